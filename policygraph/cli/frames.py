"""A table as an answer: JSON with plain numbers, CSV, or the columns a terminal has room for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from policygraph.cli.call import Call
from policygraph.errors import UsageError
from policygraph.texts import say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["answer_frame", "plain_value", "records"]


def answer_frame(
    call: Call, frame: pd.DataFrame, *, json_of: Callable[[pd.DataFrame], Any], shown: Sequence[str] = ()
) -> None:
    """Give a table as JSON, as CSV, or to the terminal, as the call and the name of its file say.

    Parameters
    ----------
    json_of
        Makes of the table what the JSON holds.
    shown
        The columns a terminal shows, headed by ``cli.col.<name>``; JSON and CSV have all.

    Raises
    ------
    UsageError
        If the file is of another kind.
    """
    suffix = call.output.suffix.lower() if call.output else ""
    if call.as_json or suffix == ".json":
        call.answer(json.dumps(json_of(frame), ensure_ascii=False, indent=1) + "\n")
    elif suffix == ".csv":
        call.answer(frame.to_csv(index=False, lineterminator="\n", float_format="%.6g"))
    elif suffix:
        raise UsageError("cli.suffix", suffix=suffix, known=".json, .csv")
    else:
        _print_frame(call, frame, shown)


def _print_frame(call: Call, frame: pd.DataFrame, shown: Sequence[str]) -> None:
    from policygraph.cli.printing import console, frame_table

    # A table of another kind than the wide ones named here is shown whole.
    names = shown if set(shown) <= set(frame.columns) and shown else [str(name) for name in frame.columns]
    heads = [say(f"cli.col.{name}", call.lang) if name in shown else name for name in names]
    frame_table(console(), heads, frame[list(names)].itertuples(index=False))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as plain JSON values: floats with six significant digits, missing numbers as ``null``."""
    return [{str(name): plain_value(cell) for name, cell in row.items()} for row in frame.to_dict(orient="records")]


def plain_value(cell: Any) -> Any:
    """Return a cell as JSON holds it; what is inside lists and mappings too."""
    if isinstance(cell, tuple | list):
        return [plain_value(each) for each in cell]
    if isinstance(cell, dict):
        return {str(name): plain_value(each) for name, each in cell.items()}
    if isinstance(cell, float):
        return float(f"{cell:.6g}") + 0.0 if cell == cell and abs(cell) != float("inf") else None
    return cell.item() if hasattr(cell, "item") else cell
