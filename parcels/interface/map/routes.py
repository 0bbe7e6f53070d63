"""Routes of the map beside Streamlit's own: browser files, and the layers of a city with a pass of somebody who may."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from parcels.interface.map.assets import asset_routes
from parcels.interface.map.source import published
from parcels.interface.map.tokens import holder_of
from parcels.interface.web.visitor import may_see_map

PATH = "/api/city/{version}/{layer}"
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

MEDIA = {"parcels": "application/octet-stream", "columns": "application/json", "marks": "application/json"}


def map_routes(base: str) -> list[BaseRoute]:
    """Return the routes of the map, below a base path."""
    return [*asset_routes(base), Route(base + PATH, city_layer, name="city-layer")]


def layer_url(version: str, layer: str, token: str) -> str:
    """Return the address of a layer as seen from the map's frame."""
    return f"../../api/city/{version}/{layer}?t={token}"


def city_layer(request: Request) -> Response:
    """Answer with one layer: 403 unless the pass and its holder are good at this moment, 404 for what is not there."""
    version, layer = request.path_params["version"], request.path_params["layer"]
    holder = holder_of(version, request.query_params.get("t", ""))
    if holder is None or not may_see_map(request, holder):
        return JSONResponse({"error": "forbidden"}, 403, headers=HEADERS)
    source = published(version)
    if source is None or layer not in source.names():
        return JSONResponse({"error": "not_found"}, 404, headers=HEADERS)
    is_packed = "gzip" in request.headers.get("accept-encoding", "")
    told = {**HEADERS, "Vary": "Accept-Encoding", **({"Content-Encoding": "gzip"} if is_packed else {})}
    content = source.compressed(layer) if is_packed else source.layer(layer)
    return Response(content, media_type=MEDIA.get(layer, "application/geo+json"), headers=told)
