from __future__ import annotations

import json
from hashlib import sha256

from policygraph.graph import build_graph
from policygraph.site.manifest import digest, manifest, manifest_json, package_version
from policygraph.site.material import Material
from tests.site.conftest import ROWS, material_of


def test_digest_is_sha256_of_utf8() -> None:
    assert digest("新") == sha256("新".encode()).hexdigest()


def test_an_unknown_package_has_an_unknown_version() -> None:
    assert package_version("no-such-package-anywhere") == "0+unknown"


def test_the_manifest_names_what_repeats_a_run(small: Material) -> None:
    made = manifest(small, {"b.html": "2", "a.html": "1"})
    assert list(made["files"]) == ["a.html", "b.html"]
    assert made["seed"] == 0
    assert made["samples"] == 16
    assert made["as_of"] == small.graph.as_of
    assert made["rows"]["policies"] == 3
    assert len(made["inputs"]["policies/policies.csv"]) == 64
    assert json.loads(manifest_json(small, {})) == manifest(small, {})


def test_a_changed_cell_changes_one_input_hash(small: Material) -> None:
    changed = build_graph({"policies": [{**ROWS["policies"][0], "note": "x"}]}, base=small.graph)
    before, after = manifest(small, {})["inputs"], manifest(material_of(changed), {})["inputs"]
    assert [path for path in before if before[path] != after[path]] == ["policies/policies.csv"]
