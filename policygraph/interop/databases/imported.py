"""What an import gives: rows of our tables, the rows that were refused with their reasons, and what was noticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policygraph.graph.building import build_graph
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.reading import load
from policygraph.graph.writing import write_atomic, write_tables
from policygraph.interop.formats.delimited import csv_text
from policygraph.interop.spreadsheets.sheets import Note
from policygraph.schema.tables import TABLES
from policygraph.texts import Lang, say

__all__ = ["Imported", "Reject"]


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was refused: where it stood, why (a key of ``texts.csv`` with its values), and what it held."""

    file: str
    row: int
    why: str
    details: Mapping[str, str]
    cells: Sequence[str]

    def reason(self, lang: Lang = "en") -> str:
        """Return why, in ``lang``."""
        return say(self.why, lang, **self.details)


@dataclass(frozen=True, slots=True)
class Imported:
    """Rows by table, and everything that did not become a row."""

    tables: Mapping[str, Sequence[Mapping[str, str]]]
    rejects: tuple[Reject, ...] = ()
    remarks: tuple[Note, ...] = ()
    heads: tuple[str, ...] = field(default=())

    def graph(self, base: PolicyGraph | None = None) -> PolicyGraph:
        """Return the rows laid over ``base`` (by default the bundled graph), ready to be checked."""
        return build_graph(self.tables, base=base if base is not None else load())

    def notes(self, lang: Lang = "en") -> list[str]:
        """Return what was read, chosen and refused, in sentences."""
        counts = ", ".join(f"{len(rows)} {name}" for name, rows in self.tables.items() if rows)
        lines = [say("interop.import.read", lang, counts=counts)]
        lines += [
            say(key, lang, **{name: _in(value, lang) for name, value in values.items()}) for key, values in self.remarks
        ]
        if self.rejects:
            first = self.rejects[0]
            lines.append(
                say("interop.import.rejected", lang, count=len(self.rejects), row=first.row, why=first.reason(lang))
            )
        return lines

    def write(self, folder: str | Path, *, base: PolicyGraph | None = None) -> list[Path]:
        """Write the tables, complete with what they refer to, and ``rejects.csv``; return the paths.

        The folder can be checked, mapped and reported on as it is. What the rows refer to comes from ``base``, by
        default the bundled graph.

        Raises
        ------
        InvalidData
            If the rows do not fit the bundled places, technologies and indicators.
        """
        from policygraph.graph.reference import reference_part

        target = Path(folder)
        graph = self.graph(reference_part(base if base is not None else load()))
        paths = [path for path in write_tables(graph, target) if path.stem in (*TABLES, "datapackage")]
        head = ("file", "row", "reason_en", "reason_zh", *self.heads)
        rows = [(each.file, each.row, each.reason("en"), each.reason("zh"), *each.cells) for each in self.rejects]
        return [*paths, write_atomic(target / "rejects.csv", csv_text(head, rows))]


def _in(value: object, lang: Lang) -> object:
    return value[lang] if isinstance(value, dict) and lang in value else value
