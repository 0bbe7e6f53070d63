import gzip
from datetime import date

import folium
import pytest
from streamlit_folium import _get_map_string

from parcels.interface.map import assets, tokens
from parcels.interface.map.base import build_map, map_config, map_place
from parcels.interface.map.overlay import SELECTION, OverlayProgram, overlay_group, shapes_of
from parcels.interface.map.routes import layer_url
from parcels.interface.map.source import LayerSource, publish
from parcels.interface.web.app import app_routes
from parcels.interface.words import Words
from tests.interface.app.packed import unpacked

AS_OF = date(2026, 11, 23)
DEMO = "dplanner"


def used_links(base: folium.Map) -> list[str]:
    found = []
    for element in (base, *base._children.values()):
        found += [url for _, url in [*getattr(element, "default_js", []), *getattr(element, "default_css", [])]]
    return found


@pytest.fixture
def served(four_parcels, client_of, workspace, monkeypatch):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(workspace))
    monkeypatch.setenv("PARCELS_DEMO_USERS", "1")
    version = publish(four_parcels, AS_OF, lambda: frozenset({"B"}))
    return version, client_of(app_routes())


def address(url: str) -> str:
    return "/" + url.removeprefix("../../")


def test_the_map_asks_nothing_of_any_other_host(four_parcels):
    base = build_map(map_config(four_parcels, Words("zh"), "v", "t", frozenset(), map_place(four_parcels)))
    links = used_links(base)
    assert any("leaflet.css" in link for link in links)
    assert any(assets.PROGRAM in link for link in links)
    assert b"Leaflet" in assets.program()[:300]
    assert b"ParcelMap" in assets.program()
    assert not [link for link in links if "//" in link]
    assert "Map" not in assets.foreign_links()


def test_every_file_the_map_names_is_served(served, four_parcels):
    _, client = served
    base = build_map(map_config(four_parcels, Words("zh"), "v", "t", frozenset(), map_place(four_parcels)))
    for link in used_links(base):
        answer = client.get(address(link))
        assert answer.status_code == 200, link
        wanted = "css" if ".css" in link else "javascript"
        assert wanted in answer.headers["content-type"]


def test_the_map_text_is_the_same_on_every_run(four_parcels):
    def text() -> str:
        base = build_map(map_config(four_parcels, Words("zh"), "v", "t", frozenset(), map_place(four_parcels)))
        base.render()
        return _get_map_string(base)

    assert text() == text()
    assert "ParcelMap.start(map_div" in text()


def test_a_layer_needs_a_pass_for_its_version(served):
    version, client = served
    good = client.get(address(layer_url(version, "parcels", tokens.sign(version, DEMO))))
    assert good.status_code == 200
    assert good.headers["cache-control"] == "no-store"
    assert unpacked(good.body)["looks"].size == 4
    for token in ("", "x", tokens.sign("another", DEMO), tokens.sign(version, DEMO, lifetime_s=-1)):
        assert client.get(address(layer_url(version, "parcels", token))).status_code == 403


def test_an_unknown_layer_or_version_is_not_found(served):
    version, client = served
    assert client.get(address(layer_url(version, "owners", tokens.sign(version, DEMO)))).status_code == 404
    assert client.get(address(layer_url("gone", "parcels", tokens.sign("gone", DEMO)))).status_code == 404


def test_every_layer_of_a_city_is_valid_json_and_the_parcels_are_packed(served, four_parcels):
    version, client = served
    bodies = {
        name: client.get(address(layer_url(version, name, tokens.sign(version, DEMO))))
        for name in LayerSource(four_parcels, AS_OF, frozenset).names()
    }
    assert bodies.pop("marks").json() == {"blocked": ["B"]}
    assert bodies.pop("columns").json()["pid"] == list(four_parcels.parcels.index)
    parcels = unpacked(bodies.pop("parcels").body)
    assert 121e6 < parcels["corner"][0] < 122e6
    assert parcels["area"][0] == 2500.0
    assert {body.json()["type"] for body in bodies.values()} == {"FeatureCollection"}


def test_a_large_layer_travels_compressed_to_who_can_read_it(served):
    version, client = served
    url = address(layer_url(version, "parcels", tokens.sign(version, DEMO)))
    plain = client.get(url)
    packed = client.get(url, accept_encoding="br, gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert {answer.headers["vary"] for answer in (plain, packed)} == {"Accept-Encoding"}


def test_parcels_named_by_a_project_are_points_and_unknown_ones_are_left_out(served):
    version, client = served
    body = client.get(address(layer_url(version, "demands", tokens.sign(version, DEMO)))).json()
    assert [item["properties"]["pid"] for item in body["features"]] == ["C"]


def test_routes_stand_below_the_base_path(client_of, monkeypatch):
    import streamlit as st

    monkeypatch.setattr(st, "get_option", lambda name: "/zone/" if name == "server.baseUrlPath" else None)
    client = client_of(app_routes())
    assert client.get("/zone/assets/map/map.js").status_code == 200
    assert client.get("/assets/map/map.js").status_code == 404


def test_a_label_reaches_the_map_as_json_and_nothing_else(four_parcels):
    hostile = "</script><img src=x onerror=alert(1)>`${1}"
    shapes = shapes_of(four_parcels.parcels.loc[["A"]], SELECTION, [hostile])
    group = overlay_group(shapes, fit=True)
    (program,) = [child for child in group._children.values() if isinstance(child, OverlayProgram)]
    text = program._template.module.script(program, {})
    assert "<img" not in text
    assert "</script>" not in text
