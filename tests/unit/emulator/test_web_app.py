"""The built web app as Hosting serves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from werkzeug.test import Client

from emulator.web_app import init_config, web_app


@pytest.fixture
def browser(tmp_path: Path) -> Client:
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<title>Threadline</title>")
    (dist / "assets" / "app-1f2e.js").write_text("start()")
    (tmp_path / "secret").write_text("not for the web")
    return Client(web_app(dist))


def test_a_file_is_served_with_its_type_and_kept_if_its_name_carries_a_hash(browser: Client):
    script = browser.get("/assets/app-1f2e.js")

    assert script.text == "start()"
    assert script.content_type.startswith("text/javascript")
    assert "immutable" in script.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/collections/abc", "/index.html", "/assets/gone.js"])
def test_every_other_path_is_the_page_and_always_fresh(browser: Client, path: str):
    page = browser.get(path)

    assert "Threadline" in page.text
    assert page.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/../secret", "/..%2fsecret", "/%2e%2e/secret", "//etc/passwd"])
def test_nothing_outside_of_the_folder_is_served(browser: Client, path: str):
    assert "Threadline" in browser.get(path).text


def test_without_a_build_the_command_that_makes_one_is_named(tmp_path: Path):
    answer = Client(web_app(tmp_path / "none")).get("/")

    assert (answer.status_code, "make web" in answer.text) == (404, True)


def test_a_page_in_the_cloud_is_told_of_no_local_parts():
    assert init_config({"GOOGLE_CLOUD_PROJECT": "p"})["emulators"] == {}


def test_the_sample_files_that_are_offered_are_there_and_no_others(browser: Client):
    offered = init_config({})["samples"]

    linesheet, order = (browser.get(offered[kind]) for kind in ("linesheet", "purchase_order"))

    assert (linesheet.data[:5], linesheet.mimetype) == (b"%PDF-", "application/pdf")
    assert (order.data[:2], order.mimetype) == (b"PK", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    assert browser.get("/__/samples/linesheet_cards").status_code == 404
