"""Every clock the day before its last day, on it, and the day after; each date is worked out by hand beside its test.

Contract on 1 September 2023 and land delivered that month unless a test says otherwise.
"""

from datetime import date, timedelta

import pytest

from parcels.landing.clocks import ClockLaw, clocks_of, record_findings, uncounted_extensions
from parcels.landing.milestones import read_ladders
from parcels.landing.progress import Cause, Conversion, Extension, LandingCase, Pause, Progress, Stop, Works
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import packaged_book, rules_by_code
from parcels.rules.policy import load_policy

DAY = timedelta(days=1)
PERIODS = periods_of(rules_by_code(date(2026, 11, 23), load_policy(), packaged_book()))
CONTRACT = {"milestone": "contract", "actual_on": date(2023, 9, 1)}
DELIVERED = {"milestone": "delivered", "actual_on": date(2023, 9, 20)}

NOTHING = Progress()


def case(*rows, progress=NOTHING, **known):
    ladder = read_ladders([{"project_id": "P1", **row} for row in rows]).get("P1")
    return LandingCase(
        "P1", ladder or read_ladders([{"project_id": "P1", **CONTRACT}])["P1"], progress=progress, **known
    )


def start(agreed, actual=None, **more):
    return {"milestone": "start_statutory", "agreed_on": agreed, "actual_on": actual, **more}


def law(as_of, *, rolls=True):
    return ClockLaw(PERIODS, Reckoning(rolls=rolls), as_of)


def clock(one, name, as_of, **how):
    return next(found for found in clocks_of(one, law(as_of, **how)) if found.name == name)


def around(one, name, last):
    """State on the day before the last day, on it and on the day after, with the days left."""
    return [(str(found.state), found.days) for found in (clock(one, name, last + DAY * n) for n in (-1, 0, 1))]


IN_TIME_THEN_OVER = [("running", 1), ("running", 0), ("overdue", -1)]


def land(agreed, *, progress=NOTHING, actual=None):
    return case(CONTRACT, DELIVERED, start(agreed, actual), progress=progress)


# Agreed dates


def test_a_start_is_late_from_the_day_after_the_agreed_one():
    assert around(land(date(2026, 3, 2)), "start_late", date(2026, 3, 2)) == IN_TIME_THEN_OVER
    assert clock(land(date(2026, 3, 2)), "start_late", date(2026, 3, 3)).verdict == "late"


def test_no_holiday_moves_an_agreed_date():
    """1 October 2026 is a holiday, but the contract names that day."""
    assert around(land(date(2026, 10, 1)), "start_late", date(2026, 10, 1)) == IN_TIME_THEN_OVER


def test_a_ceremony_or_a_recognition_does_not_meet_the_agreed_start():
    shown = [{"milestone": name, "actual_on": date(2026, 2, 1)} for name in ("start_ceremony", "start_recognised")]
    one = case(CONTRACT, DELIVERED, start(date(2026, 3, 2)), *shown)
    assert clock(one, "start_late", date(2026, 3, 3)).state == "overdue"


def test_a_start_on_the_last_day_is_in_time_and_on_the_next_day_late():
    """The start itself counts from its own day: on 2 March 2026 nothing of the 5th is known."""
    on_time, late = (land(date(2026, 3, 2), actual=day) for day in (date(2026, 3, 2), date(2026, 3, 5)))
    assert clock(on_time, "start_late", date(2026, 6, 1)).state == "met"
    assert (clock(late, "start_late", date(2026, 6, 1)).state, clock(late, "start_late", date(2026, 6, 1)).days) == (
        "met_late",
        -3,
    )
    assert clock(late, "start_late", date(2026, 3, 2)).state == "running"


def test_an_extension_puts_the_agreed_start_off_by_months():
    """30 November 2025 and three months: 28 February 2026, there being no 30th."""
    more = Progress(extensions=(Extension("start_late", 3, date(2025, 11, 30)),))
    assert around(land(date(2025, 11, 30), progress=more), "start_late", date(2026, 2, 28)) == IN_TIME_THEN_OVER


