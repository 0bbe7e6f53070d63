"""Scenarios in the store, on both stores."""

import pytest
import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.store.events import read_events
from parcels.store.scenarios import (
    NewRun,
    add_scenario,
    add_state,
    archive,
    keep_run,
    latest_run,
    latest_runs,
    move_head,
    promote,
    read_history,
    read_run,
    read_scenario,
    read_scenarios,
    read_state,
    rename,
    run_document,
    run_files,
    share,
)
from parcels.store.state_check import check_state
from parcels.store.workspaces import create_facts

FIRST, SECOND = {"format": 1, "weights": []}, {"format": 1, "weights": [{"path": "score.lambda_land", "value": 0.5}]}
RUN = NewRun("f" * 64, {"parcels": "a"}, "optimal", 120, 120.0, {"chosen": ["C1"]}, ({"code": "parcel_gone"},), b"PK")


@pytest.fixture
def made(store, stamp):
    with store.unit_of_work(stamp) as work:
        create_facts(work, "清和市", None, True)
        add_scenario(work, "早交地", "PF1", FIRST, "")
    return store


def test_a_new_scenario_is_a_draft_with_one_state_and_one_event(made, stamp):
    with made.reading() as connection:
        one = read_scenario(connection, 1)
        assert (one.name, one.platform_id, one.status, one.head, one.made_by) == ("早交地", "PF1", "draft", 1, "li")
        assert read_state(connection, 1, 1).content == FIRST
        assert [event.name for event in read_events(connection)] == ["workspace_created", "scenario_created"]
        assert check_state(connection) == ()


def test_undo_moves_the_head_and_a_new_change_branches_off(made, stamp):
    with made.unit_of_work(stamp) as work:
        one = add_state(work, read_scenario(work.connection, 1), SECOND, "价格")
        one = move_head(work, one, 1)
        one = add_state(work, one, SECOND, "再改")
    assert one.head == 3
    with made.reading() as connection:
        assert [(state.number, state.after, state.note) for state in read_history(connection, 1)] == [
            (1, 0, ""), (2, 1, "价格"), (3, 1, "再改"),
        ]  # fmt: skip
        assert check_state(connection) == ()


def test_changes_and_runs_are_no_events_but_each_step_of_life_is(made, stamp):
    with made.unit_of_work(stamp) as work:
        one = add_state(work, read_scenario(work.connection, 1), SECOND, "")
        keep_run(work, one, one.head, RUN)
        one = rename(work, one, "晚交地")
        archive(work, promote(work, share(work, one), allocations="1", run=1))
    with made.reading() as connection:
        names = [event.name for event in read_events(connection)][2:]
        assert names == ["scenario_renamed", "scenario_shared", "scenario_promoted", "scenario_archived"]
        assert [one.status for one in read_scenarios(connection)] == ["archived"]
        assert check_state(connection) == ()


def test_a_status_set_behind_the_log_is_found(made):
    with made.engine.begin() as connection:
        connection.execute(sa.text("UPDATE scenario SET status = 'shared'"))
    with made.reading() as connection:
        assert [(one.code, one.values["column"]) for one in check_state(connection)] == [("differs", "status")]


def test_somebody_elses_change_in_between_is_not_overwritten(made, stamp):
    with made.unit_of_work(stamp) as work:
        seen = read_scenario(work.connection, 1)
        add_state(work, seen, SECOND, "")
        with pytest.raises(ActionRefused, match="scenario_changed"):
            rename(work, seen, "别名")


def test_the_last_run_counts_and_that_of_today_stands_beside(made, stamp):
    with made.unit_of_work(stamp) as work:
        one = read_scenario(work.connection, 1)
        keep_run(work, one, 1, RUN)
        last = keep_run(work, one, 1, RUN)
        today = keep_run(work, None, None, RUN)
    with made.reading() as connection:
        assert {key: run.id for key, run in latest_runs(connection).items()} == {1: last, None: today}
        run = latest_run(connection, 1)
        assert run == read_run(connection, last)
        assert (run.objective, run.inputs, run.findings) == (120, {"parcels": "a"}, ({"code": "parcel_gone"},))
        assert run_document(connection, last) == {"chosen": ["C1"]}
        assert run_files(connection, last) == b"PK"


@pytest.mark.parametrize("statement", ["UPDATE scenario_version SET note = 'x'", "DELETE FROM scenario_run"])
def test_states_and_runs_are_never_changed_or_deleted(made, stamp, statement):
    with made.unit_of_work(stamp) as work:
        keep_run(work, read_scenario(work.connection, 1), 1, RUN)
    with pytest.raises(sa.exc.DBAPIError), made.engine.begin() as connection:
        connection.execute(sa.text(statement))


def test_what_is_not_there_is_refused_by_name(made):
    with made.reading() as connection:
        for read, code in (
            (lambda: read_scenario(connection, 9), "scenario_unknown"),
            (lambda: read_state(connection, 1, 9), "scenario_state_unknown"),
            (lambda: read_run(connection, 9), "scenario_run_unknown"),
        ):
            with pytest.raises(InputRefused, match=code):
                read()
