from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.interop import export, export_formats
from tests.interop.material import ASSESSMENT, FINDINGS

SCRIPT = """
import hashlib, sys
from pathlib import Path
from policygraph.graph import build_graph
from policygraph.rdf import parse_rdf
from policygraph.resources import ontology_folder
from policygraph.interop import export, export_formats
from policygraph.schema.tables import TABLES
import random
graph = parse_rdf(ontology_folder() / "questions" / "example.ttl")
shuffle = random.Random(int(sys.argv[2])).shuffle
tables = {}
for name, rows in graph.tables.items():
    cells = [{each.name: getattr(row, each.name) for each in TABLES[name].columns} for row in rows]
    shuffle(cells)
    tables[name] = cells
graph = build_graph(tables, as_of=graph.as_of)
for name, each in export_formats().items():
    path = export(graph, Path(sys.argv[1]) / (name + each.suffix), name)
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        print(name, file.name, hashlib.sha256(file.read_bytes()).hexdigest())
"""


@pytest.mark.parametrize("name", sorted(export_formats()))
def test_each_format_is_written_and_says_what_it_keeps(excerpt: PolicyGraph, tmp_path: Path, name: str) -> None:
    kind = export_formats()[name]
    path = export(excerpt, tmp_path / f"x{kind.suffix}", name, findings=FINDINGS(excerpt), assessments=[ASSESSMENT])
    assert path.is_dir() == kind.folder
    files = list(path.iterdir()) if kind.folder else [path]
    assert all(each.stat().st_size > 100 for each in files)
    for lang in ("en", "zh"):
        words = (kind.what(lang), kind.keeps(lang), kind.drops(lang))  # type: ignore[arg-type]
        assert all(words)


def test_an_unknown_format_is_named(excerpt: PolicyGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        export(excerpt, tmp_path / "x", "visio")
    assert "graphml" in str(caught.value.values["known"])
    assert not (tmp_path / "x").exists()


@pytest.mark.slow
def test_hash_seed_locale_zone_and_row_order_change_no_byte(tmp_path: Path) -> None:
    outputs = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "C.UTF-8"), ("77", "America/Lima", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "0"}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / seed), seed]
        outputs.add(subprocess.run(command, capture_output=True, env=environment, check=True).stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") >= len(export_formats())