def test_an_extension_granted_after_the_last_day_does_not_count_and_that_is_a_finding():
    more = Progress(extensions=(Extension("start_late", 3, date(2025, 12, 1)),))
    one, day = land(date(2025, 11, 30), progress=more), date(2026, 1, 5)
    assert clock(one, "start_late", day).due_on == date(2025, 11, 30)
    (found,) = uncounted_extensions(one, clocks_of(one, law(day)), day)
    assert dict(found.values) == {"clock": "start_late", "recorded": 3, "counted": 0}
    assert uncounted_extensions(one, clocks_of(one, law(date(2025, 11, 30))), date(2025, 11, 30)) == ()


def test_an_extension_granted_while_a_pause_had_moved_the_last_day_counts():
    """2 March 2026 and 10 days is 12 March; granted on the 5th, one month more: 2 April and 10 days is 12 April."""
    more = Progress(
        pauses=(Pause(date(2026, 2, 1), date(2026, 2, 10), Cause.GOVERNMENT),),
        extensions=(Extension("start_late", 1, date(2026, 3, 5)),),
    )
    assert clock(land(date(2026, 3, 2), progress=more), "start_late", date(2026, 3, 20)).due_on == date(2026, 4, 12)


def test_ten_days_the_government_took_are_given_back():
    """1 to 10 February 2026, both included: 2 March becomes 12 March."""
    pause = Progress(pauses=(Pause(date(2026, 2, 1), date(2026, 2, 10), Cause.GOVERNMENT),))
    assert around(land(date(2026, 3, 2), progress=pause), "start_late", date(2026, 3, 12)) == IN_TIME_THEN_OVER


def test_a_day_two_pauses_share_is_given_back_once():
    """1 to 10 and 6 to 15 February are 15 days: 2 March becomes 17 March."""
    pauses = (
        Pause(date(2026, 2, 6), date(2026, 2, 15), Cause.FORCE_MAJEURE),
        Pause(date(2026, 2, 1), date(2026, 2, 10), Cause.GOVERNMENT),
    )
    assert around(land(date(2026, 3, 2), progress=Progress(pauses=pauses)), "start_late", date(2026, 3, 17)) == (
        IN_TIME_THEN_OVER
    )


@pytest.mark.parametrize("cause", [Cause.ENTERPRISE, Cause.MIXED])
def test_a_pause_the_enterprise_had_a_part_in_stops_no_clock(cause):
    pause = Progress(pauses=(Pause(date(2026, 2, 1), date(2026, 2, 10), cause),))
    assert around(land(date(2026, 3, 2), progress=pause), "start_late", date(2026, 3, 2)) == IN_TIME_THEN_OVER


def test_a_pause_that_began_after_the_last_day_gives_nothing_back():
    pause = Progress(pauses=(Pause(date(2026, 3, 3), date(2026, 3, 30), Cause.GOVERNMENT),))
    assert clock(land(date(2026, 3, 2), progress=pause), "start_late", date(2026, 4, 1)).due_on == date(2026, 3, 2)


def test_while_a_pause_lasts_the_clock_stands_still():
    """From 1 February to 20 March 2026 are 28 + 20 = 48 days; 2 March and 48 days is 19 April."""
    one = land(date(2026, 3, 2), progress=Progress(pauses=(Pause(date(2026, 2, 1), None, Cause.GOVERNMENT),)))
    found = clock(one, "start_late", date(2026, 3, 20))
    assert (found.state, found.days, found.due_on, found.paused_days) == ("paused", None, date(2026, 4, 19), 48)


def test_a_step_missing_on_record_below_one_that_was_reached_is_undetermined_not_late():
    one = case({"milestone": "cleared", "agreed_on": date(2023, 6, 1)}, CONTRACT)
    found = clock(one, "agreed_cleared", date(2026, 3, 1))
    assert (found.state, found.missing) == ("undetermined", ("actual_on:cleared",))


