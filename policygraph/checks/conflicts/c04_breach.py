"""C4: a lower level issues an instrument that a norm of a higher level says it must not."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import draft, is_draft, may_have_ended, strictly_inside
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting, Scope
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Provision, Relation
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every local instrument that a norm above, in force at the time, prohibits."""
    norms = [row for row in graph.rows(Provision) if row.modality == "prohibits" and row.about_instrument]
    for norm in norms:
        for local in graph.rows(Provision):
            meeting = _speaks_of(graph, norm, local)
            if not meeting or may_have_ended(graph, local, norm):
                continue
            if strictly_inside(graph, local, norm) and not _allowed(graph, norm, local):
                yield _finding(graph, norm, local, meeting)


def _speaks_of(graph: PolicyGraph, norm: Provision, local: Provision) -> Meeting | None:
    if local.modality in ("exempts", "prohibits") and local.about_instrument:
        return None
    if not any(within("instrument", local.instrument, each) for each in norm.about_instrument):
        return None
    about = graph.scope_of(norm)
    own = graph.scope_of(local)
    # The norm's addressee is the local government that issues, not the person the local rule binds.
    meeting = graph.meet_scopes(
        Scope(about.places, about.not_places, norm.about_technology, (), (), about.period),
        Scope(own.places, own.not_places, own.technologies, (), (), own.period),
    )
    # A rule on all cars is not yet a rule on the class the norm protects.
    aimed = not norm.about_technology or (
        bool(own.technologies)
        and all(
            any(graph.technologies.covers(above, each) for above in norm.about_technology) for each in own.technologies
        )
    )
    return meeting if meeting and aimed else None


def _allowed(graph: PolicyGraph, norm: Provision, local: Provision) -> bool:
    above, below = {norm.id, norm.policy}, {local.id, local.policy}
    return any(
        row.relation in ("authorises", "delegates") and row.subject in above and row.object in below
        for row in graph.rows(Relation)
    )


def _finding(graph: PolicyGraph, norm: Provision, local: Provision, meeting: Meeting) -> Finding:
    return draft(
        graph, "c04_breach", "C4", [("lower", local), ("higher", norm)], meeting=meeting, grade="breach",
        overlap="possible" if is_draft(graph, local) else None,
        changes=(Edit(operation="remove", table="provisions", row=local.id),),
        above=document(graph, norm), below=document(graph, local),
    )  # fmt: skip


RULE = Rule(
    "C4",
    "c04_breach",
    "evidence: documented local inconsistencies; Legislation Law on conflicts between levels",
    find,
    example={
        "provisions": [
            provision("a", modality="prohibits", about_instrument="purchase_limit", about_technology="tec:nev"),
            provision("c", instrument="purchase_limit", modality="obliges", technologies="tec:bev"),
        ],
    },
    near_miss={
        "provisions": [
            provision(
                "a",
                modality="prohibits",
                about_instrument="purchase_limit",
                about_technology="tec:nev",
                end="2020-12-31",
            ),
            provision("c", instrument="purchase_limit", modality="obliges", technologies="tec:bev", start="2024-01-01"),
        ],
    },
)
