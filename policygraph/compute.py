"""Spreads a pure function over parts and folds the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Protocol, TypeVar

__all__ = ["Client", "map_reduce"]

Part = TypeVar("Part")
Answer = TypeVar("Answer")


class Client(Protocol):
    """What is used of a ``dask.distributed.Client``."""

    def map(self, func: Callable[[Part], Answer], /, *iterables: Iterable[Part]) -> list[object]:
        """Submit ``func`` for every part."""

    def gather(self, futures: list[object], /) -> list[Answer]:
        """Return the answers in the order of the parts."""


def map_reduce(
    function: Callable[[Part], Answer],
    parts: Iterable[Part],
    combine: Callable[[Answer, Answer], Answer],
    *,
    client: Client | None = None,
) -> Answer:
    """Apply ``function`` to every part and fold the answers from left to right.

    The fold is always in the order of ``parts``, so the result does not depend on the number of workers.

    Parameters
    ----------
    client
        A ``dask.distributed.Client``; without one the builtin ``map`` is used.

    Raises
    ------
    TypeError
        If ``parts`` is empty (there is nothing to fold).
    """
    answers: Iterable[Answer]
    answers = map(function, parts) if client is None else client.gather(client.map(function, list(parts)))
    return reduce(combine, answers)
