"""Numbers in the format of the Integrated Assessment Modeling Consortium, for pyam and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.errors import ModelError, ScopeError, UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.writing import number_text
from policygraph.interop.formats.delimited import csv_text
from policygraph.schema.findings import Assessment
from policygraph.schema.numbers import Observation
from policygraph.schema.policies import Target
from policygraph.scoring import run_fleet, run_v2g
from policygraph.scoring.iamc import IAMC_COLUMNS, to_iamc

__all__ = ["iamc_csv"]

_Row = tuple[str, str, str, str, str, int, str]


def iamc_csv(graph: PolicyGraph, assessments: Iterable[Assessment] = ()) -> str:
    """Return observations, targets with a year, the results of both models, and assessments, as a long IAMC table.

    Two rows of one model, scenario, region, variable, unit and year would be one cell; a variable therefore carries the
    family of an observation and the policy of a target, and only the first of equal rows stays.
    """
    rows = [*_observations(graph), *_targets(graph), *_models(graph), *_assessments(graph, assessments)]
    first = {row[:6]: row for row in sorted(rows, reverse=True)}
    return csv_text(IAMC_COLUMNS, sorted(first.values()))


def _region(graph: PolicyGraph, place: str) -> str:
    return graph.label(place, "en")


def _name(*parts: str) -> str:
    # The bar sets apart the levels of a variable and may stand in no name.
    return "|".join(part.replace("|", "/") for part in parts if part)


def _observations(graph: PolicyGraph) -> list[_Row]:
    return [
        (
            "Observation", "historical", _region(graph, each.place), _name(each.series.replace("_", " "), each.family),
            each.unit, each.year, each.value,
        )
        for each in graph.rows(Observation)
        if each.value and each.year is not None
    ]  # fmt: skip


def _targets(graph: PolicyGraph) -> list[_Row]:
    found = []
    for each in graph.rows(Target):
        policy = graph.policy_of(each)
        if each.value and each.due_year is not None and policy is not None:
            indicator = graph.label(each.indicator, "en")
            row = (
                "Policy target", policy.id, _region(graph, policy.jurisdiction), _name("Target", indicator, each.basis),
                each.unit, each.due_year, each.value,
            )  # fmt: skip
            found.append(row)
    return found


def _models(graph: PolicyGraph) -> list[_Row]:
    found: list[_Row] = []
    for run in (run_fleet, run_v2g):
        try:
            frame = to_iamc(run(graph))
        except (ModelError, ScopeError, UsageError):
            # Tables without the inputs of a model have no results of it.
            continue
        for *names, year, value in frame.itertuples(index=False, name=None):
            model, scenario, region, variable, unit = map(str, names)
            found.append((model, scenario, region, variable, unit, int(year), number_text(float(value))))
    return found


def _assessments(graph: PolicyGraph, assessments: Iterable[Assessment]) -> list[_Row]:
    year = int(graph.as_of[:4])
    return [
        (
            "policygraph scoring", each.intervention, _region(graph, each.place) if each.place else "World",
            _name("Assessment", criterion.name.replace("_", " "), part), criterion.unit, year,
            number_text(getattr(criterion, part)),
        )
        for each in assessments
        for criterion in each.criteria
        for part in ("median", "p05", "p95")
    ]  # fmt: skip
