"""Results in the long format of integrated assessment."""

from __future__ import annotations

import pandas as pd
import pytest

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.scoring import project_fleet, run_fleet, run_v2g, to_iamc
from policygraph.scoring.iamc import IAMC_COLUMNS


def test_units_by_hand(bundled: PolicyGraph) -> None:
    # 225.6 Mtce at 29.3076 GJ/tce are 6.61 EJ; carbon stays what it is.
    frame = run_fleet(bundled, shares=[0], years=[2022])
    long = to_iamc(frame).set_index("variable")["value"]
    assert long["Final Energy|Transportation|Passenger|Road|LDV"] == pytest.approx(
        frame["energy_mtce"].iloc[0] * 0.0293076
    )
    carbon = "Emissions|CO2|Energy|Demand|Transportation|Passenger|Road|LDV"
    assert long[carbon] == pytest.approx(frame["carbon_mtco2"].iloc[0])


def test_one_number_a_scenario_variable_and_year(bundled: PolicyGraph) -> None:
    for frame in (run_fleet(bundled), project_fleet(bundled), run_v2g(bundled)):
        long = to_iamc(frame)
        assert tuple(long.columns) == IAMC_COLUMNS
        assert not long.duplicated(subset=list(IAMC_COLUMNS[:6])).any()


def test_a_province_is_its_own_region(bundled: PolicyGraph) -> None:
    frame = run_fleet(bundled, place="plc:CN-HE", vehicles=1e6, years=[2022])
    assert set(to_iamc(frame)["region"]) == {"CN-HE"}


def test_other_tables_are_refused() -> None:
    with pytest.raises(UsageError, match="energy_mtce"):
        to_iamc(pd.DataFrame({"a": [1]}))
