"""A set of findings: a table, JSON, Markdown, one explained."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from policygraph.checks.explaining import explain_finding
from policygraph.checks.groups import Group, finding_order, gather
from policygraph.errors import ScopeError
from policygraph.graph.policygraph import PolicyGraph, suggest
from policygraph.schema.findings import Finding
from policygraph.texts import Lang

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ExplainedFinding", "Findings"]

_COLUMNS = (
    "id", "code", "grade", "status", "severity", "belief", "priority", "place", "start", "end", "indicator",
    "objective", "technology", "overlap", "verdict", "explanation",
)  # fmt: skip


class Findings:
    """Findings: open ones first, then upcoming, unknown and ended; inside by priority, ties by id."""

    def __init__(self, graph: PolicyGraph, findings: tuple[Finding, ...], scope: dict[str, Any]) -> None:
        self.graph = graph
        self.items = tuple(sorted(findings, key=finding_order))
        self.scope = scope

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __getitem__(self, identifier: str | int) -> ExplainedFinding:
        """Return one finding by id or by rank (0 = gravest).

        Raises
        ------
        ScopeError
            If no finding has this id.
        """
        if isinstance(identifier, int):
            return ExplainedFinding(self.graph, self.items[identifier])
        known = {each.id: each for each in self.items}
        if identifier not in known:
            raise ScopeError("graph.unknown_id", id=identifier, suggestion=suggest(identifier, known))
        return ExplainedFinding(self.graph, known[identifier])

    def __repr__(self) -> str:
        return f"Findings({len(self)}: {', '.join(f'{count} {code}' for code, count in self.counts().items())})"

    def _repr_html_(self) -> str:
        from policygraph.display import html_table

        names = ("code", "place", "status", "priority", "explanation")
        rows = [
            (each.code, each.place, each.status, f"{each.priority:.3f}", each.explanation.en) for each in self.items
        ]
        return html_table(names, rows)

    def groups(self) -> tuple[Group, ...]:
        """Return the findings gathered by code, subject and province, the gravest group and member first."""
        return gather(self.graph, self.items)

    def counts(self) -> dict[str, int]:
        """Return how many findings each code has, by code."""
        found: dict[str, int] = {}
        for each in self.items:
            found[each.code] = found.get(each.code, 0) + 1
        return {code: found[code] for code in sorted(found, key=lambda code: (code[0], int(code[1:])))}

    def to_frame(self, lang: Lang = "en") -> pd.DataFrame:
        """Return one row a finding, gravest first."""
        import pandas as pd

        rows = [
            {**each.model_dump(include=set(_COLUMNS)), "start": each.period.start, "end": each.period.end,
             "explanation": getattr(each.explanation, lang)}
            for each in self.items
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=list(_COLUMNS))

    def to_json(self) -> str:
        """Return ``{"findings", "scope", "coverage", "as_of"}`` as JSON text."""
        body = {
            "findings": [each.model_dump(mode="json") for each in self.items],
            "scope": self.scope,
            "coverage": {
                "policies": len(self.graph.tables["policies"]),
                "provisions": len(self.graph.tables["provisions"]),
                "counts": self.counts(),
            },
            "as_of": self.graph.as_of,
        }
        return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def to_markdown(self, lang: Lang = "en") -> str:
        """Return a Markdown list of all findings with parties and sources."""
        blocks = [self[rank].explain(lang=lang) for rank in range(len(self))]
        return "\n\n".join(blocks) + "\n"


class ExplainedFinding:
    """One finding with the graph it was found in, able to tell itself."""

    def __init__(self, graph: PolicyGraph, finding: Finding) -> None:
        self.graph = graph
        self.finding = finding

    def explain(self, *, lang: Lang = "en") -> str:
        """Return the finding in plain sentences: what, who, when, through what, how sure, what would end it."""
        return explain_finding(self.graph, self.finding, lang=lang)
