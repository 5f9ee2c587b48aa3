"""Checks again only what an edit can touch; the answer equals that of checking everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from policygraph.causal.links import GraphKey, provision_links
from policygraph.checks.rule import Rule
from policygraph.checks.run import RULES, findings_by_rule
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision, Relation

__all__ = ["KINDS", "check_rules", "recheck"]

KINDS: Final = ("conflicts", "gaps")
Found = Mapping[str, tuple[Finding, ...]]

# The kinds of rows a rule looks at first. A rule that is not named here is always run in full, so that a new one is
# right before it is fast; a test compares every bundled intervention with the full run.
_LOOKS_AT: Final[Mapping[str, str]] = {
    "c01_opposite_signs": "effects",
    "c02_between": "effects provisions",
    "c02_tradeoff": "effects provisions",
    "c02_within": "effects provisions",
    "c03_deontic": "provisions",
    "c04_added_condition": "provisions relations",
    "c04_breach": "provisions relations",
    "c04_redefinition": "definitions relations",
    "c04_targets": "relations targets",
    "c05_infeasible": "indicators observations targets",
    "c05_overrun": "effects observations provisions settings targets",
    "c06_removed_first": "effects policies provisions relations",
    "c06_reversal": "effects provisions relations",
    "c06_two_values": "relations settings targets",
    "c07_interaction": "interactions provisions relations",
    "c08_break_even": "effects parameters provisions settings tariffs",
    "c08_penalised": "effects provisions settings",
    "c09_resource": "effects indicators provisions",
    "c10_hours": "tariff_periods",
    "c10_labels": "tariff_periods",
    "c10_settings": "settings",
    "c10_spread": "settings",
    "g01_unserved_target": "effects provisions relations searches targets",
    "g02_misses_own_goal": "effects provisions",
    "g03_incomplete_target": "relations targets",
    "g04_uncovered": "policies provisions searches",
    "g05_missing_enabler": "prerequisites provisions searches",
    "g07_ambition": "observations relations targets",
    "g08_against_practice": "effects policies provisions",
    "g08_behind_path": "observations parameters relations targets",
    "g08_unsettled_draft": "policies relations searches",
    "g09_ends_early": "effects policies provisions relations targets",
    "g10_budget": "effects provisions settings targets",
    "g11_thin_evidence": "effects evidence indicators policies provisions sources",
    "g12_shadowed": "effects provisions relations settings targets",
}
# Tables whose rows stand on a provision; they leave a part of the graph together with it.
_ON_PROVISIONS: Final = ("definitions", "effects", "settings", "targets", "tariff_periods")


def check_rules(graph: PolicyGraph) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of every rule of conflicts and gaps by the rule's name, sorted, before any are merged."""
    return {
        name: tuple(sorted(rows, key=lambda each: each.id))
        for kind in KINDS
        for name, rows in findings_by_rule(graph, kind).items()
    }


def _rules() -> Iterable[Rule]:
    return (rule for kind in KINDS for rule in RULES[kind])