def test_every_other_agreed_date_is_a_clock_too():
    one = case({"milestone": "producing", "agreed_on": date(2028, 2, 29)}, CONTRACT)
    assert around(one, "agreed_producing", date(2028, 2, 29)) == IN_TIME_THEN_OVER


# Idle land: not started


def test_land_is_suspected_to_be_idle_a_year_after_an_agreed_start_on_29_february():
    """29 February 2024 and twelve months: 28 February 2025, a Friday that is worked."""
    one = land(date(2024, 2, 29))
    assert around(one, "idle_year", date(2025, 2, 28)) == IN_TIME_THEN_OVER
    assert clock(one, "idle_year", date(2025, 3, 1)).verdict == "idle_pending"


def test_the_second_year_ends_a_year_later():
    """28 February 2026 is a Saturday, but worked in exchange for the Spring Festival."""
    assert around(land(date(2024, 2, 29)), "idle_two_years", date(2026, 2, 28)) == IN_TIME_THEN_OVER


def test_a_year_that_ends_on_a_holiday_ends_on_the_first_working_day_after_it():
    """1 October 2025 and twelve months is 1 October 2026; the holidays last to the 7th."""
    one = land(date(2025, 10, 1))
    assert around(one, "idle_year", date(2026, 10, 8)) == IN_TIME_THEN_OVER
    assert clock(one, "idle_year", date(2026, 10, 8)).nominal_on == date(2026, 10, 1)
    assert clock(one, "idle_year", date(2026, 10, 2), rolls=False).state == "overdue"


def test_government_time_is_taken_off_the_idle_year():
    """March 2024 has 31 days: 28 February 2025 becomes 31 March 2025, a Monday."""
    pause = Progress(pauses=(Pause(date(2024, 3, 1), date(2024, 3, 31), Cause.GOVERNMENT),))
    assert around(land(date(2024, 2, 29), progress=pause), "idle_year", date(2025, 3, 31)) == IN_TIME_THEN_OVER


def test_the_idle_year_begins_with_the_extended_start():
    """29 February 2024, six months more: 29 August 2024; a year later is Friday 29 August 2025."""
    more = Progress(extensions=(Extension("start_late", 6, date(2024, 2, 1)),))
    assert around(land(date(2024, 2, 29), progress=more), "idle_year", date(2025, 8, 29)) == IN_TIME_THEN_OVER


@pytest.mark.parametrize(
    ("cause", "verdict"),
    [
        (None, "idle_pending"),
        (Cause.ENTERPRISE, "idle_enterprise"),
        (Cause.GOVERNMENT, "idle_government"),
        (Cause.FORCE_MAJEURE, "idle_force_majeure"),
        (Cause.MIXED, "idle_mixed"),
    ],
)
def test_nothing_beyond_a_suspicion_is_said_before_a_cause_is_on_record(cause, verdict):
    one = land(date(2024, 2, 29), progress=Progress(cause=cause))
    assert clock(one, "idle_year", date(2025, 3, 1)).verdict == verdict
    assert clock(one, "idle_year", date(2025, 2, 28)).verdict == "none"


def test_a_start_ends_the_idle_clock_and_a_ceremony_does_not():
    ceremony = {"milestone": "start_ceremony", "actual_on": date(2024, 5, 1)}
    assert clock(land(date(2024, 2, 29), actual=date(2025, 2, 28)), "idle_year", date(2026, 1, 5)).state == "met"
    assert clock(
        case(CONTRACT, DELIVERED, ceremony, start(date(2024, 2, 29))), "idle_year", date(2026, 1, 5)
    ).state == ("overdue")


