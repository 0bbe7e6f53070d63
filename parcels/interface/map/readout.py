"""City coordinates in the browser: a cubic fit of the workspace CRS over the map's extent, its largest error measured.

For a transverse Mercator zone over a city the error is below a millimetre; it is sent along, and the screen says ≈ when
it exceeds half a metre.
"""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

DEGREE = 3
GRID = 9


@dataclass(frozen=True)
class GridFit:
    """Coefficients of ``E`` and ``N`` in metres over scaled longitude and latitude, in the order of :func:`powers`."""

    crs: str
    centre: tuple[float, float]
    half: tuple[float, float]
    easting: tuple[float, ...]
    northing: tuple[float, ...]
    error_m: float

    def as_json(self) -> dict[str, Any]:
        """Return the fit as plain data."""
        return asdict(self)


def powers(degree: int = DEGREE) -> tuple[tuple[int, int], ...]:
    """Return the exponents of the polynomial's terms: ``(i, j)`` for u^i v^j with i + j <= degree."""
    return tuple((i, j) for i in range(degree + 1) for j in range(degree + 1 - i))


def fit_grid(crs: str, bounds: tuple[float, float, float, float]) -> GridFit:
    """Return the fit of ``crs`` over ``bounds`` (west, south, east, north in degrees), measured on a finer grid."""
    west, south, east, north = bounds
    centre = ((west + east) / 2, (south + north) / 2)
    half = (max((east - west) / 2, 1e-4), max((north - south) / 2, 1e-4))
    to_city = Transformer.from_crs(4326, crs, always_xy=True)
    u, v = _mesh(GRID)
    terms = _terms(u, v)
    e, n = to_city.transform(centre[0] + u * half[0], centre[1] + v * half[1])
    easting, northing = (np.linalg.lstsq(terms, np.asarray(values), rcond=None)[0] for values in (e, n))
    fu, fv = _mesh(2 * GRID + 1)
    fe, fn = to_city.transform(centre[0] + fu * half[0], centre[1] + fv * half[1])
    error = np.hypot(_terms(fu, fv) @ easting - fe, _terms(fu, fv) @ northing - fn).max()
    return GridFit(crs, centre, half, tuple(map(float, easting)), tuple(map(float, northing)), float(error))


def _mesh(size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    u, v = np.meshgrid(np.linspace(-1, 1, size), np.linspace(-1, 1, size))
    return u.ravel(), v.ravel()


def _terms(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack([u**i * v**j for i, j in powers()], axis=1)
