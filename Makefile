# The commands of the project. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
WEB_SOURCES := $(shell find web/src web/public web/index.html web/vite.config.ts web/tsconfig.json -type f)
AUTH := emulator/firebase_tools

.DEFAULT_GOAL := help
.PHONY: help demo test up web pictures check eval bench doctor lock clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile -r requirements.txt -r requirements-dev.txt
	@touch $@

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	npm --prefix web ci
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_SOURCES)
	npm --prefix web run build
	@touch $@

$(AUTH)/node_modules/.package-lock.json: $(AUTH)/package.json $(AUTH)/package-lock.json
	npm --prefix $(AUTH) ci --ignore-scripts
	@touch $@

demo: .venv/installed ## both pipelines on sample files, or on LINESHEET=file ORDER=file
	$(BIN)/python -m emulator.demo $(if $(LINESHEET),--linesheet "$(LINESHEET)") $(if $(ORDER),--order "$(ORDER)")

test: .venv/installed web/dist/index.html ## every test
	$(BIN)/python -m pytest
	npm --prefix web test
	$(BIN)/python -m emulator.browser_tests

web: web/dist/index.html ## build the web app

pictures: .venv/installed web/dist/index.html ## draw the README's pictures of the web app anew
	$(BIN)/python -m emulator.browser_tests journey control
	$(BIN)/python -m emulator.pictures

up: .venv/installed web/dist/index.html $(AUTH)/node_modules/.package-lock.json ## the whole product on this machine, until Ctrl-C
	$(BIN)/python -m emulator up

check: .venv/installed web/node_modules/.package-lock.json ## ruff and mypy --strict; Biome and the TypeScript compiler
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	npm --prefix web run check

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
	rm -rf web/node_modules web/dist web/test-results web/screenshots $(AUTH)/node_modules
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
