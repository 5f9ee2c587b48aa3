"""Pushes as columns: what every provision does to an indicator, place by place, for counting without pairs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policygraph.errors import UsageError

__all__ = ["Axis", "PushColumns", "View"]

Ints = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Axis:
    """A tree of classes in which two pushes meet where one node is the other or lies above it.

    ``above`` holds the number of the node above each, −1 for a root; a node stands behind the one above it.
    """

    name: str
    names: tuple[str, ...]
    above: Ints

    def lineages(self, *, strict: bool) -> list[Ints]:
        """Return for every node the nodes above it, with itself unless ``strict``."""
        found: list[list[int]] = []
        for node, parent in enumerate(self.above.tolist()):
            found.append([node, *(found[parent] if parent >= 0 else [])])
        return [np.array(each[1:] if strict else each, dtype=np.int64) for each in found]

    def closure(self) -> NDArray[np.bool_]:
        """Return [i, j] = node i is node j or lies above it."""
        found = np.zeros((len(self.names), len(self.names)), dtype=bool)
        for node, line in enumerate(self.lineages(strict=False)):
            found[line, node] = True
        return found


@dataclass(frozen=True, slots=True)
class View:
    """Where and when pushes hold, for certain or possibly: a node on every axis, first and last tick, both included."""

    nodes: tuple[Ints, ...]
    start: Ints
    end: Ints

    def take(self, rows: Any) -> View:
        """Return the view of some rows."""
        return View(tuple(node[rows] for node in self.nodes), self.start[rows], self.end[rows])


@dataclass(frozen=True, slots=True)
class PushColumns:
    """Columns of n rows; a push that names several places, classes or months has a row for each combination.

    ``sign`` is positive where the indicator is raised. ``push`` numbers the push a row belongs to and ``policy`` the
    document: two pushes of one document never conflict. ``bound`` is the largest priority any fact of a push can have.
    A row of ``shadow`` takes an excluded place out again: it stands on a node between that place and the one above and
    counts −1. Columns that are left out mean: each row its own push and document, no bound, no shadow.
    """

    indicators: tuple[str, ...]
    axes: tuple[Axis, ...]
    ticks: int
    indicator: Ints
    sign: Ints
    certain: View
    possible: View
    push: Ints | None = None
    policy: Ints | None = None
    bound: NDArray[np.float64] | None = None
    shadow: NDArray[np.bool_] | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.axes:
            raise UsageError("checks.columns.axes")
        sizes = {len(self.indicator), len(self.sign)}
        for view in (self.certain, self.possible):
            sizes |= {len(each) for each in (*view.nodes, view.start, view.end)}
        if len(sizes) != 1:
            raise UsageError("checks.columns.length", lengths=", ".join(str(each) for each in sorted(sizes)))

    def __len__(self) -> int:
        return len(self.indicator)

    @classmethod
    def of_arrays(
        cls, *, indicator: Ints, place: Ints, sign: Ints, start: Ints, end: Ints, above: Ints,
        indicators: int | None = None, ticks: int | None = None, bound: NDArray[np.float64] | None = None,
    ) -> PushColumns:  # fmt: skip
        """Return columns of plain numbers, one row a push, the same for certain and possible.

        Parameters
        ----------
        indicator, place, sign, start, end
            Arrays of n: codes from 0, sign ±1, first and last tick (days, years: whole numbers from 0), both included.
        above
            Place above each place, −1 for a root; a place stands behind the one above it.
        indicators, ticks
            How many there are; read from the columns where left out.
        bound
            Largest priority any fact of a row can have.

        Raises
        ------
        UsageError
            If the columns differ in length.
        """
        count = indicators if indicators is not None else int(indicator.max(initial=-1)) + 1
        last = ticks if ticks is not None else int(end.max(initial=0)) + 1
        axis = Axis("place", tuple(str(each) for each in range(len(above))), np.asarray(above))
        view = View((place,), start, end)
        return cls(
            tuple(str(each) for each in range(count)), (axis,), last, indicator, sign, view, view, bound=bound
        )  # fmt: skip

    def take(self, rows: Any) -> PushColumns:
        """Return the columns of some rows."""
        certain = self.certain.take(rows)
        possible = certain if self.possible is self.certain else self.possible.take(rows)
        return replace(
            self, indicator=self.indicator[rows], sign=self.sign[rows], certain=certain, possible=possible,
            push=_taken(self.push, rows), policy=_taken(self.policy, rows), bound=_taken(self.bound, rows),
            shadow=_taken(self.shadow, rows),
        )  # fmt: skip


def _taken(column: Any, rows: Any) -> Any:
    return None if column is None else column[rows]
