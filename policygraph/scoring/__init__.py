"""What to do about it: interventions, criteria from both models and the checks, uncertainty, ranking."""

from policygraph.scoring.accounts import run_v2g
from policygraph.scoring.criteria import CRITERIA
from policygraph.scoring.figures import figure_three, mileage_for_peak
from policygraph.scoring.fleets import run_fleet
from policygraph.scoring.iamc import to_iamc
from policygraph.scoring.interventions import Candidate, apply_intervention, interventions_from_findings
from policygraph.scoring.levers import lever_steps
from policygraph.scoring.mcda import promethee2, topsis
from policygraph.scoring.paper import recompute_paper
from policygraph.scoring.pilots import pilot_distance
from policygraph.scoring.places import v2g_by_place
from policygraph.scoring.portfolios import portfolio
from policygraph.scoring.projections import project_fleet
from policygraph.scoring.ranking import Ranking
from policygraph.scoring.scores import rank_interventions
from policygraph.scoring.sensitivity import global_sensitivity, tornado
from policygraph.scoring.smaa import smaa2

__all__ = [
    "CRITERIA",
    "Candidate",
    "Ranking",
    "apply_intervention",
    "figure_three",
    "global_sensitivity",
    "interventions_from_findings",
    "lever_steps",
    "mileage_for_peak",
    "pilot_distance",
    "portfolio",
    "project_fleet",
    "promethee2",
    "rank_interventions",
    "recompute_paper",
    "run_fleet",
    "run_v2g",
    "smaa2",
    "to_iamc",
    "topsis",
    "tornado",
    "v2g_by_place",
]
