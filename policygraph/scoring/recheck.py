"""Checks again only what an edit can touch; the answer equals that of checking everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from policygraph.causal.links import provision_links
from policygraph.checks import RULES, find_conflicts, find_gaps
from policygraph.checks.rule import Rule
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision

__all__ = ["KINDS", "check_rules", "recheck"]

KINDS: Final = ("conflicts", "gaps")
Found = Mapping[str, tuple[Finding, ...]]

# The kinds of rows a rule looks at first. A rule that is not named here is always run in full, so that a new one is
# right before it is fast; a test compares every bundled intervention with the full run.
_LOOKS_AT: Final[Mapping[str, frozenset[str]]] = {
    "c01_opposite_signs": frozenset(("effects",)),
    "c02_between": frozenset(("effects", "provisions")),
    "c02_tradeoff": frozenset(("effects", "provisions")),
    "c04_redefinition": frozenset(("definitions", "relations")),
    "c04_targets": frozenset(("targets", "relations")),
    "c06_two_values": frozenset(("settings", "targets", "relations")),
    "c10_hours": frozenset(("settings", "tariff_periods")),
    "c10_settings": frozenset(("settings",)),
    "g03_incomplete_target": frozenset(("targets", "relations")),
    "g06_missing_local_rule": frozenset(("policies", "relations", "searches")),
}
# Tables whose rows stand on a provision; they leave a part of the graph together with it.
_ON_PROVISIONS: Final = ("definitions", "effects", "settings", "targets", "tariff_periods")


def check_rules(graph: PolicyGraph) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of every rule of conflicts and gaps by the rule's name."""
    found: dict[str, list[Finding]] = {rule.name: [] for rule in _rules()}
    for each in sorted((*find_conflicts(graph), *find_gaps(graph)), key=lambda each: each.id):
        found[each.rule].append(each)
    return {name: tuple(rows) for name, rows in found.items()}


def _rules() -> Iterable[Rule]:
    return (rule for kind in KINDS for rule in RULES[kind])


def recheck(
    base: PolicyGraph, found: Found, edited: PolicyGraph, touched: Iterable[str]
) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of every rule on the edited graph.

    A rule whose kinds of rows are untouched keeps its findings. A rule whose findings stay inside a cell (one
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
    kinds = _kinds(base, edited, ids)
    result: dict[str, tuple[Finding, ...]] = {}
    for rule in _rules():
        looks_at = _LOOKS_AT.get(rule.name)
        if looks_at is not None and not looks_at & kinds:
            result[rule.name] = tuple(found[rule.name])
        elif rule.name in _CELLS and "relations" not in kinds and not _policy_changed(base, ids):
            result[rule.name] = _by_cell(rule, base, found[rule.name], edited, ids)
        else:
            result[rule.name] = _in_full(rule, edited)
    return result


def _in_full(rule: Rule, graph: PolicyGraph) -> tuple[Finding, ...]:
    found = {each.id: each for each in rule.find(graph)}
    return tuple(found[name] for name in sorted(found))


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


def _policy_changed(base: PolicyGraph, ids: frozenset[str]) -> bool:
    """Return whether a policy that stood before was edited: its dates may end or revive others."""
    return any(row.id in ids for row in base.tables["policies"])


def _by_cell(
    rule: Rule, base: PolicyGraph, found: Iterable[Finding], edited: PolicyGraph, ids: frozenset[str]
) -> tuple[Finding, ...]:
    names = _provisions(base, ids) | _provisions(edited, ids)
    cell = _CELLS[rule.name]
    # The cell must be the same on both sides, or a finding could leave one side without entering the other.
    keep = cell(base, names) | cell(edited, names) | names
    old = {each.id: each for each in rule.find(_part(base, keep))}
    new = {each.id: each for each in rule.find(_part(edited, keep))}
    kept = [each for each in found if each.id not in old]
    return tuple(sorted((*kept, *new.values()), key=lambda each: each.id))


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
    policies = {row.id: graph.policy_of(row) for row in graph.rows(Provision)}
    places = {policy.jurisdiction for name, policy in policies.items() if name in names and policy}
    return frozenset(name for name, policy in policies.items() if policy and policy.jurisdiction in places)


_CELLS: Final[Mapping[str, Callable[[PolicyGraph, frozenset[str]], frozenset[str]]]] = {
    "c01_opposite_signs": _same_indicator,
    "c02_between": _same_place,
    "c02_tradeoff": _alone,
}
