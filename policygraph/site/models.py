"""The page of the models: pictures of the V2G account and the car fleet, and every parameter with its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from policygraph.errors import PolicyGraphError
from policygraph.schema.evidence import Source
from policygraph.schema.numbers import Observation, Parameter, Tariff
from policygraph.scoring.pilots import pilot_distance
from policygraph.site.material import Material
from policygraph.site.words import Words
from policygraph.views.charts import Figure
from policygraph.views.fleet_charts import stock_figure
from policygraph.views.v2g_charts import places_figure, scenarios_figure, tornado_figure

__all__ = ["Missing", "models", "try_figure"]

# Draws behind the bands of the scenario picture; more would not move a line by a pixel.
_BAND_SAMPLES: Final = 1000

Missing = dict[str, str]


def models(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of the models; a figure the data cannot feed is replaced by the reason."""
    graph, lang = material.graph, words.lang
    v2g: list[Callable[[], Figure]] = [
        lambda: scenarios_figure(graph, lang, samples=_BAND_SAMPLES, seed=material.seed),
        lambda: places_figure(graph, lang),
        lambda: tornado_figure(graph, lang),
    ]
    fleet: list[Callable[[], Figure]] = [lambda: stock_figure(graph, lang)]
    sources = {row.id: row for row in graph.rows(Source)}
    return {
        "v2g": [try_figure(each, words) for each in v2g],
        "fleet": [try_figure(each, words) for each in fleet],
        "pilots": _pilots(material),
        "parameters": graph.rows(Parameter),
        "measured": [("observations", graph.rows(Observation)), ("tariffs", graph.rows(Tariff))],
        "sources": sources,
    }


def _pilots(material: Material) -> list[dict[str, Any]]:
    """Return how many cars would reach each pilot threshold and target; nothing where the data have none."""
    try:
        frame = pilot_distance(material.graph)
    except PolicyGraphError:
        return []
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def try_figure(make: Callable[[], Figure], words: Words) -> Figure | Missing:
    """Return a figure, or the sentence why the data cannot feed it."""
    try:
        return make()
    except PolicyGraphError as error:
        return {"missing": error.message(words.lang)}
