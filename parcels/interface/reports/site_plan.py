"""The plan on a check sheet: the site with its surroundings, offending land hatched and numbered, legend at the side.

The scale is a round one, so that a ruler measures on the print what the numbers say; north is the grid's.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from parcels.interface.reports.drawing import Area, Drawing, Label, Line, Mark, Point, areas_of, hatched, lines_of

MAP_W, MAP_H, GAP, SIDE_W = 118.0, 92.0, 4.0, 68.0
"""Frame of the map and the column beside it, in mm; together as wide as the text of an A4 page."""
SCALES = (
    *(250, 300, 400, 500, 600, 750, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 7500),
    *(10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000, 100_000, 200_000),
)
ROOM = 0.8
"""The site fills at most this share of the map."""
HATCHES = ((45.0, 1.6), (-45.0, 1.6), (0.0, 1.3), (90.0, 1.3), (45.0, 0.9), (-45.0, 0.9), (20.0, 1.2), (70.0, 1.2))
RED, SLATE, GREY, PALE, BLUE = "#b2182b", "#4a5a68", "#9a9a9a", "#ece9e3", "#26323a"
SMALLEST_MM = 1.5
"""Offending land smaller than this on paper gets a ring around it, or nobody would see it."""
DISC = 4.2
"""Room a number takes."""
ROWS = 9


@dataclass(frozen=True)
class Legend:
    """Words of the plan: its name, what each line is, unit of the scale bar; ``more`` says how many are not listed."""

    name: str
    site: str
    parcels: str
    boundary: str
    roads: str
    north: str
    metres: str
    more: str


@dataclass(frozen=True, eq=False)
class Hatched:
    """Offending land of one rule: its name in the legend, and each piece with its number in the table."""

    name: str
    pieces: Sequence[tuple[int, BaseGeometry]]
    fails: bool = True

    @property
    def colour(self) -> str:
        """Colour of hatch and outline; in black and white the hatch tells the rules apart."""
        return RED if self.fails else SLATE

    @property
    def numbers(self) -> str:
        """The numbers of all pieces."""
        return ", ".join(str(number) for number, _ in self.pieces)


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What is drawn below the site: outlines of parcels, boundary in force, roads as surfaces or lines."""

    parcels: Sequence[BaseGeometry] = ()
    boundary: Sequence[BaseGeometry] = ()
    roads: Sequence[BaseGeometry] = ()


def site_plan(site: BaseGeometry, around: Surroundings, hatches: Sequence[Hatched], legend: Legend) -> Drawing:
    """Return the drawing of a site in a CRS measured in metres."""
    scale = _scale(site)
    to_paper = _Paper(site, scale)
    marks = [*_ground(around, to_paper), *_site(site, to_paper)]
    for place, one in reversed(list(enumerate(hatches))):  # the worst comes first and lies on top
        marks += [mark for _, shape in one.pieces for mark in _hatching(to_paper(shape), place, one.colour)]
    taken: list[Point] = []
    for one in hatches:
        marks += [mark for piece in one.pieces for mark in _numbered(piece, one.colour, to_paper, taken)]
    marks += [Area(_box(0, 0, MAP_W, MAP_H), None, "#000000", 0.3), *_side(hatches, legend, scale)]
    return Drawing(MAP_W + GAP + SIDE_W, MAP_H, marks, legend.name)


def _scale(site: BaseGeometry) -> int:
    west, south, east, north = site.bounds
    needed = max((east - west) / (MAP_W * ROOM), (north - south) / (MAP_H * ROOM)) * 1000
    return next((scale for scale in SCALES if scale >= needed), SCALES[-1])


class _Paper:
    """The way from metres on the ground to millimetres on the map, cut at its frame."""

    def __init__(self, site: BaseGeometry, scale: int) -> None:
        west, south, east, north = site.bounds
        self._x, self._y, self._factor = (west + east) / 2, (south + north) / 2, 1000 / scale
        self._frame = shapely.box(0, 0, MAP_W, MAP_H)

    def __call__(self, shape: BaseGeometry) -> BaseGeometry:
        factor = self._factor
        moved = (factor, 0, 0, -factor, MAP_W / 2 - self._x * factor, MAP_H / 2 + self._y * factor)
        return shapely.intersection(affinity.affine_transform(shape, moved), self._frame)


def _ground(around: Surroundings, to_paper: _Paper) -> Iterable[Mark]:
    for shape in around.roads:
        on_paper = to_paper(shape)
        yield from areas_of(on_paper, fill=PALE, stroke=None)
        yield from lines_of(on_paper, stroke="#c9c2b4", width=1.0)
    for shape in around.parcels:
        yield from areas_of(to_paper(shape), stroke=GREY, width=0.15)
    for shape in around.boundary:
        yield from lines_of(to_paper(shape.boundary), stroke=BLUE, width=0.6, dash=(4, 1.2, 0.8, 1.2))


def _site(site: BaseGeometry, to_paper: _Paper) -> Iterable[Mark]:
    return areas_of(to_paper(site), fill="#ffffff", stroke="#000000", width=0.7)