@pytest.mark.parametrize(
    ("rows", "more", "missing"),
    [
        ([CONTRACT, DELIVERED], {}, "agreed_on:start_statutory"),
        ([CONTRACT, DELIVERED, start(date(2023, 8, 31))], {}, "agreed_start_before_contract"),
        ([CONTRACT, {"milestone": "delivered", "agreed_on": date(2023, 10, 1)}, start(date(2024, 2, 29))], {},
         "actual_on:delivered"),
        ([CONTRACT, DELIVERED, start(date(2024, 2, 29))], {"is_withdrawn": True}, "land_returned"),
    ],
)  # fmt: skip
def test_what_is_not_on_record_leaves_the_idle_clock_undetermined(rows, more, missing):
    found = clock(case(*rows, **more), "idle_year", date(2026, 11, 23))
    assert (found.state, found.verdict, found.missing) == ("undetermined", "none", (missing,))


def test_land_without_a_contract_has_no_idle_clock():
    names = {found.name for found in clocks_of(case(start(date(2024, 2, 29))), law(date(2026, 11, 23)))}
    assert names == {"start_late"}


def test_the_idle_clock_of_a_start_agreed_for_the_day_of_the_contract_runs():
    assert clock(land(date(2023, 9, 1)), "idle_year", date(2023, 9, 21)).state == "running"


# Idle land: stopped


def stopped(works, *, cause=None, stop=date(2025, 3, 3)):
    progress = Progress(cause=cause, stops=(Stop(stop),), works=(works,))
    return land(date(2024, 2, 29), actual=date(2024, 3, 1), progress=progress)


def works(developed, invested):
    return Works(date(2025, 4, 1), 30.0, developed, 1000.0, invested)


def test_too_little_developed_and_a_year_stopped_is_suspected_to_be_idle():
    """Stopped on 3 March 2025: the year is over with Tuesday 3 March 2026."""
    assert around(stopped(works(9.9, 900.0)), "idle_stopped", date(2026, 3, 3)) == IN_TIME_THEN_OVER
    assert clock(stopped(works(9.9, 900.0)), "idle_stopped", date(2026, 3, 4)).verdict == "idle_pending"


@pytest.mark.parametrize(
    ("developed", "invested", "state"),
    [
        (9.99, 1000.0, "overdue"),
        (10.0, 250.0, "met"),  # exactly a third and exactly a quarter: not less
        (30.0, 249.9, "overdue"),  # one of the two is enough
        (None, 249.9, "overdue"),
        (None, 250.0, "undetermined"),
        (10.0, None, "undetermined"),
    ],
)
def test_less_than_a_third_of_the_area_or_a_quarter_of_the_money(developed, invested, state):
    assert clock(stopped(works(developed, invested)), "idle_stopped", date(2026, 3, 4)).state == state


def test_works_that_went_on_are_not_idle_and_stops_nobody_recorded_are_undetermined():
    on = Progress(stops=(Stop(date(2025, 3, 3), date(2025, 9, 1)),), works=(works(1.0, 1.0),))
    unknown = Progress(works=(works(1.0, 1.0),))
    one, other = (land(date(2024, 2, 29), actual=date(2024, 3, 1), progress=known) for known in (on, unknown))
    assert clock(one, "idle_stopped", date(2026, 3, 4)).state == "met"
    assert clock(other, "idle_stopped", date(2026, 3, 4)).missing == ("stops",)
    assert clock(land(date(2024, 2, 29), actual=date(2024, 3, 1)), "idle_stopped", date(2026, 3, 4)).missing == (
        "stops",
        "works",
    )


# Approvals that lapse


def test_a_conversion_approval_of_29_february_2024_lapses_after_28_february_2026():
    """24 months; that Saturday is worked in exchange."""
    one = case(conversions=(Conversion("A", date(2024, 2, 29), False),))
    assert around(one, "conversion_lapse", date(2026, 2, 28)) == IN_TIME_THEN_OVER
    assert clock(one, "conversion_lapse", date(2026, 3, 1)).verdict == "suspected_lapsed"


def test_a_used_conversion_never_lapses_and_one_without_a_date_is_undetermined():
    one = case(conversions=(Conversion("A", None, True), Conversion("B", None, False)))
    found = {each.subject: each for each in clocks_of(one, law(date(2026, 3, 1))) if each.name == "conversion_lapse"}
    assert (found["A"].state, found["B"].state) == ("met", "undetermined")


