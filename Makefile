# The commands of the project. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test up check eval bench doctor lock clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	@touch $@

demo: .venv/installed ## both pipelines on sample files, or on LINESHEET=file ORDER=file
	$(BIN)/python -m emulator.demo $(if $(LINESHEET),--linesheet "$(LINESHEET)") $(if $(ORDER),--order "$(ORDER)")

test: .venv/installed ## every test
	$(BIN)/python -m pytest

up: .venv/installed ## the whole product on this machine, until Ctrl-C
	$(BIN)/python -m emulator up

check: .venv/installed ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: .venv/installed ## reading quality on the samples, or on DATA=folder with truth beside the files
	$(BIN)/python -m benchmarks.evaluate $(if $(DATA),--data "$(DATA)")

bench: .venv/installed ## the engine's, the API's and the reader's figures
	$(BIN)/python -m benchmarks

doctor: .venv/installed ## what this machine lacks, and the command that brings it
	$(BIN)/python -m emulator doctor

lock: .venv/installed ## pin the dependencies anew
	$(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-find-links --strip-extras --no-header -o requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-find-links --strip-extras --no-header -o requirements-dev.txt requirements-dev.in

clean: ## remove what the commands have made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
