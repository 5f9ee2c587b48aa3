"""Norms and whether two of them conflict: duty, permission and prohibition over hierarchies of actions and targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from policygraph.causal.intervals import interval_verdict
from policygraph.errors import UsageError
from policygraph.graph.hierarchy import Hierarchy
from policygraph.schema.periods import Period

__all__ = ["Norm", "NormVerdict", "norm_verdict"]

NormVerdict = Literal["Conflict", "Ambiguous", "Underspecified", "NonConflict"]
_MODALITIES = {
    "obliges": "obliges", "obligation": "obliges", "duty": "obliges", "permits": "permits", "permission": "permits",
    "prohibits": "prohibits", "prohibition": "prohibits",
}  # fmt: skip
Constraint = tuple[str, str, Any]


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm: who may, must or must not do what to which target, when and where.

    ``condition`` is a text, one ``(operand, operator, value)`` or a list of these. ``duties`` are norms or
    ``(action, target)`` pairs that must be fulfilled for the norm to be used.
    """

    modality: str
    action: str
    addressee: str
    target: str | None = None
    condition: str | Constraint | tuple[Constraint, ...] | None = None
    duties: tuple[Any, ...] = ()
    period: Period | None = None
    place: str | None = None


def norm_verdict(first: Norm, second: Norm, *, parents: Mapping[str, Iterable[str]] | None = None) -> NormVerdict:
    """Return how two norms stand to each other.

    ``Conflict``: both can hold at once and cannot both be kept. ``Ambiguous``: they clash only in some states of the
    world (a condition on one side that the other does not name). ``Underspecified``: a norm's own condition can never
    be met, so it never applies. ``NonConflict``: they do not clash.

    Parameters
    ----------
    parents
        Direct classes above actions, targets, addressees and places; a part lies below its collection.

    Raises
    ------
    UsageError
        If a modality is unknown or the classes form a circle.
    """
    tree = _tree(parents or {})
    if not _satisfiable(first) or not _satisfiable(second):
        return "Underspecified"
    if not _same_world(tree, first, second):
        return "NonConflict"
    joint = _conditions_meet(first, second)
    clash = _clash(tree, first, second) or _duty_clash(tree, first, second) or _duty_clash(tree, second, first)
    if not clash or joint == "never":
        return "NonConflict"
    return "Conflict" if joint == "always" else "Ambiguous"


def _tree(parents: Mapping[str, Iterable[str]]) -> Hierarchy:
    try:
        return Hierarchy(
            {child: (above,) if isinstance(above, str) else tuple(above) for child, above in parents.items()}
        )
    except ValueError as error:
        raise UsageError("causal.circle", chain=" > ".join(error.args[0])) from None


def _modality(norm: Norm) -> str:
    found = _MODALITIES.get(norm.modality.casefold())
    if found is None:
        raise UsageError("causal.modality", value=norm.modality, known=", ".join(sorted(_MODALITIES)))
    return found


def _related(tree: Hierarchy, first: str | None, second: str | None) -> bool:
    return first is None or second is None or tree.covers(first, second) or tree.covers(second, first)


def _same_world(tree: Hierarchy, first: Norm, second: Norm) -> bool:
    in_time = first.period is None or second.period is None or first.period.overlap(second.period) is not None
    return in_time and _related(tree, first.place, second.place) and _related(tree, first.addressee, second.addressee)


def _clash(tree: Hierarchy, first: Norm, second: Norm) -> bool:
    kinds = {_modality(first), _modality(second)}
    same = _related(tree, first.action, second.action) and _related(tree, first.target, second.target)
    # What is obliged is permitted (deontic system D), so a duty clashes with a prohibition as a permission does.
    return same and "prohibits" in kinds and len(kinds) == 2


def _duty_clash(tree: Hierarchy, holder: Norm, other: Norm) -> bool:
    if _modality(other) != "prohibits":
        return False
    for duty in holder.duties:
        action, target = (duty.action, duty.target) if isinstance(duty, Norm) else (tuple(duty) + (None,))[:2] if not isinstance(duty, str) else (duty, None)  # fmt: skip
        if _related(tree, action, other.action) and _related(tree, target, other.target):
            return True
    return False


def _constraints(norm: Norm) -> tuple[Constraint, ...] | str:
    condition = norm.condition
    if condition is None:
        return ()
    if isinstance(condition, str):
        return condition
    if condition and isinstance(condition[0], str):
        return (condition,)  # type: ignore[return-value]
    return tuple(condition)  # type: ignore[arg-type]


def _satisfiable(norm: Norm) -> bool:
    constraints = _constraints(norm)
    return isinstance(constraints, str) or interval_verdict(constraints) == "Compatible"


def _conditions_meet(first: Norm, second: Norm) -> Literal["always", "sometimes", "never"]:
    one, other = _constraints(first), _constraints(second)
    if one == other:
        return "always"
    if isinstance(one, str) or isinstance(other, str):
        return "sometimes"
    if interval_verdict((*one, *other)) == "Conflict":
        return "never"
    return "sometimes"
