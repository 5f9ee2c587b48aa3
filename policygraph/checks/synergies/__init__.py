"""The rules that find synergies, in the order of their codes."""

from policygraph.checks.synergies import s01_policy, s02_technology, s03_integrated

__all__ = ["RULES"]

RULES = (s01_policy.RULE, s02_technology.RULE, s03_integrated.RULE)
