"""The page of the paper, recomputed: each claim with the verdict it gets here, and Figure 3 in every reading."""

from __future__ import annotations

from typing import Any

from policygraph.errors import PolicyGraphError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.vocabularies import terms
from policygraph.scoring import figure_three, mileage_for_peak, recompute_paper
from policygraph.site.material import Material
from policygraph.site.models import try_figure
from policygraph.site.words import Words
from policygraph.views.fleet_charts import shares_figure

__all__ = ["paper", "readings"]


def paper(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of the paper; without claims in the data it says so."""
    graph = material.graph
    claims = _records(recompute_paper(graph)) if graph.tables["paper_claims"] else []
    verdicts = [row["verdict"] for row in claims]
    return {
        "claims": claims,
        "verdicts": {name: verdicts.count(name) for name in terms("claim_verdict")},
        "figure": try_figure(lambda: shares_figure(graph, words.lang), words),
        "readings": readings(graph),
        "mileage": _mileage(graph),
    }


def readings(graph: PolicyGraph) -> list[dict[str, Any]]:
    """Return, by convention and mileage, energy and carbon at both ends and the year in which energy peaks at no share.

    Nothing where the data cannot feed the fleet.
    """
    try:
        frame = figure_three(graph)
    except PolicyGraphError:
        return []
    found = []
    for (convention, mileage), rows in frame.groupby(["convention", "mileage"], sort=True):
        first, last = rows["year"].min(), rows["year"].max()
        none, whole = rows[rows["ev_share"] == 0], rows[rows["ev_share"] == 1]
        found.append(
            {
                "convention": convention,
                "mileage": mileage,
                "last": int(last),
                "peaks": _peaks(rows),
                "energy": [float(part[part["year"] == last]["energy_mtce"].iloc[0]) for part in (none, whole)],
                "carbon": [float(part[part["year"] == last]["carbon_mtco2"].iloc[0]) for part in (none, whole)],
                "carbon_rises": bool(
                    none[none["year"] == last]["carbon_mtco2"].iloc[0]
                    > none[none["year"] == first]["carbon_mtco2"].iloc[0]
                ),
            }
        )
    return found


def _peaks(rows: Any) -> list[int]:
    """Return the years in which energy is highest, over the shares."""
    highest = rows.groupby("ev_share")["energy_mtce"].idxmax()
    return sorted({int(year) for year in rows.loc[highest, "year"]})


def _mileage(graph: PolicyGraph) -> list[dict[str, Any]]:
    try:
        return _records(mileage_for_peak(graph))
    except PolicyGraphError:
        return []


def _records(frame: Any) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
