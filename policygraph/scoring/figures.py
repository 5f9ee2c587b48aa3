"""The paper's Figure 3 rebuilt under every convention and mileage, and the mileage its peak would need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import CONVENTIONS, SHARES
from policygraph.scoring.fleets import PAPER_YEARS, fleet_inputs, run_fleet

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MILEAGES", "figure_three", "mileage_for_peak"]

Array = NDArray[np.float64]
# Named assumptions about stock and distance; each but the first two is a parameter set of the tables.
MILEAGES: Final = ("constant", "fixed_stock", "mileage_two_points", "mileage_peak_2018")


def figure_three(
    graph: PolicyGraph, *, conventions: Iterable[str] = CONVENTIONS, mileages: Iterable[str] = MILEAGES
) -> pd.DataFrame:
    """Return the six shares x eight years of the paper's Figure 3 under every convention and mileage assumption.

    Parameters
    ----------
    conventions
        How electricity counts as coal.
    mileages
        ``constant``: observed cars, constant km a car; ``fixed_stock``: the cars of the first year throughout;
        ``mileage_two_points``: km falling between two public figures; ``mileage_peak_2018``: km falling so that energy
        peaks in 2018, an assumption no source gives.

    Returns
    -------
    DataFrame
        The columns of :func:`run_fleet` and ``mileage``; ``attrs["units"]`` names the units.
    """
    import pandas as pd

    frames = []
    for mileage in mileages:
        stock: dict[str, Any] = {"vehicles": _first_stock(graph)} if mileage == "fixed_stock" else {}
        chosen = mileage if mileage.startswith("mileage_") else "default"
        for convention in conventions:
            frame = run_fleet(graph, convention=convention, parameter_set=chosen, **stock)
            frames.append(frame.assign(mileage=mileage))
    whole = pd.concat(frames, ignore_index=True)
    whole.attrs = {"units": frames[0].attrs["units"]}
    return whole


def _first_stock(graph: PolicyGraph) -> float:
    return float(fleet_inputs(graph, PAPER_YEARS)["vehicles"][0])


def mileage_for_peak(graph: PolicyGraph, *, year: int = 2018, shares: Iterable[float] = SHARES) -> pd.DataFrame:
    """Return by share the constant yearly change of km per car that lets calorific energy peak in ``year``.

    With km = km0 (1 + r)^t energy is a known factor a year times (1 + r)^t, so the peak lies in ``year`` exactly for r
    between two numbers: no search is needed.

    Returns
    -------
    DataFrame
        ``ev_share, change_low, change_high``, per year; low above high where no constant change gives that peak.
    """
    import pandas as pd

    years = np.asarray(PAPER_YEARS)
    rows = []
    for share in shares:
        energy = run_fleet(graph, shares=[share], years=PAPER_YEARS)["energy_mtce"].to_numpy(dtype=np.float64)
        log = np.log(energy)
        here = int(np.flatnonzero(years == year)[0])
        before = (log[:here] - log[here]) / (years[here] - years[:here])
        after = (log[here] - log[here + 1 :]) / (years[here + 1 :] - years[here])
        rows.append((float(share), float(np.expm1(before.max())), float(np.expm1(after.min()))))
    return pd.DataFrame(rows, columns=["ev_share", "change_low", "change_high"])
