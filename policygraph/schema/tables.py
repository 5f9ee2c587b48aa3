"""The list of tables: name, folder, record. Everything that goes over all tables starts here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from policygraph.schema import evidence, interventions, numbers, places, policies, system
from policygraph.schema.column import Column, Row, columns
from policygraph.schema.ids import PREFIXES, prefix_of

__all__ = ["TABLES", "Table", "table_of"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the folder of ``data/`` it lies in, the record of its rows."""

    name: str
    folder: str
    record: type[Row]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns in file order."""
        return columns(self.record)

    @property
    def path(self) -> str:
        """Path below the data folder."""
        return f"{self.folder}/{self.name}.csv"


_FOLDERS: Final[dict[str, tuple[type[Row], ...]]] = {
    "policies": (
        policies.Policy, policies.Provision, policies.Definition, policies.Target, policies.Setting,
        policies.TariffPeriod, policies.Relation,
    ),
    "system": (
        system.Indicator, system.Objective, system.Technology, system.Effect, system.DefaultEffect, system.Influence,
        system.Interaction, system.Prerequisite, system.Action,
    ),
    "places": (places.Jurisdiction, places.Agency),
    "evidence": (evidence.Source, evidence.Evidence, evidence.Search, evidence.PaperClaim),
    "crosswalks": (evidence.Crosswalk,),
    "models": (numbers.Observation, numbers.Tariff, numbers.Parameter, numbers.Weight),
    "interventions": (interventions.Intervention, interventions.Change),
}  # fmt: skip

TABLES: Final[dict[str, Table]] = {
    PREFIXES[record.PREFIX]: Table(PREFIXES[record.PREFIX], folder, record)
    for folder, records in _FOLDERS.items()
    for record in records
}


def table_of(identifier: str) -> Table | None:
    """Return the table an id belongs to, or ``None`` for findings and assessments."""
    return TABLES.get(PREFIXES.get(prefix_of(identifier), ""))
