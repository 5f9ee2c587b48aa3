"""The map as a reader meets it: in a Chromium, from a file, in both languages, with plain and with naughty names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from policygraph.checks import find_conflicts
from policygraph.graph import PolicyGraph
from policygraph.views import write_map
from policygraph.views.chains import finding_chain
from tests.naughty import relabelled

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]
LANGUAGES = ("en", "zh")
KINDS = ("bundled", "naughty")


@pytest.fixture(scope="module")
def maps(bundled: PolicyGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("maps")
    naughty = relabelled(bundled)
    return {
        "bundled": write_map(bundled, folder / "bundled.html"),
        "naughty": write_map(naughty, folder / "naughty.html", findings=find_conflicts(naughty)),
    }


@pytest.fixture
def opened(browser_page: Open) -> Open:
    """Open a map as ``browser_page`` does, and wait until all of it is read."""

    def open_map(*args: Any, **settings: Any) -> Page:
        page = browser_page(*args, **settings)
        page.evaluate("policyMap.ready")
        return page

    return open_map


def ask(page: Page, script: str) -> Any:
    return page.evaluate(script)


def shown(page: Page) -> dict[str, list[str]]:
    return ask(page, "policyMap.shown()")


def labels(page: Page) -> list[dict[str, Any]]:
    return ask(page, "policyMap.labels()")


def core(page: Page) -> dict[str, Any]:
    return json.loads(page.locator("#map-core").text_content() or "")


def overlapping(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    def meet(a: dict[str, Any], b: dict[str, Any]) -> bool:
        across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
        return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]

    return [(a["key"], b["key"]) for at, a in enumerate(boxes) for b in boxes[:at] if meet(a, b)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_view_is_small_and_named(maps: dict[str, Path], opened: Open, bundled: PolicyGraph, lang: str) -> None:  # fmt: skip
    page = opened(maps["bundled"], fragment=f"lang={lang}")
    named = labels(page)
    drawn = shown(page)
    assert len(drawn["nodes"]) <= 150
    assert len(named) >= 60
    assert all(label["size"] >= 11 for label in named)
    assert overlapping(named) == []
    keys = {label["key"] for label in named}
    gravest = list(find_conflicts(bundled))[:5]
    for finding in gravest:
        assert set(finding_chain(bundled, finding).nodes) <= keys
    stage = page.locator("#map").bounding_box()
    assert stage is not None
    for label in named:
        assert label["x"] >= 0
        assert label["x"] + label["width"] <= stage["width"]
        assert label["y"] + label["height"] <= stage["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_are_measured_as_they_are_drawn(maps: dict[str, Path], opened: Open, lang: str) -> None:
    page = opened(maps["bundled"], fragment=f"lang={lang}")
    script = """() => { const pen = document.createElement('canvas').getContext('2d');
      const faces = getComputedStyle(document.documentElement).getPropertyValue('--font');
      return policyMap.labels().map((label) => { pen.font = `${label.key.startsWith('obj:') ? 600 : 400} 11px ${faces}`;
        return [label.width, Math.max(...label.lines.map((line) => pen.measureText(line).width))]; }); }"""
    for room, needed in ask(page, script):
        assert room >= needed


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_labels_never_overlap_at_any_zoom(maps: dict[str, Path], opened: Open, kind: str) -> None:
    page = opened(maps[kind], fragment="view=all")
    for zoom in (0.3, 0.6, 1.0, 2.5):
        ask(page, f"policyMap.network.moveTo({{scale: {zoom}, animation: false}})")
        page.locator("#zoom-in").click()
        assert labels(page)
        assert overlapping(labels(page)) == []


def test_only_the_file_itself_is_read(maps: dict[str, Path], chromium: Any) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(maps["bundled"].as_uri())
    page.locator("#all").click()
    page.locator("#mode").click()
    page.close()
    assert [address for address in asked if not address.startswith("data:")] == [maps["bundled"].as_uri()]


# Quick: each graph, language and width once; the other combinations are slow only because they are many.
_SETTINGS = [("bundled", "zh", 1400), ("naughty", "en", 400)]
_OTHERS = [(kind, lang, width) for kind in KINDS for lang in LANGUAGES for width in (1400, 400)]


@pytest.mark.parametrize(
    ("kind", "lang", "width"),
    [*_SETTINGS, *(pytest.param(*each, marks=pytest.mark.slow) for each in _OTHERS if each not in _SETTINGS)],
)
def test_every_control_works(maps: dict[str, Path], opened: Open, kind: str, lang: str, width: int) -> None:
    page = opened(maps[kind], width=width, fragment=f"lang={lang}")
    page.on("dialog", lambda dialog: None)
    for place in page.locator("details").all():
        place.evaluate("each => { each.open = true }")
    for select in page.locator("select").all():
        values = select.evaluate("each => [...each.options].map((option) => option.value)")
        select.select_option(values[-1])
        assert select.get_attribute("data-filter") in page.evaluate("location.hash")
        assert shown(page) == ask(page, "policyMap.drawn()")
        select.select_option("")
    for check in ("#f-only", "#f-dated"):
        page.locator(check).check()
        assert shown(page) == ask(page, "policyMap.drawn()")
    page.locator("#f-at").fill(str(2024 * 12))
    assert page.locator("#at-shown").text_content() == "2024-01-01"
    for button in ("#zoom-in", "#zoom-out", "#zoom-fit", "#mode", "#mode", "#theme", "#language", "#all", "#first"):
        page.locator(button).click()
    ask(page, "policyMap.go({view: 'first'})")
    for row in page.locator("[data-hide]").evaluate_all("rows => rows.map((row) => row.dataset.hide)"):
        before = len(shown(page)["nodes"]) + len(shown(page)["edges"])
        page.locator(f'[data-hide="{row}"]').click()
        assert len(shown(page)["nodes"]) + len(shown(page)["edges"]) <= before
        assert page.locator(f'[data-hide="{row}"]').get_attribute("aria-pressed") == "false"
    assert shown(page)["nodes"] == []
    page.locator("#first").click()
    page.locator("#panel .list button").first.click()
    page.locator("#panel .sides button").first.click()
    page.locator("#panel .acts button").first.click()
    assert len(shown(page)["nodes"]) > 1
    page.locator("#panel .crumb button").click()
    assert ask(page, "document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "fragment", ["code=C4&status=ended", "hide=policy,sign%2B,joins", pytest.param("view=all", marks=pytest.mark.slow)]
)
def test_the_table_holds_what_is_drawn(maps: dict[str, Path], opened: Open, kind: str, fragment: str) -> None:
    page = opened(maps[kind], fragment=f"{fragment}&mode=table")
    rows = page.locator("#tables tr[data-node]").evaluate_all("rows => rows.map((row) => row.dataset.node)")
    edges = page.locator("#tables tr[data-edge]").evaluate_all("rows => rows.map((row) => row.dataset.edge)")
    drawn = ask(page, "policyMap.drawn()")
    assert rows
    assert sorted(rows) == sorted(drawn["nodes"])
    assert sorted(edges) == sorted(drawn["edges"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_to_a_finding_draws_exactly_its_chain(maps: dict[str, Path], opened: Open, bundled: PolicyGraph, lang: str) -> None:  # fmt: skip
    page = opened(maps["bundled"], fragment=f"lang={lang}")
    for finding in list(find_conflicts(bundled))[:40:8]:
        page.evaluate(f"location.hash = 'finding={finding.id}&lang={lang}'")
        page.wait_for_function(f"policyMap.state.finding === '{finding.id}'")
        assert sorted(shown(page)["nodes"]) == list(finding_chain(bundled, finding).nodes)
        assert getattr(finding.explanation, lang)[:20] in (page.locator("#panel h2").first.text_content() or "")
        assert getattr(finding.remedy, lang)[:20] in (page.locator("#panel").text_content() or "")
        assert overlapping(labels(page)) == []


def test_the_list_leads_to_a_finding_and_escape_leads_back(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"])
    first = shown(page)
    page.locator("#panel .list button").first.click()
    key = core(page)["findings"]["key"][0]
    assert f"finding={key.replace(':', '%3A')}" in page.url
    assert shown(page) != first
    page.keyboard.press("Escape")
    assert shown(page) == first


def test_a_finding_can_be_sent_as_an_address(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"], fragment="place=plc%3ACN-GD&lang=zh&hide=number")
    sent, drawn = page.url.partition("#")[2], shown(page)
    again = opened(maps["bundled"], fragment=sent)
    assert shown(again) == drawn
    assert again.evaluate("document.documentElement.lang") == "zh-Hans"
    assert again.locator("#f-place").input_value() == "plc:CN-GD"


_WRONG = ("finding=fnd:none", "id=pol:none", "sel=x", "depth=99", "lang=xx", "place=plc:none", "%%%", "at=never", "tag=x", "code=__proto__", "view=__proto__&id=constructor")  # fmt: skip


def test_a_wrong_address_does_no_harm(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"], fragment=_WRONG[0])
    for fragment in _WRONG:
        page.evaluate(f"location.hash = {json.dumps(fragment)}")
        page.wait_for_timeout(30)
        page.locator("#first").click()
        assert shown(page)["nodes"]


def test_filters_keep_what_they_name(maps: dict[str, Path], opened: Open, bundled: PolicyGraph) -> None:
    page = opened(maps["bundled"], fragment="place=plc%3ACN-GD")
    inside = bundled.places.down("plc:CN-GD")
    policies = [name for name in shown(page)["nodes"] if name.startswith("pol:")]
    assert set(policies) == {row.id for row in bundled.tables["policies"] if row.jurisdiction in inside}
    day = opened(maps["bundled"], fragment="at=2016-10-01")
    for name in shown(day)["nodes"]:
        if name.startswith("pol:"):
            assert bundled.period_of(bundled.row(name)).holds("2016-10-01")


def test_a_focus_shows_what_lies_around(maps: dict[str, Path], opened: Open, bundled: PolicyGraph) -> None:
    start = "ind:nev-share-new"
    start = start if start in bundled.index else bundled.tables["effects"][0].indicator
    page = opened(maps["bundled"], fragment=f"id={start}&depth=1")
    network = bundled.network
    around = {start, *network.successors(start), *network.predecessors(start)}
    derived = {name for name in shown(page)["nodes"] if name not in around}
    assert around <= set(shown(page)["nodes"])
    assert all(name.startswith("prv:") for name in derived), "only links of default effects come on top"


@pytest.mark.parametrize("shift", [False, True])
def test_a_click_lights_the_neighbourhood(maps: dict[str, Path], opened: Open, shift: bool) -> None:
    page = opened(maps["bundled"])
    key = next(label["key"] for label in labels(page) if label["key"].startswith("pol:"))
    at, stage = ask(page, f"policyMap.place({json.dumps(key)})"), page.locator("#map").bounding_box()
    assert stage is not None
    if shift:
        page.keyboard.down("Shift")
    page.mouse.click(stage["x"] + at["x"], stage["y"] + at["y"])
    page.wait_for_function("policyMap.state.sel !== ''")
    assert ask(page, "policyMap.state.sel") == key
    lit = ask(page, "policyMap.lit()")
    assert 1 < len(lit) < len(shown(page)["nodes"])
    if shift:
        page.keyboard.up("Shift")
        assert len(lit) > len(ask(page, f"policyMap.around({json.dumps(key)}, 1)"))
    assert (page.locator("#panel").text_content() or "").find(key) > 0
    page.keyboard.press("Escape")
    assert ask(page, "policyMap.lit()") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_node_is_painted_in_its_colour_where_it_answers(maps: dict[str, Path], opened: Open, scheme: str) -> None:
    page = opened(maps["bundled"], scheme=scheme)
    page.wait_for_timeout(100)
    script = """() => { const canvas = document.querySelector('#map canvas'), keys = policyMap.shown().nodes;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return keys.map((key) => { const { x, y } = policyMap.place(key);
        const at = 4 * (Math.round(y) * canvas.width + Math.round(x));
        return [key, [...data.slice(at, at + 3)], policyMap.network.getNodeAt({ x, y })]; }); }"""
    fills = {kind["kind"]: kind[scheme] for kind in core(page)["style"]["kinds"]}
    known = {key: (kind, number) for key, kind, number in zip(*columns(core(page)["nodes"], "key", "kind", "id"), strict=True)}  # fmt: skip
    seen = ask(page, script)
    assert len(seen) >= 60
    for key, colour, number in seen:
        kind, own = known[key]
        assert "#" + "".join(f"{part:02x}" for part in colour) == fills[kind], key
        assert number == own


def columns(packed: dict[str, Any], *names: str) -> list[list[Any]]:
    """Return columns of the page as it reads them."""
    found = []
    for name in names:
        column = packed[name]
        words = isinstance(column, dict)
        found.append([column["words"][number - 1] for number in column["at"]] if words else column)
    return found


# Whatever is read after the first picture waits until `release` is called.
_HELD = """const read = Response.prototype.text, held = new Promise((done) => { window.release = done; });
Response.prototype.text = function () { return held.then(() => read.call(this)); };"""


def held(page: Page) -> None:
    """Open the page again as it stands before the rest is read."""
    page.add_init_script(_HELD)
    page.reload()


def test_the_first_picture_answers_before_the_rest_is_read(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"])
    whole, named = shown(page), labels(page)
    held(page)
    assert (shown(page), labels(page)) == (whole, named)
    key = next(label["key"] for label in named if label["key"].startswith("pol:"))
    at, stage = ask(page, f"policyMap.place({json.dumps(key)})"), page.locator("#map").bounding_box()
    assert stage is not None
    page.mouse.click(stage["x"] + at["x"], stage["y"] + at["y"])
    page.wait_for_function("policyMap.state.sel !== ''")
    assert ask(page, "policyMap.state.sel") == key
    assert 1 < len(ask(page, "policyMap.lit()")) < len(whole["nodes"])
    scale = ask(page, "policyMap.network.getScale()")
    page.mouse.wheel(0, -200)
    page.wait_for_function(f"policyMap.network.getScale() > {scale}")
    ask(page, "release()")
    ask(page, "policyMap.ready")
    assert key in (page.locator("#panel").text_content() or "")
    assert shown(page) == whole


def test_what_is_asked_for_early_comes_when_it_is_read(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"])
    held(page)
    page.locator("#language").click()
    page.locator("#search").fill("pol:cn/2021/guofa-23")
    page.locator("#filters summary").click()
    page.locator("#all").click()
    assert ask(page, "document.documentElement.lang") == "zh-Hans"
    ask(page, "release()")
    ask(page, "policyMap.ready")
    assert len(shown(page)["nodes"]) == sum(core(page)["drawn"].values())
    assert page.locator("#hits li").count() == 1
    assert page.locator("#f-place option").count() > 30
    assert page.locator("#kinds button").count() == 7


def test_a_crowd_moves_as_an_image_and_rests_sharp(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"], fragment="view=all")
    picture = "() => document.querySelector('#map canvas').toDataURL()"
    move = """async ([x, y]) => { const view = policyMap.network.getViewPosition();
      policyMap.network.moveTo({position: {x: view.x + x, y: view.y + y}, animation: false});
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); }"""
    page.wait_for_timeout(300)
    before = ask(page, picture)
    page.evaluate(move, [40, 25])
    assert ask(page, picture) != before
    page.evaluate(move, [-40, -25])
    page.wait_for_timeout(300)
    assert ask(page, picture) == before
    page.evaluate(move, [20, 0])
    moving = ask(page, picture)
    page.wait_for_timeout(300)
    assert ask(page, picture) != moving, "the image gives way to an exact drawing"


def test_the_keyboard_alone_is_enough(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"])
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            ask(
                page,
                "document.activeElement.id || document.activeElement.dataset.hide || document.activeElement.tagName",
            )
        )
        if reached[-1] == "map":
            break
    assert {"search", "mode", "theme", "language", "first", "all"} <= set(reached)
    assert reached[-1] == "map"
    page.keyboard.press("ArrowDown")
    first = ask(page, "policyMap.state.sel")
    assert first
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    assert ask(page, "policyMap.state.sel") != first
    assert page.locator("#said").text_content()
    scale = ask(page, "policyMap.network.getScale()")
    page.keyboard.press("+")
    assert ask(page, "policyMap.network.getScale()") > scale
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    assert ask(page, "document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert ask(page, "policyMap.state.sel") == ""


_ASKED = {
    "国发〔2021〕23号": "pol:cn/2021/guofa-23",
    "2030年前碳达峰": "pol:cn/2021/guofa-23",
    "pol:cn/2021/guofa-23": "pol:cn/2021/guofa-23",
    "carbon dioxide peaking before": "pol:cn/2021/guofa-23",
    "guangdong": "plc:CN-GD",
}


def test_search_finds_names_numbers_and_ids(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"])
    for asked, expected in _ASKED.items():
        page.locator("#search").fill(asked)
        page.keyboard.press("Enter")
        assert ask(page, "policyMap.state.sel") == expected
        assert expected in shown(page)["nodes"]


def test_search_says_when_nothing_is_found(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["naughty"])
    page.locator("#search").fill("nothing has this name at all")
    assert page.locator("#hits li").count() == 1
    page.locator("#search").fill("<script>alert(1)")
    assert page.locator("#hits li").count() > 1
    page.keyboard.press("Escape")
    assert page.locator("#hits").is_hidden()


def test_the_other_language_changes_names_not_places(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"])
    before = {key: ask(page, f"policyMap.position({json.dumps(key)})") for key in shown(page)["nodes"]}
    english = page.locator("#panel").text_content()
    page.locator("#language").click()
    after = {key: ask(page, f"policyMap.position({json.dumps(key)})") for key in shown(page)["nodes"]}
    assert before == after
    assert page.locator("#panel").text_content() != english
    assert page.title() == "政策网络图"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(maps: dict[str, Path], opened: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(maps["bundled"], scheme=scheme)
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
    finding = core(page)["findings"]["key"][0]
    states = (
        "{}",
        "{sel: policyMap.shown().nodes[9]}",
        f"{{finding: '{finding}', sel: ''}}",
        "{mode: 'table'}",
        "{lang: 'zh', mode: 'map'}",
    )
    for state in states:
        ask(page, f"policyMap.go({state})")
        found = Axe().run(page).response["violations"]
        grave = [each for each in found if each["impact"] in ("serious", "critical")]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in grave] == [], state


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_can_be_saved(maps: dict[str, Path], opened: Open, kind: str, tmp_path: Path) -> None:
    page = opened(maps[kind])
    saved = {}
    for ending in ("svg", "png"):
        page.locator("#save summary").click()
        with page.expect_download() as download:
            page.locator(f"#save-{ending}").click()
        saved[ending] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[ending])
        page.mouse.click(5, 5)
    tree = ElementTree.parse(saved["svg"])
    space = "{http://www.w3.org/2000/svg}"
    uses = [each.get("href") for each in tree.iter(f"{space}use")]
    assert len(uses) >= len(shown(page)["nodes"])
    texts = {each.text for each in tree.iter(f"{space}text")}
    assert {line for label in labels(page) for line in label["lines"]} <= texts
    assert not list(tree.iter(f"{space}script"))
    assert saved["png"].read_bytes().startswith(b"\x89PNG")
    assert saved["png"].stat().st_size > 20_000


def test_paper_shows_picture_and_findings_without_controls(maps: dict[str, Path], opened: Open) -> None:
    page = opened(maps["bundled"])
    page.emulate_media(media="print")
    for control in (".tools", ".zoom", "#filters"):
        assert page.locator(control).is_hidden()
    assert page.locator("#map canvas").is_visible()
    assert page.locator("#caption").is_visible()
    assert len(page.pdf()) > 20_000


def test_a_map_opens_where_it_was_told_to(bundled: PolicyGraph, opened: Open, tmp_path: Path) -> None:
    finding = next(iter(find_conflicts(bundled)))
    page = opened(write_map(bundled, tmp_path / "finding.html", finding=finding.id, lang="zh"))
    assert sorted(shown(page)["nodes"]) == list(finding_chain(bundled, finding).nodes)
    assert page.title() == "政策网络图"
    page.locator("#first").click()
    assert len(shown(page)["nodes"]) > len(finding_chain(bundled, finding).nodes)
    page.reload()
    page.evaluate("policyMap.ready")
    assert len(shown(page)["nodes"]) > len(finding_chain(bundled, finding).nodes)


def test_an_empty_graph_opens_too(opened: Open, tmp_path: Path) -> None:
    empty = PolicyGraph({}, as_of="2026-01-01")
    page = opened(write_map(empty, tmp_path / "empty.html", findings=[]))
    assert shown(page) == {"nodes": [], "edges": []}
    page.locator("#all").click()
    page.locator("#mode").click()
