"""The pages in a headless Chromium: both languages, wide and narrow, by mouse and by keyboard, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policygraph.graph.writing import write_atomic
from policygraph.site.material import Material
from policygraph.site.report import single_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def folder(real_pages: dict[str, str], real: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pages")
    for name, text in real_pages.items():
        write_atomic(root / name, text)
    write_atomic(root / "single.html", single_text(real, "zh"))
    return root


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [1400, 400])
def test_no_page_is_wider_than_the_screen_and_the_console_is_clean(
    folder: Path, real_pages: dict[str, str], browser_page: Open, lang: str, width: int
) -> None:
    names = [name for name in real_pages if name.startswith("zh/") == (lang == "zh")]
    for name in names:
        page = browser_page(folder / name, width=width)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} px wide"
        page.context.close()


@pytest.mark.parametrize("lang", ["", "zh/"])
def test_filters_keep_what_they_say_and_stay_in_the_address(folder: Path, browser_page: Open, lang: str) -> None:
    page = browser_page(folder / f"{lang}index.html")
    everything = page.locator(".group .row").count()
    page.select_option("select[name=status]", "ended")
    shown = page.locator(".group .row:not([hidden])")
    assert 0 < shown.count() < everything
    assert set(shown.evaluate_all("rows => rows.map(row => row.dataset.status)")) == {"ended"}
    assert "status=ended" in page.evaluate("location.hash")
    page.select_option("select[name=code]", "C4")
    assert set(shown.evaluate_all("rows => rows.map(row => row.dataset.code)")) <= {"C4"}
    page.click("button[type=reset]")
    page.wait_for_timeout(200)
    assert not page.evaluate("location.hash")
    assert shown.count() == everything


def test_a_filter_in_the_address_is_applied_on_opening(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "index.html", fragment="?place=plc%3ACN-LN&status=open")
    places = page.locator(".group .row:not([hidden])").evaluate_all("rows => rows.map(row => row.dataset.place)")
    assert places
    assert all("plc:CN-LN" in place.split() for place in places)


def test_a_finding_opens_at_its_address_and_its_clause_leads_to_the_register(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "index.html")
    page.locator(".group summary").first.click()
    page.locator(".group[open] .row a").first.click()
    page.wait_for_selector("article.finding:target")
    page.locator("article.finding:target .clause a").first.click()
    page.wait_for_selector(":target")
    assert any(f"{name}.html#" in page.url for name in ("policies", "local", "coverage"))


def test_a_citation_is_told_and_copied(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "index.html")
    page.locator("button.copy").first.click()
    page.locator(".live", has_text="fnd:").wait_for()


def test_tables_sort_by_click_and_by_key(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "scores.html")
    head = page.locator("#criteria thead th").nth(2)
    for act in (head.click, lambda: (head.focus(), page.keyboard.press("Enter"))):
        before = head.get_attribute("aria-sort")
        act()
        page.wait_for_timeout(100)
        assert head.get_attribute("aria-sort") != before
        cells = "rows => rows.map(row => Number(row.cells[2].dataset.sort))"
        values = page.locator("#criteria tbody tr").evaluate_all(cells)
        assert values == sorted(values, reverse=head.get_attribute("aria-sort") == "descending")


def test_a_table_is_narrowed_by_words(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "sources.html")
    before = page.locator("#sources tbody tr:visible").count()
    page.fill("input[data-table=sources]", "shanghai")
    assert 0 < page.locator("#sources tbody tr:visible").count() < before


def test_guided_views_switch(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "zh" / "triangle.html")
    assert page.locator("#figure-1").is_visible()
    page.check("input[value=figure2]")
    assert page.locator("#figure-2").is_visible()
    assert not page.locator("#figure-1").is_visible()


def test_the_other_language_opens_at_the_same_place(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "system.html", fragment="ind:coal-output")
    page.click("a[data-keep-hash]")
    page.wait_for_url("**/zh/system.html#ind:coal-output")


def test_everything_can_be_reached_by_keyboard(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator(".group summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".group").first.get_attribute("open") is not None


def test_one_file_shows_one_page_at_a_time(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "single.html")
    assert page.locator("section.page:visible").count() == 1
    page.click(".menu a[href='#page-sources']")
    page.wait_for_selector("#page-sources:visible")
    assert page.locator("section.page:visible").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => decodeURIComponent(a.hash.slice(1)))"
        ".filter(name => name && !document.getElementById(name))"
    )
    assert dead == []


def test_every_control_can_be_used(folder: Path, browser_page: Open) -> None:
    """Nothing that can be pressed, opened, chosen or typed into breaks a page; the console stays clean."""
    for name in ("index.html", "zh/triangle.html", "models.html", "zh/ladder.html"):
        page = browser_page(folder / name)
        page.evaluate(
            """() => {
              document.querySelectorAll('details').forEach((each) => { each.open = true; });
              document.querySelectorAll('button, summary, thead th, input[type=radio]').forEach((each) => each.click());
              document.querySelectorAll('select').forEach((each) => {
                each.selectedIndex = each.options.length - 1;
                each.dispatchEvent(new Event('input', { bubbles: true }));
              });
              document.querySelectorAll('input[type=search]').forEach((each) => {
                each.value = '<b>"' + each.name;
                each.dispatchEvent(new Event('input', { bubbles: true }));
              });
            }"""
        )
        page.wait_for_timeout(100)
        assert page.locator("h1").count() == 1


def test_it_prints(folder: Path, browser_page: Open) -> None:
    page = browser_page(folder / "index.html")
    page.emulate_media(media="print")
    assert not page.locator(".menu").is_visible()
    assert page.pdf(format="A4")[:5] == b"%PDF-"
