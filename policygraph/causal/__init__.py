"""How effects travel: signed links, walks and paths, press perturbation, loops, norms, contradictions, belief."""

from policygraph.causal.belief import belief, disputed_belief
from policygraph.causal.contradictions import contradictions
from policygraph.causal.cross_impact import cross_impact
from policygraph.causal.cuts import deciding_cut
from policygraph.causal.interactions import interaction_sign
from policygraph.causal.intervals import interval_verdict
from policygraph.causal.loops import WeightedPredictions, community_effect, weighted_predictions
from policygraph.causal.net_effects import net_effects, walk_tail
from policygraph.causal.norms import Norm, norm_verdict
from policygraph.causal.paths import paths_between, strongest_paths
from policygraph.causal.press import Press, press_perturbation
from policygraph.causal.press_map import press_objective
from policygraph.causal.trace import trace_effects

__all__ = [
    "Norm",
    "Press",
    "WeightedPredictions",
    "belief",
    "community_effect",
    "contradictions",
    "cross_impact",
    "deciding_cut",
    "disputed_belief",
    "interaction_sign",
    "interval_verdict",
    "net_effects",
    "norm_verdict",
    "paths_between",
    "press_objective",
    "press_perturbation",
    "strongest_paths",
    "trace_effects",
    "walk_tail",
    "weighted_predictions",
]
