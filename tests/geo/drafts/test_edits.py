"""Edits as plain values, and lists of them."""

import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.domain.errors import InputRefused
from parcels.geo.drafts import (
    BoundaryChange,
    Merge,
    NewParcel,
    SplitByArea,
    SplitByLine,
    added,
    decode,
    encode,
    moved,
    removed,
    replaced,
)
from tests.geo.drafts.lots import CRS, box, line

EDITS = (
    BoundaryChange("PF1", box(0, 0, 0.1 + 0.2, 1 / 3), CRS),
    NewParcel("N-1", box(0, 0, 1, 1), CRS, {"plan_use": "100102", "reserve_purpose": ("food", "health"), "far_max": 2}),
    SplitByLine("B-1", line((0, 0), (1 / 3, 2)), CRS),
    SplitByArea("B-1", 1234.5, 90.0),
    SplitByArea("B-1", 1234.5),
    Merge(("B-1", "B-2"), "B-9"),
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_an_edit_survives_json_to_the_last_digit(edit):
    assert decode(json.loads(json.dumps(encode(edit)))) == edit


@given(st.lists(st.tuples(*[st.floats(-1e7, 1e7)] * 2), min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_coordinates_survive(points):
    back = decode(json.loads(json.dumps(encode(SplitByLine("B", shapely.LineString(points), CRS)))))
    assert np.array_equal(shapely.get_coordinates(back.line), np.array(points))


@pytest.mark.parametrize(
    ("plain", "code", "field"),
    [
        ({}, "draft_kind_unknown", None),
        ({"kind": ["merge"]}, "draft_kind_unknown", None),
        ({"kind": "merge", "parcel_ids": "B-1", "new_id": "B"}, "draft_unreadable", "parcel_ids"),
        ({"kind": "merge", "parcel_ids": ["B-1"], "new_id": ""}, "draft_unreadable", "new_id"),
        ({"kind": "split_by_area", "parcel_id": "B", "target_m2": float("nan")}, "draft_unreadable", "target_m2"),
        ({"kind": "split_by_area", "parcel_id": "B", "target_m2": True}, "draft_unreadable", "target_m2"),
        ({"kind": "split_by_line", "parcel_id": "B", "crs": CRS, "line": {"type": "Arc"}}, "draft_unreadable", "line"),
        ({"kind": "split_by_line", "parcel_id": "B", "crs": CRS, "line": {"type": "LineString", "coordinates": [[1]]}},
         "draft_unreadable", "line"),
        ({"kind": "new_parcel", "parcel_id": "B", "crs": CRS, "geometry": encode(EDITS[0])["geometry"],
          "attributes": {"a": {"b": 1}}}, "draft_unreadable", "attributes"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_field(plain, code, field):
    with pytest.raises(InputRefused) as refused:
        decode(plain)
    assert (refused.value.code, refused.value.values.get("field")) == (code, field)


def test_lists_are_worked_on_without_changing_the_old_one():
    one, two, three = EDITS[:3]
    start = (one, two)
    assert added(start, three) == (one, two, three)
    assert replaced(start, 0, three) == (three, two)
    assert removed(start, 0) == (two,)
    assert moved((one, two, three), 2, 0) == (three, one, two)
    assert moved((one, two, three), 0, 2) == (two, three, one)
    assert start == (one, two)
    for wrong in (lambda: removed(start, 2), lambda: replaced(start, -1, one), lambda: moved(start, 0, 2)):
        with pytest.raises(InputRefused, match="draft_place_unknown"):
            wrong()
