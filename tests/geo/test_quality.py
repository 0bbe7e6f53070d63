"""Every row has one fate; the counts are complete, the list is capped and says so."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from parcels.geo.quality import LISTED, Action, Fault, Subject, fault, note, report_of, rows_with


def subject(count):
    return Subject(
        "parcels", "a.gpkg", "0" * 64, "EPSG:4549", list(range(1, count + 1)), [f"P{n}" for n in range(count)]
    )


def test_a_row_that_is_refused_and_repaired_counts_as_refused():
    mask = np.array([True, False, False])
    faults = [fault("made_valid", Action.REPAIRED, mask), fault("field_empty", Action.REFUSED, mask)]
    report = report_of(subject(3), faults, 2, {})
    assert (report.read, report.kept, report.repaired, report.refused) == (3, 2, 0, 1)
    assert report.balanced


def test_an_issue_names_row_record_field_value_and_rule():
    mask = np.array([False, True])
    one = fault(
        "code_unknown",
        Action.REFUSED,
        mask,
        field="status",
        cells=np.array(["a", "b"]),
        rule="x; y",
        each={"n": [1, 2]},
    )
    issue = report_of(subject(2), [one], 1, {}).issues[0]
    assert issue.as_json() == {
        "code": "code_unknown",
        "action": "refused",
        "row": 2,
        "record": "P1",
        "field": "status",
        "value": "b",
        "rule": "x; y",
        "values": {"n": 2},
    }


def test_the_list_is_capped_but_the_counts_are_complete():
    one = fault("field_empty", Action.REFUSED, np.ones(LISTED + 7, bool))
    report = report_of(subject(LISTED + 7), [one], 0, {})
    assert len(report.issues) == LISTED
    assert (report.counts["field_empty"], report.refused) == (LISTED + 7, LISTED + 7)


def test_remarks_about_the_file_change_no_count():
    report = report_of(subject(2), [note("crs_stated", crs="EPSG:4549")], 2, {"reserve_status": 2, "name": 0})
    assert (report.kept, report.counts) == (2, {"crs_stated": 1})
    assert report.defaults == {"reserve_status": 2}
    assert report.issues[0].row is None


actions = st.sampled_from([action for action in Action if action is not Action.NOTED])


@given(st.integers(0, 12), st.data())
def test_the_counts_add_up_whatever_the_faults(count, data):
    faults = [
        Fault("x", data.draw(actions), np.array(sorted(rows), dtype=np.int64))
        for rows in data.draw(st.lists(st.sets(st.integers(0, count - 1)) if count else st.just(set()), max_size=6))
    ]
    report = report_of(subject(count), faults, 0, {})
    assert report.balanced
    assert report.refused == rows_with(faults, Action.REFUSED, count).sum()
    assert json.loads(json.dumps(report.as_json()))["balanced"] is True
