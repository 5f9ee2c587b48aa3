"""The site, findings and the query page over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from policygraph.checks import find_conflicts
from policygraph.graph import PolicyGraph
from policygraph.rdf import saved_questions
from tests.axe import SCHEMES, grave, open_past_policy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.server.conftest import Server


def test_the_front_page_is_the_report(server: Server) -> None:
    reply = server.ask("GET", "/")
    assert reply.status == 200
    assert b"front" in reply.body
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_findings_are_the_same_as_from_python(server: Server, bundled: PolicyGraph) -> None:
    reply = server.ask("GET", "/api/conflicts?where=CN-LN&codes=C4")
    assert reply.headers["content-type"].startswith("application/json")
    assert json.loads(reply.body) == json.loads(find_conflicts(bundled, where="CN-LN", codes=["C4"]).to_json())


@pytest.mark.parametrize(
    "path", ["/api/conflicts?where=Lioaning", "/api/gaps?codes=C1", "/api/conflicts?at=2021-02-30"]
)
def test_a_malformed_question_is_told_why(server: Server, path: str) -> None:
    reply = server.ask("GET", path)
    assert reply.status == 400
    assert reply.body


def test_unknown_lists_and_files_are_not_found(server: Server) -> None:
    assert server.ask("GET", "/api/secrets").status == 404
    assert server.ask("GET", "/nothing.html").status == 404
    assert server.ask("GET", "/../../etc/passwd").status == 404
    assert server.ask("GET", "/%2e%2e/%2e%2e/etc/passwd").status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_a_foreign_host_is_turned_away(server: Server, host: str) -> None:
    assert server.ask("GET", "/", Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8001", "127.0.0.1:9"])
def test_names_of_this_machine_are_answered(server: Server, host: str) -> None:
    assert server.ask("GET", "/", Host=host).status == 200


def test_no_page_of_another_origin_may_read(server: Server) -> None:
    reply = server.query("ASK {?a ?b ?c}", Origin="https://evil.example")
    assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_query_page_loads_nothing_from_elsewhere(server: Server, lang: str) -> None:
    reply = server.ask("GET", f"/query?lang={lang}")
    text = reply.body.decode()
    assert f'<html lang="{lang}">' in text
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert 'src="http' not in text
    assert server.ask("GET", "/vendor/yasgui.min.js").status == 200


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_saved_question_runs_in_the_page(server: Server, browser_page: Callable[..., Page], lang: str) -> None:
    page = browser_page(f"http://127.0.0.1:{server.port}/query?lang={lang}")
    assert page.locator(".tabsList [role=tab]").count() >= len(saved_questions())
    page.locator(".yasqe_queryButton:visible").click()
    page.locator(".yasr:visible table tbody tr").first.wait_for(timeout=20_000)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_serious_on_the_query_page(server: Server, chromium: Browser, lang: str) -> None:
    """As it opens and with an answer shown, light and dark, wide and on a phone."""
    page = open_past_policy(chromium, f"http://127.0.0.1:{server.port}/query?lang={lang}")
    page.wait_for_selector(".yasqe_queryButton")
    for answered in (False, True):
        if answered:
            page.locator(".tabPanel.active .yasqe_queryButton").click()
            page.wait_for_selector(".tabPanel.active .yasr_results table, .tabPanel.active .yasr_results .CodeMirror")
        for width in (1400, 400):
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert grave(page) == [], (answered, width, scheme)
    page.context.close()
