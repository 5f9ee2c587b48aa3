"""The rules that find gaps, in the order of their codes."""

from policygraph.checks.gaps import g01_unserved_target, g03_incomplete_target, g04_uncovered, g06_missing_local_rule

__all__ = ["RULES"]

RULES = (
    g01_unserved_target.RULE,
    g03_incomplete_target.RULE,
    g04_uncovered.RULE,
    g06_missing_local_rule.RULE,
)
