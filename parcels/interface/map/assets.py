"""Browser files of the map, served by the app itself: Leaflet and jQuery from installed packages, our own script.

All scripts travel as one file: the frame asks for the next script only when the one before has run, so six files cost
six round trips before the first parcel.

The st_folium frame lives at ``<base>/component/streamlit_folium.st_folium/index.html``; links relative to it work under
any ``server.baseUrlPath``.
"""

import hashlib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import folium
from folium.elements import JSCSSMixin
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

BASE = "../../assets/"
SCRIPT_FOLDER = Path(__file__).with_name("script")
SCRIPTS = (
    "paint.js",
    "frame.js",
    "paper.js",
    "legend.js",
    "modes.js",
    "labels.js",
    "layers.js",
    "readout.js",
    "channel.js",
    "units.js",
    "geodesy.js",
    "tools.js",
    "cross.js",
    "select.js",
    "measure.js",
    "draw.js",
    "view.js",
    "step.js",
    "basemap.js",
    "parcels.js",
    "focus.js",
    "map.js",
)
PACKAGES = {"leaflet": "xstatic.pkg.leaflet", "jquery": "xstatic.pkg.jquery"}
LIBRARIES = (("leaflet", "leaflet.js"), ("jquery", "jquery.min.js"))
PROGRAM = "map-program.js"
LASTING = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
"""The address of a file carries its content, so a browser never needs to ask again."""


def asset_routes(prefix: str = "") -> list[BaseRoute]:
    """Return the routes of the files; ``prefix`` is ``/<server.baseUrlPath>`` or empty."""
    folders = {"leaflet": _package("leaflet"), "map": SCRIPT_FOLDER}
    return [
        Route(f"{prefix}/assets/{PROGRAM}", _serve_program, name="assets-program"),
        *(
            Mount(f"{prefix}/assets/{name}", StaticFiles(directory=folder), name=f"assets-{name}")
            for name, folder in folders.items()
        ),
    ]


@cache
def program() -> bytes:
    """Return Leaflet, jQuery and our own scripts, in this order, as one script."""
    files = [*(_package(package) / name for package, name in LIBRARIES), *(SCRIPT_FOLDER / name for name in SCRIPTS)]
    return b"\n;\n".join(path.read_bytes() for path in files)


def _package(name: str) -> Path:
    return Path(import_module(PACKAGES[name]).BASE_DIR)


def _serve_program(request: Request) -> Response:
    return Response(program(), media_type="text/javascript", headers=LASTING)


def install_assets() -> None:
    """Point folium's map at our own files, so that nothing is asked of any other host."""
    folium.Map.default_js = [("map_program", f"{BASE}{PROGRAM}?v={_fingerprint(program())}")]
    folium.Map.default_css = [
        ("leaflet_css", f"{BASE}leaflet/leaflet.css"),
        ("map_css", f"{BASE}map/map.css?v={_fingerprint((SCRIPT_FOLDER / 'map.css').read_bytes())}"),
    ]


@cache
def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


def foreign_links() -> dict[str, list[str]]:
    """Return every folium class that would still reach another host; none of them may be used."""
    found = {}
    for kind in _descendants(JSCSSMixin):
        links = [url for _, url in [*kind.default_js, *kind.default_css] if "//" in url]
        if links:
            found[kind.__name__] = links
    return found


def _descendants(kind: Any) -> list[Any]:  # noqa: ANN401  folium is untyped
    return [item for child in kind.__subclasses__() for item in (child, *_descendants(child))]
