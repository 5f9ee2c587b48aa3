"""How sure a claim is from independent sources, and how a dispute divides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod

from policygraph.errors import UsageError

__all__ = ["belief", "disputed_belief"]


def belief(sources: Iterable[tuple[str, float]] | Mapping[str, float]) -> float:
    """Return B = 1 − Π(1 − b) over distinct origins, 0 to 1; no source gives 0.

    Parameters
    ----------
    sources
        Pairs of origin and belief, or a mapping of these. Sources of one origin count once, with the highest of their
        beliefs: a report copied in many outlets proves no more than the report.

    Raises
    ------
    UsageError
        If a belief lies outside 0 to 1.
    """
    best: dict[str, float] = {}
    for origin, sure in sources.items() if isinstance(sources, Mapping) else sources:
        _check(sure)
        best[origin] = max(sure, best.get(origin, 0.0))
    return 1 - prod(1 - best[origin] for origin in sorted(best))


def disputed_belief(plus: float, minus: float) -> float:
    """Return the probability of the positive sign where both are claimed, with beliefs ``plus`` and ``minus``.

    P(+) = B⁺(1−B⁻) / (B⁺(1−B⁻) + B⁻(1−B⁺)); 0.5 where neither side says anything or both are certain.

    Raises
    ------
    UsageError
        If a belief lies outside 0 to 1.
    """
    _check(plus)
    _check(minus)
    first, second = plus * (1 - minus), minus * (1 - plus)
    return 0.5 if first + second == 0 else first / (first + second)


def _check(sure: float) -> None:
    if not 0 <= sure <= 1:
        raise UsageError("causal.belief", value=sure)