def _hatching(shape: BaseGeometry, place: int, colour: str) -> Iterable[Mark]:
    angle, spacing = HATCHES[place % len(HATCHES)]
    yield from lines_of(hatched(shape, angle, spacing), stroke=colour, width=0.18)
    yield from areas_of(shape, stroke=colour, width=0.4)


def _numbered(piece: tuple[int, BaseGeometry], colour: str, to_paper: _Paper, taken: list[Point]) -> Iterable[Mark]:
    """Yield the number of a piece inside its largest part; beside it, with a ring, where it is too small to see."""
    number, shape = piece[0], to_paper(piece[1])
    if shape.is_empty:
        return
    west, north, east, south = shape.bounds
    centre = max(shapely.get_parts(shape), key=lambda part: float(part.area)).representative_point()
    x, y = float(centre.x), float(centre.y)
    if max(east - west, south - north) < SMALLEST_MM:
        yield from areas_of(centre.buffer(SMALLEST_MM), stroke=colour, width=0.3)
        x += DISC
    at = _free((x, y), taken)
    taken.append(at)
    yield from _number(number, colour, at)


def _free(wanted: Point, taken: Sequence[Point]) -> Point:
    """Return the place nearest to the right of a wanted one, inside the map, where no other number stands."""
    steps = max(1, int(MAP_W / DISC))
    for row in (0, 1, -1, 2, -2):
        for step in range(steps):
            at = _within(wanted[0] + step * DISC, MAP_W), _within(wanted[1] + row * DISC, MAP_H)
            if all(math.dist(at, other) >= DISC - 0.01 for other in taken):
                return at
    return _within(wanted[0], MAP_W), _within(wanted[1], MAP_H)


def _within(value: float, size: float) -> float:
    return min(max(value, 2.4), size - 2.4)


def _number(number: int, colour: str, at: tuple[float, float]) -> Iterable[Mark]:
    disc = shapely.Point(at).buffer(2.0)
    yield from areas_of(disc, fill="#ffffff", stroke=colour, width=0.25)
    yield Label(str(number), (at[0], at[1] + 0.9), 2.5, "middle", colour)


def _side(hatches: Sequence[Hatched], legend: Legend, scale: int) -> Iterable[Mark]:
    left = MAP_W + GAP
    yield from _arrow(left + SIDE_W - 6, legend.north)
    rows: list[tuple[str, Mapping[str, object] | tuple[int, str]]] = [
        (legend.site, {"stroke": "#000000", "width": 0.7}),
        (legend.parcels, {"stroke": GREY, "width": 0.15}),
        (legend.boundary, {"stroke": BLUE, "width": 0.6, "dash": (4, 1.2, 0.8, 1.2)}),
        (legend.roads, {"fill": PALE, "stroke": "#c9c2b4"}),
        *((f"{one.numbers}  {one.name}", (place, one.colour)) for place, one in enumerate(hatches[:ROWS])),
    ]
    top = 3.0
    for text, look in rows:
        yield from _swatch(left, top, look)
        yield Label(_short(text), (left + 10, top + 3.2), 2.5)
        top += 5.4
    if len(hatches) > ROWS:
        yield Label(legend.more, (left + 10, top + 3.2), 2.5)
    yield from _bar(left, scale, legend)


def _swatch(left: float, top: float, look: Mapping[str, object] | tuple[int, str]) -> Iterable[Mark]:
    if isinstance(look, tuple):
        yield from _hatching(shapely.box(left, top, left + 8, top + 4), *look)
    elif "dash" in look:
        yield Line(((left, top + 2), (left + 8, top + 2)), **look)  # type: ignore[arg-type]
    else:
        yield Area(_box(left, top, left + 8, top + 4), **look)  # type: ignore[arg-type]


def _short(text: str, most: int = 46) -> str:
    """Return text that fits the column; a wide letter counts two."""
    width, kept = 0, ""
    for letter in text:
        width += 2 if ord(letter) > 0x2E80 else 1
        if width > most:
            return f"{kept}…"
        kept += letter
    return kept


def _arrow(x: float, text: str) -> Iterable[Mark]:
    yield Area((((x, 8), (x - 1.6, 13), (x, 11.8), (x + 1.6, 13)),), "#000000", "#000000", 0.2)
    yield Label(text, (x, 6.6), 2.8, "middle")


def _bar(left: float, scale: int, legend: Legend) -> Iterable[Mark]:
    """Yield a scale bar of four fields of a round number of metres."""
    field = next(step for step in _steps() if step * 1000 / scale >= 8)
    width, top = field * 1000 / scale, MAP_H - 4.0
    for place in range(4):
        fill = "#000000" if place % 2 == 0 else "#ffffff"
        yield Area(_box(left + place * width, top, left + (place + 1) * width, top + 1.4), fill, "#000000", 0.2)
    for place in (0, 2, 4):
        unit = f" {legend.metres}" if place == 4 else ""
        anchor = "middle" if place else "start"
        yield Label(f"{place * field:,}{unit}", (left + place * width, top - 1.2), 2.4, anchor)
    yield Label(f"1:{scale:,}", (left, top - 5.2), 2.8)


def _steps() -> Iterable[int]:
    for power in range(6):
        for step in (1, 2, 5):
            yield step * 10**power


def _box(west: float, north: float, east: float, south: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    return (((west, north), (east, north), (east, south), (west, south)),)
