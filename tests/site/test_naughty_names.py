"""The bundled graph with every name replaced by a string that breaks careless pages: pages stay pages, names stay text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from policygraph.graph import PolicyGraph
from policygraph.graph.writing import write_atomic
from policygraph.site.report import page_texts
from tests.naughty import relabelled
from tests.site.conftest import material_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages(bundled: PolicyGraph) -> dict[str, str]:
    return dict(page_texts(material_of(relabelled(bundled)), "zh"))


def test_names_never_become_markup(pages: dict[str, str], read: Any) -> None:
    allowed = {
        "a", "abbr", "article", "blockquote", "body", "br", "button", "caption", "circle", "cite", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "g", "h1", "h2", "h3", "head",
        "header", "html", "i", "input", "label", "legend", "li", "line", "main", "meta", "nav", "ol", "option", "p", "path",
        "q", "rect", "script", "section", "select", "small", "span", "strong", "style", "summary", "sup", "svg", "table",
        "tbody", "td", "text", "th", "thead", "title", "tr", "tspan", "ul", "clippath", "defs",
    }  # fmt: skip
    for name, text in pages.items():
        page = read(text)
        assert {tag for tag, _ in page.tags} <= allowed, name
        assert all(at.get("class", "").startswith("sign ") for tag, at in page.tags if tag == "i"), name
        assert all(not at for tag, at in page.tags if tag == "small"), name
        assert sum(tag == "script" for tag, _ in page.tags) == 1, name
        assert not any(
            attr.startswith("on") or attr in ("src", "style", "srcdoc") for _, at in page.tags for attr in at
        )
        assert all(link.startswith(("#", "http://", "https://")) or link.partition("#")[0].endswith((".html", ".csv", ".json", ".ttl", ".jsonld")) for link in page.links()), name  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", "en/c4.html", "policies.html", "en/scores.html", "provinces.html"])
def test_nothing_runs(pages: dict[str, str], browser_page: Callable[..., Page], tmp_path: Path, name: str) -> None:
    page = browser_page(write_atomic(tmp_path / "page.html", pages[name]))
    assert page.locator("h1").count() == 1
