"""What is wrong: findings, the rules that return them, exact counts of facts, coverage, decisions."""

from policygraph.checks.apart import Apart, explain_apart
from policygraph.checks.chains import Chain, chains_of
from policygraph.checks.columns import PushColumns
from policygraph.checks.compare import Comparison, compare_levels
from policygraph.checks.coordination import local_coordination
from policygraph.checks.counting import FactCounts, count_facts
from policygraph.checks.coverage import coverage_by_class, coverage_by_place, coverage_cells
from policygraph.checks.decisions import apply_decisions, read_decisions, record_decision
from policygraph.checks.draft_check import check_draft
from policygraph.checks.explode import push_columns
from policygraph.checks.facts import list_facts, top_facts
from policygraph.checks.findings import Findings
from policygraph.checks.groups import Group
from policygraph.checks.run import RULES, find_conflicts, find_gaps, find_synergies, merge_codes, place_id

__all__ = [
    "RULES",
    "Apart",
    "Chain",
    "Comparison",
    "FactCounts",
    "Findings",
    "Group",
    "PushColumns",
    "apply_decisions",
    "chains_of",
    "check_draft",
    "compare_levels",
    "count_facts",
    "coverage_by_class",
    "coverage_by_place",
    "coverage_cells",
    "explain_apart",
    "find_conflicts",
    "find_gaps",
    "find_synergies",
    "list_facts",
    "local_coordination",
    "merge_codes",
    "place_id",
    "push_columns",
    "read_decisions",
    "record_decision",
    "top_facts",
]
