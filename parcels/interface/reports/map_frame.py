"""The frame of a printed map: which land it shows, at which round scale, and the way from the ground to the paper."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Proj, Transformer

from parcels.domain.errors import InputRefused
from parcels.interface.reports.map_pen import Box, Shapes
from parcels.interface.reports.site_plan import SCALES

LARGEST = 5_000_000
MORE = (250_000, 300_000, 400_000, 500_000, 600_000, 750_000, 1_000_000, 1_500_000, 2_000_000, 3_000_000, LARGEST)
SMALLEST = 100
ROOM = 0.94
"""What is to be shown fills at most this share of the frame."""
SPARE_MM = 3.0
"""Shapes are cut this far outside the frame, so that no cut is seen."""


class Size(StrEnum):
    """Sizes of paper (ISO 216)."""

    A4 = "A4"
    A3 = "A3"


PAGES = {Size.A4: (210.0, 297.0), Size.A3: (297.0, 420.0)}
"""Width and height upright, in mm."""
Bounds = tuple[float, float, float, float]
"""West, south, east, north in metres of the city's CRS."""


@dataclass(frozen=True)
class Frame:
    """Where the map lies on the page, the point of the ground in its middle, and the scale 1:N."""

    box: Box
    centre: tuple[float, float]
    scale: int

    @property
    def ground(self) -> Bounds:
        """The land inside the frame."""
        return self._ground(0.0)

    def _ground(self, spare: float) -> Bounds:
        left, top, right, bottom = self.box
        wide, high = ((right - left) / 2 + spare, (bottom - top) / 2 + spare)
        metres = self.scale / 1000
        x, y = self.centre
        return x - wide * metres, y - high * metres, x + wide * metres, y + high * metres

    def on_paper(self, shapes: Shapes) -> Shapes:
        """Return shapes in mm on the page, cut a little outside the frame."""
        cut = shapely.clip_by_rect(shapes, *self._ground(SPARE_MM))
        left, top, right, bottom = self.box
        middle, factor = ((left + right) / 2, (top + bottom) / 2), 1000 / self.scale

        def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.column_stack(
                [
                    middle[0] + (points[:, 0] - self.centre[0]) * factor,
                    middle[1] - (points[:, 1] - self.centre[1]) * factor,
                ]
            )

        return shapely.transform(cut, moved)


def frame_for(box: Box, wanted: Bounds, scale: int | None = None) -> Frame:
    """Return a frame that shows the wanted land in its middle, at the largest round scale unless one is given.

    Raises
    ------
    InputRefused
        ``map_scale_unusable`` for a scale outside 1:100 to 1:5 000 000 or one at which the land does not fit.
    """
    west, south, east, north = wanted
    left, top, right, bottom = box
    needed = max((east - west) / (right - left), (north - south) / (bottom - top)) * 1000
    if scale is None:
        rounds = (*SCALES, *MORE)
        chosen = next((one for one in rounds if one * ROOM >= needed), LARGEST)
    elif SMALLEST <= scale <= LARGEST and scale >= needed:
        chosen = scale
    else:
        raise InputRefused("map_scale_unusable", scale=scale, least=max(SMALLEST, int(np.ceil(needed))), most=LARGEST)
    return Frame(box, ((west + east) / 2, (south + north) / 2), chosen)


def convergence(crs: str, centre: tuple[float, float]) -> float:
    """Return by how many degrees grid north lies east of true north at a point of a projected CRS (子午线收敛角).

    >>> abs(round(convergence("EPSG:4549", (500000, 3300000)), 6))
    0.0
    """
    reference = CRS.from_user_input(crs)
    geographic = Transformer.from_crs(reference, reference.geodetic_crs, always_xy=True)
    return float(Proj(reference).get_factors(*geographic.transform(*centre)).meridian_convergence)
