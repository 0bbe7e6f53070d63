"""The policy file of the demo city: weights and bars from a template, quotas and budgets from the size of the city."""

from importlib.resources import files

import pandas as pd

from parcels.demo.gateways import gateway_text
from parcels.domain.units import mu_from_m2
from parcels.geo.city import City

CONVERSION_SHARE = 0.30
"""Quota of new construction land as a share of the open land that needs conversion, per platform."""
ENERGY_PER_MU = 19.0
"""Energy quota in tonnes of standard coal per mu of open land, per platform."""
QUARTERS = tuple(f"{year}Q{quarter}" for year in (2026, 2027, 2028, 2029) for quarter in (1, 2, 3, 4))[3:15]
BUDGET_PROFILE = (0.016, 0.018, 0.02, 0.024, 0.024, 0.024, 0.026, 0.026, 0.022, 0.02, 0.018, 0.016)
"""Share of all preparation cost of open land that each quarter's money pays."""


def policy_text(city: City) -> str:
    """Return the policy as TOML; every figure is demo data."""
    template = files("parcels.demo").joinpath("policy_template.toml").read_text(encoding="utf-8")
    parcels = city.parcels.assign(mu=mu_from_m2(1.0) * city.parcels.geometry.area)
    open_land = parcels[~parcels["status"].isin(["supplied", "built"]) & parcels["platform_id"].notna()]
    convert = open_land[open_land["needs_conversion"].eq(True)]
    lines = [
        template.rstrip(),
        "",
        "[quotas.new_construction_mu]    # mu, new construction land by platform (演示数据)",
        *_lines(city, convert["mu"].groupby(convert["platform_id"]).sum() * CONVERSION_SHARE, 10),
        "",
        "[quotas.energy_tce]             # tonnes of standard coal per year by platform (演示数据)",
        *_lines(city, open_land["mu"].groupby(open_land["platform_id"]).sum() * ENERGY_PER_MU, 500),
        "",
        "[budget]                        # wan yuan of preparation money by quarter (演示数据)",
        *_budget(float(open_land["prepare_cost_wan_yuan"].sum())),
        "",
        gateway_text(city).rstrip(),
    ]
    return "\n".join(lines) + "\n"


def _lines(city: City, figures: pd.Series, step: float) -> list[str]:
    return [
        f"{name} = {max(step, round(float(figures.get(name, 0.0)) / step) * step):.1f}"
        for name in city.platforms["platform_id"]
    ]


def _budget(total: float) -> list[str]:
    return [
        f'"{quarter}" = {round(total * share / 50) * 50:.1f}'
        for quarter, share in zip(QUARTERS, BUDGET_PROFILE, strict=True)
    ]
