"""Factors from other people's units to the units of the schemas."""

from parcels.domain.errors import InputRefused
from parcels.domain.units import M2_PER_HECTARE, M2_PER_MU

AREA = {
    "mu": 1.0,
    "m2": 1 / M2_PER_MU,
    "hectare": M2_PER_HECTARE / M2_PER_MU,
    "km2": 1e6 / M2_PER_MU,
    "square_foot": 0.3048**2 / M2_PER_MU,
    "acre": 4046.8564224 / M2_PER_MU,
}
MONEY = {"wan_yuan": 1.0, "yuan": 1e-4, "qian_yuan": 0.1, "million_yuan": 100.0, "yi_yuan": 1e4}
FACTORS = {
    "mu": AREA,
    "wan_yuan": MONEY,
    "wan_yuan/a": MONEY,
    "wan_yuan/mu": {
        "wan_yuan/mu": 1.0,
        "wan_yuan/hectare": 1 / 15,
        "yuan/m2": M2_PER_MU / 1e4,
        "yuan/mu": 1e-4,
        "wan_yuan/qian_m2": M2_PER_MU / 1000,
    },
    "m": {"m": 1.0, "km": 1000.0, "foot": 0.3048},
    "kVA": {"kVA": 1.0, "MVA": 1000.0},
    "m3/d": {"m3/d": 1.0, "wan_m3/d": 1e4, "m3/h": 24.0},
    "tce/a": {"tce/a": 1.0, "wan_tce/a": 1e4},
    "1": {"1": 1.0, "percent": 0.01},
}


def unit_factor(unit: str, wanted: str, field: str, file: str) -> float:
    """Return the factor from ``unit`` to the schema's unit: value in the schema = value in the file × factor.

    >>> unit_factor("hectare", "mu", "declared_area_mu", "a.gpkg")
    15.0

    Raises
    ------
    InputRefused
        ``mapping_unit_unknown``.
    """
    known = FACTORS.get(wanted, {})
    if unit not in known:
        raise InputRefused("mapping_unit_unknown", file=file, field=field, unit=unit, units=", ".join(known) or "-")
    return round(known[unit], 12)
