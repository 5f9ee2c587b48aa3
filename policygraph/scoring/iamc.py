"""Results of both models in the long format of the Integrated Assessment Modeling Consortium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from policygraph.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["IAMC_COLUMNS", "to_iamc"]

IAMC_COLUMNS: Final = ("model", "scenario", "region", "variable", "unit", "year", "value")
_MODEL: Final = "policygraph"
# Column of a result: variable and unit there, and the factor from the unit here.
_FLEET: Final = {
    "energy_mtce": ("Final Energy|Transportation|Passenger|Road|LDV", "EJ/yr", 0.0293076),
    "carbon_mtco2": ("Emissions|CO2|Energy|Demand|Transportation|Passenger|Road|LDV", "Mt CO2/yr", 1.0),
    "oil_mt": ("Final Energy|Transportation|Passenger|Road|LDV|Liquids|Oil", "EJ/yr", 0.04307),
    "electricity_twh": ("Final Energy|Transportation|Passenger|Road|LDV|Electricity", "EJ/yr", 0.0036),
    "vehicles": ("Stock|Transportation|LDV", "million", 1e-6),
    "stock": ("Stock|Transportation|LDV", "million", 1e-6),
    "ev_stock": ("Stock|Transportation|LDV|Electric", "million", 1e-6),
    "new_cars": ("Sales|Transportation|LDV", "million/yr", 1e-6),
}
_CHOICES: Final = ("parameter_set", "mileage", "convention", "family", "wear_mode", "rule")
_V2G: Final = {
    "net_income": ("Revenue|V2G|Owner|Net", "CNY/vehicle/yr", 1.0),
    "revenue": ("Revenue|V2G|Owner|Gross", "CNY/vehicle/yr", 1.0),
    "break_even_gap": ("Price Gap|V2G|Break-even", "CNY/kWh", 1.0),
}


def to_iamc(frame: pd.DataFrame, *, region: str = "China", year: int = 2025) -> pd.DataFrame:
    """Return a result of ``run_fleet``, ``project_fleet`` or ``run_v2g`` in long format.

    Parameters
    ----------
    frame
        The result.
    region
        Name of the region where the result names no place but the nation or none.
    year
        Year of a result without years (the owner's account).

    Returns
    -------
    DataFrame
        ``model, scenario, region, variable, unit, year, value``; the scenario names share, convention, family, gap,
        wear mode and parameter set. Energy of ``energy_mtce`` is converted at 29.3076 GJ/tce, oil at 43.07 GJ/t.

    Raises
    ------
    UsageError
        If the frame has none of the columns such results have.
    """
    import pandas as pd

    names = {**_FLEET, **_V2G}
    known = [name for name in frame.columns if name in names]
    if not known:
        raise UsageError("scoring.iamc", columns=", ".join(names))
    rows = []
    for row in frame.to_dict(orient="records"):
        where = (_MODEL, _scenario(row), _region(row, region))
        for name in known:
            variable, unit, factor = names[name]
            if row[name] == row[name]:
                rows.append((*where, variable, unit, int(row.get("year", year)), float(row[name]) * factor))
    return pd.DataFrame(rows, columns=list(IAMC_COLUMNS)).sort_values(list(IAMC_COLUMNS[:6]), ignore_index=True)


def _scenario(row: dict[Any, Any]) -> str:
    parts = [str(row[name]) for name in _CHOICES if row.get(name)]
    if "oil_mt" in row and "ev_share_sales" not in row:
        parts.append(f"EV {row['ev_share']:.0%}")
    if "price_gap" in row:
        parts.append(f"gap {row['price_gap']:g}")
    return " | ".join(parts)


def _region(row: dict[Any, Any], nation: str) -> str:
    place = str(row.get("place") or "")
    return nation if place in ("", "plc:CN") else place.removeprefix("plc:")
