from __future__ import annotations

import json
import re

from policygraph.graph import PolicyGraph, build_graph
from policygraph.interop.formats.citations import bibtex_text, csl_json
from tests.awkward import AWKWARD


def test_every_policy_and_source_is_a_reference(bundled: PolicyGraph) -> None:
    items = json.loads(csl_json(bundled))
    rows = {row.id for name in ("policies", "sources") for row in bundled.tables[name]}
    assert {each["id"] for each in items} == rows
    assert all(each["title"] and each["type"] in ("legislation", "webpage") for each in items)
    assert len(re.findall(r"^@(misc|online)\{", bibtex_text(bundled), re.M)) == len(rows)


def test_only_safe_addresses_become_links(bundled: PolicyGraph) -> None:
    items = {each["id"]: each for each in json.loads(csl_json(bundled))}
    for row in bundled.tables["sources"]:
        safe = row.url_safe == "yes" and row.url  # type: ignore[attr-defined]
        assert ("URL" in items[row.id]) == bool(safe)


def test_braces_balance_whatever_a_title_holds() -> None:
    sources = [
        {"id": f"src:s{n}", "title": text, "url_safe": "no", "source_kind": "press", "origin": "o"}
        for n, text in enumerate(AWKWARD)
    ]
    text = bibtex_text(build_graph({"sources": sources}, as_of="2026-01-01"))
    for entry in text.split("\n\n"):
        depth = 0
        for mark in re.sub(r"\\[{}]", "", entry):
            depth += {"{": 1, "}": -1}.get(mark, 0)
            assert depth >= 0
        assert depth == 0


def test_keys_are_unique(bundled: PolicyGraph) -> None:
    keys = re.findall(r"^@\w+\{([^,]+),", bibtex_text(bundled), re.M)
    assert len(keys) == len(set(keys))
