"""How effects travel: signed links, walks and paths, norms, contradictions, cross-impact, belief."""

from policygraph.causal.belief import belief, disputed_belief
from policygraph.causal.contradictions import contradictions
from policygraph.causal.cross_impact import cross_impact
from policygraph.causal.intervals import interval_verdict
from policygraph.causal.net_effects import net_effects
from policygraph.causal.norms import Norm, norm_verdict
from policygraph.causal.paths import paths_between, strongest_paths
from policygraph.causal.trace import trace_effects

__all__ = [
    "Norm",
    "belief",
    "contradictions",
    "cross_impact",
    "disputed_belief",
    "interval_verdict",
    "net_effects",
    "norm_verdict",
    "paths_between",
    "strongest_paths",
    "trace_effects",
]
