"""Names as the map shows them: cleaned of what no reader can see, and broken into short lines in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Setting, Target
from policygraph.schema.vocabularies import label as word
from policygraph.texts import Lang

__all__ = ["picture_name", "plain", "shown_name", "text_width", "wrap"]

# A Chinese character takes two of these, so a line holds nine Chinese characters or about eighteen letters.
LINE_WIDTH: Final = 18
LINES: Final = 3

_COMPARATORS: Final = {">=": "≥ ", ">": "> ", "=": "", "<=": "≤ ", "<": "< "}
# A long word may break after these.
_JOINTS: Final = frozenset("-–/")
# Marks that may not end a line of Chinese, and such that may not begin one.
_OPENING: Final = frozenset("（《「『“‘([{")
_CLOSING: Final = frozenset("，。、；：？！）》」』”’％%,.;:?!)]}")


def plain(text: str) -> str:
    """Return ``text`` on one line without control, direction and half characters; the rest can be shown anywhere."""
    # Nearly every text can be shown as it stands.
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text
    shown = text if text.isprintable() else "".join(" " if m.isspace() else m for m in text if _is_shown(m))
    return " ".join(shown.split()).strip("\u200c\u200d ")


def _is_shown(mark: str) -> bool:
    # Cc control, Cf format (direction marks among them), Cs half of a pair, Cn not a character at all. Joiners stay:
    # emoji and Indic scripts are spelled with them.
    return mark.isspace() or mark in "\u200c\u200d" or unicodedata.category(mark) not in ("Cc", "Cf", "Cs", "Cn")


def text_width(text: str) -> int:
    """Return the width of a text in half-width characters: 2 for Chinese, 0 for marks set over others, else 1."""
    return len(text) if text.isascii() else sum(map(_mark_width, text))


@cache
def _mark_width(mark: str) -> int:
    if unicodedata.combining(mark):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def wrap(text: str, *, width: int = LINE_WIDTH, lines: int = LINES) -> str:
    """Return ``text`` in at most ``lines`` lines, the last one ending in an ellipsis where something is left out.

    Latin text breaks at spaces, Chinese anywhere but before a closing or after an opening mark; a word wider than a
    line is cut. Lines come out about equally long.
    """
    # What cannot fit is not looked at: names may be long.
    shown = plain(text[: width * (lines + 1) * 2])
    if text_width(shown) <= width:
        return shown
    pieces = _pieces(shown, width)
    rows = _fill(pieces, width)
    if len(rows) > lines:
        return "\n".join([*rows[: lines - 1], _shortened(rows[lines - 1] + " ", width)])
    even = -(-sum(size for _, size in pieces) // len(rows))
    trials = (_fill(pieces, narrow) for narrow in range(even, width))
    return "\n".join(next((trial for trial in trials if len(trial) == len(rows)), rows))


def _fill(pieces: list[tuple[str, int]], width: int) -> list[str]:
    """Return rows no wider than ``width``, filled with pieces of known widths."""
    rows, row, used = [], "", 0
    for piece, size in pieces:
        if used + size <= width or (piece in _CLOSING and row):
            row += piece
            used += size
        elif row[-1:] in _OPENING and len(row) > 1:
            rows.append(row[:-1])
            row = row[-1] + piece
            used = text_width(row)
        else:
            rows.append(row)
            row = piece.lstrip()
            used = size - len(piece) + len(row)
    return [each.strip() for each in (*rows, row)]


def _pieces(text: str, width: int) -> list[tuple[str, int]]:
    """Return what may stand on a line of its own: words with the space before them, single Chinese characters."""
    if text.isascii() and _JOINTS.isdisjoint(text):
        return [(piece, len(piece)) for piece in re.findall(f" [^ ]{{0,{width}}}|[^ ]{{1,{width}}}", text)]
    pieces: list[tuple[str, int]] = []
    room, before = 0, 2
    for mark in text:
        size = _mark_width(mark)
        piece, used = pieces[-1] if pieces else ("", 0)
        # Narrow marks make words; a word may break after a joint.
        if room >= size < 2 > before and mark != " " and not (piece[-1] in _JOINTS and len(piece) > 3):
            pieces[-1] = (piece + mark, used + size)
            room -= size
        else:
            pieces.append((mark, size))
            room = width - (0 if mark == " " else size)
        before = size
    return pieces


def _shortened(text: str, width: int) -> str:
    while text_width(text) > width - 1:
        text = text[:-1]
    return text.rstrip(" ,;:，；：、（(") + "…"


def shown_name(graph: PolicyGraph, identifier: str, lang: Lang) -> str:
    """Return the whole name of a node: its label, or for a number the indicator and the value it sets.

    A name that holds nothing to be seen gives way to the id.
    """
    row = graph.index[identifier]
    if isinstance(row, Target | Setting):
        mark = "：" if lang == "zh" else ": "
        return plain(graph.label(row.indicator, lang) + mark + number_name(row, lang)) or identifier
    return plain(graph.label(identifier, lang)) or identifier


def picture_name(graph: PolicyGraph, identifier: str, lang: Lang) -> str:
    """Return the name of a node in the picture: of a number, whose indicator is drawn beside it, the number alone."""
    row = graph.index[identifier]
    number = plain(number_name(row, lang)) if isinstance(row, Target | Setting) else ""
    return number or shown_name(graph, identifier, lang)


def number_name(row: Target | Setting, lang: Lang) -> str:
    """Return a number alone: comparator, value or range, unit, and the year it is due or the part it plays."""
    if isinstance(row, Target):
        value = _COMPARATORS.get(row.comparator, "") + row.value if row.value else word("standing", row.standing, lang)
        last = str(row.due_year) if row.due_year else ""
    else:
        value = row.value or "–".join(part for part in (row.low, row.high) if part)
        last = word("setting_role", row.role, lang)
    return " ".join(part for part in (value, row.unit if value else "", f"({last})" if last else "") if part)
