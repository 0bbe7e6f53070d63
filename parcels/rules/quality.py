"""Quality of a project (see ``docs/method/score.md``).

``q = 100 · Σ w_i u_i / Σ w_i`` over the indicators that are known, ``u_i = clip((x_i − floor_i) / (target_i −
floor_i), 0, 1)``. An unknown indicator is not zero: it leaves the sum, and the share of the weight that is known
stands beside ``q``.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, Series, to_numeric

from parcels.rules.policy import Indicator, Policy

Floats = NDArray[np.float64]
PER_MU: Mapping[str, str] = {
    "investment_per_mu": "investment_wan_yuan",
    "tax_per_mu": "tax_wan_yuan_per_year",
    "output_per_mu": "output_wan_yuan_per_year",
    "jobs_per_mu": "jobs",
}


def numbers(projects: DataFrame, column: str) -> Floats:
    """Return a column as floats with ``NaN`` for unknown; an absent column is unknown everywhere."""
    if column not in projects:
        return np.full(len(projects), np.nan)
    return to_numeric(projects[column], errors="coerce").to_numpy(np.float64, na_value=np.nan)


def ratio(above: Floats, below: Floats) -> Floats:
    """Return ``above / below``, ``NaN`` where either is unknown or the divisor is not positive."""
    return np.divide(above, below, out=np.full(len(above), np.nan), where=below > 0)


def indicators(projects: DataFrame, land_mu: Floats) -> dict[str, Floats]:
    """Return the raw indicators of projects on a given area of land in mu; the sector's standing is not among them."""
    output = numbers(projects, "output_wan_yuan_per_year")
    investment = numbers(projects, "investment_wan_yuan")
    raw = {name: ratio(numbers(projects, column), land_mu) for name, column in PER_MU.items()}
    raw["technology"] = numbers(projects, "technology_level")
    raw["energy_per_output"] = ratio(numbers(projects, "energy_tce_per_year"), output)
    raw["funding"] = ratio(numbers(projects, "funds_arrived_wan_yuan"), investment)
    return raw


def project_quality(
    projects: DataFrame, land_mu: Series | None, policy: Policy, standing: Series | None = None
) -> DataFrame:
    """Return ``q`` in [0, 100], ``known_share``, ``assessable`` and the parts ``u_<indicator>`` in [0, 1].

    Parameters
    ----------
    projects
        Fields of the project schema.
    land_mu
        Land needed in mu; ``None`` takes ``area_min_mu``.
    policy
        Floors, targets and weights.
    standing
        Standing of the project's sector on a platform in [0, 1]; without it the sector leaves the sum.
    """
    area = numbers(projects, "area_min_mu") if land_mu is None else land_mu.to_numpy(np.float64, na_value=np.nan)
    raw = indicators(projects, area)
    raw["sector_standing"] = _floats(standing, len(projects))
    rules = dict(sorted(policy.quality.indicators.items()))  # policies of one hash give one sum, to the last digit
    parts = {name: _part(raw[name], name, policy) for name in rules}
    weights = np.array([rule.weight for rule in rules.values()])
    table = np.column_stack(list(parts.values())) if parts else np.empty((len(projects), 0))
    q, known = _weighted(table, weights)
    frame = DataFrame({"q": q, "known_share": known}, index=projects.index)
    frame["assessable"] = (known >= policy.quality.known_share_min) & ~np.isnan(q)
    return frame.join(DataFrame({f"u_{name}": values for name, values in parts.items()}, index=projects.index))


def _floats(values: Series | None, count: int) -> Floats:
    return np.full(count, np.nan) if values is None else values.to_numpy(np.float64, na_value=np.nan)


def _part(values: Floats, name: Indicator, policy: Policy) -> Floats:
    """Return u = clip((x − floor) / (target − floor), 0, 1); a falling indicator has its target below its floor."""
    rule = policy.quality.indicators[name]
    return np.clip((values - rule.floor) / (rule.target - rule.floor), 0.0, 1.0)


def _weighted(table: Floats, weights: Floats) -> tuple[Floats, Floats]:
    known = ~np.isnan(table)
    weight = known @ weights
    total = float(weights.sum())
    q = 100.0 * ratio(np.where(known, table, 0.0) @ weights, weight)
    return q, weight / total if total > 0 else np.zeros(len(table))
