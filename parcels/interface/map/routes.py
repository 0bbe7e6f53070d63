"""Routes of the app beside Streamlit's own: browser files and the layers of a city, the latter only with a pass."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from parcels.interface.map.assets import asset_routes
from parcels.interface.map.source import published
from parcels.interface.map.tokens import is_valid

PATH = "/api/city/{version}/{layer}"
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def app_routes() -> list[BaseRoute]:
    """Return all routes, below ``server.baseUrlPath`` where one is set."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    return [*asset_routes(prefix), Route(prefix + PATH, city_layer, name="city-layer")]


def layer_url(version: str, layer: str, token: str) -> str:
    """Return the address of a layer as seen from the map's frame."""
    return f"../../api/city/{version}/{layer}?t={token}"


def city_layer(request: Request) -> Response:
    """Answer with one layer: 403 without a pass, 404 for what is not there."""
    version, layer = request.path_params["version"], request.path_params["layer"]
    if not is_valid(version, request.query_params.get("t", "")):
        return JSONResponse({"error": "forbidden"}, 403, headers=HEADERS)
    source = published(version)
    if source is None or layer not in source.names():
        return JSONResponse({"error": "not_found"}, 404, headers=HEADERS)
    return Response(source.layer(layer), media_type="application/geo+json", headers=HEADERS)
