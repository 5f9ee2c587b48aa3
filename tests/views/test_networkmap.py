"""The written file: whole, safe, the same every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from zlib import decompress

import pytest

import policygraph.views.networkmap as networkmap
from policygraph.checks import RULES, find_conflicts
from policygraph.checks.teaching import teaching_graph
from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph
from policygraph.texts import keys
from policygraph.views import map_page, write_map
from policygraph.views.mapdata import map_data
from policygraph.views.style import KINDS
from tests.naughty import NAUGHTY, relabelled

RULE = RULES["conflicts"][0]
SMALL = teaching_graph(RULE.example)


class Page(HTMLParser):
    """What an HTML parser finds: elements, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.declaration = ""
        self.feed(text)
        self.close()

    def handle_decl(self, decl: str) -> None:
        self.declaration = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = (tag, dict(attrs)) if tag in ("script", "style") else None

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, attrs = self._open
            self.texts.append((tag, attrs, data))

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def text(self, tag: str, kind: str | None = None) -> list[str]:
        joined: dict[tuple[str, ...], str] = {}
        for name, attrs, data in self.texts:
            if name == tag and attrs.get("type") == kind:
                place = (name, str(attrs.get("id")), str(len(joined)) if not attrs.get("id") else "")
                joined[place] = joined.get(place, "") + data
        return list(joined.values())

    def core(self) -> dict:
        return json.loads(self.text("script", "application/json")[0])

    def packed(self, name: str) -> dict:
        text = next(data for _, attrs, data in self.texts if attrs.get("id") == f"map-{name}")
        return json.loads(decompress(b64decode(text)))


@pytest.fixture(scope="module")
def naughty(bundled: PolicyGraph) -> str:
    return map_page(relabelled(bundled), findings=[])


@pytest.fixture(scope="module")
def small() -> Page:
    return Page(map_page(SMALL))


def test_at_least_two_hundred_strings_are_tried() -> None:
    assert len(NAUGHTY) >= 200


def test_the_page_is_well_formed(small: Page) -> None:
    assert small.declaration == "doctype html"
    assert small.all("html")[0]["lang"] == "en"
    assert len(small.all("h1")) == 1
    assert len(small.all("main")) == 1


def test_nothing_is_fetched(small: Page) -> None:
    for _, attrs in small.elements:
        for name in ("src", "href", "action", "srcset", "data", "xlink:href"):
            address = attrs.get(name) or ""
            assert address in ("", "data:,") or address.startswith("#")
    assert not re.search(r"url\((?!#)", small.text("style")[0])
    assert "@import" not in small.text("style")[0]


def test_only_its_own_scripts_may_run(small: Page) -> None:
    policy = next(attrs["content"] for attrs in small.all("meta") if attrs.get("http-equiv"))
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for text in (*small.text("script"), *small.text("style")):
        assert "sha256-" + b64encode(sha256(text.encode()).digest()).decode() in policy


def test_names_never_become_markup(naughty: str, small: Page) -> None:
    page = Page(naughty)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in small.elements]
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)


def test_json_blocks_hold_no_markup(naughty: str) -> None:
    for block in re.findall(r'<script type="application/json" id="[\w-]+">(.*?)</script>', naughty, re.DOTALL):
        assert not set(block) & set("<>&\u2028\u2029")
        json.loads(block)


def test_every_name_is_kept(bundled: PolicyGraph, naughty: str) -> None:
    names = [body["name"] for body in Page(naughty).packed("details")["nodes"]]
    assert any("<script>alert(1)</script>" in name for name in names)
    assert any("新能源汽车产业发展规划" in name[0] for name in names)


def test_pyvis_carries_nodes_edges_and_options() -> None:
    nodes, edges, options = networkmap._carried(map_data(SMALL, []))
    assert len(nodes) == SMALL.network.number_of_nodes() - len(SMALL.tables["agencies"])
    assert all(node["shape"] == KINDS[node["kind"]].shape for node in nodes)
    assert all(edge["arrows"] == "to" for edge in edges)
    assert options["physics"] == {"enabled": False}
    assert options["layout"] == {"improvedLayout": False}


def test_the_page_holds_them_as_columns(small: Page) -> None:
    whole = small.packed("whole")
    nodes, edges, options = networkmap._carried(map_data(SMALL, []))
    assert whole["nodes"]["key"] == [node["key"] for node in nodes]
    assert whole["edges"]["from"] == [edge["from"] for edge in edges]
    assert small.core()["options"] == options


