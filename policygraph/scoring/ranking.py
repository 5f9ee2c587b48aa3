"""A ranking of interventions: a table, JSON, one intervention explained."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.errors import ScopeError
from policygraph.graph.policygraph import PolicyGraph, suggest
from policygraph.schema.findings import Assessment, Criterion
from policygraph.schema.units import UNITS
from policygraph.schema.vocabularies import label as word
from policygraph.scoring.interventions import Candidate
from policygraph.scoring.levers import lever_steps
from policygraph.texts import Lang, say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Ranking", "Robustness"]


_SHORT = 30


class Robustness(NamedTuple):
    """How firm one place in the ranking is.

    ``pareto``: no other beats it on both energy security and dual carbon; ``regret`` and ``regret_p95``: value lost by
    choosing it, mean and 95 % quantile; ``worst_decile``: value in the worst tenth of draws; ``deciding``: for the
    first three, the assumptions and weights that go with their lead, with rank correlation.
    """

    pareto: bool
    regret: float
    regret_p95: float
    worst_decile: float
    deciding: tuple[tuple[str, float], ...]


class Ranking:
    """Assessments in order of first-rank acceptability, with the scores under given weights beside.

    ``reversed_by`` names, by method, the candidates whose absence changes the order of the others.
    """

    def __init__(
        self,
        graph: PolicyGraph,
        assessments: tuple[Assessment, ...],
        candidates: tuple[Candidate, ...],
        beside: Mapping[str, Mapping[str, float]],
        reversed_by: Mapping[str, tuple[str, ...]],
        robustness: Mapping[str, Robustness],
        *,
        weighted: bool = False,
    ) -> None:
        self.graph = graph
        self.assessments = assessments
        self.candidates = {each.intervention.id: each for each in candidates}
        self.beside = {name: dict(scores) for name, scores in beside.items()}
        self.reversed_by = dict(reversed_by)
        self.robustness = dict(robustness)
        self.weighted = weighted

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.assessments)

    def __len__(self) -> int:
        return len(self.assessments)

    def __repr__(self) -> str:
        if not self.assessments:
            return "Ranking(0 interventions)"
        first = self.assessments[0]
        return f"Ranking({len(self)} interventions, {first.samples} draws; first: {first.intervention})"

    def __getitem__(self, identifier: str) -> Assessment:
        """Return one assessment by the id of its intervention.

        Raises
        ------
        ScopeError
            If no intervention of the ranking has this id; the message suggests near ones.
        """
        known = {each.intervention: each for each in self.assessments}
        if identifier not in known:
            raise ScopeError("graph.unknown_id", id=identifier, suggestion=suggest(identifier, known))
        return known[identifier]

    def _repr_html_(self) -> str:
        from policygraph.display import html_table

        frame = self.to_frame()
        return html_table([str(name) for name in frame.columns], frame.itertuples(index=False))

    def to_frame(self, lang: Lang = "en") -> pd.DataFrame:
        """Return one row an intervention: medians by criterion, first-rank acceptability, separability, robustness.

        ``attrs["units"]`` names the unit of every criterion.
        """
        import pandas as pd

        rows = [
            {
                "intervention": each.intervention,
                "label": getattr(each.label, lang),
                **{criterion.name: criterion.median for criterion in each.criteria},
                "first": each.rank_acceptability[0],
                "confidence": each.confidence,
                "dominated_by": ";".join(each.dominated_by),
                "separable": each.separable,
                **{name: value for name, value in self._firm(each.intervention).items() if name != "deciding"},
                **{method: scores[each.intervention] for method, scores in self.beside.items()},
            }
            for each in self.assessments
        ]
        frame = pd.DataFrame(rows)
        frame.attrs = {"units": {each.name: each.unit for each in self.assessments[0].criteria}}
        return frame

    def _firm(self, identifier: str) -> dict[str, Any]:
        return self.robustness[identifier]._asdict()

    def to_json(self) -> str:
        """Return assessments, scores under weights, robustness and rank reversals as JSON text."""
        body = {
            "assessments": [each.model_dump(mode="json") for each in self.assessments],
            "beside": self.beside,
            "reversed_by": self.reversed_by,
            "robustness": {name: self._firm(name) for name in self.robustness},
        }
        return json.dumps(_rounded(body), ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def explain(self, identifier: str, lang: Lang = "en") -> str:
        """Return in plain sentences what an intervention does, why it stands where it stands, and what that rests on.

        Raises
        ------
        ScopeError
            If no intervention of the ranking has this id.
        """
        each = self[identifier]
        candidate = self.candidates[identifier]
        place = self.assessments.index(each) + 1
        row = candidate.intervention
        lines = [f"### {getattr(each.label, lang)}", "", getattr(row, f"description_{lang}"), ""]
        lines.append(
            say(
                "scoring.explain.place",
                lang,
                place=place,
                count=len(self),
                first=f"{each.rank_acceptability[0]:.1%}",
                samples=each.samples,
                set=each.parameter_set,
            )
        )
        lines += [*self._criteria(each, lang), *self._edits(candidate, lang), *self._steps(candidate, lang)]
        lines += [*self._findings(each, lang), *self._firmness(each, place, lang)]
        return "\n".join(lines) + "\n"

    def _criteria(self, each: Assessment, lang: Lang) -> list[str]:
        head = say("scoring.explain.criteria", lang)
        rows = [_line(one, lang) for one in each.criteria if one.median or one.p05 or one.p95]
        return ["", head, *(rows or [f"- {say('scoring.explain.nothing', lang)}"])]

    def _edits(self, candidate: Candidate, lang: Lang) -> list[str]:
        rows = []
        for change in candidate.changes:
            key = "parameter" if change.operation == "parameter" else "edit"
            rows.append(
                "- "
                + say(
                    f"scoring.explain.{key}",
                    lang,
                    operation=word("operation", change.operation, lang),
                    table=change.table,
                    row=change.row if key == "parameter" else self.graph.label(change.row, lang),
                    column=change.column_name,
                    value=change.value if len(change.value) < _SHORT else "…",
                    note=_note(change.note, lang),
                ).strip()
            )
        return ["", say("scoring.explain.changes", lang), *rows] if rows else []

    def _steps(self, candidate: Candidate, lang: Lang) -> list[str]:
        changes = {(c.table, c.row): float(c.value) for c in candidate.changes if c.operation == "parameter"}
        if not any(model == "adoption" or name == "replaced_per_year" for model, name in changes):
            return []
        frame = lever_steps(self.graph, changes)
        rows = [
            f"- {say(f'scoring.step.{step}', lang)}: {_plain(value)}{_in_unit(unit, lang)}"
            for step, value, unit in frame.itertuples(index=False)
        ]
        return ["", say("scoring.explain.steps", lang), *rows]

    def _findings(self, each: Assessment, lang: Lang) -> list[str]:
        rows = [
            "- "
            + say(
                f"scoring.explain.{name}", lang, count=len(ids), ids=", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
            )
            for name, ids in (("resolved", each.resolved), ("created", each.created))
            if ids
        ]
        return ["", *rows] if rows else []

    def _firmness(self, each: Assessment, place: int, lang: Lang) -> list[str]:
        firm = self.robustness[each.intervention]
        lines = [
            "",
            say(
                "scoring.explain.regret",
                lang,
                mean=f"{firm.regret:.3f}",
                high=f"{firm.regret_p95:.3f}",
                worst=f"{firm.worst_decile:.3f}",
            ),
        ]
        if not each.separable and place < len(self):
            following = self.assessments[place]
            lines.append(say("scoring.explain.not_separable", lang, other=getattr(following.label, lang)))
        if each.dominated_by:
            names = ", ".join(getattr(self[name].label, lang) for name in each.dominated_by)
            lines.append(say("scoring.explain.dominated", lang, others=names))
        if firm.deciding:
            names = ", ".join(f"{name} ({strength:+.2f})" for name, strength in firm.deciding)
            lines.append(say("scoring.explain.deciding", lang, names=names))
        lines.append(say("scoring.explain.ties", lang))
        return lines


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.6g}") + 0.0
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, list | tuple) else value


def _line(one: Criterion, lang: Lang) -> str:
    name = say(f"scoring.criterion.{one.name}", lang)
    unit = say(f"scoring.unit.{one.name}", lang)
    return f"- {name}: {one.median:,.4g} ({one.p05:,.4g} – {one.p95:,.4g}) {unit}"


def _plain(value: float) -> str:
    """Return a number without powers of ten: whole above 100,000, else six digits."""
    return f"{value:,.0f}" if abs(value) >= 1e5 else f"{value:,.6g}"


def _in_unit(unit: str, lang: Lang) -> str:
    known = UNITS[unit]
    name = known.label_zh if lang == "zh" else known.label_en
    return f" {name}" if name else ""


def _note(note: str, lang: Lang) -> str:
    """Return the note of a change; notes are coded in English, so elsewhere only that a value is a what-if is told."""
    if lang == "en" or not note:
        return note
    return say("scoring.explain.what_if", lang) if any(each in note.lower() for each in ("what-if", "assum")) else ""
