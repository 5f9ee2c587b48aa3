"""What to do about it: interventions, criteria from both models and the checks, uncertainty, ranking."""

from policygraph.scoring.accounts import run_v2g
from policygraph.scoring.criteria import CRITERIA
from policygraph.scoring.fleets import run_fleet
from policygraph.scoring.interventions import apply_intervention
from policygraph.scoring.mcda import promethee2, topsis
from policygraph.scoring.places import v2g_by_place
from policygraph.scoring.ranking import Ranking, rank_interventions
from policygraph.scoring.smaa import smaa2

__all__ = [
    "CRITERIA",
    "Ranking",
    "apply_intervention",
    "promethee2",
    "rank_interventions",
    "run_fleet",
    "run_v2g",
    "smaa2",
    "topsis",
    "v2g_by_place",
]
