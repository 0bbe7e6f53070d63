"""Browser files of the map, served by the app itself: Leaflet and jQuery from installed packages, our own script.

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
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

BASE = "../../assets/"
SCRIPT_FOLDER = Path(__file__).with_name("script")
SCRIPTS = ("paint.js", "legend.js", "readout.js", "map.js")
PACKAGES = {"leaflet": "xstatic.pkg.leaflet", "jquery": "xstatic.pkg.jquery"}


def asset_routes(prefix: str = "") -> list[Mount]:
    """Return the static mounts; ``prefix`` is ``/<server.baseUrlPath>`` or empty."""
    folders = {name: Path(import_module(module).BASE_DIR) for name, module in PACKAGES.items()}
    folders["map"] = SCRIPT_FOLDER
    return [
        Mount(f"{prefix}/assets/{name}", StaticFiles(directory=folder), name=f"assets-{name}")
        for name, folder in folders.items()
    ]


def install_assets() -> None:
    """Point folium's map at our own files, so that nothing is asked of any other host."""
    folium.Map.default_js = [
        ("leaflet", f"{BASE}leaflet/leaflet.js"),
        ("jquery", f"{BASE}jquery/jquery.min.js"),
        *((name, f"{BASE}map/{name}?v={_fingerprint(name)}") for name in SCRIPTS),
    ]
    folium.Map.default_css = [
        ("leaflet_css", f"{BASE}leaflet/leaflet.css"),
        ("map_css", f"{BASE}map/map.css?v={_fingerprint('map.css')}"),
    ]


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((SCRIPT_FOLDER / name).read_bytes()).hexdigest()[:10]


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
