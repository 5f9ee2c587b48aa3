"""Norms that oblige, permit or prohibit, and how two of them stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from policygraph.causal.conditions import conditions_meet, is_satisfiable, read_condition
from policygraph.causal.inputs import classes
from policygraph.errors import UsageError
from policygraph.graph.hierarchy import Hierarchy
from policygraph.schema.periods import Period, is_partial_date

__all__ = ["Norm", "NormVerdict", "norm_verdict"]

NormVerdict = Literal["Conflict", "Ambiguous", "Underspecified", "NonConflict"]
_MODALITIES = {
    "obliges": "obliges", "obliged": "obliges", "obligation": "obliges", "duty": "obliges", "must": "obliges",
    "permits": "permits", "permitted": "permits", "permission": "permits", "allows": "permits", "may": "permits",
    "prohibits": "prohibits", "prohibited": "prohibits", "prohibition": "prohibits", "must not": "prohibits",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm: who may, must or must not do what to which target, when and where.

    ``modality`` is ``obliges``, ``permits`` or ``prohibits`` (or obligation, permission, prohibition). ``condition`` is
    what :func:`policygraph.causal.conditions.read_condition` reads. ``duties`` are norms, actions or
    ``(action, target)`` pairs that must be fulfilled for the norm to be used. ``period`` is a :class:`Period` or a
    pair of partial dates, the last day included. A part left out means no limit.
    """

    modality: str
    action: str
    addressee: str | None = None
    target: str | None = None
    condition: Any = None
    duties: tuple[Any, ...] = ()
    period: Period | tuple[str, str] | None = None
    place: str | None = None


def norm_verdict(
    first: Norm,
    second: Norm,
    *,
    parents: Mapping[str, Iterable[str] | str] | None = None,
    exclusive: Iterable[tuple[str, str]] = (),
) -> NormVerdict:
    """Return how two norms stand to each other.

    ``Conflict``: wherever the permission or duty applies, the other norm forbids it. ``Ambiguous``: some states of
    the world permit it and others forbid it (the prohibition has a condition that need not be met).
    ``Underspecified``: a norm's own condition can never be met, so it never applies. ``NonConflict``: they do not
    clash. What is obliged counts as permitted (deontic system D).

    Parameters
    ----------
    parents
        Direct classes above actions, targets, addressees and places; a part lies below its collection. Two classes
        meet where one lies above the other or both share something below.
    exclusive
        Pairs of actions that cannot be done together: two duties to do both clash.

    Raises
    ------
    UsageError
        If a modality, condition or period cannot be read or the classes form a circle.
    """
    tree = classes(parents)
    conditions = read_condition(first.condition), read_condition(second.condition)
    clash = _clash(tree, first, second, exclusive)
    if not is_satisfiable(conditions[0]) or not is_satisfiable(conditions[1]):
        return "Underspecified"
    if not clash or not _same_world(tree, first, second):
        return "NonConflict"
    # The side that lets act is asked whether it can be used anywhere without meeting the other.
    acting, other = conditions if clash == "first acts" else conditions[::-1]
    joint = conditions_meet(acting, other)
    if joint == "never":
        return "NonConflict"
    return "Conflict" if joint == "always" else "Ambiguous"


def _modality(norm: Norm) -> str:
    found = _MODALITIES.get(norm.modality.strip().casefold())
    if found is None:
        raise UsageError("causal.modality", value=norm.modality, known=", ".join(sorted(_MODALITIES)))
    return found


def _related(tree: Hierarchy, first: str | None, second: str | None) -> bool:
    return first is None or second is None or bool(tree.meet((first,), (second,)))


def _same_world(tree: Hierarchy, first: Norm, second: Norm) -> bool:
    one, other = _period(first), _period(second)
    in_time = one is None or other is None or one.overlap(other) is not None
    return in_time and _related(tree, first.place, second.place) and _related(tree, first.addressee, second.addressee)


def _period(norm: Norm) -> Period | None:
    if norm.period is None or isinstance(norm.period, Period):
        return norm.period
    for text in norm.period:
        if text and not is_partial_date(text):
            raise UsageError("causal.value", value=text)
    return Period.parse(*norm.period)


def _clash(
    tree: Hierarchy, first: Norm, second: Norm, exclusive: Iterable[tuple[str, str]]
) -> Literal["first acts", "second acts"] | None:
    kinds = _modality(first), _modality(second)
    same = _related(tree, first.action, second.action) and _related(tree, first.target, second.target)
    if kinds[1] == "prohibits" and (_duty_clash(tree, first, second) or (same and kinds[0] != "prohibits")):
        return "first acts"
    if kinds[0] == "prohibits" and (_duty_clash(tree, second, first) or (same and kinds[1] != "prohibits")):
        return "second acts"
    both_bind = kinds == ("obliges", "obliges")
    if both_bind and any(_is_pair(tree, first, second, pair) for pair in exclusive):
        return "first acts"
    return None


def _is_pair(tree: Hierarchy, first: Norm, second: Norm, pair: tuple[str, str]) -> bool:
    one, other = (tree.up(first.action), tree.up(second.action))
    return (pair[0] in one and pair[1] in other) or (pair[1] in one and pair[0] in other)


def _duty_clash(tree: Hierarchy, holder: Norm, other: Norm) -> bool:
    return any(
        _related(tree, action, other.action) and _related(tree, target, other.target)
        for action, target in map(_duty, holder.duties)
    )


def _duty(duty: Any) -> tuple[str, str | None]:
    if isinstance(duty, Norm):
        return duty.action, duty.target
    if isinstance(duty, str):
        return duty, None
    if isinstance(duty, tuple | list) and 1 <= len(duty) <= 2:
        return duty[0], duty[1] if len(duty) == 2 else None
    raise UsageError("causal.row", row=str(duty), fields="action, target")
