"""Press perturbation: how often a lasting push raises or lowers each variable over random stable systems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.causal.belief import belief, disputed_belief
from policygraph.causal.inputs import is_blank, read_rows, read_sign
from policygraph.errors import UsageError

__all__ = ["Press", "PressVerdict", "press_perturbation"]

PressVerdict = Literal["raises", "lowers", "unmoved", "ambiguous", "underspecified"]
Array = NDArray[np.float64]
_FIELDS = ("source", "target", "sign", "belief")
# Draws are solved in blocks, so that memory does not grow with their number.
_BLOCK_CELLS = 2_000_000
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Press:
    """What random systems say about a push.

    ``shares`` has a row a variable and the columns ``negative, zero, positive, verdict``: shares of the accepted
    draws, 0 to 1. ``deciding`` has the columns ``variable, source, target, correlation``: for every variable that went
    both ways, how far a stronger edge goes with a rise, −1 to 1, the most telling edge first.
    """

    push: dict[str, float]
    shares: pd.DataFrame
    deciding: pd.DataFrame
    draws: int
    accepted: int
    seed: int

    @property
    def acceptance(self) -> float:
        """Share of the draws that were stable, 0 to 1."""
        return self.accepted / self.draws

    def verdict(self, variable: str) -> PressVerdict:
        """Return what the draws say about one variable.

        Raises
        ------
        UsageError
            If there is no such variable.
        """
        if variable not in self.shares.index:
            raise UsageError("causal.variable", name=variable, known=", ".join(self.shares.index))
        found: PressVerdict = self.shares.loc[variable, "verdict"]  # type: ignore[assignment]
        return found


class _Edges(NamedTuple):
    """Edges by number: ends, belief that there is one, probability that it is positive."""

    variables: tuple[str, ...]
    source: NDArray[np.intp]
    target: NDArray[np.intp]
    present: Array
    positive: Array


def press_perturbation(
    edges: Any,
    *,
    push: str | Iterable[str] | Mapping[str, float],
    draws: int = 2000,
    seed: int = 0,
    self_limit: float | None = None,
    clear: float = 0.95,
    least_acceptance: float = 0.05,
) -> Press:
    """Draw random systems on signed edges, keep the stable ones, and count the signs of their answers to a push.

    Parameters
    ----------
    edges
        A DataFrame, mappings or tuples with ``source, target, sign`` and optional ``belief`` (0 to 1, default 1), in
        this order. ``sign`` is ``+``, ``-``, ``?`` or a number; an edge with sign 0 is left out. An edge is there with
        its belief. One that is claimed with both signs draws its sign by the two beliefs; ``?`` draws it evenly.
    push
        A variable to raise, several, or a mapping of variables to amounts (negative lowers).
    draws
        How many systems to draw; unstable ones are rejected.
    seed
        Seed of the draws; the order of the edges does not matter.
    self_limit
        Given a number, every variable without an edge to itself gets one of this size (its sign is negative).
    clear
        Share of one sign from which the verdict is that sign.
    least_acceptance
        Share of stable draws below which every verdict is ``underspecified``.

    Raises
    ------
    UsageError
        If an edge, sign, belief or pushed variable cannot be read.

    References
    ----------
    Melbourne-Thomas et al. 2012, doi 10.1890/12-0207.1 (weights and self-limits uniform on (0, 1)).
    """
    read = _read_edges(edges)
    amounts = _read_push(push, read.variables)
    if draws < 1:
        raise UsageError("causal.draws", value=draws)
    rng = np.random.default_rng(seed)
    block = max(1, min(draws, _BLOCK_CELLS // max(1, len(read.variables) ** 2 + len(read.source))))
    parts = [_block(rng, min(block, draws - done), read, amounts, self_limit) for done in range(0, draws, block)]
    signs, strengths = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    accepted = len(signs)
    enough = accepted > 0 and accepted >= least_acceptance * draws
    shares = _shares(signs, read.variables, clear if enough else None)
    given = {name: float(amount) for name, amount in zip(read.variables, amounts, strict=True) if amount}
    return Press(given, shares, _deciding(signs, strengths, read), draws, accepted, seed)


def _read_edges(edges: Any) -> _Edges:
    claims: dict[tuple[str, str], dict[int | None, list[float]]] = {}
    variables: set[str] = set()
    for row in read_rows(edges, _FIELDS, required=3):
        ends = str(row["source"]).strip(), str(row["target"]).strip()
        variables.update(ends)
        try:
            sign = read_sign(row["sign"])
            sure = 1.0 if is_blank(row.get("belief")) else float(row["belief"])
        except ValueError:
            raise UsageError("causal.edge", source=ends[0], target=ends[1], value=str(row["sign"])) from None
        if sign != 0:
            claims.setdefault(ends, {}).setdefault(sign, []).append(sure)
    if not variables:
        raise UsageError("causal.no_edges")
    order = tuple(sorted(variables))
    known = sorted(claims)
    chances = [_chances(claims[ends]) for ends in known]
    return _Edges(
        order,
        np.array([order.index(source) for source, _ in known], dtype=np.intp),
        np.array([order.index(target) for _, target in known], dtype=np.intp),
        np.array([each[0] for each in chances]),
        np.array([each[1] for each in chances]),
    )


def _chances(claims: Mapping[int | None, list[float]]) -> tuple[float, float]:
    """Return the belief that an edge is there and the probability that it is positive."""
    sure = {
        sign: belief((str(number), each) for number, each in enumerate(claims.get(sign, ()))) for sign in (1, -1, None)
    }
    present = belief((str(sign), each) for sign, each in sure.items())
    if sure[1] or sure[-1]:
        return present, disputed_belief(sure[1], sure[-1])
    return present, 0.5


def _read_push(push: str | Iterable[str] | Mapping[str, float], variables: tuple[str, ...]) -> Array:
    if isinstance(push, Mapping):
        wanted = {str(name): float(amount) for name, amount in push.items()}
    else:
        wanted = dict.fromkeys([push] if isinstance(push, str) else [str(each) for each in push], 1.0)
    for name in wanted:
        if name not in variables:
            raise UsageError("causal.variable", name=name, known=", ".join(variables))
    if not any(wanted.values()):
        raise UsageError("causal.no_push")
    return np.array([wanted.get(name, 0.0) for name in variables])


def _block(
    rng: np.random.Generator, draws: int, edges: _Edges, amounts: Array, self_limit: float | None
) -> tuple[NDArray[np.int8], Array]:
    """Return signs of answers (accepted × variables) and signed strengths (accepted × edges) of some draws."""
    shape = (draws, len(edges.source))
    sizes, there, side = rng.random(shape), rng.random(shape), rng.random(shape)
    # One more than random() gives is never drawn, so a weight lies strictly above 0.
    strengths = (1.0 - sizes) * (there < edges.present) * np.where(side < edges.positive, 1.0, -1.0)
    size = len(edges.variables)
    systems = np.zeros((draws, size, size))
    systems[:, edges.target, edges.source] = strengths
    if self_limit is not None:
        free = np.setdiff1d(np.arange(size), edges.source[edges.source == edges.target])
        systems[:, free, free] = -abs(self_limit)
    stable = np.linalg.eigvals(systems).real.max(axis=1) < 0
    answers = np.linalg.solve(-systems[stable], np.broadcast_to(amounts[:, None], (int(stable.sum()), size, 1)))[..., 0]
    largest = np.abs(answers).max(axis=1, keepdims=True)
    signs = np.where(np.abs(answers) <= _NOTHING * largest, 0, np.sign(answers)).astype(np.int8)
    return signs, strengths[stable]


def _shares(signs: NDArray[np.int8], variables: tuple[str, ...], clear: float | None) -> pd.DataFrame:
    count = max(1, len(signs))
    table = pd.DataFrame(
        {name: (signs == sign).sum(axis=0) / count for name, sign in (("negative", -1), ("zero", 0), ("positive", 1))},
        index=pd.Index(variables, name="variable"),
    )
    words: list[PressVerdict] = [
        "underspecified" if clear is None else _verdict(row, clear) for row in table.to_numpy().tolist()
    ]
    return table.assign(verdict=words)


def _verdict(shares: list[float], clear: float) -> PressVerdict:
    lowers, stays, raises = shares
    if raises >= clear:
        return "raises"
    if lowers >= clear:
        return "lowers"
    return "unmoved" if stays >= clear else "ambiguous"


def _deciding(signs: NDArray[np.int8], strengths: Array, edges: _Edges) -> pd.DataFrame:
    """Return rank correlations of edge strengths with the answers of the variables that went both ways."""
    rows: list[tuple[str, str, str, float]] = []
    ranks = [_ranks(np.abs(column)) for column in strengths.T]
    for number, name in enumerate(edges.variables):
        answer = signs[:, number].astype(float)
        if (answer > 0).any() and (answer < 0).any():
            found = [
                (name, edges.variables[source], edges.variables[target], _correlation(ranks[edge], answer))
                for edge, (source, target) in enumerate(zip(edges.source, edges.target, strict=True))
            ]
            rows.extend(sorted(found, key=lambda row: (-abs(row[3]), row[1], row[2])))
    return pd.DataFrame(rows, columns=["variable", "source", "target", "correlation"])


def _ranks(values: Array) -> Array:
    """Return ranks from 1; equal values share the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    found: Array = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return found


def _correlation(ranks: Array, answer: Array) -> float:
    first, second = ranks - ranks.mean(), answer - answer.mean()
    spread = float(np.sqrt((first @ first) * (second @ second)))
    # Twelve decimals, so that the last bits of a sum do not depend on how a library orders it.
    return round(float(first @ second) / spread, 12) if spread else 0.0
