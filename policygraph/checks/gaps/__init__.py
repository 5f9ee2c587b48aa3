"""The rules that find gaps, in the order of their codes."""

from policygraph.checks.gaps import (
    g01_unserved_target,
    g02_misses_own_goal,
    g03_incomplete_target,
    g04_uncovered,
    g05_missing_enabler,
    g06_missing_local_rule,
    g07_ambition,
    g08_against_practice,
    g08_behind_path,
    g08_unsettled_draft,
    g08_without_outcome,
    g09_ends_early,
    g10_budget,
    g11_thin_evidence,
    g12_shadowed,
)

__all__ = ["RULES"]

RULES = (
    g01_unserved_target.RULE,
    g02_misses_own_goal.RULE,
    g03_incomplete_target.RULE,
    g04_uncovered.RULE,
    g05_missing_enabler.RULE,
    g06_missing_local_rule.RULE,
    g07_ambition.RULE,
    g08_against_practice.RULE,
    g08_behind_path.RULE,
    g08_unsettled_draft.RULE,
    g08_without_outcome.RULE,
    g09_ends_early.RULE,
    g10_budget.RULE,
    g11_thin_evidence.RULE,
    g12_shadowed.RULE,
)
