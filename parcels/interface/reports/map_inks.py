"""How land is drawn on paper: the colours and hatches of the screen, told apart in black and white as well.

On the screen some classes are a plain colour. Printed grey they would look alike, so on paper each of them has a hatch
or a shade of its own; a class with a hatch on the screen keeps it.
"""

from dataclasses import dataclass

from parcels.interface.map.palette import HELD, PARCEL_CLASSES, READY, RESERVED, USED, Mark, constraint_mark

WASH = 0.3
"""Share of the colour in the ground below a hatch."""
PLAIN = {READY: ("none", 0.2), HELD: ("vertical", WASH), USED: ("none", 1.0), RESERVED: ("horizontal", WASH)}
"""Hatch and wash on paper of the classes that are a plain colour on the screen."""
SHADES = {USED: "#a3a3a3"}
"""Grounds of a colour of their own: in black and white, used land is the one dark ground without a hatch."""
FAMILIES: dict[str, tuple[float, ...]] = {
    "diagonal": (45.0,),
    "backward": (-45.0,),
    "cross": (45.0, -45.0),
    "horizontal": (0.0,),
    "vertical": (90.0,),
    "grid": (0.0, 90.0),
}
"""Angles of the lines of a hatch, in degrees from the horizontal; ``dots`` and ``dotted`` are points."""
POINTS = frozenset({"dots", "dotted"})


@dataclass(frozen=True)
class Ink:
    """Fill (``None``: paper), hatch with its colour, spacing in mm, and the outline."""

    fill: str | None
    hatch: str
    line: str
    spacing: float
    outline: str
    width: float
    sign: str = ""


def class_ink(name: str) -> Ink:
    """Return how parcels of a class are printed."""
    mark = PARCEL_CLASSES[name]
    hatch, wash = PLAIN.get(name, ("none", WASH)) if mark.hatch == "solid" else (mark.hatch, WASH)
    line = "#444444" if hatch == "dotted" else shaded(mark.colour, 0.75)
    width = 0.35 if mark.outline > 1.5 else 0.15
    return Ink(SHADES.get(name) or washed(mark.colour, wash), hatch, line, 1.3, "#3a3a3a", width, mark.sign)


def constraint_ink(kind: str) -> Ink:
    """Return how a kind of constraint is printed on top of the parcels: no ground, a wider hatch, a firm outline."""
    mark: Mark = constraint_mark(kind)
    hatch = mark.hatch if mark.hatch in FAMILIES or mark.hatch in POINTS else "none"
    return Ink(None, hatch, mark.colour, 2.6, shaded(mark.colour, 0.8), 0.45)


def washed(colour: str, share: float) -> str:
    """Return a colour mixed with white.

    >>> washed("#000000", 0.2)
    '#cccccc'
    """
    return _hex(round(255 - (255 - part) * share) for part in parts(colour))


def shaded(colour: str, share: float) -> str:
    """Return a colour mixed with black, so that thin lines stay visible.

    >>> shaded("#ffffff", 0.8)
    '#cccccc'
    """
    return _hex(round(part * share) for part in parts(colour))


def grey(colour: str) -> float:
    """Return the lightness a black-and-white printer gives a colour, 0 to 1 (ITU-R BT.601)."""
    red, green, blue = parts(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def parts(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#rrggbb``, 0 to 255."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def _hex(values: object) -> str:
    return "#" + "".join(f"{value:02x}" for value in values)  # type: ignore[attr-defined]
