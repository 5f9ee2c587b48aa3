"""The network map as one HTML file: opens from a disk, fetches nothing, runs no script but its own."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import compress

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph, write_atomic
from policygraph.graph.policygraph import suggest
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import terms
from policygraph.texts import LANGUAGES, Lang, keys, pattern, say
from policygraph.views.compact import columns
from policygraph.views.mapdata import MapData, map_data
from policygraph.views.mapdetails import details
from policygraph.views.style import KINDS, as_plain, glyph_points

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["map_page", "write_map"]

# In this order: each file uses only what stands before it when it is read.
_SCRIPTS: Final = (
    "words", "state", "scene", "pack", "picture", "painting", "moving", "labels", "panel", "controls", "table",
    "saving", "main",
)  # fmt: skip
_SCHEMES: Final = (
    "actor", "code", "decision", "effect_kind", "finding_status", "grade", "joint_system", "level", "overlap",
    "place_level", "relation", "side", "sign", "stage", "stance", "three_e", "trilemma",
)  # fmt: skip
_OPTIONS: Final[dict[str, Any]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "dot"},
    "edges": {"smooth": {"enabled": False}},
    "interaction": {"keyboard": False, "multiselect": False, "selectConnectedEdges": False, "dragNodes": False},
}
# A tenth larger than at level 9, in a quarter of the time.
_LEVEL: Final = 4
# What could end the script element; the JSON is ASCII, as a browser reads it fastest.
_ESCAPES: Final = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&"})


def write_map(
    graph: PolicyGraph,
    path: str | Path,
    *,
    findings: Iterable[Finding] | None = None,
    focus: str = "",
    depth: int = 1,
    lang: Lang = "en",
    finding: str = "",
) -> Path:
    """Write the network map of a graph as one HTML file and return its path.

    Parameters
    ----------
    findings
        What to ring and list, gravest first; by default the conflicts, then the gaps, then the synergies of the graph.
    focus, depth
        Open on this row and what lies within so many links, 1 to 4.
    lang
        Language it opens in; a reader can switch.
    finding
        Open on this finding alone.

    Raises
    ------
    ScopeError
        If the map has no such node or finding.
    UnreadableInput
        If the file cannot be written.
    """
    page = map_page(graph, findings=findings, focus=focus, depth=depth, lang=lang, finding=finding)
    return write_atomic(Path(path), page)


def map_page(
    graph: PolicyGraph,
    *,
    findings: Iterable[Finding] | None = None,
    focus: str = "",
    depth: int = 1,
    lang: Lang = "en",
    finding: str = "",
) -> str:
    """Return the page that :func:`write_map` writes; the arguments are the same."""
    found = list(findings) if findings is not None else _all_findings(graph)
    data = map_data(graph, found)
    _check("graph.unknown_id", focus, data.number)
    _check("graph.unknown_id", finding, {each.id for each in found})
    opening = {"id": focus, "depth": min(max(depth, 1), 4), "lang": lang, "finding": finding}
    told = details(
        graph, (node["key"] for node in data.nodes), (edge["row"] for edge in data.edges if "row" in edge), found
    )
    core, whole = _parts(data)
    return _render(core | {"start": opening}, whole, told, lang)


def _all_findings(graph: PolicyGraph) -> list[Finding]:
    return [*find_conflicts(graph), *find_gaps(graph), *find_synergies(graph)]


def _check(key: str, wanted: str, known: Iterable[str]) -> None:
    if wanted and wanted not in set(known):
        raise ScopeError(key, id=wanted, suggestion=suggest(wanted, known))


def _parts(data: MapData) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the first picture needs at once, and all that can be drawn; nodes and edges are those of pyvis."""
    nodes, edges, options = _carried(data)
    findings = data.findings
    opening = data.opening
    seen = set(opening)
    core = _wording() | {
        "as_of": data.graph.as_of,
        "counts": data.counts,
        "drawn": Counter(node["kind"] for node in nodes),
        "first": data.first,
        "months": data.months,
        "opening": opening,
        "options": options,
        "style": as_plain(),
        # The same records as below: a page shows these before it has read the others.
        "edges": columns([each for each in edges if each["from"] in seen and each["to"] in seen], leave=["arrows"]),
        "findings": columns([findings[rank] for rank in data.first]),
        "nodes": columns([nodes[number] for number in opening]),
    }
    whole = {
        "edges": columns(edges, leave=["id", "arrows"]),
        "findings": columns(findings, leave=["id"]),
        "nodes": columns(nodes, leave=["id"]),
    }
    return core, whole


