"""Findings as one page in which nothing of the data is markup."""

from __future__ import annotations

from html.parser import HTMLParser

from policygraph.checks import find_conflicts
from policygraph.checks.pages import findings_page, findings_table
from policygraph.checks.teaching import policy, provision, target, teaching_graph

HOSTILE = "<script>alert(1)</script>"


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def findings():  # type: ignore[no-untyped-def]
    graph = teaching_graph(
        {
            "policies": [policy("a", title_en=HOSTILE)],
            "provisions": [provision("a"), provision("c")],
            "targets": [target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "30")],
        }
    )
    return find_conflicts(graph)


def test_names_stay_text_and_every_claim_stands_beside_its_source() -> None:
    page = read(findings_page(findings(), "en"))
    assert "script" not in page.tags
    assert HOSTILE in page.text
    assert "Page a" in page.text


def test_the_page_is_in_the_language_asked_for() -> None:
    found = findings()
    assert "上下级不一致" in findings_page(found, "zh")
    assert "<html lang='zh-CN'>" in findings_page(found, "zh")
    assert "between levels" in findings_table(found.graph, found, "en")
