"""The legend of a printed map: a row per class and layer, with counts and area, and where each row is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from parcels.interface.components.safe import capital
from parcels.interface.map.base import constraint_label
from parcels.interface.map.palette import BOUNDARY, PARCEL_CLASSES
from parcels.interface.reports.map_content import MapContent
from parcels.interface.reports.map_frame import Frame
from parcels.interface.reports.map_inks import Ink, class_ink, constraint_ink
from parcels.interface.reports.map_pen import Shapes
from parcels.interface.reports.phrases import area_text
from parcels.interface.words import Words

PLATFORM = Ink(None, "none", BOUNDARY, 1.0, BOUNDARY, 0.5)
ROAD = Ink("#dcd7cd", "none", "#b9b1a2", 1.0, "#b9b1a2", 0.3)
UTILITY = Ink(None, "none", "#6a4f8f", 1.0, "#6a4f8f", 0.4)
DASHED, BROKEN = (3.0, 1.0, 0.6, 1.0), (2.0, 1.0)
CHOSEN = Ink(None, "none", "#000000", 1.0, "#000000", 0.9)


@dataclass(frozen=True)
class LegendRow:
    """One row: how it is drawn, its name, how many there are in the frame, and their area in m² (``None``: no area).

    ``letter`` stands in the areas of a constraint, to tell two kinds apart where colours do not.
    """

    ink: Ink
    label: str
    count: int
    area_m2: float | None = None
    letter: str = ""
    dash: tuple[float, ...] | None = None
    """Not an area but a line of these dashes (none: whole)."""

    def tally(self, words: Words) -> str:
        """Return count and area as text."""
        return f"{self.count:,}" + ("" if self.area_m2 is None else f" · {area_text(words, self.area_m2)}")


@dataclass(frozen=True, eq=False)
class Seen:
    """What of a city lies in a frame: shapes in the CRS, by class of parcel, by layer."""

    parcels: dict[str, Shapes]
    layers: dict[str, Shapes]
    num_parcels: int


def seen_in(content: MapContent, frame: Frame) -> Seen:
    """Return what lies at least partly in a frame."""
    view = shapely.box(*frame.ground)

    def near(shapes: Shapes) -> Shapes:
        return shapes[shapely.intersects(shapes, view)]

    shapes = content.parcels.geometry.to_numpy()
    inside = shapely.intersects(shapes, view)
    looks = content.classes.to_numpy()
    city = content.city
    layers = {"platforms": city.platforms, "roads": city.roads, "utilities": city.utilities}
    layers |= {f"constraint-{kind}": city.constraints[city.constraints["kind"] == kind] for kind in content.kinds}
    return Seen(
        parcels={name: shapes[inside & (looks == name)] for name in PARCEL_CLASSES},
        layers={name: near(layers[name].geometry.to_numpy()) for name in content.shown},
        num_parcels=int(inside.sum()),
    )


def legend_rows(content: MapContent, seen: Seen, frame: Frame, words: Words) -> list[LegendRow]:
    """Return the rows of what is in the frame: classes of parcels, what stands out, layers.

    Areas of parcels are those of whole parcels; areas of constraints lie inside the frame and count overlaps once.
    """
    rows = [
        LegendRow(class_ink(name), capital(words.code("parcel-class", name)), len(shapes), _area(shapes))
        for name, shapes in seen.parcels.items()
        if len(shapes)
    ]
    if content.highlights:
        chosen = np.array([one.shape for one in content.highlights])
        rows.append(LegendRow(CHOSEN, words("map-role-selection"), len(chosen), _area(chosen)))
    lines = {"platforms": (PLATFORM, DASHED), "roads": (ROAD, ()), "utilities": (UTILITY, BROKEN)}
    for name, (ink, dash) in lines.items():
        if len(seen.layers.get(name, ())):
            rows.append(LegendRow(ink, words(f"map-layer-{name}"), len(seen.layers[name]), dash=dash))
    return rows + _constraint_rows(content.kinds, seen, frame, words)


def _constraint_rows(kinds: Sequence[str], seen: Seen, frame: Frame, words: Words) -> list[LegendRow]:
    there = [kind for kind in kinds if len(seen.layers[f"constraint-{kind}"])]
    return [
        LegendRow(
            constraint_ink(kind),
            constraint_label(words, kind),
            len(seen.layers[f"constraint-{kind}"]),
            _covered(seen.layers[f"constraint-{kind}"], frame),
            letter_of(place),
        )
        for place, kind in enumerate(there)
    ]


def letter_of(place: int) -> str:
    """Return the letter of a constraint by its place in the legend: a to z, then a2 and so on.

    >>> letter_of(0), letter_of(27)
    ('a', 'b2')
    """
    return "abcdefghijklmnopqrstuvwxyz"[place % 26] + ("" if place < 26 else str(place // 26 + 1))


def _area(shapes: Shapes) -> float:
    return float(shapely.area(shapes).sum())


def _covered(shapes: Shapes, frame: Frame) -> float:
    return float(shapely.area(shapely.union_all(shapely.make_valid(shapely.clip_by_rect(shapes, *frame.ground)))))
