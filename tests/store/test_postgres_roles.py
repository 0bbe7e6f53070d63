"""What the app's account of PostgreSQL may do, and everything it must not, tried as that account."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import psycopg
import pytest
import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused, ParcelsError
from parcels.store.allocations import AllocationRequest, allocate, change
from parcels.store.certificates import CertificateStatus, end, issue
from parcels.store.datasets import Counts, NewDataset, store_dataset
from parcels.store.events import Stamp, verify_chain
from parcels.store.land_guard import AtomShare
from parcels.store.measurements import cache_table, keep_newest
from parcels.store.people import Person, add_person, change_person
from parcels.store.plan_runs import NewPlanRun, store_plan_run
from parcels.store.postgres_roles import GRANTS, grant_app_role
from parcels.store.quotas import QuotaNeed, draw, grant
from parcels.store.reserve_reviews import ReviewDecision, decide_review, read_review
from parcels.store.scenarios import archive, read_scenario, rename
from parcels.store.state_check import check_state
from parcels.store.tables import metadata
from parcels.store.unit_of_work import Store, open_store
from parcels.store.workspaces import create_facts, store_crs
from tests.store.everything import imagined, landed, reserved
from tests.store.test_certificates import wish as certificate_wish

PEOPLE = {"li": "planner", "wang": "officer", "zhao": "officer", "chen": "leader", "sun": "department"}
ROLE = "parcels_app"


@pytest.fixture(scope="session")
def app_role(cluster) -> str:
    cluster.sql(f"CREATE ROLE {ROLE} LOGIN")
    return ROLE


@pytest.fixture
def city(postgres_store: Store, stamp: Stamp, app_role: str) -> Store:
    """A real workspace with five people (zhao switched off) and allocation 1, proposed by li and under check."""
    with postgres_store.unit_of_work(stamp) as work:
        create_facts(work, "清和市", None, False)
        for name, role in PEOPLE.items():
            add_person(work.connection, person(name, role, stamp))
        made = allocate(work, AllocationRequest("r1", "P1", (AtomShare("A-1", "A-1"),)))
        change(work, made.id, "taken_up", version=1, values={"status": "checking"})
        grant_app_role(work.connection, app_role)
    return postgres_store


def person(name: str, role: str, stamp: Stamp) -> Person:
    empty = {"platform_id": None, "department": None, "password_hash": None, "external_id": None, "locked_until": None}
    return Person(
        id=name, name=name, role=role, is_active=name != "zhao", must_change=False, failures=0, made_at=stamp.at,
        made_by="admin", version=1, **empty,
    )  # fmt: skip


@pytest.fixture
def app_url(city: Store, cluster, app_role: str) -> str:
    return cluster.url(sa.make_url(city.target).database, app_role)


@pytest.fixture
def app(app_url: str) -> Iterator[Store]:
    store = open_store(app_url)
    yield store
    store.close()


@pytest.fixture
def attempt(app_url: str) -> Callable[[str], str]:
    """Run statements as the app's account; return the SQLSTATE, with the code where a trigger of ours refused."""

    def run(statements: str) -> str:
        try:
            with psycopg.connect(app_url) as connection:
                for statement in statements.split(";"):
                    connection.execute(statement)
        except psycopg.Error as error:
            detail = error.diag.message_detail or ""
            return str(error.sqlstate) + (f" {detail.split(chr(34))[3]}" if detail.startswith('{"code"') else "")
        return "done"

    return run


APPROVE = "UPDATE allocation SET status = 'approved', decided_by = '{}', decided_at = '2026-11-23T10:00' WHERE id = 1"
FINDING = """INSERT INTO finding_decision (allocation_id, site, rule, subject, kind, reason, made_at, made_by)
    VALUES (1, '', 'R-1', 'A-1', '{}', 'x', '2026-11-23T10:00', '{}')"""
