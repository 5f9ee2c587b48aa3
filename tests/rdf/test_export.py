from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.rdf import parse_rdf, to_rdf, write_rdf
from policygraph.rdf.export import statements
from policygraph.rdf.terms import ASSESSMENTS_GRAPH, EVIDENCE_GRAPH, FINDINGS_GRAPH, PREFIXES
from policygraph.schema.findings import Assessment, Finding

SCRIPT = """
import hashlib, random, sys
from policygraph.rdf import parse_rdf
from policygraph.rdf.export import statements
from policygraph.rdf.writing import KINDS, rdf_text
from policygraph.graph import build_graph
from policygraph.schema.tables import TABLES
graph = parse_rdf(sys.argv[1])
tables = {name: list(rows) for name, rows in graph.tables.items()}
shuffle = random.Random(int(sys.argv[2])).shuffle
for name, rows in tables.items():
    shuffle(rows)
    tables[name] = [{each.name: getattr(row, each.name) for each in TABLES[name].columns} for row in rows]
again = build_graph(tables, as_of=graph.as_of)
for kind in KINDS:
    print(kind, hashlib.sha256(rdf_text(statements(again), kind).encode()).hexdigest())
"""


@pytest.mark.slow
def test_hash_seed_locale_zone_and_row_order_change_no_byte(example_path: Path) -> None:
    outputs = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "C.UTF-8"), ("4242", "America/Lima", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "0"}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(example_path), seed], capture_output=True, env=environment, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == 7


def test_everything_is_in_one_rdflib_graph(example: PolicyGraph, finding: Finding, assessment: Assessment) -> None:
    found = statements(example, findings=[finding], assessments=[assessment])
    rdf = to_rdf(example, findings=[finding], assessments=[assessment])
    assert len(rdf) == len({each[:3] for each in found})
    assert dict(rdf.namespaces())["pg"].toPython() == PREFIXES["pg"]
    assert {each[3] for each in found} == {"", ASSESSMENTS_GRAPH, EVIDENCE_GRAPH, FINDINGS_GRAPH}


def test_the_suffix_or_the_format_says_which(example: PolicyGraph, tmp_path: Path) -> None:
    assert parse_rdf(write_rdf(example, tmp_path / "a.trig")) == example
    written = write_rdf(example, str(tmp_path / "b.ttl"), format="longturtle")
    assert parse_rdf(written) == example
    with pytest.raises(UsageError):
        write_rdf(example, tmp_path / "c.doc")


def test_an_unwritable_place_is_an_error_and_leaves_nothing(example: PolicyGraph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Exception, match="cannot be written"):
        write_rdf(example, tmp_path / "file" / "x.ttl")
