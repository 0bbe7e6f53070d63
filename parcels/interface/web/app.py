"""What the launcher gives to Streamlit: our routes, and the gate before all of them."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from parcels.interface.map.base_map_routes import base_map_routes
from parcels.interface.map.mode_routes import mode_routes
from parcels.interface.map.routes import map_routes
from parcels.interface.web.gate import Gate
from parcels.interface.web.sign_in_routes import prefix, sign_in_routes
from parcels.interface.web.visitor import may_fetch


def app_routes() -> list[BaseRoute]:
    """Return all routes, below ``server.baseUrlPath`` where one is set."""
    base = prefix()
    return [*base_map_routes(base), *mode_routes(base), *map_routes(base), *sign_in_routes(base)]


def app_middleware() -> list[Middleware]:
    """Return what every request passes first."""
    return [Middleware(Gate, prefix=prefix(), may_fetch=may_fetch)]
