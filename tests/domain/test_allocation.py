from datetime import date
from itertools import product

import pytest

from parcels.domain.allocation import HOLDS, MOVES, AllocationLife, AllocationStatus, can_move

TODAY = date(2026, 11, 23)
CHECKED = {"held_until": TODAY, "proposers": frozenset({"li"}), "is_checked": True, "is_certified": True}


def life(status: str, **more) -> AllocationLife:
    return AllocationLife(AllocationStatus(status), **(CHECKED | more))


def asked(name: str, own: AllocationLife, by: str = "wang", reason: str | None = "理由") -> str:
    guard = can_move(name, own, by=by, on=TODAY, reason=reason)
    assert guard.allowed == (guard.because == "state_allows")
    return guard.because


MAIN_WAY = ("take_up", "approve", "sign", "deliver", "start", "produce", "accept")


def test_the_main_way_leads_from_proposed_to_accepted():
    own = life("proposed")
    for name in MAIN_WAY:
        assert asked(name, own) == "state_allows"
        own = life(MOVES[name].target)
    assert own.status is AllocationStatus.ACCEPTED


@pytest.mark.parametrize(("name", "status"), list(product(MOVES, AllocationStatus)))
def test_every_move_starts_only_from_the_states_it_names(name: str, status: AllocationStatus):
    until = date(2026, 11, 22) if name == "lapse" else TODAY
    because = asked(name, life(status, held_until=until))
    assert (because == "state_forbids") == (status not in MOVES[name].sources)


def test_nothing_leaves_an_ended_state():
    over = [status for status in AllocationStatus if status.is_over]
    assert [str(status) for status in over] == ["rejected", "withdrawn", "lapsed", "revoked"]
    assert not any(move.sources & set(over) for move in MOVES.values())


@pytest.mark.parametrize("name", ["take_up", "waive", "clear", "send_back", "approve", "reject", "sign", "revoke"])
def test_who_proposed_never_decides(name: str):
    (status, *_) = MOVES[name].sources
    assert asked(name, life(status), by="li") == "same_person"


@pytest.mark.parametrize(("until", "because"), [(TODAY, "state_allows"), (date(2026, 11, 22), "hold_over")])
def test_the_last_day_of_a_hold_counts(until: date, because: str):
    assert asked("approve", life("checking", held_until=until)) == because


@pytest.mark.parametrize(("until", "because"), [(TODAY, "hold_running"), (date(2026, 11, 22), "state_allows")])
def test_a_hold_lapses_the_day_after_its_last(until: date, because: str):
    assert {asked("lapse", life(status, held_until=until)) for status in HOLDS} == {because}


@pytest.mark.parametrize(
    ("more", "because"),
    [
        ({"is_checked": False}, "not_checked"),
        ({"blocks": 1}, "blocked"),
        ({"unresolved": 1}, "unresolved"),
        ({}, "state_allows"),
    ],
)
def test_only_a_checked_allocation_without_block_and_open_finding_is_approved_or_signed(more: dict, because: str):
    assert asked("approve", life("checking", **more)) == because
    assert asked("sign", life("approved", **more)) == because


def test_only_a_signature_needs_a_certificate():
    assert asked("approve", life("checking", is_certified=False)) == "state_allows"
    assert asked("sign", life("approved", is_certified=False)) == "not_certified"


@pytest.mark.parametrize("name", [move.name for move in MOVES.values() if move.needs_reason])
def test_a_decision_against_somebody_needs_a_reason(name: str):
    (status, *_) = MOVES[name].sources
    assert asked(name, life(status), reason="  ") == "reason_missing"
    assert asked(name, life(status), reason=None) == "state_allows"
