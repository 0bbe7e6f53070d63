"""The route of a colour mode: the same pass as the layers, and the role's right to what the mode tells."""

import gzip
import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.interface.map.modes import mode_document
from parcels.interface.map.source import published
from parcels.interface.map.tokens import holder_of
from parcels.interface.web.visitor import opened, person_behind
from parcels.interface.words import Words
from parcels.service.map_modes import Mode, mode_values

PATH = "/api/city/{version}/mode-{mode}"
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
SERVED = frozenset(Mode) - {Mode.STATUS}


def mode_routes(base: str) -> list[BaseRoute]:
    """Return the route of the modes, below a base path; it comes before that of the layers, whose path is wider."""
    return [Route(base + PATH, city_mode, name="city-mode")]


def city_mode(request: Request) -> Response:
    """Answer with the classes of all parcels under one mode.

    403 unless the pass and its holder are good at this moment and the role may see the mode, 404 for what is not
    there, 409 with a sentence where the data do not suffice.
    """
    version, mode = request.path_params["version"], request.path_params["mode"]
    holder = holder_of(version, request.query_params.get("t", ""))
    ws, actor = opened(), None if holder is None else person_behind(request, holder)
    if ws is None or actor is None:
        return _refused(403, "forbidden")
    source = published(version)
    if source is None or mode not in SERVED:
        return _refused(404, "not_found")
    words = Words(request.query_params.get("lang", ""))
    try:
        values = mode_values(ws, Mode(mode), source.as_of, actor=actor)
    except ActionRefused:
        return _refused(403, "forbidden")
    except InputRefused as error:
        return JSONResponse({"error": error.code, "told": words.error(error)}, 409, headers=HEADERS)
    content = json.dumps(mode_document(words, values), ensure_ascii=False, separators=(",", ":")).encode()
    is_packed = "gzip" in request.headers.get("accept-encoding", "")
    told = {**HEADERS, "Vary": "Accept-Encoding", **({"Content-Encoding": "gzip"} if is_packed else {})}
    return Response(gzip.compress(content, 5) if is_packed else content, media_type="application/json", headers=told)


def _refused(status: int, code: str) -> Response:
    return JSONResponse({"error": code}, status, headers=HEADERS)
