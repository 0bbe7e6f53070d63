"""The form to take the map away: what is offered follows the reader, what is selected stands out."""

from contextlib import closing
from datetime import date

import pytest
import streamlit as st
from pyproj import Transformer

from parcels.interface.components import map_paper
from parcels.interface.components.desk import Desk
from parcels.interface.components.map_paper import CHOSEN, CITY, FORM, HELD, PLATFORM, VIEW, Wish, heard, order_of
from parcels.interface.components.selection import PARCEL, Selection
from parcels.interface.reports.map_frame import Size
from parcels.interface.reports.map_plate import Layout
from parcels.interface.words import Words
from parcels.service.access import Role, demo_actors
from parcels.service.handing_on import Reader
from parcels.service.workspace import open_workspace

PLANNER = next(actor for actor in demo_actors() if actor.role is Role.PLANNER)
WIDE = Layout(Size.A4, True)


@pytest.fixture
def desk(workspace, monkeypatch):
    monkeypatch.setattr(map_paper, "picked_parcels", lambda city: ())
    with closing(open_workspace(workspace)) as ws:
        yield Desk(ws, ws.city(), PLANNER, Words("en"), date(2026, 11, 23), None, True)


def test_the_page_offers_paper_and_readers_and_says_what_is_left_out(open_app):
    app = open_app(role="planner", lang="en")
    assert not app.exception
    assert [box.key for box in app.selectbox if str(box.key).startswith(FORM)] == []  # nothing of it while it is closed
    app.session_state[FORM] = True
    app.run()
    keys = {box.key for box in app.selectbox}
    assert {"map-paper-reader", "map-paper-size", "map-paper-wide"} <= keys
    app.selectbox(key="map-paper-reader").set_value(Reader.OUTSIDE).run()
    assert not app.exception
    assert "permanent basic farmland" in " ".join(caption.value for caption in app.caption)
    offered = app.multiselect(key="map-paper-layers-outside").options
    assert "Permanent basic farmland" not in offered
    assert "Urban development boundary" in offered


def test_what_is_selected_stands_out_and_fills_the_map(desk):
    parcel = desk.city.parcels.index[0]
    wish = Wish(Reader.PLANNER, ("platforms",), WIDE, CHOSEN)
    order = order_of(desk, Selection(PARCEL, parcel), None, wish)
    assert [one.label for one in order.content.highlights] == [parcel]
    west, _, east, _ = order.bounds
    assert west < desk.city.parcels.bounds.minx[parcel] < east
    assert order.parcels == (parcel,)
    whole = order_of(desk, Selection(), None, Wish(Reader.PLANNER, (), WIDE, CITY)).bounds
    assert whole[2] - whole[0] > east - west


def test_one_boundary_can_be_printed(desk):
    platform = desk.city.platforms.index[0]
    order = order_of(desk, Selection(), None, Wish(Reader.PLANNER, (), WIDE, PLATFORM + platform))
    west, _, east, _ = desk.city.platforms.geometry[platform].bounds
    assert order.bounds[0] < west < east < order.bounds[2]


def test_both_files_are_made(desk):
    wish = Wish(Reader.OUTSIDE, ("roads",), WIDE, CITY)
    assert map_paper.pdf_of(desk, Selection(), None, wish)[:5] == b"%PDF-"
    assert b"<!doctype html>" in map_paper.page_of(desk, wish)[:20]


def test_what_the_map_showed_can_be_printed(desk, monkeypatch):
    kept: dict = {}
    monkeypatch.setattr(st, "session_state", kept)
    west, south, east, north = desk.city.platforms.iloc[[0]].to_crs(4326).total_bounds
    heard("selection", {"parcels": []})
    assert kept == {}
    heard("view", {"bounds": [west, south, east, north]})
    assert set(kept) == {HELD, FORM}  # the form opens with it
    order = order_of(desk, Selection(), None, Wish(Reader.PLANNER, (), WIDE, VIEW))
    centre = Transformer.from_crs(4326, desk.city.crs, always_xy=True).transform((west + east) / 2, (south + north) / 2)
    assert (order.bounds[0] + order.bounds[2]) / 2 == pytest.approx(centre[0], abs=5)
    assert (order.bounds[1] + order.bounds[3]) / 2 == pytest.approx(centre[1], abs=5)
