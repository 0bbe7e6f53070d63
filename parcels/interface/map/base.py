"""The base map: one constant text per content version and language, so that a click never mounts the frame again."""

from dataclasses import asdict
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from parcels.geo.city import City
from parcels.interface.components.safe import capital
from parcels.interface.map.assets import install_assets
from parcels.interface.map.features import web_bounds
from parcels.interface.map.layer_groups import group_of, layer_groups
from parcels.interface.map.modes import mode_list
from parcels.interface.map.overlay import DRAFT, FOCUS, LIT, OFFENCE, PLAN, PREVIEW, SELECTION, SITE
from parcels.interface.map.palette import (
    BOUNDARY,
    OFFENDING,
    PARCEL_CLASSES,
    PREPARING,
    READY,
    UNKNOWN,
    Mark,
    constraint_mark,
)
from parcels.interface.map.readout import fit_grid
from parcels.interface.map.routes import layer_url
from parcels.interface.map.tool_texts import TOOL_TEXTS
from parcels.interface.words import LOCALES, Words
from parcels.service.map_modes import Mode

CAN_BE_BLOCKED = (READY, PREPARING, UNKNOWN)
TEXTS = ("legend", "layers", "home", "zoom-in", "zoom-out", "area-unit", "use", "named", "layer-failed")

MODE_TEXTS = (
    "mode", "mode-loading", "mode-failed", "mode-refused", "missing", "legend-count", "legend-second", "legend-total",
    "legend-left", "legend-all", "legend-hide", "legend-show", "layers-opacity",
)  # fmt: skip


class MapProgram(MacroElement):
    """Starts our own script on the map; everything it needs is one JSON value."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ParcelMap.start({{ this._parent.get_name() }}, {{ this.config|tojson }});{% endmacro %}"
    )

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "MapProgram"
        self.config = config


def build_map(config: dict[str, Any]) -> folium.Map:
    """Return the folium map for a configuration of :func:`map_config`."""
    install_assets()
    (south, west), (north, east) = config["bounds"]
    base = folium.Map(
        [(south + north) / 2, (west + east) / 2],
        zoom_start=12,
        tiles=None,
        prefer_canvas=True,
        zoom_control=False,
        max_zoom=20,
    )
    MapProgram(config).add_to(base)
    return base


def map_place(city: City) -> dict[str, Any]:
    """Return where the city lies in degrees, and the grid that tells its own coordinates."""
    west, south, east, north = bounds = web_bounds(city)
    return {"bounds": [[south, west], [north, east]], "grid": fit_grid(city.crs, bounds).as_json()}


def map_config(  # noqa: PLR0913, PLR0917 - what one text of the map depends on
    city: City,
    words: Words,
    version: str,
    token: str,
    blocking: frozenset[str],
    place: dict[str, Any],
    modes: tuple[Mode, ...] = (Mode.STATUS,),
) -> dict[str, Any]:
    """Return what the map script needs: layers with addresses, classes with marks, words and the city grid.

    ``place`` is :func:`map_place` of the city, which takes longer than all the rest; ``modes`` are those a person may
    choose, never the one chosen, which lives in the browser.
    """
    return {
        **place,
        "lang": words.language,
        "locale": LOCALES[words.language],
        "city": version,
        "layers": [one | {"group": group_of(one["id"])} for one in _layers(city, words, version, token, blocking)],
        "groups": layer_groups(words),
        "modes": mode_list(words, modes, version, token),
        "marks": layer_url(version, "marks", token),
        "can_block": list(CAN_BE_BLOCKED),
        "classes": {
            name: {"label": capital(words.code("parcel-class", name)), "mark": asdict(mark)}
            for name, mark in PARCEL_CLASSES.items()
        },
        "order": list(PARCEL_CLASSES),
        "roles": {
            PLAN: {"label": words("map-role-plan"), "mark": asdict(Mark("#386cb0", outline=2))},
            SITE: {"label": words("map-role-site"), "mark": asdict(Mark("#111111", "none", 2))},
            FOCUS: {"label": words("map-role-focus"), "mark": asdict(Mark("#000000", "none", 3))},
            OFFENCE: {"label": words("map-role-offence"), "mark": asdict(OFFENDING)},
            SELECTION: {"label": words("map-role-selection"), "mark": asdict(Mark("#000000", "none", 3))},
            DRAFT: {"label": words("map-role-draft"), "mark": asdict(Mark("#a3123a", "none", 2))},
            PREVIEW: {"label": words("map-role-preview"), "mark": asdict(Mark("#a3123a", "dots", 2))},
            LIT: {"label": words("map-role-lit"), "mark": asdict(Mark("#8c8c8c", "solid", 1))},
        },
        "text": {name.replace("-", "_"): words(f"map-{name}") for name in (*TEXTS, *MODE_TEXTS, *TOOL_TEXTS)},
    }


def _layers(city: City, words: Words, version: str, token: str, blocking: frozenset[str]) -> list[dict[str, Any]]:
    def layer(name: str, kind: str, label: str, mark: Mark | None, on: bool) -> dict[str, Any]:
        url = layer_url(version, name, token)
        return {"id": name, "kind": kind, "label": label, "on": on, "url": url, "mark": asdict(mark) if mark else None}

    fixed = layer("parcels", "parcels", words("map-layer-parcels"), None, True)
    fixed |= {"fixed": True, "columns": layer_url(version, "columns", token)}
    return [
        fixed,
        layer("platforms", "platforms", words("map-layer-platforms"), Mark(BOUNDARY, "none", 2.5), True),
        layer("roads", "roads", words("map-layer-roads"), Mark("#cfc8bb", outline=1), True),
        layer("utilities", "utilities", words("map-layer-utilities"), Mark("#8a6fae", "none", 1.6), False),
        layer("demands", "demands", words("map-layer-demands"), Mark("#c51b7d"), False),
        *(
            layer(
                f"constraint-{kind}",
                "constraint",
                constraint_label(words, kind),
                constraint_mark(kind),
                kind in blocking,
            )
            for kind in city.constraint_kinds
        ),
    ]


def constraint_label(words: Words, kind: str) -> str:
    """Return the name of a constraint kind; a kind nobody named shows its own code."""
    label = words.code("constraint", kind)
    return kind if label.startswith("code-") else capital(label)
