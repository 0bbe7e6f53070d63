"""Each way to tamper with a workspace, by somebody who holds the store and hides it: triggers off, then on again."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from parcels.domain.allocation import AllocationStatus
from parcels.store.allocations import AllocationRequest, allocate, change, move_site, read_allocation
from parcels.store.anchors import append_anchor, read_anchors
from parcels.store.checks import Evidence, NewCheck, keep_document, keep_evidence, store_check, store_decision
from parcels.store.datasets import Counts, NewDataset, store_dataset
from parcels.store.events import ZERO, Anchor, Head, Stamp, head, is_guarded, link, raw_events, verify_chain
from parcels.store.land_guard import AtomShare
from parcels.store.people import Person, add_person
from parcels.store.plan_runs import NewPlanRun, store_plan_run
from parcels.store.quotas import QuotaNeed, draw, grant
from parcels.store.state_check import check_state
from parcels.store.unit_of_work import Store, UnitOfWork
from parcels.store.workspaces import create_facts

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PLANNER, OFFICER = Stamp(NOW, "demo_planner", "planner"), Stamp(NOW, "demo_officer", "officer")
FORESTER = Stamp(NOW, "demo_department", "department")
MOMENT = "2026-11-23T09:00:00.000000+00:00"


@pytest.fixture
def filled(store: Store, parcels: Callable) -> Store:
    """A workspace with one of everything that the log speaks of."""
    with store.unit_of_work(PLANNER) as work:
        create_facts(work, "清和市", "EPSG:4549", True)
        store_dataset(work, NewDataset("parcels", parcels(3), "a.gpkg", "0" * 64, "EPSG:4549", Counts(3, 3)))
    with store.unit_of_work(PLANNER) as work:
        store_dataset(work, NewDataset("parcels", parcels(4), "b.gpkg", "1" * 64, "EPSG:4549", Counts(4, 4)))
        store_plan_run(work, NewPlanRun("2" * 64, {"parcels": "3" * 64}, "optimal", 7, 7.0, {"chosen": ["c1"]}, b"zip"))
        made = allocate(work, AllocationRequest("r1", "P1", (AtomShare("A-1", "A-1"),), held_until=date(2026, 12, 31)))
        _check(work, made.id)
    with store.unit_of_work(PLANNER) as work:
        move_site(work, made.id, AllocationRequest("r1", "P1", (AtomShare("A-2", "A-2"),)), version=1)
    with store.unit_of_work(OFFICER) as work:
        _decide(work, made.id)
    with store.unit_of_work(FORESTER) as work:
        row = {"allocation_id": made.id, "site": "A-2", "rule": "forest", "subject": "A-2", "kind": "cleared"}
        proof = keep_evidence(work, Evidence("letter.pdf", "application/pdf", b"letter"))
        store_decision(work, {**row, "reason": "agreed", "document": "No. 1", "evidence_sha256": proof})
    return store


def _check(work: UnitOfWork, number: int) -> None:
    inputs = {
        "policy": keep_document(work, "policy", {"name": "p"}),
        "rules": keep_document(work, "rules", {"packs": []}),
    }
    findings = [{"rule": "forest", "subject": "A-1", "verdict": "fail"}]
    open_ones = (("forest", "A-1"),)
    store_check(work, NewCheck(number, "A-1", date(2026, 11, 23), "conditional", 0, open_ones, inputs, findings))


def _decide(work: UnitOfWork, number: int) -> None:
    who = {"decided_by": work.stamp.user, "decided_at": work.stamp.at}
    change(work, number, "taken_up", version=2, values={"status": str(AllocationStatus.CHECKING), **who})
    grant(work, QuotaNeed("energy", "", 2026, 500), "No. 2")
    draw(work, QuotaNeed("energy", "PF1", 2026, 20), number)
    person = Person(
        "wang", "王", "officer", None, None, "hash", None, True, False, 0, None, work.stamp.at, work.stamp.user, 1
    )
    add_person(work.connection, person)
    facts = {"name": "王", "role": "officer", "platform_id": None, "department": None, "external_id": None}
    work.record("person_added", person="wang", **facts)
    work.record("person_changed", person="wang", before={"name": "王"}, after={"name": "王五"})
    work.connection.exec_driver_sql("UPDATE person SET name = '王五'")


@pytest.fixture
def secretly(filled: Store, plain_sql: Callable[..., int]) -> Callable[..., None]:
    """Run statements with the triggers off and put everything back, so that nothing but the content is different."""

    def run(*statements: str) -> None:
        if filled.engine.dialect.name == "postgresql":
            changed = plain_sql("SET session_replication_role = replica", *statements)
        else:
            with filled.reading() as connection:
                sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
                guards = connection.exec_driver_sql(sql).all()
            drops = [f"DROP TRIGGER {name}" for name, _ in guards]
            changed = plain_sql(*drops, *statements, *(text for _, text in guards))
        assert changed > 0, "the tampering itself must have done something"

    return run


def chain_faults(store: Store, *anchors: Anchor) -> list[tuple[str, int]]:
    with store.reading() as connection:
        assert is_guarded(connection), "the tampering must not be found by its traces only"
        return [(fault.code, fault.seq) for fault in verify_chain(connection, more=anchors).faults]


def state_faults(store: Store) -> set[tuple[str, str, str]]:
    with store.reading() as connection:
        return {(one.code, one.table, one.values.get("column", "")) for one in check_state(connection)}


def anchor_of(store: Store, seq: int | None = None) -> Anchor:
    with store.reading() as connection:
        rows = {row.seq: row.hash.decode() for row in raw_events(connection)}
    number = seq or max(rows)
    return Anchor(Head(number, rows[number]), NOW, "清和市")


def forged(store: Store, change_body: Callable[[int, str], str | None]) -> list[str]:
    """Statements that compute the whole log again with other bodies (``None``: left out), as a careful forger would."""
    with store.reading() as connection:
        rows = [(row.seq, row.body.decode()) for row in raw_events(connection)]
    bodies = [new for seq, body in rows if (new := change_body(seq, body)) is not None]
    statements, prev = ["DELETE FROM event"], ZERO
    for seq, body in enumerate(bodies, start=1):
        digest = link(seq, prev, body)
        quoted = body.replace("'", "''")
        statements.append(f"INSERT INTO event (seq, prev, hash, body) VALUES ({seq}, '{prev}', '{digest}', '{quoted}')")
        prev = digest
    return statements


def test_an_untouched_workspace_has_no_fault(filled: Store):
    assert chain_faults(filled, anchor_of(filled, 3), anchor_of(filled)) == []
    assert state_faults(filled) == set()


def test_an_edited_event_is_found_where_it_is(filled: Store, secretly):
    secretly("UPDATE event SET body = replace(body, 'a.gpkg', 'c.gpkg') WHERE seq = 2")
    assert chain_faults(filled) == [("edited", 2)]


def test_a_hash_made_to_fit_an_edited_event_breaks_the_next_link(filled: Store, secretly):
    with filled.reading() as connection:
        row = next(row for row in raw_events(connection) if row.seq == 2)
    body = row.body.decode().replace("a.gpkg", "c.gpkg")
    digest = link(2, row.prev.decode(), body)
    secretly(f"UPDATE event SET body = '{body}', hash = '{digest}' WHERE seq = 2")
    assert chain_faults(filled) == [("unlinked", 3)]


def test_a_deleted_event_is_found(filled: Store, secretly):
    secretly("DELETE FROM event WHERE seq = 4")
    assert chain_faults(filled) == [("gap", 5), ("unlinked", 5)]


def test_an_inserted_event_is_found(filled: Store, secretly):
    last = anchor_of(filled).head
    secretly(f"INSERT INTO event (seq, prev, hash, body) VALUES ({last.seq + 1}, '{last.hash[::-1]}', 'h', '{{}}')")
    assert chain_faults(filled) == [("unlinked", last.seq + 1), ("edited", last.seq + 1)]


def test_events_that_changed_places_are_found(filled: Store, secretly):
    secretly(
        "UPDATE event SET seq = 1000 WHERE seq = 2",
        "UPDATE event SET seq = 2 WHERE seq = 3",
        "UPDATE event SET seq = 3 WHERE seq = 1000",
    )
    found = chain_faults(filled)
    assert {seq for _, seq in found} == {2, 3, 4}
    assert {("edited", 2), ("edited", 3)} <= set(found)


def test_a_cut_tail_is_found_by_the_anchor_and_by_the_state_it_left_behind(filled: Store, secretly):
    anchor = anchor_of(filled)
    secretly("DELETE FROM event WHERE seq >= 5")
    assert chain_faults(filled) == []
    assert chain_faults(filled, anchor) == [("cut", anchor.head.seq)]
    assert ("without_event", "allocation", "") in state_faults(filled)


def test_a_log_computed_again_after_a_forged_entry_is_found_by_every_later_anchor(filled: Store, secretly):
    before, after, last = (anchor_of(filled, seq) for seq in (1, 3, None))
    secretly(*forged(filled, lambda seq, body: body.replace("a.gpkg", "c.gpkg") if seq == 2 else body))
    assert chain_faults(filled) == []
    assert chain_faults(filled, before, after, last) == [("rewritten", 3), ("rewritten", last.head.seq)]


def test_a_log_computed_again_without_an_event_is_found_by_the_state(filled: Store, secretly):
    secretly(*forged(filled, lambda _, body: None if '"taken_up"' in body else body))
    assert chain_faults(filled) == []
    assert {("differs", "allocation", "status"), ("differs", "allocation", "decided_by")} <= state_faults(filled)


def test_log_and_state_forged_together_are_found_by_the_anchor_only(filled: Store, secretly):
    anchor = anchor_of(filled)
    secretly(
        "UPDATE dataset SET source = 'c.gpkg' WHERE source = 'a.gpkg'",
        *forged(filled, lambda _, body: body.replace("a.gpkg", "c.gpkg")),
    )
    assert (chain_faults(filled), state_faults(filled)) == ([], set())
    assert chain_faults(filled, anchor) == [("rewritten", anchor.head.seq)]


def test_triggers_that_are_gone_are_told(filled: Store, plain_sql):
    gone = {
        "sqlite": "DROP TRIGGER event_never_deleted",
        "postgresql": "ALTER TABLE event DISABLE TRIGGER ALL",
    }
    plain_sql(gone[filled.engine.dialect.name])
    with filled.reading() as connection:
        assert not is_guarded(connection)


def test_any_changed_byte_of_an_event_is_found(filled: Store, plain_sql, secretly):
    """Every byte of one event, each time another wrong value; on SQLite also bytes that are no text."""
    is_server = filled.engine.dialect.name == "postgresql"
    with filled.reading() as connection:
        body = next(row.body for row in raw_events(connection) if row.seq == 5)
    places = range(0, len(body), 7) if is_server else range(len(body))
    for place in places:
        wrong = ord("Q") if is_server else (body[place] + 1 + 37 * place % 255) % 256
        if wrong == body[place] or (is_server and body[place] > 127):
            continue
        changed = body[:place] + bytes([wrong]) + body[place + 1 :]
        kind = "convert_from('\\x{}'::bytea, 'UTF8')" if is_server else "CAST(x'{}' AS TEXT)"
        secretly(f"UPDATE event SET body = {kind.format(changed.hex())} WHERE seq = 5")
        assert chain_faults(filled) == [("edited", 5)], (place, wrong)


STATE = [
    ("UPDATE allocation SET status = 'approved'", ("differs", "allocation", "status")),
    ("UPDATE allocation SET held_until = '2030-01-01'", ("differs", "allocation", "held_until")),
    ("UPDATE allocation SET made_by = 'zhao'", ("differs", "allocation", "made_by")),
    ("UPDATE allocation SET changed_by = 'zhao'", ("differs", "allocation", "changed_by")),
    ("UPDATE allocation SET decided_by = 'zhao'", ("differs", "allocation", "decided_by")),
    (f"UPDATE allocation SET ended_at = '{MOMENT}'", ("differs", "allocation", "ended_at")),
    ("UPDATE allocation SET project_id = 'P9'", ("differs", "allocation", "project_id")),
    ("UPDATE allocation_atom SET atom_id = 'A-3'", ("differs", "allocation", "atoms")),
    ("DELETE FROM allocation_atom", ("differs", "allocation", "atoms")),
    (
        "INSERT INTO allocation (id, project_id, request_id, status, version, made_at, made_by) "
        f"VALUES (9, 'P9', 'r9', 'proposed', 1, '{MOMENT}', 'zhao')",
        ("without_event", "allocation", ""),
    ),
    ("UPDATE dataset SET content_sha256 = 'x' WHERE id = 1", ("differs", "dataset", "content_sha256")),
    ("UPDATE dataset SET imported_by = 'zhao' WHERE id = 1", ("differs", "dataset", "imported_by")),
    ("UPDATE dataset SET is_current = false", ("differs", "dataset", "is_current")),
    ("UPDATE parcels SET status = 'built' WHERE dataset_id = 2 AND ordinal = 0", ("content", "dataset", "")),
    ("UPDATE parcels SET plan_use = 'x' WHERE dataset_id = 1 AND ordinal = 0", ("content", "dataset", "")),
    ("DELETE FROM parcels WHERE dataset_id = 2 AND ordinal = 3", ("content", "dataset", "")),
    ("UPDATE plan_run SET objective = 8", ("differs", "plan_run", "objective")),
    ("UPDATE plan_run SET document = replace(document, 'c1', 'c2')", ("differs", "plan_run", "document_sha256")),
    ("DELETE FROM plan_run", ("gone", "plan_run", "")),
    ("UPDATE allocation_check SET verdict = 'pass'", ("differs", "allocation_check", "verdict")),
    ("UPDATE allocation_check SET open_findings = '[]'", ("differs", "allocation_check", "open_findings")),
    (
        "UPDATE allocation_check SET findings = replace(findings, 'fail', 'pass')",
        ("differs", "allocation_check", "findings_sha256"),
    ),
    ("UPDATE finding_decision SET reason = 'other'", ("differs", "finding_decision", "reason")),
    ("UPDATE finding_decision SET made_by = 'zhao'", ("differs", "finding_decision", "made_by")),
    ("DELETE FROM finding_decision", ("gone", "finding_decision", "")),
    (
        "INSERT INTO finding_decision (id, allocation_id, site, rule, subject, kind, reason, made_at, made_by) "
        f"VALUES (9, 1, 'A-2', 'flood', 'A-2', 'waived', 'so', '{MOMENT}', 'zhao')",
        ("without_event", "finding_decision", ""),
    ),
    ("UPDATE person SET role = 'administrator'", ("differs", "person", "role")),
    ("UPDATE person SET is_active = false", ("differs", "person", "is_active")),
    ("DELETE FROM person", ("gone", "person", "")),
    (
        "INSERT INTO person (id, name, role, is_active, must_change, failures, made_at, made_by, version) "
        f"VALUES ('zhao', 'Z', 'officer', true, false, 0, '{MOMENT}', 'zhao', 1)",
        ("without_event", "person", ""),
    ),
    ("UPDATE quota_account SET granted = 900", ("differs", "quota_account", "granted")),
    ("UPDATE quota_account SET used = 0", ("differs", "quota_account", "used")),
    ("UPDATE workspace SET name = 'x'", ("differs", "workspace", "name")),
    ("UPDATE document SET body = replace(body, 'p', 'q') WHERE kind = 'policy'", ("content", "document", "")),
    ("UPDATE evidence SET content = 'other'", ("content", "evidence", "")),
]


def test_state_changed_behind_the_back_of_the_log_is_found_whatever_it_is(filled: Store):
    """Each statement in a transaction of its own that is taken back, with the triggers off."""
    missed = []
    for statement, fault in STATE:
        with filled.engine.connect() as connection:
            if filled.engine.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            assert connection.exec_driver_sql(statement).rowcount > 0, statement
            found = {(one.code, one.table, one.values.get("column", "")) for one in check_state(connection)}
            connection.rollback()
        missed += [] if fault in found else [(statement, found)]
    assert missed == []
    assert state_faults(filled) == set(), "all of it was taken back"


def test_a_fault_of_the_state_says_after_which_event_it_was_made(filled: Store, secretly):
    secretly("UPDATE allocation SET status = 'approved'")
    with filled.reading() as connection:
        (fault,) = check_state(connection)
    assert (fault.record, fault.since, fault.values) == (
        "1", NOW, {"column": "status", "told": "checking", "found": "approved"}
    )  # fmt: skip
    with filled.reading() as connection:
        assert "taken_up" in next(row.body.decode() for row in raw_events(connection) if row.seq == fault.seq)


def test_a_cell_that_nobody_can_read_is_a_fault_and_no_crash(filled: Store, secretly):
    secretly("UPDATE allocation SET made_at = 'yesterday'")
    assert ("unreadable", "allocation", "") in state_faults(filled)


def test_an_allocation_that_ended_has_given_back_its_land(filled: Store, secretly):
    with filled.unit_of_work(PLANNER) as work:
        one = read_allocation(work.connection, 1)
        change(work, 1, "withdrawn", version=one.version, values={"status": "withdrawn", "reason": "no money"})
    assert state_faults(filled) == set()
    secretly("UPDATE allocation_atom SET status = 'active'")
    assert state_faults(filled) == {("differs", "allocation", "atoms")}


def test_anchors_are_appended_and_read_back(tmp_path: Path):
    path = tmp_path / "anchors.txt"
    first = Anchor(Head(1, hashlib.sha256(b"1").hexdigest()), NOW, "清和市")
    second = Anchor(Head(2, hashlib.sha256(b"2").hexdigest()), NOW, "清和\t市")
    assert [append_anchor(path, one) for one in (first, first, second)] == [True, False, True]
    kept = [line.anchor for line in read_anchors(path)]
    assert kept[0] == first
    assert [one.workspace for one in kept] == ["清和市", "清和 市"]


def test_a_line_cut_off_by_a_power_failure_stays_visible_and_harms_no_other(tmp_path: Path):
    path = tmp_path / "anchors.txt"
    path.write_bytes(b"1\t0123")
    anchor = Anchor(Head(2, "0" * 64), NOW, "x")
    append_anchor(path, anchor)
    assert [(line.number, line.anchor) for line in read_anchors(path)] == [(1, None), (2, anchor)]


@pytest.mark.parametrize("line", ["", "x", "1\t" + "0" * 63, "-1\t" + "0" * 64 + "\t" + MOMENT + "\tx", json.dumps({})])
def test_what_is_no_anchor_is_not_read_as_one(tmp_path: Path, line: str):
    path = tmp_path / "anchors.txt"
    path.write_text(line + "\n", encoding="utf-8")
    assert all(one.anchor is None for one in read_anchors(path))


def test_the_head_that_is_anchored_is_that_of_the_chain(filled: Store):
    with filled.reading() as connection:
        assert head(connection) == verify_chain(connection).head
