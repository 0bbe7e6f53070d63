"""What lies on top of the constant map: the selection, the sites of a project, the sites of a plan."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import folium
import numpy as np
from branca.element import MacroElement
from folium.template import Template
from geopandas import GeoDataFrame
from numpy.typing import NDArray

from parcels.geo.lonlat import to_lonlat
from parcels.interface.map.features import to_web_geometry

SELECTION, SITE, FOCUS, PLAN, OFFENCE, LIT = "selection", "site", "focus", "plan", "offence", "lit"

DRAFT, PREVIEW = "draft", "preview"
"""What the open scenario drew, and what the draft in hand would make."""


@dataclass(frozen=True)
class Shape:
    """One geometry in longitude and latitude with its role and, if wanted, a label at a point.

    The map is moved to the shapes with ``zoom``, whatever it shows; without any, to all that are out of view.
    """

    geometry: Mapping[str, Any]
    role: str
    label: str = ""
    at: Mapping[str, float] | None = None
    zoom: bool = False


@dataclass(frozen=True)
class Picked:
    """The parcels the page holds as selected, and the last message of the map it had heard when it said so."""

    parcels: tuple[str, ...]
    frame: str
    number: int


@dataclass(frozen=True)
class Lit:
    """The parcels picked out by a filter or a step of the funnel; the others are drawn faded.

    ``bits`` holds one bit for each parcel of the city in its order, lowest first, as base64: 20 000 are 3 KB.
    """

    bits: str
    count: int

    @classmethod
    def of(cls, flags: NDArray[np.bool_]) -> "Lit":
        """Return the parcels that are flagged, in the order of the city."""
        return cls(b64encode(np.packbits(flags, bitorder="little").tobytes()).decode(), int(flags.sum()))


class OverlayProgram(MacroElement):
    """Draws shapes into a feature group; geometry and labels are one JSON value."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ParcelMap.overlay({{ this._parent.get_name() }}, {{ this.data|tojson }});{% endmacro %}"
    )

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "OverlayProgram"
        self.data = data


def shapes_of(frame: GeoDataFrame, role: str, labels: Sequence[str] | None = None) -> tuple[Shape, ...]:
    """Return the rows of a frame as shapes; labels stand at a point inside."""
    if frame.empty:
        return ()
    if labels is None:
        return tuple(Shape(geometry, role) for geometry in to_web_geometry(frame))
    points = to_lonlat(frame.representative_point().to_numpy(), frame.crs)
    return tuple(
        Shape(geometry, role, label, {"x": round(point.x, 6), "y": round(point.y, 6)})
        for geometry, label, point in zip(to_web_geometry(frame), labels, points, strict=True)
    )


def overlay_group(
    shapes: Iterable[Shape], *, fit: bool, picked: Picked | None = None, lit: Lit | None = None, pens: bool = False
) -> folium.FeatureGroup:
    """Return the feature group for ``st_folium``; ``fit`` moves the map only if a shape is out of view.

    ``pens``: there is something to draw for, so the map offers its pens.
    """
    group = folium.FeatureGroup(name="overlay")
    data: dict[str, Any] = {"shapes": [asdict(item) for item in shapes], "fit": fit, "draw": pens}
    if picked is not None:
        data["picked"] = asdict(picked)
    if lit is not None:
        data["lit"] = asdict(lit)
    OverlayProgram(data).add_to(group)
    return group
