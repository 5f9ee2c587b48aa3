"""From one row of a policy database to a policy, its clauses, its source and its country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.interop.databases.defaults import default_effects
from policygraph.interop.databases.imported import Reject
from policygraph.interop.databases.mapping import fields_of, fold, kind_of, words_of
from policygraph.interop.spreadsheets.names import Names
from policygraph.interop.spreadsheets.quantities import read_date
from policygraph.schema.periods import day_bounds

__all__ = ["Reading", "Refused", "take_row"]

_UNSAFE: Final = re.compile(r"[^\w.~-]+")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`,;]+")
_LONG: Final = 600
_INFERRED: Final = "actors;modality;sides;stages"
# Country codes and names by which databases mean the nation whose places we know.
_CHINA: Final = ("chn", "cn", "china", "people's republic of china", "china (people's republic of)")

Cells = dict[str, str]


@dataclass
class Reading:
    """What has been read so far."""

    database: str
    graph: PolicyGraph
    names: Names
    tables: dict[str, dict[str, Cells]] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    unknown: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, table: str, row: Cells) -> None:
        """Enter a row; one with the same id that is there already stays."""
        self.tables.setdefault(table, {}).setdefault(row["id"], row)

    def missed(self, of: str, word: str) -> None:
        """Count a word we have nothing for."""
        counts = self.unknown.setdefault(of, {})
        counts[word] = counts.get(word, 0) + 1


class Refused(Exception):
    """A row that cannot become a policy; the text key and its values say why."""

    def __init__(self, why: str, **details: str) -> None:
        self.why, self.details = why, details
        super().__init__(why)


def take_row(reading: Reading, cells: Cells, file: str) -> None:
    """Enter the policy of a row with everything that belongs to it, or nothing.

    Raises
    ------
    Refused
        If the row cannot become a policy.
    """
    for each in fields_of(reading.database):
        if each.required and not cells.get(each.name):
            raise Refused("interop.import.blank", column=each.heads[0])
    slug = _UNSAFE.sub("-", cells["id"].rstrip("/").rpartition("/")[2]).strip("-.~")
    if not slug:
        raise Refused("interop.import.blank", column="id")
    name = f"{reading.database}/{slug}"
    again = f"pol:{name}" in reading.tables.get("policies", {})
    if again and "document_title" not in cells:
        raise Refused("interop.import.double", id=cells["id"])
    source = _source(cells, name, file)
    if again:
        # One row a document: the policy is known already, the document is one more source of it.
        reading.add("sources", source)
        _join(reading.tables["policies"][f"pol:{name}"], "sources", source["id"])
        return
    # Everything that can refuse the row comes before anything is entered.
    policy, provisions = _policy(reading, cells, name, source["id"]), list(_provisions(reading, cells, name))
    reading.add("sources", source)
    reading.add("policies", policy)
    for provision in provisions:
        reading.add("provisions", provision)
        for effect in default_effects(reading.graph, provision):
            reading.add("effects", effect)


def _join(row: Cells, column: str, value: str) -> None:
    row[column] = ";".join(sorted({*row[column].split(";"), value} - {""}))


def _policy(reading: Reading, cells: Cells, name: str, source: str) -> Cells:
    dates = {key: _date(cells.get(key, ""), key) for key in ("decided", "start", "end")}
    start = dates["start"] or dates["decided"]
    if start and dates["end"] and day_bounds(start)[0] > day_bounds(dates["end"])[1]:
        raise Refused("interop.import.period", start=start, end=dates["end"])
    states = words_of(reading.database, "status")
    state = cells.get("status", "")
    if state and fold(state) not in states:
        reading.missed("status", state)
    status = states.get(fold(state), "")
    return {
        "id": f"pol:{name}", "title_en": cells["title"], "jurisdiction": _place(reading, cells), "sources": source,
        "kind": "draft" if status == "draft" else "act", "text_date": dates["decided"], "start": dates["start"],
        "end": dates["end"], "end_basis": "stated" if dates["end"] else "", "status": status,
        "status_basis": f"{reading.database}: {state}" if state else "", "inferred": "kind",
    }  # fmt: skip


def _date(text: str, column: str) -> str:
    # Exports write a year as a number, and a day as a moment with its zone.
    plain = text[:10] if text[10:11] == "T" else text.removesuffix(".0")
    found = read_date(plain) if plain else ""
    if found is None:
        raise Refused("interop.import.date", column=column, value=text[:60])
    return found


def _place(reading: Reading, cells: Cells) -> str:
    code = re.split(r"[;,|]", cells.get("country_code", ""))[0].strip()
    country = cells.get("country", "") or code
    if fold(code or country) in _CHINA or fold(country) in _CHINA:
        region = cells.get("region", "")
        found = reading.names.find(("plc",), region) if region else ()
        if region and len(found) != 1:
            reading.missed("place", region)
        return found[0] if len(found) == 1 else "plc:CN"
    slug = _UNSAFE.sub("-", (code or country).upper()).strip("-.~")
    if not slug:
        raise Refused("interop.import.blank", column="country")
    # The table of other countries' names is theirs; no Chinese name is made up.
    reading.add(
        "jurisdictions", {"id": f"plc:{slug}", "label_en": country, "label_zh": country, "place_level": "nation"}
    )
    return f"plc:{slug}"


def _source(cells: Cells, name: str, file: str) -> Cells:
    address = _ADDRESS.search(cells.get("document_url") or cells.get("url", ""))
    document = _UNSAFE.sub("-", cells.get("document_id", "").rstrip("/").rpartition("/")[2]).strip("-.~")
    identifier = f"src:{name}/{document}" if document and document != name.rpartition("/")[2] else f"src:{name}"
    return {
        "id": identifier, "title": cells.get("document_title") or cells["title"], "url_safe": "no",
        "url": address[0] if address else "", "source_kind": "dataset", "origin": name, "note": file,
    }  # fmt: skip


def _items(reading: Reading, cells: Cells, name: str) -> list[str]:
    form = next((each.form for each in fields_of(reading.database) if each.name == name), "text")
    mark = form.removeprefix("list")
    text = cells.get(name, "")
    items = text.split(mark) if form.startswith("list") and mark else [text]
    return [item.partition("|")[0].strip() for item in items if item.strip()]


def _instruments(reading: Reading, cells: Cells) -> list[str]:
    words, found = words_of(reading.database, "instrument"), []
    for item in _items(reading, cells, "instrument"):
        ours = words.get(fold(item))
        if ours is None:
            reading.missed("instrument", item)
        elif ours:
            found.append(ours)
    if not found:
        # A database that names no instrument still says whether this is a law or a plan.
        kind = words_of(reading.database, "kind").get(fold(cells.get("kind", "")), "")
        found = [kind] if kind else []
    if not found:
        raise Refused("interop.import.instrument", value=cells.get("instrument", "")[:80])
    return list(dict.fromkeys(found))


def _provisions(reading: Reading, cells: Cells, name: str) -> Iterator[Cells]:
    words = words_of(reading.database, "technology")
    sectors = _items(reading, cells, "sector")
    for item in sectors:
        if fold(item) not in words:
            reading.missed("sector", item)
    technologies = sorted({words.get(fold(item), "") for item in sectors} - {""})
    summary = _short(cells.get("summary", "") or cells["title"])
    for number, instrument in enumerate(_instruments(reading, cells), start=1):
        kind = kind_of(instrument)
        yield {
            "id": f"prv:{name}/{number}", "policy": f"pol:{name}", "summary_en": summary, "summary_zh": summary,
            "instrument": instrument, "modality": kind.modality, "sides": kind.sides, "stages": kind.stages,
            "actors": kind.actors, "technologies": ";".join(technologies), "inferred": _INFERRED,
        }  # fmt: skip


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONG else f"{plain[:_LONG].rpartition(' ')[0]} …"
