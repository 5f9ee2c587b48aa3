"""Every page of the site, as text: well formed, linked, escaped, in one language, with nothing from outside."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

import pytest

from policygraph.checks.teaching import teaching_graph
from policygraph.site.material import Material
from policygraph.site.pages import CONTENTS, PAGES, code_page, pages_by_id
from policygraph.site.report import page_texts
from tests.site.conftest import ROWS, material_of

NAUGHTY = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "${x}", "javascript:alert(1)",
    "</style><script>alert(1)</script>", "مرحبا بالعالم", "👩‍👩‍👧‍👦 新能源", "'; DROP TABLE policies; --",
    "&lt;b&gt;", "]]>", "<!--", "很长" * 200,
)  # fmt: skip


def test_every_page_of_the_contents_exists() -> None:
    assert {name for names in CONTENTS for name in names} - {"map"} == {page.name for page in PAGES}


def test_findings_have_a_page_each(real: Material) -> None:
    pages = pages_by_id(real)
    assert {each.id for each in real.findings} <= set(pages)
    assert {pages[each.intervention] for each in real.ranking} == {"scores"}
    assert code_page("C4").name == "c4"


def test_both_languages_have_the_same_pages(real_pages: dict[str, str]) -> None:
    own = {name for name in real_pages if "/" not in name}
    assert own == {name.removeprefix("zh/") for name in real_pages if name.startswith("zh/")}


def test_pages_are_well_formed_and_say_their_language(real_pages: dict[str, str], read: Any) -> None:
    for name, text in real_pages.items():
        page = read(text)
        assert page.open == [], name
        assert text.startswith("<!DOCTYPE html>\n<html lang="), name
        assert page.tags[0][1]["lang"] == ("zh-Hans" if name.startswith("zh/") else "en")
        assert sum(tag == "h1" for tag, _ in page.tags) == 1, name
        assert len(page.ids) == len(set(page.ids)), (name, [each for each in page.ids if page.ids.count(each) > 1][:5])


def test_links_resolve(real_pages: dict[str, str], read: Any) -> None:
    pages = {name: read(text) for name, text in real_pages.items()}
    ids = {name: set(page.ids) for name, page in pages.items()}
    files = {"map.html", "findings.json", "scores.json", "graph.ttl", "graph.jsonld", "manifest.json"}
    broken = []
    for name, page in pages.items():
        for link in page.links():
            assert link, name
            if link.startswith(("http://", "https://")):
                continue
            path, _, fragment = link.partition("#")
            parts = (PurePosixPath(name).parent / path).parts if path else PurePosixPath(name).parts
            where: list[str] = []
            for part in parts:
                where = where[:-1] if part == ".." else [*where, part]
            target = "/".join(where)
            if target in files or target.startswith("data/"):
                continue
            if target not in pages or (fragment and not fragment.startswith("?") and fragment not in ids[target]):
                broken.append((name, link))
    assert not broken, (len(broken), broken[:10])


def test_nothing_is_loaded_and_links_out_tell_nobody(real_pages: dict[str, str], read: Any) -> None:
    for name, text in real_pages.items():
        for tag, attrs in read(text).tags:
            assert "src" not in attrs or attrs["src"].startswith("data:"), (name, tag, attrs)
            assert tag not in ("link", "iframe", "object", "embed", "base"), (name, tag)
            assert not any(each.startswith("on") for each in attrs), (name, attrs)
            assert "style" not in attrs, (name, attrs)
            if tag == "a" and attrs.get("href", "").startswith("http"):
                assert attrs["rel"] == "noopener noreferrer", (name, attrs)


def test_unsafe_addresses_stay_text(real: Material, real_pages: dict[str, str], read: Any) -> None:
    unsafe = {row.url for row in real.graph.tables["sources"] if row.url and row.url_safe != "yes"}  # type: ignore[attr-defined]
    assert unsafe
    for name, text in real_pages.items():
        assert not unsafe & set(read(text).links()), name


def test_chinese_pages_mark_what_is_only_english(real_pages: dict[str, str]) -> None:
    """Headings of the Chinese pages are Chinese; English data carries a language of its own."""
    for name, text in real_pages.items():
        if name.startswith("zh/"):
            heading = re.search(r"<h1>(.*?)</h1>", text, re.S)
            assert heading
            assert re.search(r"[\u4e00-\u9fff]", heading[1]), name


def test_english_pages_hold_no_chinese_outside_marked_spans(real_pages: dict[str, str]) -> None:
    marked = re.compile(r'<(span|q|a|p)\b[^>]*\blang="zh[^"]*"[^>]*>.*?</\1>', re.S)
    for name in ("index.html", "c4.html", "system.html", "scores.html", "models.html"):
        body = real_pages[name].partition("<main")[2].partition("<script>")[0]
        left = re.sub(r'data-copy="[^"]*"|aria-label="[^"]*"', "", marked.sub("", body))
        assert not re.findall(r"[\u4e00-\u9fff]+", left)[:5], name


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_naughty_labels_stay_text(lang: Any, read: Any) -> None:
    rows = {name: [dict(row) for row in each] for name, each in ROWS.items()}
    for number, text in enumerate(NAUGHTY):
        for name in ("a", "b", "c"):
            rows["policies"].append({
                **rows["policies"][0], "id": f"pol:{name}/n{number}", "title_en": text, "title_zh": text,
                "label_en": text, "label_zh": text, "document_number": text,
            })  # fmt: skip
            rows["provisions"].append({
                **rows["provisions"][0], "id": f"prv:{name}/n{number}/1", "policy": f"pol:{name}/n{number}",
                "summary_en": text, "summary_zh": text, "clause": text,
            })  # fmt: skip
    pages = dict(page_texts(material_of(teaching_graph(rows)), lang))
    calm = {name: len(read(text).tags) for name, text in pages.items()}
    for name, text in pages.items():
        page = read(text)
        scripts = [attrs for tag, attrs in page.tags if tag == "script"]
        assert scripts == [{}], name
        assert not any(attr.startswith("on") for _, attrs in page.tags for attr in attrs), name
        assert not any(link.startswith("javascript:") for link in page.links()), name
    assert calm
