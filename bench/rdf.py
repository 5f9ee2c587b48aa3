"""RDF in one run, as ratios: our sorted Turtle against rdflib's writer and an unsorted dump, and loading.

Usage: python bench/rdf.py [TRIPLES ...]   (100000 by default)

The triples are made up and look like those of policies: type, label, region, dates, source and signed links.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyoxigraph
from rdflib import Graph

from policygraph.rdf.reading import read_statements
from policygraph.rdf.statements import Statement, iri, literal, typed
from policygraph.rdf.terms import PREFIXES, TYPE
from policygraph.rdf.writing import rdf_text

_ID, _PG, _XSD = PREFIXES["id"], PREFIXES["pg"], PREFIXES["xsd"]


def made_up(triples: int) -> list[Statement]:
    """Return about ``triples`` statements in a fixed random order."""
    chance = np.random.default_rng(0)
    found: list[Statement] = []
    for number in range(triples // 9):
        subject = iri(f"{_ID}pol/x/{number}")
        start = int(chance.integers(2000, 2050))
        pairs = [
            (TYPE, iri(f"{_PG}Policy")),
            (iri(f"{PREFIXES['dcterms']}title"), literal(f"Notice on charging facilities {number}", "en")),
            (iri(f"{_PG}place"), iri(f"{_ID}plc/r{chance.integers(32)}")),
            (iri(f"{_PG}start"), typed(str(start), f"{_XSD}gYear")),
            (iri(f"{_PG}end"), typed(str(start + 5), f"{_XSD}gYear")),
            (iri(f"{PREFIXES['dcterms']}source"), iri(f"{_ID}src/x/{number}")),
        ]
        for indicator in chance.choice(200, 3, replace=False):
            pairs.append(
                (iri(f"{_PG}{'raises' if chance.random() < 0.7 else 'lowers'}"), iri(f"{_ID}ind/v{indicator}"))
            )
        found += [(subject, verb, thing, "") for verb, thing in pairs]
    return [found[position] for position in chance.permutation(len(found))]


def seconds(task: Callable[[], Any], repeats: int = 7) -> float:
    """Return the least time of a task: the one that other programs on the machine disturbed least."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def measure(triples: int) -> None:
    """Print one table of ratios."""
    found = made_up(triples)
    lines = rdf_text(found, "nt")
    data = lines.encode()
    store = pyoxigraph.Store()
    store.bulk_load(data, format=pyoxigraph.RdfFormat.N_TRIPLES)
    plain = Graph().parse(data=data, format="nt")
    ours = seconds(lambda: rdf_text(found, "turtle"))
    dump = seconds(
        lambda: store.dump(format=pyoxigraph.RdfFormat.TURTLE, from_graph=pyoxigraph.DefaultGraph(), prefixes=PREFIXES)
    )
    theirs = seconds(lambda: plain.serialize(format="turtle"), 1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.ttl"
        path.write_text(rdf_text(found, "turtle"), encoding="utf-8")
        read = seconds(lambda: read_statements(path))
        parse = seconds(lambda: Graph().parse(path, format="turtle"), 1)
    rows = [
        ("write sorted Turtle", ours),
        ("  unsorted pyoxigraph dump", dump),
        ("  rdflib's own serializer", theirs),
        ("read Turtle", read),
        ("  rdflib's own parser", parse),
    ]
    print(f"{len(found)} triples, {len(lines) / 1e6:.1f} MB of N-Triples")
    for name, value in rows:
        print(f"  {name:30s} {value:8.3f} s")
    print(f"  writing: {theirs / ours:.1f} times rdflib's speed (goal 20)")
    print(f"  writing: {ours / dump:.2f} times the unsorted dump (goal at most 3)")
    print(f"  reading: {parse / read:.1f} times rdflib's speed (goal 8)")


if __name__ == "__main__":
    for count in [int(each) for each in sys.argv[1:]] or [100_000]:
        measure(count)