FILED = date(2024, 5, 11)


def test_a_filing_known_not_to_be_extended_lapses_after_two_years():
    """11 May 2024 to Monday 11 May 2026."""
    one = case(filed_on=FILED, progress=Progress(extensions=()))
    assert around(one, "filing_lapse", date(2026, 5, 11)) == IN_TIME_THEN_OVER


def test_a_filing_whose_extension_may_not_be_on_record_is_undetermined_for_a_third_year():
    """11 May 2027 is a Tuesday."""
    one = case(filed_on=FILED)
    assert clock(one, "filing_lapse", date(2026, 5, 12)).missing == ("extensions",)
    assert clock(one, "filing_lapse", date(2027, 5, 11)).state == "undetermined"
    assert clock(one, "filing_lapse", date(2027, 5, 12)).state == "overdue"


@pytest.mark.parametrize(
    ("started", "state"),
    [
        (date(2026, 5, 11), "met"),
        (date(2026, 5, 12), "undetermined"),
        (date(2027, 5, 11), "undetermined"),
        (date(2027, 5, 12), "met_late"),
    ],
)
def test_whether_a_start_in_the_third_year_was_late_is_not_known_either(started, state):
    one = case(CONTRACT, start(date(2026, 1, 5), started), filed_on=FILED)
    assert clock(one, "filing_lapse", date(2028, 1, 5)).state == state


def test_one_extension_of_a_year_holds_a_filing_and_a_second_does_not():
    two = tuple(Extension("filing_lapse", 12, day) for day in (date(2026, 3, 2), date(2027, 3, 2)))
    one = case(filed_on=FILED, progress=Progress(extensions=two))
    assert around(one, "filing_lapse", date(2027, 5, 11)) == IN_TIME_THEN_OVER


def test_an_extension_is_asked_for_thirty_working_days_before():
    """Back from 11 May 2026: May 9, 8, 7, 6 (4); April 30 to 27 (8), 24 to 20 (13), 17 to 13 (18), 10 to 7 (22),
    3 to 1 (25); March 31, 30 (27), 27, 26, 25 (30). May 1 to 5 and April 4 to 6 are holidays."""
    one = case(filed_on=FILED)
    found = [clock(one, "filing_apply", date(2026, 3, 25) + DAY * n).days for n in (-1, 0)]
    assert found == [1, 0]
    assert "filing_apply" not in {each.name for each in clocks_of(one, law(date(2026, 3, 26)))}


def test_a_start_keeps_a_filing():
    one = case(CONTRACT, start(date(2026, 1, 5), date(2026, 1, 5)), filed_on=FILED)
    assert clock(one, "filing_lapse", date(2028, 1, 5)).state == "met"


def test_an_environmental_approval_is_examined_again_after_five_years():
    """23 November 2021 to Monday 23 November 2026."""
    assert around(case(eia_on=date(2021, 11, 23)), "eia_recheck", date(2026, 11, 23)) == IN_TIME_THEN_OVER


PERMIT = date(2026, 7, 1)


def permit(*granted):
    own = tuple(Extension("permit_lapse", 3, day) for day in granted)
    return case(building_permit_on=PERMIT, progress=Progress(extensions=own))


def test_a_building_permit_holds_three_months_and_over_the_holiday():
    """1 July to 1 October 2026, a holiday: Thursday 8 October is the last day."""
    assert around(permit(), "permit_lapse", date(2026, 10, 8)) == IN_TIME_THEN_OVER


def test_two_extensions_of_three_months_hold_a_permit_and_a_third_does_not():
    """1 October, 1 January, 1 April 2027, a Thursday; nobody stated the holidays of 2027 yet."""
    one = permit(date(2026, 9, 15), date(2026, 12, 15), date(2027, 3, 15))
    assert around(one, "permit_lapse", date(2027, 4, 1)) == IN_TIME_THEN_OVER
    assert clock(one, "permit_lapse", date(2027, 3, 20)).unknown_years == (2027,)
    assert clock(one, "permit_lapse", date(2026, 9, 14)).due_on == date(2026, 10, 8)


