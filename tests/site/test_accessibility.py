"""No serious or critical violation on any page: each in both languages, light and dark, wide and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policygraph.graph.writing import write_atomic
from policygraph.site.material import Material
from policygraph.site.pages import PAGES
from policygraph.site.report import all_pages, single_text
from policygraph.texts import LANGUAGES
from policygraph.views import write_map
from tests.axe import SCHEMES, grave, open_past_policy, thin

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def check(page: Page, width: int) -> None:
    """Check a page as it stands, light and dark."""
    page.set_viewport_size({"width": width, "height": 900})
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert grave(page) == [], (scheme, width)


def write_pages(root: Path, pages: dict[str, str], material: Material) -> Path:
    """Write pages of both languages, the two that hold all in one, and the map."""
    for name, text in pages.items():
        write_atomic(root / name, text)
    for lang in LANGUAGES:
        write_atomic(root / f"report-{lang}.html", single_text(material, lang))
    write_map(material.graph, root / "map.html", findings=list(material.findings))
    return root


@pytest.fixture(scope="session")
def small_folder(small: Material, small_pages: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("small"), small_pages, small)


@pytest.fixture(scope="session")
def real_folder(real: Material, real_pages: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("real"), real_pages, real)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_a_small_graph(chromium: Browser, small_folder: Path, small: Material, lang: str) -> None:
    """One visit a page: everything open; wide in English, as on a phone in Chinese; light and dark."""
    below = small_folder / ("" if lang == "en" else lang)
    for each in all_pages(small):
        page = open_past_policy(chromium, (below / f"{each.name}.html").as_uri())
        page.evaluate(_OPEN)
        check(page, 1400 if lang == "en" else 400)
        page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [each.name for each in PAGES])
def test_every_page(chromium: Browser, real_folder: Path, name: str, lang: str) -> None:
    page = open_past_policy(chromium, (real_folder / ("" if lang == "en" else lang) / f"{name}.html").as_uri())
    thin(page)
    check(page, 1400)
    page.evaluate(_OPEN)
    check(page, 400)
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_findings(chromium: Browser, real_folder: Path, real: Material, lang: str) -> None:
    for code in real.by_code:
        address = (real_folder / ("" if lang == "en" else lang) / f"{code.lower()}.html").as_uri()
        page = open_past_policy(chromium, f"{address}#{real.by_code[code][0].id}")
        thin(page)
        check(page, 1400)
        check(page, 400)
        page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_page_while_it_is_filtered_and_read(chromium: Browser, real_folder: Path, lang: str) -> None:
    page = open_past_policy(chromium, (real_folder / ("" if lang == "en" else lang) / "index.html").as_uri())
    page.select_option("select[name=status]", "ended")
    page.locator("button.copy").first.click()
    check(page, 1400)
    page.fill("input[name=text]", "no finding says this")
    check(page, 400)
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_pages_in_one_file(chromium: Browser, real_folder: Path, lang: str) -> None:
    page = open_past_policy(chromium, (real_folder / f"report-{lang}.html").as_uri())
    thin(page)
    for name in ("index", "scores", "policies"):
        page.evaluate("name => { location.hash = name; }", f"page-{name}")
        page.wait_for_selector(f"#page-{name}:visible")
        check(page, 1400)
        check(page, 400)
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_with_its_panel_open(chromium: Browser, real_folder: Path, real: Material, lang: str) -> None:
    address = (real_folder / "map.html").as_uri()
    finding = next(each for each in real.findings if each.code[0] == "C")
    page = open_past_policy(chromium, f"{address}#finding={finding.id}&lang={lang}")
    page.wait_for_selector("#panel:visible")
    page.evaluate("policyMap.ready")
    page.evaluate(_OPEN)
    check(page, 1400)
    check(page, 400)
    page.context.close()
