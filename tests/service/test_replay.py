"""A check and a plan judged again on the five parcels of conftest, after what they were judged by has changed."""

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, propose, recheck
from parcels.service.plans import PlanOptions, make_plan, save_plan
from parcels.service.replay import is_equal, replay
from parcels.service.workspace import Workspace
from parcels.store.datasets import Counts, NewDataset, store_dataset
from parcels.store.engine import FILE_NAME
from parcels.store.event_search import last_event

AS_OF = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SYSTEM = system_actor("tester")
PLANNER = Actor("demo_planner", "演示 planner", Role.PLANNER, origin=Origin.DEMO)
OFFICER = Actor("demo_officer", "演示 officer", Role.OFFICER, origin=Origin.DEMO)


@pytest.fixture
def checked(five: Workspace) -> int:
    """The number of the event of a check of P1 on parcel A."""
    wish = Proposal("r1", "P1", "A", AS_OF + timedelta(days=90))
    propose(five, wish, LawOptions(AS_OF), actor=PLANNER, now=NOW)
    return last(five, "checked")


@pytest.fixture
def planned(five: Workspace) -> int:
    """The number of the event of a saved plan."""
    save_plan(five, make_plan(five, PlanOptions(AS_OF, seconds=10), actor=SYSTEM), now=NOW, actor=SYSTEM)
    return last(five, "plan_saved")


def last(ws: Workspace, name: str) -> int:
    with ws.store.reading() as connection:
        return last_event(connection, name).seq


def tampered(ws: Workspace, *statements: str) -> None:
    with sqlite3.connect(Path(ws.target) / FILE_NAME) as connection:
        assert sum(connection.execute(statement).rowcount for statement in statements) > 0
    connection.close()


def imported_again(ws: Workspace, **cells: object) -> None:
    """Replace the parcels by the same with other cells for A."""
    city = ws.city()
    frame = pd.DataFrame(city.parcels).reset_index(drop=True)
    for name, value in cells.items():
        before = frame.loc[frame["parcel_id"] == "A", name].iloc[0]
        assert before != value, "the new data must be others"
        frame.loc[frame["parcel_id"] == "A", name] = value
    with ws.store.unit_of_work(SYSTEM.stamp(NOW)) as work:
        store_dataset(work, NewDataset("parcels", frame, "again", "1" * 64, city.crs, Counts(len(frame), len(frame))))


def test_a_check_judged_again_at_once_is_the_same(five: Workspace, checked: int):
    found = replay(five, checked, actor=SYSTEM)
    assert found.is_same
    assert found.count > 10
    assert found.notes == ()


def test_a_check_is_judged_with_the_data_of_then_although_others_were_imported(five: Workspace, checked: int):
    imported_again(five, status="supplied")
    assert replay(five, checked, actor=SYSTEM).is_same
    recheck(five, 1, LawOptions(AS_OF), actor=OFFICER, now=NOW)
    with five.store.reading() as connection:
        verdicts = [last_event(connection, "checked").values["verdict"]]
    assert verdicts == ["fail"], "with the data of now the verdict is another one"


def test_a_check_is_judged_by_the_policy_of_then_although_the_workspace_has_another(
    five: Workspace, checked: int, tmp_path: Path
):
    strict = packaged_policy().replace('unknown_services = "accept"', 'unknown_services = "refuse"')
    assert strict != packaged_policy()
    (Path(five.target) / "policy.toml").write_text(strict, encoding="utf-8")
    assert replay(five, checked, actor=SYSTEM).is_same


def packaged_policy() -> str:
    from importlib.resources import files

    return files("parcels.rules").joinpath("policy_demo.toml").read_text(encoding="utf-8")