def test_a_permit_whose_extensions_may_not_be_on_record_is_undetermined_until_nine_months_are_over():
    one = case(building_permit_on=PERMIT)
    assert clock(one, "permit_lapse", date(2026, 10, 9)).state == "undetermined"
    assert clock(one, "permit_lapse", date(2027, 4, 1)).state == "undetermined"
    assert clock(one, "permit_lapse", date(2027, 4, 2)).state == "overdue"


def test_an_approval_of_a_later_day_is_not_known_yet():
    assert {
        each.name
        for each in clocks_of(case(building_permit_on=PERMIT, eia_on=PERMIT, filed_on=PERMIT), law(PERMIT - DAY))
    } == ({"start_late", "idle_year", "idle_two_years"})


# Sources and records


def test_a_citation_stands_only_beside_what_was_read():
    one = land(date(2024, 2, 29))
    assert "53号" in clock(one, "idle_year", date(2025, 3, 1)).citation
    assert clock(one, "start_late", date(2025, 3, 1)).citation == ""


def test_a_period_no_pack_sets_is_undetermined():
    bare = ClockLaw(periods_of({}), Reckoning(), date(2026, 11, 23))
    one = case(CONTRACT, DELIVERED, start(date(2024, 2, 29)), filed_on=FILED)
    found = {each.name: each for each in clocks_of(one, bare)}
    assert found["idle_year"].missing == ("idle_months",)
    assert found["filing_lapse"].missing == ("filing_lapse_months",)


def findings(one, as_of=date(2026, 11, 23)):
    return {each.rule: dict(each.values) for each in record_findings(one, law(as_of))}


def test_a_start_agreed_before_the_contract_is_a_finding():
    assert findings(land(date(2023, 8, 31)))["agreed_start_before_contract"] == {
        "agreed": "2023-08-31",
        "contract": "2023-09-01",
    }
    assert "agreed_start_before_contract" not in findings(land(date(2023, 9, 1)))


def test_land_delivered_after_the_agreed_start_is_a_finding():
    """Delivered on 20 September 2023."""
    assert "delivered_after_agreed_start" in findings(land(date(2023, 9, 19)))
    assert "delivered_after_agreed_start" not in findings(land(date(2023, 9, 20)))


def test_a_late_delivery_is_the_grantors_and_is_counted_in_days():
    late = {**DELIVERED, "agreed_on": date(2023, 9, 10)}
    assert findings(case(CONTRACT, late))["delivered_late"]["days"] == 10
    assert "delivered_late" not in findings(case(CONTRACT, {**DELIVERED, "agreed_on": date(2023, 9, 20)}))


def test_a_signed_project_without_any_agreed_date_is_a_finding():
    signed = {"milestone": "signed", "actual_on": date(2026, 1, 5)}
    assert "nothing_agreed" in findings(case(signed))
    assert "nothing_agreed" not in findings(case(signed, {"milestone": "cleared", "agreed_on": date(2027, 1, 5)}))
    assert "nothing_agreed" not in findings(case(signed, is_withdrawn=True))


def test_a_start_without_evidence_is_a_finding():
    assert "start_without_evidence" in findings(land(date(2024, 2, 29), actual=date(2024, 2, 1)))
    proven = case(CONTRACT, DELIVERED, start(date(2024, 2, 29), date(2024, 2, 1), evidence="施工许可证"))
    assert "start_without_evidence" not in findings(proven)


def test_pauses_and_extensions_without_evidence_are_a_finding():
    bare = Progress(
        pauses=(Pause(date(2024, 1, 1), None, Cause.GOVERNMENT), Pause(date(2024, 2, 1), None, Cause.MIXED, "函"))
    )
    assert findings(land(date(2024, 2, 29), progress=bare))["without_evidence"] == {"kind": "pause", "count": 1}
