"""What may go in and out of the reserve, on parcels whose area and score can be checked at a glance."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.reserve import movements as move
from parcels.landing.reserve.balance import balance_series
from parcels.landing.reserve.entries import Entry, EntryKind, Standing, Terms, held, holdings_on
from parcels.landing.reserve.movements import Land, Ledger
from parcels.landing.reserve.settings import packaged_reserve_settings

DAY = date(2026, 11, 23)
WHY = Terms(reason="地铁口", authority="市长办公会 2026-31")
SETTINGS = packaged_reserve_settings()
GROWING = SETTINGS.model_copy(
    update={"growth": SETTINGS.growth.model_copy(update={"only_grows": True, "reason": "总量只增不减"})}
)


def land(name, area=20_000.0, score=60.0, **more):
    return Land(name, "PF1", area, score, **more)


def opened(*names, settings=SETTINGS, on=DAY, until=None, **more):
    entries = tuple(
        Entry(EntryKind.OPENING, name, "PF1", DAY - timedelta(days=10), 20_000.0, 60.0, Terms(until=until, **more))
        for name in names
    )
    return Ledger(entries, settings, on)


def then(ledger, new, on=None):
    return replace(ledger, entries=(*ledger.entries, *new), on=on or ledger.on)


def refused(code, call, *args, **kwargs):
    with pytest.raises((ActionRefused, InputRefused)) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code
    return caught.value.values


def test_a_designation_takes_a_parcel_in_with_its_purpose():
    terms = replace(WHY, until=date(2028, 1, 1), sectors=("food",), quality_min=80.0)
    ledger = then(opened("A"), move.designate(opened("A"), land("B"), terms))
    assert list(held(ledger.holdings)) == ["A", "B"]
    assert ledger.holdings["B"].terms == terms


@pytest.mark.parametrize(
    ("parcel", "code"),
    [
        (land("A"), "reserve_already_held"),
        (land("B", is_blank=True), "reserve_statutory_blank"),
        (land("B", is_open=False), "reserve_land_gone"),
        (land("B", bound_to="P1"), "reserve_land_bound"),
    ],
)
def test_some_land_cannot_come_in(parcel, code):
    refused(code, move.designate, opened("A"), parcel, WHY)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": " "}, "reserve_reason_missing"),
        ({"authority": ""}, "reserve_authority_missing"),
        ({"until": DAY}, "reserve_until_passed"),
        ({"area_min_mu": 50.0, "area_max_mu": 20.0}, "reserve_sizes"),
        ({"quality_min": 101.0}, "reserve_quality"),
    ],
)
def test_a_designation_says_why_by_whom_and_for_what(changes, code):
    refused(code, move.designate, opened("A"), land("B"), replace(WHY, **changes))


def test_entries_are_written_in_the_order_of_their_days():
    late = then(opened("A"), move.designate(opened("A"), land("B"), WHY), on=DAY - timedelta(days=1))
    assert refused("reserve_order", move.designate, late, land("C"), WHY)["last"] == DAY.isoformat()


@pytest.mark.parametrize(
    ("into", "code"),
    [
        (land("B", area=19_999.0), "reserve_swap_smaller"),
        (land("B", score=59.9), "reserve_swap_worse"),
        (land("B", score=None), "reserve_swap_unscored"),
        (land("A"), "reserve_swap_same"),
        (land("B", is_blank=True), "reserve_statutory_blank"),
    ],
)
def test_a_swap_brings_in_land_at_least_as_large_and_as_good(into, code):
    refused(code, move.swap, opened("A"), land("A"), into, WHY)


def test_a_swap_is_measured_by_the_area_once_taken_in_even_if_the_parcel_was_redrawn_smaller():
    shrunk = land("A", area=10_000.0)
    refused("reserve_swap_smaller", move.swap, opened("A"), shrunk, land("B", area=15_000.0), WHY)


def test_a_swap_moves_both_parcels_and_keeps_what_the_land_was_wanted_for():
    ledger = opened("A", sectors=("food",), until=date(2027, 6, 1))
    ledger = then(ledger, move.swap(ledger, land("A"), land("B", area=21_000.0), WHY))
    assert ledger.holdings["A"].standing is Standing.OUT
    assert ledger.holdings["B"].terms.sectors == ("food",)
    assert ledger.holdings["B"].terms.until == date(2027, 6, 1)


def test_a_reserve_that_only_grows_lets_land_go_only_against_other_land():
    ledger = opened("A", settings=GROWING, until=DAY - timedelta(days=1))
    assert refused("reserve_only_grows", move.release, ledger, land("A"), WHY)["reason"] == "总量只增不减"
    refused("reserve_only_grows", move.expire, ledger, land("A"), WHY)
    both = then(ledger, move.release(ledger, land("A"), WHY, into=land("B")))
    assert list(held(both.holdings)) == ["B"]
    refused("reserve_swap_worse", move.release, ledger, land("A"), WHY, into=land("B", score=1.0))


def test_a_platform_keeps_its_least_share_of_open_land_in_reserve():
    half = SETTINGS.model_copy(
        update={"shares": SETTINGS.shares.model_copy(update={"by_platform": {"PF1": 0.25}, "reason": "四分之一"})}
    )
    # two parcels of 2 ha out of 8 ha: 50 %; one of them is exactly 25 %
    ledger = replace(opened("A", "B", settings=half), open_m2={"PF1": 80_000.0})
    one_less = then(ledger, move.release(ledger, land("A"), WHY))
    values = refused("reserve_below_share", move.release, one_less, land("B"), WHY)
    assert (values["share"], values["limit"]) == (0.0, 25.0)
    assert move.release(one_less, land("B"), WHY, into=land("C"))


def test_a_release_for_one_project_ends_by_itself_and_the_land_is_in_reserve_again():
    last = DAY + timedelta(days=30)
    ledger = opened("A")
    ledger = then(ledger, move.release_for(ledger, land("A"), "P1", replace(WHY, until=last)))
    assert ledger.holdings["A"].standing is Standing.GRANTED
    refused("reserve_granted", move.release, ledger, land("A"), WHY)
    refused("reserve_granted", move.designate, ledger, land("A"), WHY)
    assert holdings_on(ledger.entries, last)["A"].standing is Standing.GRANTED
    after = holdings_on(ledger.entries, last + timedelta(days=1))["A"]
    assert (after.standing, after.is_lapsed) == (Standing.HELD, True)
    areas = [point.total.area_m2 for point in balance_series(ledger.entries, last + timedelta(days=5))]
    assert areas == [20_000.0, 0.0, 20_000.0, 20_000.0]


def test_a_release_for_one_project_needs_a_last_day_and_land_nobody_else_was_promised():
    refused("reserve_until_missing", move.release_for, opened("A"), land("A"), "P1", WHY)
    terms = replace(WHY, until=DAY + timedelta(days=30))
    refused("reserve_land_bound", move.release_for, opened("A"), land("A", bound_to="P2"), "P1", terms)


def test_what_was_given_to_one_project_can_be_taken_back_until_it_has_the_land():
    ledger = opened("A")
    ledger = then(ledger, move.release_for(ledger, land("A"), "P1", replace(WHY, until=DAY + timedelta(days=9))))
    refused("reserve_land_bound", move.take_back, ledger, land("A", bound_to="P1"), WHY)
    back = then(ledger, move.take_back(ledger, land("A"), WHY))
    assert back.holdings["A"].standing is Standing.HELD
    refused("reserve_not_granted", move.take_back, back, land("A"), WHY)


def test_a_term_that_is_over_ends_nothing_by_itself_and_may_be_extended_or_closed():
    ledger = opened("A", until=DAY - timedelta(days=1))
    assert ledger.holdings["A"].is_due
    longer = then(ledger, move.extend(ledger, land("A"), replace(WHY, until=DAY + timedelta(days=300))))
    assert not longer.holdings["A"].is_due
    refused("reserve_term_running", move.expire, longer, land("A"), WHY)
    assert then(ledger, move.expire(ledger, land("A"), WHY)).holdings["A"].standing is Standing.OUT
    refused("reserve_until_earlier", move.extend, longer, land("A"), replace(WHY, until=DAY + timedelta(days=300)))


def test_interim_use_needs_leave_a_last_day_and_ends():
    terms = replace(WHY, until=DAY + timedelta(days=365), interim_use="临时停车场")
    refused("reserve_interim_refused", move.interim, opened("A"), land("A"), terms)
    ledger = opened("A", interim_allowed=True)
    refused("reserve_interim_long", move.interim, ledger, land("A"), replace(terms, until=DAY + timedelta(days=731)))
    refused("reserve_interim_use_missing", move.interim, ledger, land("A"), replace(terms, interim_use=" "))
    refused("reserve_no_interim", move.interim_end, ledger, land("A"), WHY)
    used = then(ledger, move.interim(ledger, land("A"), terms))
    assert used.holdings["A"].interim_use == "临时停车场"
    assert not then(used, move.interim_end(used, land("A"), WHY)).holdings["A"].interim_use
    assert not holdings_on(used.entries, DAY + timedelta(days=366))["A"].interim_use


def test_the_mean_score_is_weighted_by_area_over_the_parcels_that_have_one():
    entries = (
        Entry(EntryKind.OPENING, "A", "PF1", DAY, 10_000.0, 90.0),
        Entry(EntryKind.OPENING, "B", "PF1", DAY, 30_000.0, 50.0),
        Entry(EntryKind.OPENING, "C", "PF2", DAY, 60_000.0, None),
    )
    (point,) = balance_series(entries, DAY)
    assert (point.total.count, point.total.area_m2, point.total.scored_m2) == (3, 100_000.0, 40_000.0)
    assert point.total.score == pytest.approx(60.0)
    assert point.by_platform["PF2"].score is None
