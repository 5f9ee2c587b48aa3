"""What a rule is: one small file with a code, a function that finds, and its own example and near miss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding, Words
from policygraph.texts import both

__all__ = ["Rows", "Rule"]

Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue.

    ``name`` is the file's name; its title, what it looks for and why that matters stand in ``texts.csv`` under
    ``checks.<name>``. ``example`` holds rows on which it returns one finding, ``near_miss`` rows on which it returns
    none; both are laid over :data:`policygraph.checks.teaching.BASE`.
    """

    code: str
    name: str
    source: str
    find: Callable[[PolicyGraph], Iterable[Finding]]
    example: Rows
    near_miss: Rows

    @property
    def title(self) -> Words:
        """What it is called."""
        return Words(**both(f"checks.{self.name}.title"))

    @property
    def looks_for(self) -> Words:
        """What it looks for."""
        return Words(**both(f"checks.{self.name}.looks_for"))

    @property
    def why(self) -> Words:
        """Why that is a conflict, a gap or a synergy."""
        return Words(**both(f"checks.{self.name}.why"))
