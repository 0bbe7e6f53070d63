"""What every request passes before Streamlit sees it.

Takes away the header that names people unless one of our proxies sent it, keeps files made for a person from visitors
who are not signed in, and adds the headers that Streamlit does not send.
"""

import logging
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parcels.interface.web.trust import identity_header, is_trusted

LOG = logging.getLogger("parcels.app")
HEADERS = {
    "X-Frame-Options": "SAMEORIGIN",
    "Content-Security-Policy": "frame-ancestors 'self'; object-src 'none'; base-uri 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
LOGGED_EVERY_S = 60.0


class Gate:
    """ASGI middleware; ``may_fetch`` says whether a visitor may fetch files made for somebody signed in."""

    def __init__(self, app: ASGIApp, prefix: str, may_fetch: Callable[[HTTPConnection], bool]) -> None:
        self.app = app
        self.files = f"{prefix}/media/"
        self.may_fetch = may_fetch
        self._logged = -LOGGED_EVERY_S

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope["headers"] = self._believed(scope)
        answer = _with_headers(send) if scope["type"] == "http" else send
        if scope["path"].startswith(self.files) and not await run_in_threadpool(self.may_fetch, HTTPConnection(scope)):
            await PlainTextResponse("forbidden", 403)(scope, receive, answer)
        else:
            await self.app(scope, receive, answer)

    def _believed(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """Return the headers without one that names people, unless a proxy of ours sent the request."""
        name, peer = identity_header().encode(), (scope.get("client") or (None,))[0]
        headers = list(scope["headers"])
        kept = [pair for pair in headers if pair[0].lower() != name]
        if not name or len(kept) == len(headers) or is_trusted(peer):
            return headers
        if time.monotonic() - self._logged >= LOGGED_EVERY_S:
            self._logged = time.monotonic()
            LOG.warning("ignored %s from %s, which is no trusted proxy", name.decode(), peer)
        return kept


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
