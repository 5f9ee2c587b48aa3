"""The pages of the site: their order, their templates, and what fills each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from policygraph.site import (
    coverage,
    downloads,
    findings_page,
    ladder,
    models,
    paper,
    provinces,
    registers,
    scores,
    sources,
    timeline,
    triangle,
    unknowns,
)
from policygraph.site.material import Material
from policygraph.site.words import Words

__all__ = ["CONTENTS", "PAGES", "Page", "code_page", "pages_by_id"]

Fill = Callable[[Material, Words], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name (file stem and text key), its template, and the function that fills it."""

    name: str
    template: str
    fill: Fill


PAGES: Final = (
    Page("index", "index.html", findings_page.overview),
    Page("coverage", "coverage.html", coverage.coverage),
    Page("ladder", "ladder.html", ladder.ladder),
    Page("provinces", "provinces.html", provinces.provinces),
    Page("timeline", "timeline.html", timeline.timeline),
    Page("triangle", "triangle.html", triangle.triangle),
    Page("scores", "scores.html", scores.scores),
    Page("models", "models.html", models.models),
    Page("paper", "paper.html", paper.paper),
    Page("policies", "policies.html", registers.national),
    Page("local", "policies.html", registers.local),
    Page("system", "system.html", registers.system),
    Page("sources", "sources.html", sources.register),
    Page("downloads", "downloads.html", downloads.contents),
    Page("unknown", "unknown.html", unknowns.unknowns),
)

# The order of the contents; "map" is a file of its own.
_ORDER: Final = (
    ("index", "map"),
    ("coverage", "ladder", "provinces", "timeline", "triangle"),
    ("scores", "models", "paper"),
    ("policies", "local", "system", "sources"),
    ("downloads", "unknown"),
)
CONTENTS: Final = _ORDER


def code_page(code: str) -> Page:
    """Return the page on which the findings of one code are drawn."""
    return Page(code.lower(), "code.html", lambda material, words: findings_page.of_code(material, words, code))


def pages_by_id(material: Material) -> dict[str, str]:
    """Return the page of each finding, ranked intervention and row of a local policy; others go by their table."""
    findings = {each.id: each.code.lower() for each in material.findings}
    rows = dict.fromkeys(registers.local_rows(material.graph), "local")
    return findings | {each.intervention: "scores" for each in material.ranking} | rows
