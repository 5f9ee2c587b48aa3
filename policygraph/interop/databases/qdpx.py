"""Projects of qualitative analysis in: REFI-QDA files (.qdpx) as NVivo, MAXQDA and ATLAS.ti write them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from policygraph.errors import LimitError, UnreadableInput
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.reading import load
from policygraph.interop.databases.defaults import default_effects
from policygraph.interop.databases.imported import Imported
from policygraph.interop.databases.mapping import fold, kind_of
from policygraph.interop.spreadsheets.names import Names
from policygraph.interop.spreadsheets.sheets import MAX_BYTES
from policygraph.schema.vocabularies import terms

__all__ = ["read_qdpx"]

_MAX_RATIO: Final = 200
_SMALL: Final = 10_000_000
_UNSAFE: Final = re.compile(r"[^\w.~-]+")
_QUOTE: Final = 300

Cells = dict[str, str]
# Where it starts, its locator, its words, the names of its codes.
_Span = tuple[int, str, str, list[str]]


@dataclass
class _Project:
    """The parts of a project that become rows."""

    file: str
    graph: PolicyGraph
    names: Names
    codes: dict[str, str]
    texts: dict[str, str]
    tables: dict[str, list[Cells]] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, row: Cells) -> None:
        self.tables.setdefault(table, []).append(row)


def read_qdpx(path: Path, *, base: PolicyGraph | None = None) -> Imported:
    """Read a project: each text a policy, each coded span a clause or a piece of evidence.

    A code that is called like one of our instrument kinds (in either language) makes the span a provision; codes called
    like technologies or objectives on the same span say what it is about, a code called like a place says where. Any
    other code keeps its span as evidence of the policy, with the code in its note. Nothing that was coded is lost.

    Raises
    ------
    UnreadableInput
        If it is no project, damaged, or holds XML with entities.
    LimitError
        If it unpacks to more than people write, or a member lies outside its folder.
    """
    root, texts = _open(path)
    codes = {_guid(each.get("guid", "")): each.get("name", "") for each in root.iter() if _tag(each) == "Code"}
    graph = base if base is not None else load()
    project = _Project(path.name, graph, Names(graph), codes, texts)
    home = next((each for each in root if _tag(each) == "Sources"), None)
    for number, source in enumerate(home if home is not None else (), start=1):
        if _tag(source) in ("TextSource", "PDFSource"):
            _take(project, source, number)
    if not project.tables:
        raise UnreadableInput("interop.import.no_texts", file=path.name)
    words = sorted(project.unknown.items(), key=lambda item: (-item[1], item[0]))[:12]
    shown = ", ".join(f"{word} ({count})" for word, count in words)
    remarks = (("interop.import.unknown_code", {"words": shown}),) if words else ()
    return Imported(project.tables, (), remarks)


def _open(path: Path) -> tuple[Element, dict[str, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check(path, members)
            name = next((each.filename for each in members if each.filename.lower().endswith(".qde")), "")
            if not name:
                raise UnreadableInput("interop.import.no_project", file=path.name)
            root: Element = fromstring(archive.read(name), forbid_dtd=True)
            texts = {
                PurePosixPath(each.filename).name: archive.read(each).decode("utf-8-sig", errors="replace")
                for each in members
                if each.filename.lower().endswith(".txt")
            }
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableInput("interop.damaged", file=path.name) from error
    except (DefusedXmlException, ParseError) as error:
        raise UnreadableInput("graph.unreadable", file=path.name, why=str(error).splitlines()[0][:200]) from error
    return root, texts


def _check(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse what unpacks to more than people write, before anything is unpacked."""
    unpacked, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    if unpacked > MAX_BYTES or (unpacked > _SMALL and unpacked > _MAX_RATIO * max(packed, 1)):
        raise LimitError("interop.bomb", file=path.name, size=unpacked // 1_000_000, limit=_MAX_RATIO)
    for each in members:
        parts = PurePosixPath(each.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts:
            raise LimitError("interop.import.member", file=path.name, member=each.filename[:80])


def _tag(each: Element) -> str:
    return str(each.tag).rpartition("}")[2]


def _guid(text: str) -> str:
    return text.strip("{}").lower()


def _children(each: Element, *names: str) -> Iterator[Element]:
    return (child for child in each if _tag(child) in names)


def _codes(project: _Project, each: Element) -> list[str]:
    """Return the names of the codes that hang on a span, sorted."""
    found = set()
    for coding in _children(each, "Coding"):
        for reference in _children(coding, "CodeRef"):
            found.add(project.codes.get(_guid(reference.get("targetGUID", "")), ""))
    return sorted(found - {""})


def _text(project: _Project, source: Element) -> str:
    for each in _children(source, "PlainTextContent"):
        return each.text or ""
    # Exports write internal://GUID.txt for a member of the folder Sources.
    return project.texts.get(PurePosixPath(source.get("plainTextPath", "").replace("internal://", "")).name, "")


def _spans(project: _Project, source: Element) -> list[_Span]:
    """Return the coded spans of a text, and the coded areas of a PDF, whose words only its pages show."""
    body = next(_children(source, "Representation"), source)
    text = _text(project, body)
    found = []
    for each in _children(body, "PlainTextSelection"):
        start, end = _whole(each, "startPosition"), _whole(each, "endPosition")
        found.append((start, f"{start}-{end}", " ".join(text[start:end].split()), _codes(project, each)))
    for each in _children(source, "PDFSelection"):
        page = _whole(each, "page")
        found.append((page, f"p. {page}", each.get("name", ""), _codes(project, each)))
    return sorted(each for each in found if each[3])


def _whole(each: Element, name: str) -> int:
    """Return a whole number that stands in an attribute; 0 where none does."""
    text = each.get(name, "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


def _take(project: _Project, source: Element, number: int) -> None:
    stem = _UNSAFE.sub("-", Path(project.file).stem).strip("-.~") or "project"
    name = f"{stem}/{number}"
    title = source.get("name", "") or name
    spans, whole = _spans(project, source), _codes(project, source)
    everything = [*whole, *(code for *_, codes in spans for code in codes)]
    places = sorted({place for code in everything for place in project.names.find(("plc",), code)})
    source_row = {"id": f"src:{name}", "title": title, "url_safe": "no", "source_kind": "repost", "origin": name}
    project.add("sources", {**source_row, "note": project.file})
    place = places[0] if len(places) == 1 else "plc:CN"
    policy = {"id": f"pol:{name}", "title_en": title, "title_zh": title, "jurisdiction": place, "kind": "act"}
    project.add("policies", {**policy, "sources": f"src:{name}", "inferred": "jurisdiction;kind"})
    clauses = 0
    for position, (_, locator, quotation, codes) in enumerate(spans, start=1):
        instrument = next((found for code in codes if (found := _instrument(code))), "")
        about = f"pol:{name}"
        if instrument:
            clauses += 1
            about = f"prv:{name}/{clauses}"
            provision = _provision(project, name, clauses, instrument, codes, quotation or title)
            project.add("provisions", provision)
            for effect in default_effects(project.graph, provision):
                project.add("effects", effect)
        evidence = {"id": f"evd:{name}/{position}", "about": about, "source": f"src:{name}", "stance": "supports"}
        where = {"locator": locator, "quotation": quotation[:_QUOTE], "note": "; ".join(codes)}
        project.add("evidence", {**evidence, **where})


def _provision(
    project: _Project, name: str, number: int, instrument: str, codes: list[str], summary: str
) -> Cells:  # fmt: skip
    kind = kind_of(instrument)
    return {
        "id": f"prv:{name}/{number}", "policy": f"pol:{name}", "summary_en": summary, "summary_zh": summary,
        "instrument": instrument, "modality": kind.modality, "sides": kind.sides, "stages": kind.stages,
        "actors": kind.actors, "technologies": ";".join(_named(project, "tec", codes)),
        "objectives": ";".join(_named(project, "obj", codes)), "inferred": "actors;modality;sides;stages",
    }  # fmt: skip


def _named(project: _Project, prefix: str, codes: list[str]) -> list[str]:
    found: set[str] = set()
    for code in codes:
        ours = project.names.find((prefix,), code)
        found.update(ours)
        anything = project.names.find(("tec", "obj", "plc"), code) or _instrument(code)
        if not anything and prefix == "tec":
            project.unknown[code] = project.unknown.get(code, 0) + 1
    return sorted(found)


def _instrument(code: str) -> str:
    for notation, term in terms("instrument").items():
        if fold(code) in (notation, fold(notation.replace("_", " ")), fold(term.label_en), fold(term.label_zh)):
            return notation
    return ""
