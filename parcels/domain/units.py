"""Units of land and money; metres and m² inside, mu (亩) and hectares (公顷) only at the edge.

1 mu = 2000/3 m², 1 hectare = 15 mu = 10 000 m², 1 km² = 1 500 mu. Money is named in the field: yuan or wan yuan (万元).
"""

M2_PER_MU = 2000.0 / 3.0
M2_PER_HECTARE = 10_000.0
MU_PER_HECTARE = 15.0


def mu_from_m2(area_m2: float) -> float:
    """Return an area in mu (亩).

    >>> mu_from_m2(10_000.0)
    15.0
    """
    return area_m2 * 3.0 / 2000.0


def m2_from_mu(area_mu: float) -> float:
    """Return an area in m².

    >>> round(m2_from_mu(1.0), 3)
    666.667
    """
    return area_mu * 2000.0 / 3.0


def hectares_from_m2(area_m2: float) -> float:
    """Return an area in hectares (公顷).

    >>> hectares_from_m2(15_000.0)
    1.5
    """
    return area_m2 / M2_PER_HECTARE
