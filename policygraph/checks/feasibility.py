"""Whether numbers can hold together: linear constraints, a smallest set that cannot, and by how much it misses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import linprog

__all__ = ["Constraint", "Infeasible", "Sense", "infeasible_subset"]

Sense = Literal["<=", ">="]
_TOLERANCE = 1e-7


@dataclass(frozen=True, slots=True)
class Constraint:
    """A bound on a weighted sum: ``Σ terms[x]·x`` sense ``bound``. ``row`` names the row it comes from.

    Constraints without a row are identities (a part is no more than its whole): they hold always and are never
    accused. What is ``given`` (a measurement) may be accused but is never asked to give way.
    """

    row: str
    terms: tuple[tuple[str, float], ...]
    sense: Sense
    bound: float
    unit: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class Infeasible:
    """A smallest set of constraints that cannot hold together, and the least total violation in the unit given."""

    members: tuple[Constraint, ...]
    slack: float
    unit: str


def infeasible_subset(constraints: Sequence[Constraint]) -> Infeasible | None:
    """Return a minimal infeasible subset of linear constraints on non-negative variables, or ``None``.

    A deletion filter (Chinneck & Dravnieks 1991, doi 10.1287/ijoc.3.2.157): each member is left out in turn, and
    stays out where the rest is still infeasible. The identities stay in throughout.

    Returns
    -------
    Infeasible or None
        ``slack``: by how much the last member must give way so that the others hold.
    """
    identities = [each for each in constraints if not each.row]
    claims = sorted((each for each in constraints if each.row), key=lambda each: (each.row, each.sense))
    if _feasible([*identities, *claims]):
        return None
    for each in list(claims):
        rest = [other for other in claims if other is not each]
        if not _feasible([*identities, *rest]):
            claims = rest
    movable = [each for each in claims if not each.given] or claims
    slack, unit = min(((_slack(identities, claims, each), each.unit) for each in movable), key=lambda pair: pair[::-1])
    return Infeasible(tuple(claims), slack, unit)


def _feasible(constraints: Sequence[Constraint]) -> bool:
    matrix, bounds = _system(constraints, _names(constraints))
    if matrix.size == 0:
        return all(bound >= -_TOLERANCE for bound in bounds)
    return bool(linprog(np.zeros(matrix.shape[1]), A_ub=matrix, b_ub=bounds, method="highs").status == 0)


def _slack(identities: Sequence[Constraint], claims: Sequence[Constraint], each: Constraint) -> float:
    """Return the least violation of one claim under which all others hold, in its unit."""
    everything = [*identities, *(other for other in claims if other is not each), each]
    names = _names(everything)
    matrix, bounds = _system(everything, names)
    column = np.zeros((matrix.shape[0], 1))
    column[-1, 0] = -1.0
    cost = np.zeros(len(names) + 1)
    cost[-1] = 1.0
    found = linprog(cost, A_ub=np.hstack([matrix, column]), b_ub=bounds, method="highs")
    return float(found.fun) if found.status == 0 and found.fun is not None else float("nan")


def _names(constraints: Sequence[Constraint]) -> Mapping[str, int]:
    names = sorted({name for each in constraints for name, _ in each.terms})
    return {name: number for number, name in enumerate(names)}


def _system(constraints: Sequence[Constraint], names: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return A and b of ``A x <= b``, shapes (constraints, names) and (constraints,)."""
    matrix, bounds = np.zeros((len(constraints), len(names))), np.zeros(len(constraints))
    for number, each in enumerate(constraints):
        sign = 1.0 if each.sense == "<=" else -1.0
        for name, factor in each.terms:
            matrix[number, names[name]] += sign * factor
        bounds[number] = sign * each.bound
    return matrix, bounds