def test_another_program_that_judges_otherwise_is_told_finding_by_finding(
    five: Workspace, checked: int, monkeypatch: pytest.MonkeyPatch
):
    import parcels.service.replay as module

    honest = module.checked

    def lenient(claim, desk, quotas):
        found = honest(claim, desk, quotas)
        object.__setattr__(found, "findings", found.findings[1:])
        return found

    monkeypatch.setattr(module, "checked", lenient)
    found = replay(five, checked, actor=SYSTEM)
    assert not found.is_same
    assert [difference.now for difference in found.differences] == [None]
    assert found.differences[0].was["verdict"]


def test_a_plan_judged_again_has_the_same_objective_and_the_same_sites(five: Workspace, planned: int):
    found = replay(five, planned, actor=SYSTEM)
    assert found.is_same
    assert found.count >= 3


def test_a_plan_is_made_again_without_the_allocations_made_since(five: Workspace, planned: int):
    wish = Proposal("r1", "P1", "A", AS_OF + timedelta(days=90))
    propose(five, wish, LawOptions(AS_OF), actor=PLANNER, now=NOW)
    assert replay(five, planned, actor=SYSTEM).is_same


def code(five: Workspace, seq: int) -> str:
    with pytest.raises(InputRefused) as caught:
        replay(five, seq, actor=SYSTEM)
    return caught.value.code


def test_forged_findings_are_not_replayed(five: Workspace, checked: int):
    tampered(five, "UPDATE allocation_check SET findings = replace(findings, 'pass', 'fail')")
    assert code(five, checked) == "replay_record_changed"


def test_a_forged_plan_is_not_replayed(five: Workspace, planned: int):
    tampered(five, "UPDATE plan_run SET document = replace(document, 'optimal', 'optimum')")
    assert code(five, planned) == "replay_record_changed"


def test_changed_rows_of_a_dataset_of_then_are_not_taken_for_it(five: Workspace, checked: int):
    tampered(five, "UPDATE parcels SET status = 'supplied' WHERE parcel_id = 'A'")
    assert code(five, checked) == "replay_dataset_changed"


def test_a_dataset_that_is_gone_is_named(five: Workspace, checked: int):
    tampered(five, "UPDATE dataset SET content_sha256 = '0' WHERE name = 'parcels'")
    with pytest.raises(InputRefused) as caught:
        replay(five, checked, actor=SYSTEM)
    assert (caught.value.code, caught.value.values["dataset"]) == ("replay_dataset_gone", "parcels")


@pytest.mark.parametrize("kind", ["policy", "rules"])
def test_a_changed_policy_or_rule_book_is_not_taken_for_that_of_then(five: Workspace, checked: int, kind: str):
    tampered(five, f"UPDATE document SET body = replace(body, '1', '2') WHERE kind = '{kind}'")
    assert code(five, checked) == "replay_document_gone"


def test_only_verdicts_can_be_replayed(five: Workspace, checked: int):
    assert code(five, 1) == "replay_not_a_verdict"
    assert code(five, 9_999) == "event_unknown"


def test_who_may_not_read_the_log_may_not_replay(five: Workspace, checked: int):
    with pytest.raises(ActionRefused, match="action_not_allowed"):
        replay(five, checked, actor=PLANNER)


def test_the_inputs_of_a_check_are_plain_json_in_its_event(five: Workspace, checked: int):
    with five.store.reading() as connection:
        inputs = last_event(connection, "checked").values["inputs"]
    assert json.loads(json.dumps(inputs)) == inputs
    assert {"datasets", "policy", "rules", "quotas", "commitments", "engine", "as_of"} <= inputs.keys()


def test_numbers_may_differ_by_rounding_only_and_verdicts_not_at_all():
    was = {"rule": "r", "verdict": "pass", "value": 88.321448919275, "values": {"value": 88.321448919275, "n": 1}}
    now = {"rule": "r", "verdict": "pass", "value": 88.32144891927503, "values": {"value": 88.32144891927503, "n": 1}}
    assert is_equal(was, now)
    assert not is_equal(was, {**now, "value": 88.3215})
    assert not is_equal(was, {**now, "verdict": "fail"})
    assert not is_equal(was, {**now, "value": None})
    assert not is_equal(was, {"rule": "r"})
