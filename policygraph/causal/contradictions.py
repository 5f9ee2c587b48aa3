"""Which signed causal statements contradict each other, also through a hierarchy of classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from policygraph.errors import UsageError
from policygraph.graph.hierarchy import Hierarchy

__all__ = ["contradictions"]

# Published names of statements that speak of one dimension in two directions; other names stand for themselves.
_DIMENSIONS = {
    "activation": "activity", "inhibition": "activity", "increaseamount": "amount", "decreaseamount": "amount",
    "phosphorylation": "phosphorylation", "dephosphorylation": "phosphorylation", "promotes": "promotion",
    "restricts": "promotion", "increases": "amount", "decreases": "amount", "raises": "amount", "lowers": "amount",
    "supports": "support", "opposes": "support",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Statement:
    id: str
    subject: str
    relation: str
    object: str
    sign: int
    subject_polarity: int
    object_polarity: int

    @property
    def overall(self) -> int:
        return self.sign * self.subject_polarity * self.object_polarity


def contradictions(
    statements: Iterable[Mapping[str, Any]] | pd.DataFrame, *, parents: Mapping[str, Iterable[str]] | None = None
) -> list[tuple[str, str]]:
    """Return the pairs of statements that cannot both be so.

    Two statements contradict if they speak of one dimension, their ends are the same or one a kind of the other, and
    their overall signs differ. "Promote X" against "restrict X" is a difference of polarity at one end: overall sign
    is the product of the sign and the two polarities.

    Parameters
    ----------
    statements
        Rows with ``id, subject, relation, object, sign`` and optional ``subject_polarity, object_polarity`` (+1, −1;
        default +1). ``object`` may end in ``=True`` or ``=False``: a state and its opposite.
    parents
        Direct classes above an id.

    Returns
    -------
    list of (id, id)
        Each pair once, sorted.

    Raises
    ------
    UsageError
        If a field is missing, a sign is neither positive nor negative, or the classes form a circle.
    """
    rows = statements.to_dict(orient="records") if isinstance(statements, pd.DataFrame) else list(statements)
    tree = _tree(parents or {})
    read = [_read(row) for row in rows]
    pairs = (
        tuple(sorted((first.id, second.id)))
        for first, second in combinations(read, 2)
        if first.relation == second.relation
        and _related(tree, first.subject, second.subject)
        and _related(tree, first.object, second.object)
        and first.overall != second.overall
    )
    return sorted((first, second) for first, second in pairs)


def _tree(parents: Mapping[str, Iterable[str]]) -> Hierarchy:
    try:
        return Hierarchy(
            {child: (above,) if isinstance(above, str) else tuple(above) for child, above in parents.items()}
        )
    except ValueError as error:
        raise UsageError("causal.circle", chain=" > ".join(error.args[0])) from None


def _related(tree: Hierarchy, first: str, second: str) -> bool:
    return tree.covers(first, second) or tree.covers(second, first)


def _read(row: Mapping[str, Any]) -> _Statement:
    try:
        relation = str(row["relation"]).strip()
        name, state, value = str(row["object"]).strip().partition("=")
        stem = relation.partition("(")[0].casefold()
        tail = relation.partition("(")[2]
        # ActiveForm("kinase active=True") with + and "=False" with − are the published way to say that one modified
        # form is and is not active: there the sign repeats the state and must not cancel it.
        sign = _sign(row["sign"], row)
        if state and value.casefold() in ("true", "false"):
            sign = 1 if value.casefold() == "true" else -1
        return _Statement(
            str(row["id"] if "id" in row else row["statement"]),
            str(row["subject"]).strip(),
            _DIMENSIONS.get(stem, stem) + (f"({tail}" if tail else ""),
            name.strip(),
            sign,
            _polarity(row.get("subject_polarity"), row),
            _polarity(row.get("object_polarity"), row),
        )
    except KeyError as error:
        raise UsageError("causal.field", field=str(error.args[0])) from None


def _sign(value: Any, row: Mapping[str, Any]) -> int:
    text = str(value).strip()
    if text in ("+", "-"):
        return 1 if text == "+" else -1
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if number == 0 or number != number:
        raise UsageError("causal.sign", value=text, id=str(row.get("id", "")))
    return 1 if number > 0 else -1


def _polarity(value: Any, row: Mapping[str, Any]) -> int:
    blank = value is None or str(value).strip() in ("", "nan", "None", "<NA>")
    return 1 if blank else _sign(value, row)
