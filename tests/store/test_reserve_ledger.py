"""The reserve ledger and its reviews, on both stores."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.reserve.entries import Entry, EntryKind, Terms
from parcels.store.engine import named_errors
from parcels.store.events import read_events
from parcels.store.reserve_ledger import add_entries, entries_of_digest, last_entry, ledger_digest, read_entries
from parcels.store.reserve_reviews import (
    NewReview,
    ReviewDecision,
    add_opinion,
    add_review,
    decide_review,
    keep_paper,
    latest_papers,
    paper_content,
    read_opinions,
    read_review,
    read_reviews,
    withdraw_review,
)
from parcels.store.state_check import check_state
from parcels.store.workspaces import create_facts

DAY = date(2026, 11, 23)
TERMS = Terms("地铁口", "市长办公会 2026-31", date(2028, 1, 1), ("food", "health"), 20.0, 80.0, 75.5, True, "")
ENTRIES = (
    Entry(EntryKind.OPENING, "A", "PF1", DAY, 20_000.0, None, TERMS),
    Entry(EntryKind.RELEASE_FOR, "A", "PF1", DAY, 20_000.5, 71.25, Terms("理由", "文件", DAY), "P1", "B"),
)
REQUEST = NewReview("r1", "A", "P1", "PF1", "甲公司", 62.5, "扩产", DAY)


@pytest.fixture
def demo(store, stamp):
    with store.unit_of_work(stamp) as work:
        create_facts(work, "清和市", None, True)
    return store


def leader(stamp):
    return replace(stamp, user="demo_leader", role="leader")


def test_entries_come_back_as_they_were_written_each_with_its_event(demo, stamp):
    with demo.unit_of_work(stamp) as work:
        written = add_entries(work, ENTRIES)
    with demo.reading() as connection:
        assert read_entries(connection) == written
        assert last_entry(connection) == 2
        assert [event.name for event in read_events(connection)][-2:] == ["reserve_entered"] * 2
        assert check_state(connection) == ()


def test_an_entry_is_never_changed_or_deleted(demo, stamp):
    with demo.unit_of_work(stamp) as work:
        add_entries(work, ENTRIES)
    for statement in ("UPDATE reserve_entry SET area_m2 = 1", "DELETE FROM reserve_entry"):
        with pytest.raises(sa.exc.DBAPIError), demo.engine.begin() as connection:
            connection.execute(sa.text(statement))


def test_the_ledger_as_it_once_stood_is_found_by_its_digest(demo, stamp):
    with demo.unit_of_work(stamp) as work:
        written = add_entries(work, ENTRIES)
    assert entries_of_digest(written, ledger_digest(written[:1])) == written[:1]
    assert entries_of_digest(written, ledger_digest(written)) == written
    assert entries_of_digest(written, "0" * 64) is None


def test_a_review_runs_from_the_request_to_the_decision(demo, stamp):
    with demo.unit_of_work(stamp) as work:
        made = add_review(work, REQUEST)
        assert add_review(work, REQUEST) == made
        keep_paper(work, made, {"price": 12}, {"datasets": {"parcels": "ab"}}, DAY)
        keep_paper(work, made, {"price": 13}, {"datasets": {"parcels": "cd"}}, DAY)
        add_opinion(work, made, "planner", "for", "符合定位")
        add_opinion(work, made, "officer", "against", "另有地块")
    with demo.unit_of_work(leader(stamp)) as work:
        ended = decide_review(work, made, ReviewDecision("released", "project", "龙头项目", DAY))
    assert (ended.status, ended.scope, ended.decided_by, ended.version) == ("released", "project", "demo_leader", 2)
    with demo.reading() as connection:
        paper = latest_papers(connection)[made.id]
        assert (paper_content(connection, paper), paper.inputs["datasets"]) == ({"price": 13}, {"parcels": "cd"})
        assert [one.view for one in read_opinions(connection, [made.id])] == ["for", "against"]
        assert read_reviews(connection) == (ended,)
        assert check_state(connection) == ()


def test_nobody_decides_on_their_own_request_whatever_a_program_says(demo, stamp):
    with demo.unit_of_work(stamp) as work:
        made = add_review(work, REQUEST)
    values = "status = 'kept', decided_by = made_by, decided_at = made_at"
    with pytest.raises(sa.exc.DBAPIError), demo.engine.begin() as connection:
        connection.execute(sa.text(f"UPDATE reserve_review SET {values}"))
    with demo.reading() as connection:
        assert read_review(connection, made.id) == made


def test_a_second_open_review_of_a_parcel_for_the_same_project_is_refused_until_the_first_is_over(demo, stamp):
    with demo.unit_of_work(stamp) as work:
        made = add_review(work, REQUEST)
        with pytest.raises(ActionRefused) as caught:
            add_review(work, replace(REQUEST, request_id="r2"))
        assert caught.value.code == "review_exists"
        withdraw_review(work, made, "不再需要")
        assert add_review(work, replace(REQUEST, request_id="r2")).id == made.id + 1
    with demo.reading() as connection:
        assert check_state(connection) == ()


def test_a_decision_on_a_review_that_somebody_changed_meanwhile_is_refused(demo, stamp):
    with demo.unit_of_work(stamp) as work:
        made = add_review(work, REQUEST)
        withdraw_review(work, made, "不再需要")
    with pytest.raises(ActionRefused) as caught, demo.unit_of_work(leader(stamp)) as work:
        decide_review(work, made, ReviewDecision("kept", None, "再等等", DAY))
    assert caught.value.code == "review_changed"


def test_an_unknown_review_is_refused(demo):
    with pytest.raises(InputRefused) as caught, demo.reading() as connection:
        read_review(connection, 7)
    assert caught.value.code == "review_unknown"


def test_the_server_refuses_a_decision_by_whoever_is_no_leader(postgres_store, stamp):
    with postgres_store.unit_of_work(stamp) as work:
        create_facts(work, "清和市", None, False)
        made = add_review(work, REQUEST)
    with pytest.raises(ActionRefused) as caught, named_errors("x"), postgres_store.unit_of_work(leader(stamp)) as work:
        decide_review(work, made, ReviewDecision("kept", None, "再等等", DAY))
    assert caught.value.code == "review_decider_may_not"


def test_a_row_changed_behind_the_log_is_found(demo, stamp, plain_sql_of):
    with demo.unit_of_work(stamp) as work:
        add_review(work, REQUEST)
    plain_sql_of(demo)("UPDATE reserve_review SET offer_wan_yuan_per_mu = 99")
    with demo.reading() as connection:
        (fault,) = check_state(connection)
    assert (fault.code, fault.table, fault.values["column"]) == ("differs", "reserve_review", "offer_wan_yuan_per_mu")
