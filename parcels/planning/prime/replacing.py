"""How many parcels of a platform could stand in for one: at least as good in what projects ask of land."""

import numpy as np
from numpy.typing import NDArray

from parcels.planning.parts import Floats, Ints
from parcels.rules.prime_policy import PrimePart

ASKED = (
    PrimePart.SIZE,
    PrimePart.WIDTH,
    PrimePart.FRONTAGE,
    PrimePart.MAIN_ROAD,
    PrimePart.MOTORWAY,
    PrimePart.SERVICES,
)
"""Parts that are compared: what a project asks of land, not where it happens to lie."""
BLOCK = 512


def replacing(worth: Floats, use: Ints, platform: Ints, tolerance: float) -> tuple[Floats, Floats]:
    """Return per parcel how many others of its platform replace it, and how many others there are.

    Parcel j replaces k if both are of one platform and planned use and, for every compared part i that is measured
    on k, ``u_ji ≥ u_ki − tolerance``; a part not measured on j but on k speaks against j. The others are all parcels
    of the platform that compete, whatever their use.

    Parameters
    ----------
    worth
        Worth in [0, 1] of the compared parts (columns), NaN not measured.
    use, platform
        Numbers; parcels without a platform (−1) are compared among themselves.
    """
    count, others = np.zeros(len(worth)), np.zeros(len(worth))
    for own in np.unique(platform):
        rows = np.flatnonzero(platform == own)
        others[rows] = len(rows) - 1
        for kind in np.unique(use[rows]):
            same = rows[use[rows] == kind]
            count[same] = _as_good(worth[same], tolerance)
    return count, others


def _as_good(worth: Floats, tolerance: float) -> Floats:
    """Return per row how many other rows are at least as good in every column but for the tolerance."""
    count = np.zeros(len(worth))
    offered = np.where(np.isnan(worth), -np.inf, worth)
    asked = np.where(np.isnan(worth), -np.inf, worth - tolerance)
    for low in range(0, len(worth), BLOCK):
        part = slice(low, low + BLOCK)
        good: NDArray[np.bool_] = np.ones((len(asked[part]), len(worth)), bool)
        for column in range(worth.shape[1]):
            good &= offered[None, :, column] >= asked[part, None, column] - 1e-12
        count[part] = good.sum(axis=1) - 1
    return count
