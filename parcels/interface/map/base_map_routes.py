"""The route of background maps kept in a file: pictures for whoever holds a pass for the city's layers."""

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from parcels.domain.errors import ParcelsError
from parcels.geo.tile_file import TileFile, open_tile_file, tile_of
from parcels.interface.map.tokens import holder_of
from parcels.interface.web.visitor import may_see_map, opened
from parcels.service.base_maps import base_maps

PATH = "/api/base-map/{version}/{place:int}/{z:int}/{x:int}/{y:int}"
KEPT = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}


def base_map_routes(base: str) -> list[BaseRoute]:
    """Return the route, below a base path."""
    return [Route(base + PATH, base_map_tile, name="base-map-tile")]


def tile_url(version: str, place: int, token: str) -> str:
    """Return the address of the tiles of a background map as seen from the map's frame."""
    return f"../../api/base-map/{version}/{place}/{{z}}/{{x}}/{{y}}?t={token}"


def base_map_tile(request: Request) -> Response:
    """Answer with a picture; 403 without a good pass, 404 for no such map, 204 where the file has no picture."""
    asked = request.path_params
    holder = holder_of(asked["version"], request.query_params.get("t", ""))
    ws = opened()
    if ws is None or holder is None or not may_see_map(request, holder):
        return Response(status_code=403)
    listed = base_maps(ws.target).usable
    path = listed[asked["place"]].file if asked["place"] < len(listed) else None
    if path is None:
        return Response(status_code=404)
    try:
        file = _opened(path, path.stat().st_mtime_ns)
        picture = tile_of(file, asked["z"], asked["x"], asked["y"])
    except (OSError, ParcelsError):
        return Response(status_code=404)
    if picture is None:
        return Response(status_code=204, headers=KEPT)
    return Response(picture, media_type=file.media_type, headers=KEPT)


@lru_cache(maxsize=8)
def _opened(path: Path, changed_ns: int) -> TileFile:
    # A changed file has another time, so it is opened anew.
    return open_tile_file(path)
