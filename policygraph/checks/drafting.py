"""Puts a finding together: identity, parties, severity, belief, status and words, the same for every rule."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from math import prod
from typing import Any, Literal

from policygraph.causal.claims import claim_belief, weight_of
from policygraph.causal.links import Link
from policygraph.checks.wording import inside, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting
from policygraph.schema.column import Row
from policygraph.schema.evidence import Search
from policygraph.schema.findings import Edit, Finding, Magnitude, Party, Span, Words
from policygraph.schema.periods import ALWAYS, Overlap, Period
from policygraph.schema.policies import Policy, Provision
from policygraph.schema.system import Objective
from policygraph.texts import both

__all__ = [
    "REPEATS",
    "SEARCHED",
    "beside",
    "binding",
    "draft",
    "goal_weight",
    "is_draft",
    "label",
    "may_have_ended",
    "provisions_by",
    "strictly_inside",
]

# A document that only repeats what another party says: named and sourced, but no further claim and no part of the id.
REPEATS = "repeats"
# A search that a gap rests on: named beside it, yet a later search must not make an old decision lose its finding.
SEARCHED = "searched"
_ASIDE = (REPEATS, SEARCHED)

Verdict = Literal["conflict", "ambiguous", "underspecified", "gap", "synergy"]


def draft(
    graph: PolicyGraph,
    rule: str,
    code: str,
    parties: Iterable[tuple[str, Row]],
    *,
    meeting: Meeting | None = None,
    place: str = "",
    period: Period | None = None,
    verdict: Verdict = "conflict",
    overlap: Overlap | None = None,
    grade: str | None = None,
    also: Iterable[str] = (),
    indicator: str = "",
    objective: str = "",
    technology: str = "",
    weight: float = 1.0,
    share: float | None = None,
    links: Iterable[Link] = (),
    magnitude: Magnitude | None = None,
    changes: Iterable[Edit] = (),
    **values: object,
) -> Finding:
    """Return a finding.

    Parameters
    ----------
    rule, code
        Name of the rule's file (its texts stand under ``checks.<rule>``) and its code.
    parties
        Role and row of each side, in order.
    meeting
        What the sides share; gives place, technology, period and overlap unless these are named.
    weight
        Smallest weight of the claims, 0 to 1.
    share
        Share of time and class that is touched, 0 to 1; by default the share of the shorter side's time.
    links
        Further claims the finding rests on, beside the parties.
    values
        Fill the sentences ``checks.<rule>.explanation`` and ``.remedy``; a mapping ``{"en", "zh"}`` is told apart.
    """
    everyone = list(parties)
    sides = [(role, row) for role, row in everyone if role not in _ASIDE]
    extra = list(links)
    when = period or (meeting.period if meeting else ALWAYS)
    where = place or (meeting.places[0] if meeting and meeting.places else "plc:CN")
    what = technology or (meeting.technologies[0] if meeting and len(meeting.technologies) == 1 else "")
    sure: Overlap = overlap or (meeting.overlap if meeting and meeting.overlap else "certain")
    touched = share if share is not None else _share_of_time(graph, sides, when)
    severity = touched * _binding(graph, sides) * weight * goal_weight(graph, objective, indicator)
    belief = _belief(graph, sides, extra)
    names = {f"party{number}": label(graph, row) for number, (_, row) in enumerate(sides, start=1)}
    words: dict[str, object] = {
        **names, "place": label(graph, where), "indicator": inside(label(graph, indicator)),
        "objective": inside(label(graph, objective)), "technology": label(graph, what), **_dates(when), **values,
    }  # fmt: skip
    built = [_party(graph, role, row) for role, row in everyone]
    severity = round(min(1.0, severity), 6)
    belief = round(belief, 6)
    return Finding(
        id=_identity(rule, built, indicator or objective, what, where),
        code=code,
        grade=grade,
        also=tuple(sorted(also)),
        rule=rule,
        verdict=verdict,
        overlap=sure,
        severity=severity,
        magnitude=magnitude,
        belief=belief,
        priority=round(severity * belief, 6),
        parties=tuple(built),
        indicator=indicator,
        objective=objective,
        technology=what,
        place=where,
        period=_span(when),
        status=when.standing(graph.as_of),
        explanation=_sentence(f"checks.{rule}.{_variant(grade)}explanation", words),
        remedy=_sentence(f"checks.{rule}.{_variant(grade)}remedy", words),
        changes=tuple(changes),
        evidence=tuple(sorted(_evidence(graph, everyone, extra))),
    )


def beside(graph: PolicyGraph, finding: Finding, rows: Iterable[Row]) -> Finding:
    """Return a finding with rows that only repeat it: named and sourced, but no further claim and no part of its id."""
    others = [(REPEATS, row) for row in rows]
    parties = (*finding.parties, *(_party(graph, role, row) for role, row in others))
    evidence = {*finding.evidence, *_evidence(graph, others, [])}
    return finding.model_copy(update={"parties": parties, "evidence": tuple(sorted(evidence))})


def _variant(grade: str | None) -> str:
    return f"{grade}." if grade else ""


def _sentence(key: str, words: dict[str, object]) -> Words:
    told = both(key, **words)
    return Words(en=told["en"].strip(), zh=told["zh"].strip())


def _identity(rule: str, parties: list[Party], about: str, technology: str, place: str) -> str:
    # Dates, labels and values stay out: correcting them must not make an old decision lose its finding.
    key = [
        rule,
        sorted((party.role, party.id) for party in parties if party.role not in _ASIDE),
        about,
        technology,
        place,
    ]
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return f"fnd:{rule.partition('_')[0]}-{sha256(text.encode()).hexdigest()[:10]}"


def _party(graph: PolicyGraph, role: str, row: Row) -> Party:
    policy, provision, scope = graph.policy_of(row), graph.provision_of(row), graph.scope_of(row)
    return Party(
        id=row.id,
        role=role,
        label=Words(**label(graph, row)),
        policy=policy.id if policy else "",
        place=scope.places[0] if scope.places else getattr(row, "place", ""),
        period=_span(scope.period),
        clause=provision.clause if provision else "",
        source=tuple(source.id for source in graph.sources_of(row.id)),
    )


def _span(period: Period) -> Span:
    start, end = period.bounds()
    return Span(start=start, end=end)


def _dates(period: Period) -> dict[str, object]:
    start, end = period.bounds()
    return {
        "start": both("checks.date", date=start) if start else both("checks.unknown_start"),
        "end": both("checks.date", date=end) if end else both("checks.open_end"),
    }


def _share_of_time(graph: PolicyGraph, sides: list[tuple[str, Row]], when: Period) -> float:
    shares = [when.share_of(graph.scope_of(row).period) for _, row in sides if graph.policy_of(row)]
    return max(shares, default=1.0) or 0.5


def binding(graph: PolicyGraph, row: Row) -> float:
    """Return the binding force of the policy a row stands in, 0 to 1, from ``weights``."""
    policy = graph.policy_of(row)
    if policy is None:
        return 1.0
    force = weight_of(graph, "binding", policy.legal_level or "unknown", 0.5)
    return force * weight_of(graph, "binding", f"kind:{policy.kind}", 1.0)


def _binding(graph: PolicyGraph, sides: list[tuple[str, Row]]) -> float:
    return min((binding(graph, row) for _, row in sides), default=1.0)


def goal_weight(graph: PolicyGraph, objective: str, indicator: str) -> float:
    """Return the weight of the top goal an objective or indicator belongs to; the largest where it serves several."""
    roots = _roots(graph, objective) if objective else set()
    if not objective and indicator:
        measured = [row for row in graph.rows(Objective) if indicator in (*row.measured_up, *row.measured_down)]
        roots = {root for row in measured for root in _roots(graph, row.id)}
    return max(
        (weight_of(graph, "goal", root, 1.0) for root in sorted(roots)), default=weight_of(graph, "goal", "none", 0.7)
    )


def _roots(graph: PolicyGraph, objective: str) -> set[str]:
    parents = graph.get(Objective, objective).parents
    return {root for parent in parents for root in _roots(graph, parent)} if parents else {objective}


def _belief(graph: PolicyGraph, sides: list[tuple[str, Row]], links: list[Link]) -> float:
    claims: dict[str, float] = {row.id: claim_belief(graph, row) for _, row in sides if not isinstance(row, Objective)}
    claims.update({link.row: link.belief for link in links})
    return prod(claims[name] for name in sorted(claims))


def _evidence(graph: PolicyGraph, sides: list[tuple[str, Row]], links: list[Link]) -> set[str]:
    rows = [row.id for _, row in sides] + [link.row for link in links]
    found = {each.id for row in rows for each in graph.evidence_of(row)}
    found |= {source.id for row in rows for source in graph.sources_of(row)}
    return found | {row.id for _, row in sides if isinstance(row, Search)}


def strictly_inside(graph: PolicyGraph, lower: Row, higher: Row) -> bool:
    """Return whether every place of ``lower`` lies inside, and below, some place of ``higher``."""
    low, high = graph.scope_of(lower).places, graph.scope_of(higher).places
    inside = all(any(graph.places.covers(above, place) and above != place for above in high) for place in low)
    return bool(low and high) and inside and not _is_group_only(graph, lower, higher)


def _is_group_only(graph: PolicyGraph, lower: Row, higher: Row) -> bool:
    first, second = graph.policy_of(lower), graph.policy_of(higher)
    return bool(first and second and first.jurisdiction == second.jurisdiction)


def may_have_ended(graph: PolicyGraph, lower: Row, higher: Row) -> bool:
    """Return whether an act that is known to have ended, but not when, is years older than what it is set against.

    Nobody can then say that it still held: the number of years stands in ``weights`` (``stale_years``).
    """
    old, new = graph.scope_of(lower).period, graph.scope_of(higher).period
    limit = 365 * weight_of(graph, "rule", "stale_years", 3.0)
    unknown_end = old.earliest_end < old.latest_end
    return unknown_end and new.earliest_start - old.latest_start > limit and new.earliest_start > old.earliest_end


def provisions_by(graph: PolicyGraph, name: str) -> Mapping[str, list[Provision]]:
    """Return provisions grouped by a list column such as ``about_instrument``."""
    found: dict[str, list[Provision]] = {}
    for provision in graph.rows(Provision):
        values: Any = getattr(provision, name)
        for value in values:
            found.setdefault(value, []).append(provision)
    return found


def is_draft(graph: PolicyGraph, row: Row) -> bool:
    """Return whether a row stands in a draft."""
    policy = graph.policy_of(row)
    return bool(policy) and isinstance(policy, Policy) and policy.kind == "draft"