FORBIDDEN = {
    "change an event": ("UPDATE event SET body = 'x'", "42501"),
    "delete an event": ("DELETE FROM event", "42501"),
    "empty the log": ("TRUNCATE event", "42501"),
    "add an event that continues nothing": ("INSERT INTO event VALUES (9, 'x', 'y', '{}')", "23514 event_unlinked"),
    "switch the triggers off": ("ALTER TABLE event DISABLE TRIGGER ALL", "42501"),
    "drop a trigger": ("DROP TRIGGER event_never_changed ON event", "42501"),
    "replace the trigger's function": (
        "CREATE OR REPLACE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW END'", "42501",
    ),
    "write as a replica, past all triggers": ("SET session_replication_role = replica", "42501"),
    "become the owner": ("SET ROLE postgres", "42501"),
    "make oneself an officer": ("UPDATE person SET role = 'officer' WHERE id = 'li'", "42501"),
    "switch an officer on again": ("UPDATE person SET is_active = true WHERE id = 'zhao'", "42501"),
    "add a person": ("INSERT INTO person SELECT * FROM person", "42501"),
    "delete a person": ("DELETE FROM person", "42501"),
    "call the workspace a demo": ("UPDATE workspace SET is_demo = true", "42501"),
    "delete an allocation": ("DELETE FROM allocation", "42501"),
    "say somebody else proposed": ("UPDATE allocation SET made_by = 'chen'", "42501"),
    "give the land to another project": ("UPDATE allocation SET project_id = 'P9'", "42501"),
    "change a stored parcel": ("UPDATE parcels SET plan_use = '0701'", "42501"),
    "delete a check": ("DELETE FROM allocation_check", "42501"),
    "change an entry of the ledger": ("UPDATE quota_entry SET amount = 0", "42501"),
    "use more than is granted": (
        """INSERT INTO quota_account (kind, platform_id, year, granted, used)
           VALUES ('energy', '', 2026, 1, 2)""", "23514",
    ),
    "approve in nobody's name": ("UPDATE allocation SET status = 'approved' WHERE id = 1", "42501 decision_unsigned"),
    "approve what oneself proposed": (APPROVE.format("li"), "42501 decider_proposed"),
    "approve as somebody switched off": (APPROVE.format("zhao"), "42501 decider_may_not"),
    "approve as somebody who does not exist": (APPROVE.format("x"), "42501 decider_may_not"),
    "approve as the leader": (APPROVE.format("chen"), "42501 decider_may_not"),
    "approve as a demo person": (APPROVE.format("demo_officer"), "42501 decider_may_not"),
    "revoke as an officer": (APPROVE.format("wang").replace("approved", "revoked"), "42501 decider_may_not"),
    "propose what is signed already": (
        """INSERT INTO allocation (project_id, request_id, status, version, made_at, made_by)
           VALUES ('P9', 'r9', 'committed', 1, '2026-11-23T10:00', 'li')""", "42501 decision_unsigned",
    ),
    "slip in a table of people": (
        f"""CREATE TEMP TABLE person (id text, is_active boolean, role text);
            INSERT INTO pg_temp.person VALUES ('x', true, 'officer'); {APPROVE.format("x")}""", "42501 decider_may_not",
    ),
    "waive as the proposer": (FINDING.format("waived", "li"), "42501 decider_proposed"),
    "waive as a department": (FINDING.format("waived", "sun"), "42501 decider_may_not"),
    "clear as an officer": (FINDING.format("cleared", "wang"), "42501 decider_may_not"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_apps_account_can_not(attempt, what: str):
    statement, expected = FORBIDDEN[what]
    assert attempt(statement) == expected


@pytest.mark.parametrize(
    "statement", [APPROVE.format("wang"), FINDING.format("waived", "wang"), FINDING.format("cleared", "sun")]
)
def test_who_is_entitled_can(attempt, statement: str):
    assert attempt(statement) == "done"


def test_the_daily_work_of_the_app_goes_on_with_that_account(app: Store, stamp: Stamp, parcels):
    officer = replace(stamp, user="wang", role="officer")
    with app.unit_of_work(stamp) as work:
        store_crs(work, "EPSG:4549")
        for _ in range(2):
            store_dataset(work, NewDataset("parcels", parcels(2), "a", "0" * 64, "EPSG:4549", Counts(2, 2)))
        store_plan_run(work, NewPlanRun("p" * 64, {}, "optimal", 1, 1.0, {}))
        made = allocate(work, AllocationRequest("r2", "P2", (AtomShare("A-2", "A-2"),)))
        change_person(work.connection, "li", version=1, values={"failures": 1})
    with app.quiet_write() as connection:
        cache_table(connection, "k", parcels(1)[["parcel_id"]].astype(str), stamp.at)
        keep_newest(connection, 0)
    with app.unit_of_work(officer) as work:
        grant(work, QuotaNeed("energy", "", 2026, 5), "文号")
        draw(work, QuotaNeed("energy", "", 2026, 5), made.id)
        signed = {"decided_by": "wang", "decided_at": stamp.at}
        change(work, made.id, "rejected", version=1, values={"status": "rejected", "reason": "x", **signed})
    with app.reading() as connection:
        assert verify_chain(connection).is_whole


def test_records_certificates_the_reserve_and_scenarios_are_kept_with_that_account(app: Store, stamp: Stamp):
    with app.unit_of_work(stamp) as work:
        landed(work)
        reserved(work)
        one = issue(work, certificate_wish("P2", "B"))
        end(work, one, CertificateStatus.WITHDRAWN, reason="企业退出")
        imagined(work)
        archive(work, rename(work, read_scenario(work.connection, 1), "另一名称"))
    with app.unit_of_work(replace(stamp, user="chen", role="leader")) as work:
        decision = ReviewDecision("kept", None, "还不到时候", stamp.at.date())
        decide_review(work, read_review(work.connection, 1), decision)
    with app.reading() as connection:
        assert verify_chain(connection).is_whole
        assert [fault for fault in check_state(connection) if fault.table not in ("person", "allocation")] == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE landing_record SET body = '{}'", "DELETE FROM landing_record", "DELETE FROM certificate",
        "UPDATE certificate SET valid_until = '2030-01-01'", "UPDATE certificate SET document = '{}'",
        "UPDATE certificate_atom SET atom_id = 'x'", "UPDATE reserve_entry SET area_m2 = 0",
        "DELETE FROM reserve_entry",
        "UPDATE reserve_review SET party = 'x'", "UPDATE reserve_paper SET document_sha256 = 'x'",
        "DELETE FROM reserve_opinion", "UPDATE scenario SET made_by = 'x'", "DELETE FROM scenario_version",
        "UPDATE scenario_run SET document = '{}'", "DELETE FROM evidence", "UPDATE gate_override SET reason = 'x'",
    ],
)  # fmt: skip
def test_what_was_recorded_certified_reserved_or_imagined_cannot_be_changed_with_it(attempt, statement: str):
    assert attempt(statement) == "42501"


