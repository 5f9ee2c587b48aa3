"""What the network map costs: against pyvis as it comes, pyvis with a fixed layout, cytoscape.js and an empty page.

    python bench/maps.py [-o FOLDER] [--sizes 200 1000 5000]

First the map of the bundled data against an empty page. Then synthetic policies with clauses, targets, effects and
evidence, the same nodes and edges for every page, everything drawn (the project's map also as it opens). *Interactive*:
from navigation until the page is complete, physics has settled where it is on, and two frames were served. *Pan*:
median frame while the picture is moved by script; *drag*: while the mouse drags it. Pages open from a file without
network; rounds are interleaved, and the median is kept. cytoscape.js is fetched by npm into a temporary folder; without
npm it is left out, and the run says so. Exit code 1 where a promise is missed.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import statistics
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from policygraph.checks import RULES
from policygraph.graph import PolicyGraph, build_graph, load
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import label as word
from policygraph.views import map_page, write_map
from policygraph.views.compact import without
from policygraph.views.labels import shown_name
from policygraph.views.mapdata import map_data
from policygraph.views.mapdetails import details
from policygraph.views.networkmap import _library
from policygraph.views.style import KINDS, sign_style

SIZES = (200, 1_000, 5_000)
PATIENCE = 150.0  # seconds for physics to settle
TICK = 1.02  # two pages that keep up with the screen differ by the clock alone
FASTER, EMPTY = 40.0, 1.5  # promised against pyvis as it comes, and against an empty page
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OURS, FIXED, DEFAULT, CYTOSCAPE, BLANK, FIRST, BUNDLED = (
    "policygraph, all",
    "pyvis, fixed layout",
    "pyvis, as it comes",
    "cytoscape.js",
    "empty vis-network",
    "policygraph, as it opens",
    "policygraph, bundled data",
)

# vis-network pages of pyvis keep the network in a global; this notes when its physics has settled.
HOOK = """(() => {
  let kept;
  const note = () => { window.settled = performance.now(); };
  const set = (made) => { kept = made; if (made && made.on) made.on('stabilizationIterationsDone', note); };
  Object.defineProperty(window, 'network', { configurable: true, get: () => kept, set });
})();"""
TWO_FRAMES = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
PAN = """() => new Promise((done) => {
  const frames = []; let last = performance.now(); let step = 0;
  const frame = () => {
    const now = performance.now(); frames.push(now - last); last = now;
    if (step > 24) { frames.sort((a, b) => a - b); done(frames[12]); return; }
    step += 1; MOVE; requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})"""
WATCH = """() => {
  window.seen = []; let last = performance.now();
  const frame = () => {
    const now = performance.now(); window.seen.push(now - last); last = now;
    window.watching = requestAnimationFrame(frame);
  };
  window.watching = requestAnimationFrame(frame);
}"""
VIEW = """() => JSON.stringify(
  typeof cy === 'undefined' ? (window.policyMap || window).network.getViewPosition() : cy.pan())"""
SEEN = "() => { cancelAnimationFrame(window.watching); return window.seen; }"


def graph_of(size: int) -> PolicyGraph:
    """Return a graph whose map has about ``size`` nodes and twice as many edges."""
    indicators, policies = size // 5, size // 5
    tags = {"three_e": "energy", "trilemma": "supply", "levels": "path"}
    name = {"label_en": "Indicator number {}", "label_zh": "第{}号指标"}
    tables: dict[str, list[dict[str, Any]]] = {
        "jurisdictions": [{"id": "plc:CN", "label_en": "China", "label_zh": "中国", "place_level": "nation"}],
        "sources": [
            {
                "id": "src:a",
                "title": "A page",
                "url": "https://example.org/a",
                "url_safe": "yes",
                "source_kind": "official",
                "origin": "a",
            }
        ],
        "indicators": [
            {
                "id": f"ind:{at:05}",
                **{key: text.format(at) for key, text in name.items()},
                "unit": "index",
                "better_when": "up",
                **tags,
            }
            for at in range(indicators)
        ],
        "influences": [
            {
                "id": f"inf:{at:05}",
                "source": f"ind:{at:05}",
                "target": f"ind:{(at * 7 + 1) % indicators:05}",
                "sign": "+-"[at % 3 == 0],
                "strength": "2",
                "kind": "physical",
            }
            for at in range(indicators)
            if (at * 7 + 1) % indicators != at
        ],
        "evidence": [
            {"id": f"evd:{at:05}", "about": f"inf:{at:05}", "source": "src:a", "stance": "supports"}
            for at in range(indicators)
            if (at * 7 + 1) % indicators != at
        ],
        "relations": [
            {
                "id": f"rel:{at:05}",
                "subject": f"pol:{at:05}",
                "relation": "implements",
                "object": f"pol:{(at * 5 + 2) % policies:05}",
            }
            for at in range(policies)
            if (at * 5 + 2) % policies != at
        ],
        "policies": [],
        "provisions": [],
        "effects": [],
        "targets": [],
    }
    for at in range(policies):
        tables["policies"].append(
            {
                "id": f"pol:{at:05}",
                "title_en": f"Measures on subject {at}",
                "title_zh": f"关于第{at}号事项的办法",
                "jurisdiction": "plc:CN",
                "kind": "act",
                "text_date": f"{2000 + at % 25}",
                "sources": "src:a",
            }
        )
        for part in range(2):
            _clause(tables, at, part, indicators)
    return build_graph(tables, as_of="2026-01-01")


def _clause(tables: dict[str, list[dict[str, Any]]], at: int, part: int, indicators: int) -> None:
    clause, subject = f"prv:{at:05}/{part}", f"ind:{(at * 3 + part * 11) % indicators:05}"
    tables["provisions"].append(
        {
            "id": clause,
            "policy": f"pol:{at:05}",
            "summary_en": f"Clause {part} on subject {at}: support where needed",
            "summary_zh": f"第{at}号事项第{part}条：按需支持",
            "instrument": "plan",
            "modality": "plans",
            "sides": "supply",
            "stages": "production",
            "actors": "government",
        }
    )
    tables["effects"].append(
        {
            "id": f"eff:{at:05}/{part}",
            "provision": clause,
            "indicator": subject,
            "sign": "+-"[(at + part) % 3 == 0],
            "strength": "2",
            "kind": "pushes",
        }
    )
    tables["evidence"].append(
        {
            "id": f"evd:{at:05}/{part}",
            "about": f"{clause};eff:{at:05}/{part}",
            "source": "src:a",
            "paraphrase_en": f"The text of clause {part} says so",
            "paraphrase_zh": f"第{part}条如此规定",
            "stance": "supports",
        }
    )
    if part:
        tables["targets"].append(
            {
                "id": f"tgt:{at:05}",
                "provision": clause,
                "indicator": subject,
                "comparator": ">=",
                "value": str(at % 90 + 1),
                "unit": "%",
                "due_year": "2030",
                "nature": "share",
                "standing": "text",
                "force": "expected",
                "body": "",
            }
        )


def findings_of(graph: PolicyGraph) -> list[Finding]:
    """Return some conflicts, so that the map has something to ring; finding them is not what is measured."""
    rule = next(rule for rule in RULES["conflicts"] if rule.name == "c01_opposite_signs")
    return sorted(rule.find(graph), key=lambda each: (-each.priority, each.id))[:200]


def items_of(graph: PolicyGraph, data: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return nodes and edges as a user of pyvis would have them at hand, in English.

    They carry what the project's map carries of them but evidence and the second language: label, full name or
    relation as tooltip, colour, shape, and what its filters ask for.
    """
    nodes = [
        {
            **without(node, "x", "y", "zh"),
            "title": shown_name(graph, node["key"], "en"),
            "shape": KINDS[node["kind"]].shape,
            "color": KINDS[node["kind"]].light,
        }
        for node in data.nodes
    ]
    edges = [
        {
            **without(edge, "id"),
            "title": word("relation", edge["relation"], "en"),
            "color": sign_style(edge["sign"]).light,
            "dashes": bool(sign_style(edge["sign"]).dashes),
        }
        for edge in data.edges
    ]
    return nodes, edges


def pyvis_page(items: Any, at: dict[int, dict[str, float]] | None) -> str:
    """Return pyvis's own page of the same items, fed one by one as its documentation shows."""
    network = Network(directed=True, cdn_resources="in_line", height="800px")
    nodes, edges = items
    for node in nodes:
        network.add_node(node["id"], **without(node, "id"), **(at[node["id"]] if at else {}))
    for edge in edges:
        network.add_edge(edge["from"], edge["to"], **without(edge, "from", "to"))
    if at:
        network.toggle_physics(False)
    return str(network.generate_html(notebook=False))


def pyvis_from_networkx(items: Any) -> str:
    """Return pyvis's page of the same items by way of ``from_nx``."""
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    nodes, edges = items
    for node in nodes:
        graph.add_node(node["id"], **without(node, "id"))
    for edge in edges:
        graph.add_edge(edge["from"], edge["to"], **without(edge, "from", "to"))
    network = Network(directed=True, cdn_resources="in_line", height="800px")
    network.from_nx(graph)
    return str(network.generate_html(notebook=False))


def cytoscape_page(data: Any, at: dict[int, dict[str, float]], library: str) -> str:
    """Return a page of the same items drawn by cytoscape.js, with what its documentation advises for speed."""
    shapes = {"dot": "ellipse", "square": "rectangle", "triangleDown": "vee"}
    elements = {
        "nodes": [
            {
                "data": {
                    "id": f"n{node['id']}",
                    "label": node["label"],
                    "shape": shapes.get(KINDS[node["kind"]].shape, KINDS[node["kind"]].shape),
                    "fill": KINDS[node["kind"]].light,
                },
                "position": at[node["id"]],
            }
            for node in data.nodes
        ],
        "edges": [
            {
                "data": {
                    "id": f"e{edge['id']}",
                    "source": f"n{edge['from']}",
                    "target": f"n{edge['to']}",
                    "colour": sign_style(edge["sign"]).light,
                    "head": {"arrow": "triangle", "bar": "tee"}.get(sign_style(edge["sign"]).head, "none"),
                }
            }
            for edge in data.edges
        ],
    }
    style = [
        {
            "selector": "node",
            "style": {
                "label": "data(label)", "text-wrap": "wrap", "font-size": 11, "min-zoomed-font-size": 8,
                "shape": "data(shape)",
                "background-color": "data(fill)", "border-width": 1, "width": 16, "height": 16,
            },
        },
        {
            "selector": "edge",
            "style": {
                "width": 1.5, "line-color": "data(colour)", "target-arrow-color": "data(colour)",
                "target-arrow-shape": "data(head)", "curve-style": "straight",
            },
        },
    ]  # fmt: skip
    speed = "textureOnViewport: true, hideEdgesOnViewport: true, layout: {name: 'preset'}"
    made = f"elements: {json.dumps(elements)}, style: {json.dumps(style)}"
    return _page(library, f"const cy = cytoscape({{container: document.getElementById('map'), {speed}, {made}}});")


def _page(library: str, script: str) -> str:
    head = "<!doctype html><meta charset=utf-8><style>#map{height:800px}</style><div id=map></div>"
    return f"{head}<script>{library}</script><script>{script}</script>"


def empty_page() -> str:
    """Return vis-network with nothing to draw."""
    items = "{nodes: new vis.DataSet([]), edges: new vis.DataSet([])}"
    return _page(
        _library(), f"var network = new vis.Network(document.getElementById('map'), {items}, {{physics: false}});"
    )


def cytoscape_library(folder: Path) -> str:
    """Return cytoscape.js, fetched by npm into ``folder``; blank where that cannot be done."""
    if not shutil.which("npm"):
        return ""
    done = subprocess.run(
        ["npm", "pack", "--silent", "cytoscape@3"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return ""
    with tarfile.open(next(folder.glob("cytoscape-*.tgz"))) as packed:
        member = packed.extractfile("package/dist/cytoscape.min.js")
        return member.read().decode("utf-8").replace("</script", "<\\/script") if member else ""


@contextmanager
def opened(browser: Browser, path: Path, fragment: str = "") -> Iterator[Page]:
    """Open a page from a file with the network cut off."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    context.add_init_script(HOOK)
    context.route("http*://**", lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(path.as_uri() + fragment, wait_until="commit")
    yield page
    context.close()


MOVES = {
    "vis": "network.moveTo({ position: { x: 5 * step, y: 0 }, animation: false })",
    "ours": "policyMap.network.moveTo({ position: { x: 5 * step, y: 0 }, animation: false })",
    "cy": "cy.panBy({ x: 5, y: 0 })",
}


def measure(
    browser: Browser, path: Path, *, fragment: str = "", physics: bool = False, move: str = "vis"
) -> dict[str, float]:
    """Return milliseconds until interactive and per frame of panning and dragging; nothing where it does not settle."""
    nothing = {"interactive": float("nan"), "pan": float("nan"), "drag": float("nan")}
    with opened(browser, path, fragment) as page:
        page.wait_for_load_state("load")
        if fragment:
            # What an address asks for is drawn once all is read.
            page.evaluate("policyMap.ready")
        if physics and not settled(page):
            # Too slow to be measured is a result.
            return nothing
        ready = page.evaluate("window.settled") if physics else page.evaluate(TWO_FRAMES)
        pan = page.evaluate(PAN.replace("MOVE", MOVES[move]))
        return {"interactive": ready, "pan": pan, "drag": dragged(page)}


def measure_bundled(browser: Browser, folder: Path, rounds: int) -> dict[str, dict[str, float]]:
    """Return milliseconds until the map of the bundled data and an empty page are interactive, and a click is told.

    *Told*: from a click on a node, as soon as the page is interactive, until the panel speaks of that node.
    """
    ours = write_map(load(), folder / "bundled.html")
    figures: dict[str, list[dict[str, float]]] = {BLANK: [], BUNDLED: []}
    for _ in range(rounds):
        for name, path in ((BLANK, _kept(folder, "blank", empty_page())), (BUNDLED, ours)):
            with opened(browser, path) as page:
                page.wait_for_load_state("load")
                ready = page.evaluate(TWO_FRAMES)
                figures[name].append({"interactive": ready, "told": told_click(page) if name == BUNDLED else 0.0})
    return {
        name: {key: statistics.median(each[key] for each in rows) for key in rows[0]} for name, rows in figures.items()
    }


def told_click(page: Page) -> float:
    """Return milliseconds from a click on the first node of the map until the panel speaks of it."""
    key, at, start = page.evaluate(
        """() => { const key = policyMap.shown().nodes[0], place = policyMap.place(key);
        const stage = document.querySelector('#map').getBoundingClientRect();
        return [key, {x: stage.x + place.x, y: stage.y + place.y}, performance.now()]; }"""
    )
    page.mouse.click(at["x"], at["y"])
    told = """(key) => new Promise((done) => { const panel = document.querySelector('#panel');
      const look = () => panel.textContent.includes(key) ? done(performance.now()) : requestAnimationFrame(look);
      look(); })"""
    return float(page.evaluate(told, key)) - start


def settled(page: Page) -> bool:
    """Return whether the physics of a page settles within the patience of a reader and a half."""
    for _ in range(int(PATIENCE * 2)):
        if page.evaluate("Boolean(window.settled)"):
            return True
        page.wait_for_timeout(500)
    return False


def dragged(page: Page) -> float:
    """Return the median frame while the mouse drags the picture; nothing where the picture does not follow."""
    page.mouse.move(700, 790)
    before = page.evaluate(VIEW)
    page.evaluate(WATCH)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(700 + 6 * step, 700)
    page.mouse.up()
    frames = page.evaluate(SEEN)
    return statistics.median(frames) if frames and page.evaluate(VIEW) != before else float("nan")


def places(browser: Browser, path: Path) -> dict[int, dict[str, float]]:
    """Return where the project's map puts every node when all are drawn, so that all pages draw the same picture."""
    with opened(browser, path, "#view=all") as page:
        page.wait_for_load_state("load")
        page.evaluate("policyMap.ready")
        keys = page.evaluate("policyMap.shown().nodes.map((key) => policyMap.position(key))")
    return {number: {"x": round(at["x"]), "y": round(at["y"])} for number, at in enumerate(keys)}


def timed(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each work, in interleaved rounds."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = perf_counter()
            work()
            seconds[name].append(perf_counter() - start)
    return {name: statistics.median(each) for name, each in seconds.items()}


def compare(browser: Browser, size: int, folder: Path, library: str, rounds: int) -> dict[str, Any]:
    """Return all figures of one size."""
    graph = graph_of(size)
    found = findings_of(graph)
    data = map_data(graph, found)
    items = items_of(graph, data)
    ours = write_map(graph, folder / "ours.html", findings=found)
    at = places(browser, ours)
    pages: dict[str, tuple[Path, dict[str, Any]]] = {
        BLANK: (_kept(folder, "blank", empty_page()), {}),
        FIRST: (ours, {"move": "ours"}),
        OURS: (ours, {"move": "ours", "fragment": "#view=all"}),
        FIXED: (_kept(folder, "fixed", pyvis_page(items, at)), {}),
        DEFAULT: (_kept(folder, "default", pyvis_page(items, None)), {"physics": True}),
    }
    if library:
        pages[CYTOSCAPE] = (_kept(folder, "cytoscape", cytoscape_page(data, at, library)), {"move": "cy"})
    figures: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
    for turn in range(rounds):
        for name, (path, how) in pages.items():
            # Physics takes minutes at every size but the smallest; once is enough for a ratio of tens.
            if name != DEFAULT or turn == 0:
                figures[name].append(measure(browser, path, **how))
    merged = {
        name: {key: statistics.median(each[key] for each in rows) for key in rows[0]} for name, rows in figures.items()
    }
    for name, (path, _) in pages.items():
        merged[name]["MB"] = path.stat().st_size / 1e6
    extra = _extra_bytes(graph, data, found)
    works = {
        "policygraph": lambda: map_page(graph, findings=found),
        "pyvis": lambda: pyvis_page(items, at),
        "pyvis from_nx": lambda: pyvis_from_networkx(items),
    }
    writing = timed(works, max(rounds, 7))
    return {"nodes": len(data.nodes), "edges": len(data.edges), "pages": merged, "writing": writing, "extra": extra}


def _kept(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.html"
    path.write_text(text, encoding="utf-8")
    return path


def _extra_bytes(graph: PolicyGraph, data: Any, found: list[Finding]) -> float:
    """Return the MB of what pyvis's page lacks: panel and table with evidence, the second language, findings."""
    told = details(
        graph, (node["key"] for node in data.nodes), (edge["row"] for edge in data.edges if "row" in edge), found
    )
    second = [node.get("zh", "") for node in data.nodes]
    return (
        sum(
            len(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode())
            for part in (told, second, data.findings)
        )
        / 1e6
    )


def report(size: int, result: dict[str, Any]) -> list[tuple[str, bool]]:
    """Print one size and return what was promised and whether it was kept."""
    pages, writing = result["pages"], result["writing"]
    print(f"\n{result['nodes']} nodes, {result['edges']} edges")
    print(f"  {'':26}{'interactive ms':>15}{'pan ms':>9}{'drag ms':>9}{'MB':>7}")
    for name, row in pages.items():
        print(f"  {name:26}{row['interactive']:15.0f}{row['pan']:9.1f}{row['drag']:9.1f}{row['MB']:7.2f}")
    print("  made in " + ", ".join(f"{seconds:.3f} s ({name})" for name, seconds in writing.items()))
    ours, blank = pages[OURS], pages[BLANK]
    waited = pages[DEFAULT]["interactive"]
    never = isnan(waited)
    times = (PATIENCE * 1000 if never else waited) / ours["interactive"]
    print(f"  {'at least ' if never else ''}{times:.1f} times as soon as pyvis as it comes")
    opens, draws = (row["interactive"] / blank["interactive"] for row in (pages[FIRST], ours))
    print(f"  {opens:.2f} times an empty page as it opens, {draws:.2f} with everything drawn")
    peers = [name for name in (FIXED, CYTOSCAPE) if name in pages]
    kept = [("file no larger than pyvis's and what it lacks", ours["MB"] <= pages[FIXED]["MB"] + result["extra"])]
    kept.append(("made no slower than pyvis's", writing["policygraph"] <= writing["pyvis"]))
    kept.append(("opens within 1.5 times an empty page", pages[FIRST]["interactive"] <= EMPTY * blank["interactive"]))
    if size == 1_000:
        kept.append((f"{FASTER:.0f} times as soon as pyvis as it comes", times >= FASTER))
        kept.append(
            ("no later than any peer", all(ours["interactive"] <= pages[name]["interactive"] for name in peers))
        )
    if size == 5_000:
        kept.append(
            ("pans no slower than any peer", not any(ours["pan"] > pages[name]["pan"] * TICK for name in peers))
        )
        kept.append(
            ("drags no slower than any peer", not any(ours["drag"] > pages[name]["drag"] * TICK for name in peers))
        )
    return kept


def main() -> int:
    """Measure, print, and return 1 where a promise is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, help="folder for maps.json")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        print("No Chromium was found; to run this: sudo apt-get install -y chromium")
        return 1
    results: dict[int, dict[str, Any]] = {}
    missed = 0
    with TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        library = cytoscape_library(folder)
        if not library:
            print("cytoscape.js could not be fetched by npm; it is left out")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        rows = measure_bundled(browser, folder, max(asked.rounds, 15))
        opens = rows[BUNDLED]["interactive"] / rows[BLANK]["interactive"]
        print(f"bundled data: interactive in {rows[BUNDLED]['interactive']:.0f} ms, an empty page in", end=" ")
        print(f"{rows[BLANK]['interactive']:.0f} ms; a first click is told within {rows[BUNDLED]['told']:.0f} ms")
        print(f"  {'kept  ' if opens <= EMPTY else 'MISSED'}  opens within {EMPTY} times an empty page: {opens:.2f}")
        missed += opens > EMPTY
        for size in asked.sizes:
            results[size] = compare(browser, size, folder, library, asked.rounds)
            for promise, held in report(size, results[size]):
                print(f"  {'kept  ' if held else 'MISSED'}  {promise}")
                missed += not held
        browser.close()
    if asked.output:
        asked.output.mkdir(parents=True, exist_ok=True)
        (asked.output / "maps.json").write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
