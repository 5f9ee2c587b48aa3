"""The rules that find conflicts, in the order of their codes."""

from policygraph.checks.conflicts import (
    c01_opposite_signs,
    c02_between,
    c02_tradeoff,
    c04_breach,
    c04_redefinition,
    c04_targets,
    c06_reversal,
    c06_two_values,
    c10_hours,
    c10_settings,
)

__all__ = ["RULES"]

RULES = (
    c01_opposite_signs.RULE,
    c02_tradeoff.RULE,
    c02_between.RULE,
    c04_breach.RULE,
    c04_redefinition.RULE,
    c04_targets.RULE,
    c06_reversal.RULE,
    c06_two_values.RULE,
    c10_hours.RULE,
    c10_settings.RULE,
)
