"""What is wrong: findings, the rules that return them, coverage, decisions."""

from policygraph.checks.coverage import coverage_by_class, coverage_by_place
from policygraph.checks.decisions import apply_decisions, read_decisions, record_decision
from policygraph.checks.findings import Findings
from policygraph.checks.groups import Group
from policygraph.checks.run import RULES, find_conflicts, find_gaps, find_synergies, merge_codes, place_id

__all__ = [
    "RULES",
    "Findings",
    "Group",
    "apply_decisions",
    "coverage_by_class",
    "coverage_by_place",
    "find_conflicts",
    "find_gaps",
    "find_synergies",
    "merge_codes",
    "place_id",
    "read_decisions",
    "record_decision",
]
