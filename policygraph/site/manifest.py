"""The manifest of a run: versions, seed, input hashes, data date and parameter set, so that it can be repeated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from platform import python_version
from typing import Any, Final

from policygraph.graph.writing import table_csv
from policygraph.schema.tables import TABLES
from policygraph.site.material import Material

__all__ = ["LIBRARIES", "digest", "manifest", "manifest_json", "package_version"]

# Those whose version can change a byte of the output.
LIBRARIES: Final = ("altair", "jinja2", "networkx", "numpy", "pandas", "pyvis", "rdflib", "scipy", "vl-convert-python")


def package_version(name: str = "policygraph") -> str:
    """Return the version of an installed package; ``0+unknown`` for a checkout that was never installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "0+unknown"


def digest(content: str | bytes) -> str:
    """Return the SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal."""
    return sha256(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content).hexdigest()


def manifest(material: Material, written: Mapping[str, str]) -> dict[str, Any]:
    """Return what is needed to repeat a run and to check its files.

    Parameters
    ----------
    written
        SHA-256 by path below the folder of the report.
    """
    graph = material.graph
    return {
        "as_of": graph.as_of,
        "files": dict(sorted(written.items())),
        "inputs": {TABLES[name].path: digest(table_csv(graph, name)) for name in sorted(TABLES)},
        "parameter_set": "default",
        "policygraph": package_version(),
        "python": python_version(),
        "rows": {name: len(graph.tables[name]) for name in sorted(TABLES)},
        "samples": material.samples,
        "seed": material.seed,
        "versions": {name: package_version(name) for name in LIBRARIES},
    }


def manifest_json(material: Material, written: Mapping[str, str]) -> str:
    """Return the manifest as JSON text."""
    return json.dumps(manifest(material, written), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