def test_what_the_database_refuses_is_said_with_a_code(app: Store, stamp: Stamp):
    def refused(values: dict) -> ParcelsError:
        with pytest.raises(ParcelsError) as caught, app.unit_of_work(stamp) as work:
            change(work, 1, "approved", version=2, values=values)
        return caught.value

    unsigned = refused({"status": "approved"})
    assert (type(unsigned), unsigned.code, unsigned.values) == (ActionRefused, "decision_unsigned", {"allocation": 1})
    assert refused({"made_by": "x"}).code == "database_right_missing"


def test_every_table_has_its_rights_stated():
    assert set(GRANTS) == {*metadata.tables, "alembic_version"}


def test_rights_are_given_only_to_a_role_that_has_few(city: Store, stamp: Stamp, cluster):
    def refused(role: str) -> str:
        with pytest.raises(InputRefused) as caught, city.unit_of_work(stamp) as work:
            grant_app_role(work.connection, role)
        return caught.value.code

    cluster.sql("CREATE ROLE too_strong LOGIN IN ROLE pg_write_all_data")
    assert [refused(role) for role in ("postgres", "too_strong", "x'; DROP TABLE event; --")] == [
        "role_too_strong", "role_too_strong", "role_missing",
    ]  # fmt: skip
    cluster.sql("DROP ROLE too_strong")


def test_a_folder_has_no_roles(sqlite_store: Store, stamp: Stamp):
    with pytest.raises(InputRefused, match="role_needs_server"), sqlite_store.unit_of_work(stamp) as work:
        grant_app_role(work.connection, ROLE)