def test_the_first_view_is_the_same_records(bundled: PolicyGraph) -> None:
    page = Page(map_page(bundled))
    core, whole = page.core(), page.packed("whole")
    assert core["nodes"]["id"] == core["opening"]
    assert core["nodes"]["key"] == [whole["nodes"]["key"][number] for number in core["opening"]]
    assert core["findings"]["key"] == whole["findings"]["key"][: len(core["first"])]
    ends = list(zip(whole["edges"]["from"], whole["edges"]["to"], strict=True))
    assert core["edges"]["id"] == [rank for rank, pair in enumerate(ends) if set(pair) <= set(core["opening"])]
    assert sum(core["drawn"].values()) == len(whole["nodes"]["key"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_read_at_one_byte_a_character(bundled: PolicyGraph, lang: str) -> None:
    text = map_page(bundled, findings=[], lang=lang)
    assert text.isascii()
    # Only in markup are references read as characters.
    assert not any("&#" in part for _, _, part in Page(text).texts)
    assert "网络图" in Page(map_page(SMALL, lang="zh")).core()["words"]["map.title"][1]


def test_the_library_keeps_its_notice_and_its_licence(small: Page) -> None:
    library = next(text for text in small.text("script") if "vis-network" in text[:400])
    assert "@version 9.1.2" in library
    assert "@license" in library
    assert "Permission is hereby granted" in small.text("script", "text/plain")[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_opens_in_the_language_asked_for(lang: str) -> None:
    page = Page(map_page(SMALL, lang=lang))
    assert page.all("html")[0]["lang"] == lang
    assert page.core()["start"]["lang"] == lang


def test_every_sentence_of_the_template_and_the_scripts_exists() -> None:
    folder = Path(networkmap.__file__).parent / "templates"
    asked = set()
    for path in (folder / "map.html", *(folder / "map").glob("*.js")):
        asked |= set(re.findall(r'"(map\.[\w.+-]+\w)"', path.read_text(encoding="utf-8")))
    assert len(asked) > 50
    assert asked <= set(keys("map."))


def test_every_script_is_used() -> None:
    folder = Path(networkmap.__file__).parent / "templates" / "map"
    assert {path.stem for path in folder.glob("*.js")} == set(networkmap._SCRIPTS)


def test_a_focus_and_a_finding_are_kept_in_the_page() -> None:
    finding = next(iter(find_conflicts(SMALL)))
    start = Page(map_page(SMALL, focus="pol:a", depth=9, finding=finding.id)).core()["start"]
    assert start == {"id": "pol:a", "depth": 4, "lang": "en", "finding": finding.id}


@pytest.mark.parametrize("wrong", [{"focus": "pol:aa"}, {"finding": "fnd:none"}])
def test_an_unknown_id_is_an_error_that_suggests_another(wrong: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ScopeError, match="Nothing has the id"):
        write_map(SMALL, tmp_path / "map.html", **wrong)
    assert not list(tmp_path.iterdir())


def test_the_file_is_written_whole_in_utf8(tmp_path: Path) -> None:
    path = write_map(SMALL, tmp_path / "deep" / "map.html", lang="zh")
    assert path == tmp_path / "deep" / "map.html"
    assert path.read_bytes().decode("utf-8") == map_page(SMALL, lang="zh")
    assert b"\r" not in path.read_bytes()


def test_given_findings_are_shown_in_their_order() -> None:
    found = list(find_conflicts(SMALL))[::-1]
    page = Page(map_page(SMALL, findings=found))
    assert page.packed("whole")["findings"]["key"] == [each.id for each in found]


_WRITE = """
import sys
from policygraph.checks import RULES
from policygraph.checks.teaching import teaching_graph
from policygraph.views import write_map
rows = {name: list(reversed(cells)) for name, cells in RULES["conflicts"][0].example.items()} if sys.argv[2] == "shuffled" else RULES["conflicts"][0].example
write_map(teaching_graph(rows), sys.argv[1])
"""


def test_the_same_input_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    settings = [("0", "UTC", "C.UTF-8", "as is"), ("1", "Asia/Shanghai", "C", "shuffled")]
    written = []
    for seed, zone, locale, order in settings:
        path = tmp_path / f"{seed}.html"
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PATH": "/usr/bin:/bin"}
        subprocess.run(
            [sys.executable, "-c", _WRITE, str(path), order],
            check=True,
            env=environment,
            cwd=Path(networkmap.__file__).parents[2],
        )
        written.append(path.read_bytes())
    assert written[0] == written[1]


def test_reading_the_package_does_not_read_pyvis() -> None:
    code = "import sys, policygraph.views; sys.exit('pyvis' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(networkmap.__file__).parents[2])
