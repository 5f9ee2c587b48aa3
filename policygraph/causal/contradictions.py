"""Which signed causal statements contradict each other, also through a hierarchy of classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from policygraph.causal.inputs import classes, is_blank, read_rows, read_sign
from policygraph.errors import UsageError
from policygraph.graph.hierarchy import Hierarchy

__all__ = ["contradictions"]

_FIELDS = ("id", "subject", "relation", "object", "sign", "subject_polarity", "object_polarity")
# Published names of statements that speak of one dimension in two directions; other names stand for themselves.
_DIMENSIONS = {
    "activation": "activity", "inhibition": "activity", "activates": "activity", "inhibits": "activity",
    "increaseamount": "amount", "decreaseamount": "amount", "increases": "amount", "decreases": "amount",
    "raises": "amount", "lowers": "amount", "promotes": "promotion", "restricts": "promotion",
    "supports": "support", "opposes": "support",
}  # fmt: skip
# "Dephosphorylation" undoes "phosphorylation", and so with every such name.
_UNDONE = re.compile(r"de(\w+ylation|\w+ination)")


@dataclass(frozen=True, slots=True)
class _Statement:
    id: str
    subject: str
    dimension: str
    detail: str
    object: str
    overall: int


def contradictions(
    statements: Iterable[Mapping[str, Any] | tuple[Any, ...]] | pd.DataFrame,
    *,
    parents: Mapping[str, Iterable[str] | str] | None = None,
) -> list[tuple[str, str]]:
    """Return the pairs of statements that cannot both be so.

    Two statements contradict if they speak of one dimension, their ends are the same or one a kind of the other, and
    their overall signs differ. "Promote X" against "restrict X" is a difference of polarity at one end: overall sign
    is the product of the sign and the two polarities.

    Parameters
    ----------
    statements
        A DataFrame, mappings, or tuples with ``id`` (or ``statement``), ``subject, relation, object, sign`` and
        optional ``subject_polarity, object_polarity`` (+1, −1; default +1), in this order. ``sign`` is a number, ``+``
        or ``-``. ``object`` may end in ``=True`` or ``=False``: a state and its opposite. A detail in brackets after
        the relation, such as a site, must agree where both name one.
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
    listed: Iterable[Any] = statements.to_dict(orient="records") if isinstance(statements, pd.DataFrame) else statements
    named = [_named(each) for each in listed]
    read = [_read(row) for row in read_rows(named, _FIELDS, required=5)]
    tree = classes(parents)
    pairs = {_ordered(first.id, second.id) for first, second in combinations(read, 2) if _clash(tree, first, second)}
    return sorted(pairs)


def _ordered(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)


def _named(row: Any) -> Any:
    if isinstance(row, Mapping) and "id" not in row and "statement" in row:
        return {**row, "id": row["statement"]}
    return row


def _clash(tree: Hierarchy, first: _Statement, second: _Statement) -> bool:
    return (
        first.dimension == second.dimension
        and (first.detail == second.detail or not (first.detail and second.detail))
        and _related(tree, first.subject, second.subject)
        and _related(tree, first.object, second.object)
        and first.overall != second.overall
    )


def _related(tree: Hierarchy, first: str, second: str) -> bool:
    return tree.covers(first, second) or tree.covers(second, first)


def _read(row: Mapping[str, Any]) -> _Statement:
    name, state, value = str(row["object"]).strip().partition("=")
    stem, _, detail = str(row["relation"]).strip().partition("(")
    stem = stem.strip().casefold()
    undone = _UNDONE.fullmatch(stem)
    sign = _sign(row["sign"], row)
    # ActiveForm("kinase active=True") with + and "=False" with − are the published way to say that one modified
    # form is and is not active: there the sign repeats the state and must not cancel it.
    if state and value.strip().casefold() in ("true", "false"):
        sign = 1 if value.strip().casefold() == "true" else -1
    polarity = _polarity(row, "subject_polarity") * _polarity(row, "object_polarity")
    return _Statement(
        str(row["id"]),
        str(row["subject"]).strip(),
        undone[1] if undone else _DIMENSIONS.get(stem, stem),
        detail.rstrip(") "),
        name.strip(),
        sign * polarity,
    )


def _polarity(row: Mapping[str, Any], name: str) -> int:
    value = row.get(name)
    return 1 if is_blank(value) else _sign(value, row)


def _sign(value: Any, row: Mapping[str, Any]) -> int:
    try:
        sign = read_sign(value)
    except ValueError:
        sign = None
    if not sign:
        raise UsageError("causal.sign", value=str(value), id=str(row["id"]))
    return sign