def recheck(
    base: PolicyGraph, found: Found, edited: PolicyGraph, touched: Iterable[str]
) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of every rule on the edited graph.

    An edit that gives untouched rows another scope is checked in full. A rule whose kinds of rows are untouched keeps
    its findings. A rule whose findings stay inside a cell (one
    provision; provisions on one indicator; provisions of one place) is run before and after on the touched cells alone.
    Every other rule is run in full.

    Parameters
    ----------
    base, found
        The graph before, and its findings by rule as :func:`check_rules` returns them.
    edited
        The graph after.
    touched
        Ids of the rows that were added, changed or removed.
    """
    ids = frozenset(touched)
    if _reshapes(base, edited, ids):
        return {rule.name: _in_full(rule, edited) for rule in _rules()}
    kinds = _kinds(base, edited, ids)
    result: dict[str, tuple[Finding, ...]] = {}
    for rule in _rules():
        looks_at = _LOOKS_AT.get(rule.name)
        if looks_at is not None and kinds.isdisjoint(looks_at.split()):
            result[rule.name] = tuple(found[rule.name])
        elif rule.name in _CELLS:
            result[rule.name] = _by_cell(rule, base, found[rule.name], edited, ids)
        else:
            result[rule.name] = _in_full(rule, edited)
    return result


def _in_full(rule: Rule, graph: PolicyGraph) -> tuple[Finding, ...]:
    return tuple(sorted(rule.find(graph), key=lambda each: each.id))


def _kinds(base: PolicyGraph, edited: PolicyGraph, ids: frozenset[str]) -> frozenset[str]:
    """Return the tables of the touched rows and of the rows that stand on them, before and after."""
    found: set[str] = set()
    for graph in (base, edited):
        provisions = {row.id for row in graph.rows(Provision) if row.id in ids or row.policy in ids}
        for name, rows in graph.tables.items():
            on_provision = name in _ON_PROVISIONS
            for row in rows:
                if row.id in ids or (on_provision and getattr(row, "provision", "") in provisions):
                    found.add(name)
                    break
        found |= {"provisions"} if provisions else set()
    return frozenset(found)


def _reshapes(base: PolicyGraph, edited: PolicyGraph, ids: frozenset[str]) -> bool:
    """Return whether rows that are not touched may get another scope: a policy changes, or one ends another."""
    if any(row.id in ids for row in base.tables["policies"]):
        return True
    ending = (row for graph in (base, edited) for row in graph.rows(Relation) if row.id in ids)
    return any(row.relation in ("supersedes", "ends") for row in ending) or bool(ids & _trees(base, edited))


def _trees(base: PolicyGraph, edited: PolicyGraph) -> frozenset[str]:
    """Return the ids of the tables every rule leans on: places, classes, the causal map, weights."""
    names = ("jurisdictions", "technologies", "actions", "objectives", "influences", "weights", "default_effects")
    return frozenset(row.id for graph in (base, edited) for name in names for row in graph.tables[name])


def _by_cell(
    rule: Rule, base: PolicyGraph, found: Iterable[Finding], edited: PolicyGraph, ids: frozenset[str]
) -> tuple[Finding, ...]:
    names = _provisions(base, ids) | _provisions(edited, ids)
    cell = _CELLS[rule.name]
    # The cell must be the same on both sides, or a finding could leave one side without entering the other.
    keep = cell(base, names) | cell(edited, names) | names
    old = _before(GraphKey(base), rule.name, keep & {row.id for row in base.rows(Provision)})
    new = {each.id: each for each in rule.find(_part(edited, keep))}
    # A part may also hold pieces of cells that are not touched; what it says of these is the same on both sides.
    moved = {name: each for name, each in new.items() if old.get(name) != each}
    gone = (old.keys() - new.keys()) | moved.keys()
    return tuple(sorted((*(each for each in found if each.id not in gone), *moved.values()), key=lambda each: each.id))


@lru_cache(maxsize=64)
def _before(key: GraphKey, name: str, keep: frozenset[str]) -> dict[str, Finding]:
    rule = next(each for each in _rules() if each.name == name)
    return {each.id: each for each in rule.find(_part(key.graph, keep))}


def _provisions(graph: PolicyGraph, ids: frozenset[str]) -> frozenset[str]:
    found = {row.id for row in graph.rows(Provision) if row.id in ids or row.policy in ids}
    for name in _ON_PROVISIONS:
        found |= {row.provision for row in graph.tables[name] if row.id in ids}  # type: ignore[attr-defined]
    return frozenset(found)


def _part(graph: PolicyGraph, keep: frozenset[str]) -> PolicyGraph:
    """Return the graph with no provisions but those to keep, and nothing that stands on or points to the others."""
    gone = {row.id for row in graph.rows(Provision)} - keep
    tables = {"provisions": tuple(row for row in graph.rows(Provision) if row.id in keep)}
    for name in _ON_PROVISIONS:
        rows = graph.tables[name]
        tables[name] = tuple(row for row in rows if row.provision in keep)  # type: ignore
    tables["relations"] = tuple(row for row in graph.tables["relations"] if not {row.subject, row.object} & gone)  # type: ignore
    return graph.replaced(**tables)


# -- cells: which provisions can share a finding of a rule ----------------------------------------------------------


def _alone(_: PolicyGraph, names: frozenset[str]) -> frozenset[str]:
    return names


def _same_indicator(graph: PolicyGraph, names: frozenset[str]) -> frozenset[str]:
    pushed = {row.id: {link.target for link in provision_links(graph, row)} for row in graph.rows(Provision)}
    shared = set().union(*(pushed.get(name, set()) for name in names))
    return frozenset(name for name, indicators in pushed.items() if indicators & shared)


def _same_place(graph: PolicyGraph, names: frozenset[str]) -> frozenset[str]:
    # A provision that declares no objective pairs with none.
    names = frozenset(row.id for row in graph.rows(Provision) if row.id in names and row.objectives)
    policies = {row.id: graph.policy_of(row) for row in graph.rows(Provision)}
    places = {policy.jurisdiction for name, policy in policies.items() if name in names and policy}
    return frozenset(name for name, policy in policies.items() if policy and policy.jurisdiction in places)


_CELLS: Final[Mapping[str, Callable[[PolicyGraph, frozenset[str]], frozenset[str]]]] = {
    "c01_opposite_signs": _same_indicator,
    "c02_between": _same_place,
    "c02_tradeoff": _alone,
    "c02_within": _same_indicator,
    "g02_misses_own_goal": _alone,
}
