"""A small demo city in a workspace, made once, and the app opened on it."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import shapely
import streamlit as st
from geopandas import GeoDataFrame
from starlette.applications import Starlette
from streamlit.runtime.context import StreamlitHeaders
from streamlit.testing.v1 import AppTest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.geo.city import City

APP = Path(__file__).parents[3] / "planner_app.py"


@dataclass
class Answer:
    """What a route answered."""

    status_code: int
    headers: dict[str, str]
    body: bytes

    def json(self):
        return json.loads(self.body)


class Client:
    """Asks routes without a network."""

    def __init__(self, routes) -> None:
        self.app = Starlette(routes=routes)

    def get(self, address: str, **headers: str) -> Answer:
        path, _, query = address.partition("?")
        sent: list[dict] = []

        asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive():
            return next(asked, {"type": "http.disconnect"})

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
            "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        asyncio.run(self.app(scope, receive, send))
        headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))


@dataclass
class Browser:
    """What a visitor's browser sends; a test has none."""

    cookies: dict[str, str] = field(default_factory=dict)
    headers: StreamlitHeaders = field(default_factory=lambda: StreamlitHeaders([]))
    ip_address: str | None = None
    url: str = "http://127.0.0.1/"
    timezone: str = "Asia/Shanghai"
    is_embedded: bool = False


@pytest.fixture
def browser_of() -> type[Browser]:
    return Browser


@pytest.fixture
def client_of() -> type[Client]:
    return Client


@pytest.fixture(scope="session")
def small_city() -> City:
    return demo_city(DemoSize(seed=3, parcels=90, projects=14))


@pytest.fixture(scope="session")
def workspace(small_city: City, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_city(tmp_path_factory.mktemp("ws") / "city", small_city)


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch, workspace: Path) -> Iterator[Callable[..., AppTest]]:
    """Open the app: ``open_app(role="leader", lang="en", parcel=…)``."""
    monkeypatch.setenv("PARCELS_WORKSPACE", str(workspace))
    monkeypatch.setenv("PARCELS_DEMO_USERS", "1")
    monkeypatch.delenv("PARCELS_LANGUAGE", raising=False)
    monkeypatch.setattr(st, "context", Browser())

    def opened(**address: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    yield opened
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def four_parcels() -> City:
    """A square of 100 m cut into four: ready, in preparation, promised, built; the third is named by a project."""
    squares = [shapely.box(600000 + x, 3300000 + y, 600050 + x, 3300050 + y) for x in (0, 50) for y in (0, 50)]
    parcels = GeoDataFrame(
        {
            "parcel_id": ["A", "B", "C", "D"],
            "name": ["甲", "", None, "丁"],
            "plan_use": ["100101"] * 4,
            "status": ["cleared", "acquired", "cleared", "built"],
            "ready_on": [None, date(2027, 1, 1), None, None],
            "reserve_status": ["none"] * 4,
            "held_for": [None, None, "P1", None],
            "held_until": [None, None, date(2027, 3, 1), None],
        },
        geometry=squares,
        crs="EPSG:4549",
    ).set_index("parcel_id", drop=False)
    empty = demo_city(DemoSize(seed=3, parcels=90, projects=14))
    projects = pd.DataFrame({"project_id": ["P1"], "name": ["项目一"], "parcel_ids": [("C", "missing")]})
    return replace(
        empty, parcels=parcels, projects=projects.set_index("project_id", drop=False), versions={"parcels": "1"}
    )
