"""What people hand over: square tables and lists of rows in the shapes pandas, numpy and plain Python give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from policygraph.errors import UsageError
from policygraph.graph.hierarchy import Hierarchy

__all__ = ["classes", "is_blank", "read_rows", "read_sign", "square"]

_POSITIVE, _NEGATIVE = frozenset(("+", "plus", "positive")), frozenset(("-", "−", "–", "minus", "negative"))


def square(matrix: Any) -> pd.DataFrame:
    """Return a square table with text labels, rows in the order of the columns.

    Parameters
    ----------
    matrix
        A DataFrame with the same labels on both axes in any order (the row labels may stand in its first column, as
        a CSV file read without ``index_col`` has them); a DataFrame, array or list of lists without labels; or a
        mapping of mappings ``{row: {column: cell}}``. Unlabelled rows take the columns' labels.

    Raises
    ------
    UsageError
        If it is not square or its labels differ or repeat.
    """
    frame = _frame(matrix)
    rows, columns = [str(each) for each in frame.index], [str(each) for each in frame.columns]
    if len(rows) == len(columns) and isinstance(frame.index, pd.RangeIndex) and set(rows) != set(columns):
        rows = list(columns)
    if sorted(rows) != sorted(columns) or len(set(rows)) != len(rows):
        odd = sorted(set(rows) ^ set(columns)) or sorted(rows)
        raise UsageError("causal.labels", labels=", ".join(odd[:5]))
    frame.index, frame.columns = pd.Index(rows, dtype=object), pd.Index(columns, dtype=object)
    return frame.loc[columns]


def _frame(matrix: Any) -> pd.DataFrame:
    if isinstance(matrix, pd.DataFrame):
        frame = matrix.copy()
        if frame.shape[1] == frame.shape[0] + 1 and isinstance(frame.index, pd.RangeIndex):
            frame = frame.set_index(frame.columns[0])
        return frame
    if isinstance(matrix, Mapping):
        return pd.DataFrame.from_dict({key: dict(cells) for key, cells in matrix.items()}, orient="index")
    try:
        cells = np.array([list(row) for row in matrix], dtype=object)
    except (TypeError, ValueError):
        raise UsageError("causal.shape", shape=type(matrix).__name__) from None
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1]:
        raise UsageError("causal.shape", shape=" × ".join(str(each) for each in cells.shape))
    labels = [str(number) for number in range(1, len(cells) + 1)]
    return pd.DataFrame(cells, index=labels, columns=labels)


def read_rows(rows: Any, fields: Sequence[str], *, required: int) -> list[dict[str, Any]]:
    """Return rows as dictionaries.

    Parameters
    ----------
    rows
        A DataFrame with these columns, or an iterable of mappings or of tuples in the order of ``fields``.
    fields
        Names in order; the first ``required`` must be there.

    Raises
    ------
    UsageError
        If a required field is missing or a row has no readable shape.
    """
    listed: Iterable[Any] = rows.to_dict(orient="records") if isinstance(rows, pd.DataFrame) else rows
    found: list[dict[str, Any]] = []
    for each in listed:
        if isinstance(each, Mapping):
            row = {str(key): value for key, value in each.items()}
        elif isinstance(each, tuple | list) and required <= len(each) <= len(fields):
            row = dict(zip(fields, each, strict=False))
        else:
            raise UsageError("causal.row", row=str(each), fields=", ".join(fields))
        missing = [name for name in fields[:required] if name not in row]
        if missing:
            raise UsageError("causal.field", field=missing[0])
        found.append(row)
    return found


def read_sign(value: Any) -> int | None:
    """Return +1, -1, 0, or ``None`` for ``?``, from a number or its usual spellings.

    Raises
    ------
    ValueError
        If it is none of these.
    """
    text = str(value).strip().casefold()
    if text in _POSITIVE or text in _NEGATIVE:
        return 1 if text in _POSITIVE else -1
    if text == "?":
        return None
    number = float(text)
    if number != number:
        raise ValueError(value)
    return int(number > 0) - int(number < 0)


def is_blank(value: Any) -> bool:
    """Return whether a cell holds nothing."""
    return value is None or str(value).strip() in ("", "nan", "None", "<NA>", "NaT")


def classes(parents: Mapping[str, Iterable[str] | str] | None) -> Hierarchy:
    """Return the net of classes behind ``{child: parents}``; one parent may stand as plain text.

    Raises
    ------
    UsageError
        If the classes form a circle.
    """
    try:
        return Hierarchy(
            {child: (above,) if isinstance(above, str) else tuple(above) for child, above in (parents or {}).items()}
        )
    except ValueError as error:
        raise UsageError("causal.circle", chain=" > ".join(error.args[0])) from None
