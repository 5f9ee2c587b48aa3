"""Where, when and for whom a row holds, and how two scopes meet."""

from __future__ import annotations

from dataclasses import dataclass

from policygraph.graph.hierarchy import Hierarchy
from policygraph.schema.periods import ALWAYS, Overlap, Period
from policygraph.schema.vocabularies import ancestors

__all__ = ["EVERYWHERE", "Meeting", "Scope", "meet"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope; an empty part means no limit."""

    places: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    period: Period = ALWAYS


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Meeting:
    """What two scopes share; ``overlap`` says how sure it is. ``apart`` names the part that keeps them apart."""

    places: tuple[str, ...]
    technologies: tuple[str, ...]
    months: tuple[str, ...]
    period: Period
    overlap: Overlap | None
    apart: str = ""

    def __bool__(self) -> bool:
        return self.overlap is not None


def meet(first: Scope, second: Scope, *, places: Hierarchy, technologies: Hierarchy) -> Meeting:
    """Return what two scopes share in place, technology, season, addressee and time.

    A statement about a class holds for its subclasses, so two classes meet in the widest class below both.
    """
    where, apart_place = _meet_lists(first.places, second.places, places)
    where = _without(where, first.not_places + second.not_places, places)
    what, apart_what = _meet_lists(first.technologies, second.technologies, technologies)
    months, apart_season = _meet_months(first.months, second.months)
    period = first.period.intersect(second.period)
    overlap = first.period.overlap(second.period)
    addressed = _addressees_meet(first.addressees, second.addressees)
    place_needed = bool(first.places or second.places)
    checks = (
        ("place", apart_place or (place_needed and not where)),
        ("technology", apart_what),
        ("season", apart_season),
        ("addressee", addressed is None),
        ("time", overlap is None),
    )
    apart = next((name for name, is_apart in checks if is_apart), "")
    sure: Overlap | None = None if apart else "possible" if "possible" in (overlap, addressed) else "certain"
    return Meeting(where, what, months, period, sure, apart)


def _meet_lists(first: tuple[str, ...], second: tuple[str, ...], tree: Hierarchy) -> tuple[tuple[str, ...], bool]:
    if not first or not second:
        return first or second, False
    shared = tree.meet(first, second)
    return shared, not shared


def _meet_months(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    if not first or not second:
        return first or second, False
    shared = tuple(month for month in first if month in second)
    return shared, not shared


def _without(found: tuple[str, ...], excluded: tuple[str, ...], tree: Hierarchy) -> tuple[str, ...]:
    return tuple(each for each in found if not any(tree.covers(out, each) for out in excluded))


def _addressees_meet(first: tuple[str, ...], second: tuple[str, ...]) -> Overlap | None:
    """Return ``possible`` where one side does not say whom it addresses."""
    open_ended = {"not_stated", "anyone"}
    if not first or not second or set(first) & {"anyone"} or set(second) & {"anyone"}:
        return "certain"
    if set(first) & open_ended or set(second) & open_ended:
        return "possible"
    related = any(
        one in ancestors("addressee", other) or other in ancestors("addressee", one)
        for one in first
        for other in second
    )
    return "certain" if related else None
