"""Our routes behind the gate, a workspace with one officer, and browsers that keep cookies."""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
import streamlit as st
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from parcels.interface.web import sign_in_routes, visitor
from parcels.interface.web.app import app_middleware, app_routes
from parcels.interface.web.throttle import Throttle
from parcels.service import passwords, people
from parcels.service.access import Role, system_actor
from parcels.service.people import PersonFacts
from parcels.service.signing_in import change_own_password, key_of, sign_in
from parcels.service.workspace import Workspace, init_workspace

ROOT = system_actor("root")
GOOD = "正确的密码-4711"


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def seal(self) -> str:
        return re.search(r'name="form" value="([0-9a-f]+)"', self.text).group(1)

    def json(self):
        return json.loads(self.body)


@dataclass
class Browser:
    """Asks the app without a network and keeps cookies as a browser does."""

    app: Starlette
    address: str = "127.0.0.1"
    scheme: str = "http"
    cookies: dict[str, str] = field(default_factory=dict)
    set_cookie: list[str] = field(default_factory=list)

    def get(self, url: str, **headers: str) -> Answer:
        return self.ask("GET", url, b"", headers)

    def post(self, url: str, fields: dict | bytes, **headers: str) -> Answer:
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        return self.ask("POST", url, body, {"content-type": "application/x-www-form-urlencoded", **headers})

    def ask(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"host": "127.0.0.1", **({"cookie": cookie} if cookie else {}), **headers}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": self.scheme,
            "path": parts.path, "raw_path": parts.path.encode(), "root_path": "", "query_string": parts.query.encode(),
            "headers": [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in sent.items()],
            "server": ("127.0.0.1", 80), "client": (self.address, 1),
        }  # fmt: skip
        answer = asyncio.run(self._run(scope, body))
        for name, value in answer.headers:
            if name == "set-cookie":
                self._keep(value)
        return answer

    async def _run(self, scope: dict, body: bytes) -> Answer:
        asked = iter([{"type": "http.request", "body": body, "more_body": False}])
        got: list[dict] = []

        async def receive():
            return next(asked, {"type": "http.disconnect"})

        async def send(message):
            got.append(message)

        await self.app(scope, receive, send)
        headers = [(name.decode().lower(), value.decode()) for name, value in got[0]["headers"]]
        return Answer(got[0]["status"], headers, b"".join(message.get("body", b"") for message in got[1:]))

    def _keep(self, line: str) -> None:
        self.set_cookie.append(line)
        for name, morsel in SimpleCookie(line).items():
            self.cookies[name] = morsel.value
            if morsel["max-age"] == "0":
                del self.cookies[name]

    def sign_in(self, name: str = "li", password: str = GOOD, query: str = "", **headers: str) -> Answer:
        seal = self.get("/sign-in").seal
        return self.post("/sign-in" + query, {"form": seal, "name": name, "password": password}, **headers)


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setattr(sign_in_routes, "THROTTLE", Throttle(20, 600.0))
    monkeypatch.setattr(sign_in_routes, "has_oidc", lambda: False)
    monkeypatch.setattr(visitor, "_RECENT", visitor._Recent())
    monkeypatch.setenv("PARCELS_WORKSPACE", str(tmp_path / "ws"))
    for name in ("PARCELS_DEMO_USERS", "PARCELS_LANGUAGE", "PARCELS_PROXY_HEADER", "PARCELS_TRUSTED_PROXIES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    made = init_workspace(tmp_path / "ws", name="清和市", now=now(), actor=ROOT)
    add(made, "li", Role.OFFICER)
    yield made
    made.close()
    st.cache_resource.clear()


def add(ws: Workspace, name: str, role: Role, **facts: str) -> str:
    """Add somebody who has chosen their password; return the token of a sign-in."""
    department = "forestry" if role is Role.DEPARTMENT else None
    first = people.add(ws, name, PersonFacts(name, role, department=department, **facts), now=now(), actor=ROOT)
    if first is None:
        return ""
    return change_own_password(ws, key_of(sign_in(ws, name, first, now=now()).token), first, GOOD, now=now()).token


@pytest.fixture
def added(ws: Workspace):
    return lambda name, role, **facts: add(ws, name, role, **facts)


@pytest.fixture
def app(ws: Workspace) -> Starlette:
    def told(request) -> PlainTextResponse:
        return PlainTextResponse(request.headers.get("x-forwarded-user", "nobody"))

    routes = [*app_routes(), Route("/media/x.pdf", told), Route("/who", told)]
    return Starlette(routes=routes, middleware=app_middleware())


@pytest.fixture
def browser(app: Starlette) -> Browser:
    return Browser(app)


@pytest.fixture
def other(app: Starlette) -> Browser:
    return Browser(app, address="10.0.0.9")