@cache
def _wording() -> dict[str, Any]:
    """Return the sentences and terms of the page itself, which are the same for every graph."""
    prefixes = ("map.", "checks.role.", "checks.sureness", "checks.magnitude")
    return {
        "terms": {scheme: _labels(scheme) for scheme in _SCHEMES},
        "words": {key: [pattern(key, each) for each in LANGUAGES] for prefix in prefixes for key in keys(prefix)},
    }


def _labels(scheme: str) -> dict[str, list[str]]:
    return {notation: [term.label(lang) for lang in LANGUAGES] for notation, term in terms(scheme).items()}


def _carried(data: MapData) -> tuple[list[Any], list[Any], dict[str, Any]]:
    # Imported here: pyvis brings IPython with it, and nothing else needs either.
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    network = Network(directed=True, cdn_resources="in_line")
    # Network.add_node and add_edge look through all nodes each time; the records they would make are the same.
    network.nodes = [Node(node["id"], KINDS[node["kind"]].shape, **node).options for node in data.nodes]
    network.edges = [Edge(edge["from"], edge["to"], directed=True, **edge).options for edge in data.edges]
    network.set_options(json.dumps(_OPTIONS))
    nodes, edges, *_, options = network.get_network_data()
    return nodes, edges, json.loads(options)


def _render(core: dict[str, Any], whole: dict[str, Any], told: dict[str, Any], lang: Lang) -> str:
    script, css = _script(), _text("map.css")
    policy = (
        f"default-src 'none'; script-src '{_fingerprint(script)}'; style-src '{_fingerprint(css)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    page = (
        _environment()
        .get_template("map.html")
        .render(
            lang=lang,
            policy=policy,
            words={key: pair[LANGUAGES.index(lang)] for key, pair in core["words"].items()},
            no_script=" · ".join(say("map.no_script", each) for each in LANGUAGES),
            kinds=[{"kind": style.kind, "points": _points(style.shape)} for style in KINDS.values()],
            css=css,
            core=_json(core),
            whole=_packed(whole),
            details=_packed(told),
            script=script,
            licence=_text("map/licence.txt"),
        )
    )
    # In ASCII, as script and JSON are anyway: a browser keeps and reads the whole page at one byte a character.
    return page.encode("ascii", "xmlcharrefreplace").decode()


def _points(shape: str) -> str:
    return " ".join(f"{x},{y}" for x, y in glyph_points(shape))


def _json(value: object) -> str:
    """Return JSON in which nothing can be read as markup or end a script."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True).translate(_ESCAPES)


def _packed(value: object) -> str:
    """Return JSON deflated and in base64: a quarter of the bytes to be read before the page can be used."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return b64encode(compress(text.encode(), _LEVEL)).decode()


@cache
def _fingerprint(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader

    loader = PackageLoader("policygraph.views", "templates")
    return Environment(loader=loader, autoescape=True, keep_trailing_newline=True, trim_blocks=False)


@cache
def _text(name: str) -> str:
    return files("policygraph.views").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    parts = "\n".join(_text(f"map/{name}.js") for name in _SCRIPTS)
    script = f'{_library()}\n(() => {{\n"use strict";\n{parts}\n}})();\n'
    return script.encode("ascii", "backslashreplace").decode()


@cache
def _library() -> str:
    """Return vis-network 9.1.2 as pyvis carries it, with its notice; line ends as an HTML parser would make them."""
    text = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")
