import pytest
import sqlalchemy as sa

from parcels.store.events import ZERO, Head, Stamp, link, read_events, verify_chain
from parcels.store.unit_of_work import Store


@pytest.fixture
def logged(store: Store, stamp: Stamp) -> Store:
    for number in range(1, 6):
        with store.unit_of_work(stamp) as work:
            work.record("tried", number=number)
    return store


UNGUARD = {
    "sqlite": ("DROP TRIGGER event_never_changed", "DROP TRIGGER event_never_deleted"),
    "postgresql": ("ALTER TABLE event DISABLE TRIGGER ALL",),
}


@pytest.fixture
def tamper(logged: Store, plain_sql):
    """Change the log as somebody would who holds the store: without our triggers."""

    def change(*statements: str) -> None:
        plain_sql(*UNGUARD[logged.engine.dialect.name])
        assert plain_sql(*statements) > 0, "the tampering itself must have done something"

    return change


def faults(store: Store, anchor: Head | None = None) -> list[tuple[str, int]]:
    with store.reading() as connection:
        return [(fault.code, fault.seq) for fault in verify_chain(connection, anchor).faults]


def head(store: Store) -> Head:
    with store.reading() as connection:
        return verify_chain(connection).head


def test_the_first_link_can_be_computed_by_hand(logged: Store):
    with logged.reading() as connection:
        body = connection.exec_driver_sql("SELECT body FROM event WHERE seq = 1").scalar()
        first = connection.exec_driver_sql("SELECT prev, hash FROM event WHERE seq = 1").one()
    assert tuple(first) == (ZERO, link(1, ZERO, body))
    assert body == (
        '{"at": "2026-11-23T09:00:00.000000+00:00", "event": "tried", "role": "planner", "user": "li", '
        '"values": {"number": 1}}'
    )


def test_an_untouched_log_is_whole_and_can_be_read(logged: Store):
    assert faults(logged, head(logged)) == []
    with logged.reading() as connection:
        assert [event.values["number"] for event in read_events(connection, after=3)] == [4, 5]


@pytest.mark.parametrize(
    "statement", ["UPDATE event SET body = 'x'", "DELETE FROM event", "DELETE FROM event WHERE seq = 5"]
)
def test_the_database_itself_refuses_to_change_or_delete_an_event(logged: Store, stamp: Stamp, statement: str):
    with pytest.raises(sa.exc.IntegrityError), logged.unit_of_work(stamp) as work:
        work.connection.exec_driver_sql(statement)
    assert faults(logged) == []


SLIPPERY = {
    "sqlite": "INSERT OR REPLACE INTO event VALUES (5, 'p', 'h', 'forged')",
    "postgresql": "TRUNCATE event",
}


def test_replacing_and_truncating_do_not_slip_past_the_triggers(logged: Store, stamp: Stamp):
    forged = SLIPPERY[logged.engine.dialect.name]
    with pytest.raises(sa.exc.IntegrityError), logged.unit_of_work(stamp) as work:
        work.connection.exec_driver_sql(forged)
    assert faults(logged) == []


def test_an_edited_event_is_found(logged: Store, tamper):
    tamper("UPDATE event SET body = replace(body, '3', '8') WHERE seq = 3")
    assert faults(logged) == [("edited", 3)]


def test_an_event_deleted_in_the_middle_is_found(logged: Store, tamper):
    tamper("DELETE FROM event WHERE seq = 3")
    assert faults(logged) == [("gap", 4), ("unlinked", 4)]


def test_an_inserted_event_is_found(logged: Store, tamper):
    tamper("INSERT INTO event VALUES (6, 'x', 'y', 'z')")
    assert faults(logged) == [("unlinked", 6), ("edited", 6)]


def test_a_cut_tail_is_found_by_the_anchor_only(logged: Store, tamper):
    anchor = head(logged)
    tamper("DELETE FROM event WHERE seq > 3")
    assert faults(logged) == []
    assert faults(logged, anchor) == [("cut", 5)]


def test_a_chain_computed_again_is_found_by_the_anchor_only(logged: Store, tamper):
    anchor = head(logged)
    with logged.reading() as connection:
        bodies = [row.body.replace('"li"', '"wang"') for row in connection.exec_driver_sql("SELECT body FROM event")]
    prev, statements = ZERO, []
    for seq, body in enumerate(bodies, start=1):
        again = link(seq, prev, body)
        statements.append(f"UPDATE event SET prev = '{prev}', hash = '{again}', body = '{body}' WHERE seq = {seq}")
        prev = again
    tamper(*statements)
    assert faults(logged) == []
    assert faults(logged, anchor) == [("rewritten", 5)]


def test_an_exception_takes_the_events_back_with_the_state(logged: Store, stamp: Stamp):
    before = head(logged)

    def interrupted():
        with logged.unit_of_work(stamp) as work:
            work.record("never")
            work.append_pending()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert head(logged) == before


def test_a_time_without_a_zone_is_refused(stamp: Stamp):
    with pytest.raises(ValueError, match="zone"):
        Stamp(stamp.at.replace(tzinfo=None), "li", "planner")
