"""What the script tells reaches the page once, and only in the shape of its kind."""

import re

import pytest
import streamlit_folium

from parcels.interface.components import city_map, picked
from parcels.interface.map import assets, show
from parcels.interface.map.channel import Heard, Message, is_geometry, unread

SQUARE = {"type": "Polygon", "coordinates": [[[120.0, 30.0], [120.1, 30.0], [120.1, 30.1], [120.0, 30.0]]]}


def envelope(*messages, frame="f"):
    listed = [{"number": n, "kind": kind, "value": value} for n, kind, value in messages]
    return {"frame": frame, "messages": listed}


def chosen(*parcels):
    return {"parcels": list(parcels)}


def test_a_message_is_taken_once_and_in_order():
    told = envelope((2, "drawing", {"mode": "line", "geometry": SQUARE}), (1, "selection", chosen("A")))
    messages, heard = unread(told, Heard())
    assert [item.kind for item in messages] == ["selection", "drawing"]
    assert heard == Heard("f", 2)
    assert unread(told, heard) == ((), heard)


def test_a_map_mounted_anew_counts_from_one_again():
    messages, heard = unread(envelope((1, "selection", chosen("B")), frame="g"), Heard("f", 9))
    assert messages == (Message("selection", chosen("B")),)
    assert heard == Heard("g", 1)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("unheard-of", {}),
        (["selection"], chosen("A")),
        ("selection", ["A"]),
        ("selection", {"parcels": "A"}),
        ("selection", {"parcels": ["A", 1]}),
        ("selection", {"parcels": ["x" * 500]}),
        ("selection", {"parcels": ["A"], "more": 1}),
        ("drawing", {"geometry": SQUARE}),
        ("drawing", {"mode": "line", "geometry": {"type": "Polygon", "coordinates": [[[1, float("nan")]]]}}),
        ("drawing", {"mode": "line", "geometry": SQUARE, "note": {"nested": 1}}),
        ("view", {"bounds": [121, 30, 120, 31]}),
        ("view", {"bounds": [120, 30, 121]}),
        ("view", {"bounds": [120, 30, 121, float("inf")]}),
    ],
)
def test_a_value_of_another_shape_is_dropped_and_the_next_one_taken(kind, value):
    messages, heard = unread(envelope((1, kind, value), (2, "selection", chosen())), Heard())
    assert messages == (Message("selection", chosen()),)
    assert heard.number == 2


@pytest.mark.parametrize(
    "value", [None, "text", {}, {"frame": 1, "messages": []}, {"frame": "f"}, {"frame": "f", "messages": [7, {}]}]
)
def test_what_is_no_envelope_holds_no_message(value):
    assert unread(value, Heard("f", 3)) == ((), Heard("f", 3))


@pytest.mark.parametrize(
    ("geometry", "good"),
    [
        (SQUARE, True),
        ({"type": "Point", "coordinates": [120.0, 30.0]}, True),
        ({"type": "Point", "coordinates": [[120.0, 30.0]]}, False),
        ({"type": "LineString", "coordinates": []}, False),
        ({"type": "LineString", "coordinates": [[200.0, 30.0], [120.0, 30.0]]}, False),
        ({"type": "LineString", "coordinates": [[120.0, 30.0]] * 6000}, False),
        ({"type": "GeometryCollection", "coordinates": []}, False),
        ({"type": ["Point"], "coordinates": []}, False),
    ],
)
def test_geometry_is_checked_to_the_last_position(geometry, good):
    assert is_geometry(geometry) is good


def test_the_component_hands_messages_over_once_and_a_click_beside_them(monkeypatch):
    calls, told, picks = {}, [], []
    monkeypatch.setattr(streamlit_folium, "st_folium", lambda base, **arguments: calls.update(arguments))
    state = {"m": {"last_active_drawing": {"properties": envelope((1, "selection", chosen("A")))}}}
    monkeypatch.setattr(show.st, "session_state", state)
    config = {"bounds": [[30.0, 120.0], [30.1, 120.1]]}

    def draw():
        show.show_map(
            config, (), key="m", fit=False, on_pick=lambda *pick: picks.append(pick),
            on_message=lambda *message: told.append(message), picked=("A",),
        )  # fmt: skip

    draw()
    calls["on_change"]()
    calls["on_change"]()
    assert (told, picks) == ([("selection", chosen("A"))], [])
    draw()
    program = next(iter(calls["feature_group_to_add"]._children.values()))
    assert program.data["picked"] == {"parcels": ("A",), "frame": "f", "number": 1}
    state["m"] = {"last_active_drawing": {"properties": {"parcel": "B", "click": 1}}}
    calls["on_change"]()
    assert (len(told), picks) == (1, [("parcel", "B")])


def test_only_parcels_of_the_city_are_kept_as_selected(four_parcels, monkeypatch):
    state: dict[str, object] = {}
    monkeypatch.setattr(picked.st, "session_state", state)
    assert picked.pick_together(four_parcels, ["B", "A", "B", "ghost"]) == ("ghost",)
    assert state["picked-parcels"] == ("A", "B")
    assert picked.picked_parcels(four_parcels) == ("A", "B")
    assert city_map.SELECTION_TOLD == "selection"


def test_every_part_of_the_map_that_can_be_installed_is():
    program = assets.program().decode()
    parts = re.findall(r"window\.(Parcel\w+) = \{ install\b", program)
    assert {"ParcelSelect", "ParcelMeasure", "ParcelView", "ParcelBaseMap"} <= set(parts)
    assert [part for part in parts if program.count(part) < 2] == []
