"""What the tests of the site share: the material of a small world and of the bundled graph, and their pages."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.checks.teaching import effect, policy, provision, target, teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.schema.interventions import Intervention
from policygraph.scoring import Ranking, rank_interventions
from policygraph.site.material import Material
from policygraph.site.report import page_texts

# A province that aims lower than the nation, and two acts that push one indicator apart.
ROWS: dict[str, list[dict[str, Any]]] = {
    "policies": [
        policy("a"), policy("b"), policy("c", "plc:P", legal_level="local_government_document", topics="nev"),
    ],
    "provisions": [provision("a"), provision("b"), provision("c"), provision("c", "2", technologies="tec:bev")],
    "targets": [target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "30")],
    "effects": [effect("a", "1", "ind:coal", "+"), effect("b", "1", "ind:coal", "-"), effect("c", "2", "ind:nev", "+")],
    "searches": [{"id": "sea:q", "place": "plc:Q", "topic": "nev", "searched": "pages", "documents": "0"}],
}  # fmt: skip


def material_of(graph: PolicyGraph, ranking: Ranking | None = None) -> Material:
    """Return the material of a graph, unranked unless a ranking is given."""
    found = (find_conflicts(graph), find_gaps(graph), find_synergies(graph))
    return Material(graph, *found, ranking or Ranking(graph, (), (), {}, {}, {}), samples=16, seed=0)


@pytest.fixture(scope="session")
def small() -> Material:
    return material_of(teaching_graph(ROWS))


@pytest.fixture(scope="session")
def real(bundled: PolicyGraph) -> Material:
    # Interventions that only turn parameters need no second run of the checks.
    some = [row for row in bundled.rows(Intervention) if row.id in ("itv:light-body", "itv:battery-life")]
    return material_of(bundled, rank_interventions(bundled, some, samples=16))


@pytest.fixture(scope="session")
def small_pages(small: Material) -> dict[str, str]:
    return dict(page_texts(small, "en"))


@pytest.fixture(scope="session")
def real_pages(real: Material) -> dict[str, str]:
    return dict(page_texts(real, "en"))


class Reader(HTMLParser):
    """Collects what the tests ask of a page: ids, links, tags with their attributes, and the words."""

    VOID = frozenset(["meta", "link", "br", "hr", "img", "input", "path", "line", "rect", "circle"])

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def links(self) -> list[str]:
        return [attrs["href"] for tag, attrs in self.tags if tag == "a" and "href" in attrs]


@pytest.fixture(scope="session")
def read() -> type[Reader]:
    return Reader
