"""Published landing figures come out of row-level rolls, each by its own definition.

The rolls are constructed: their rows are made so that the counts are those published; only counts and rates were
published, never rows. Where a source gives a rate without its counts, the roll is 100 or 1 000 projects, and the test
says so. Evidence in brackets: an official page is one of a government site, a secondary page is a reprint.
"""

from datetime import date

import pytest

from parcels.landing.score_card import score
from parcels.landing.score_definition import packaged_definition, packaged_names
from tests.landing.rolls import named, published, roll


def percent(card, name, measure="number"):
    return 100 * named(card, name, measure).rate


def card_of(name, day, rows):
    return score(roll(*rows), packaged_definition(name), day)


def near(value):
    return pytest.approx(value, abs=0.05)


def test_xuchang_2017_honoured_started_and_funds_over_what_was_signed():
    """Xuchang, January to October 2017 [secondary page: chinacrane]: 247 signed, 107.7 billion yuan (1,077 亿); 244
    honoured, 222 started, 37.0 billion (370 亿) arrived; published as 98.8 %, 90 % and 34 %."""
    money, arrived = 10_770_000, 3_700_000
    rows = published(247, date(2017, 8, 1), investment=money / 247, funds=arrived / 247, registered=244,
                     start_recognised=222)  # fmt: skip
    card = card_of("xuchang", date(2017, 10, 31), rows)
    honoured, started, funds = named(card, "honoured"), named(card, "started"), named(card, "funds", "funds")
    assert (honoured.n, honoured.total, started.n, started.total) == (244, 247, 222, 247)
    assert (funds.n, funds.total) == (pytest.approx(arrived), pytest.approx(money))
    assert percent(card, "honoured") == near(98.8)
    assert percent(card, "started") == near(89.88)
    assert round(percent(card, "started")) == 90
    assert percent(card, "funds", "funds") == near(34.35)
    assert round(percent(card, "funds", "funds")) == 34
    assert {one.cohort for one in card.rates} == {"2017"}


def test_puyang_started_of_all_key_projects_and_of_those_due():
    """Puyang [official page: pydc.gov.cn, not dated in our notes]: 341 key projects, 264 started = 77.4 %; 68 not yet
    due, 9 overdue. 264 of the 273 due is 96.70 % (computed)."""
    day, past, ahead = date(2026, 6, 30), date(2026, 3, 1), date(2026, 12, 1)
    agreed = {"start_recognised": [past] * 264 + [past] * 9 + [ahead] * 68}
    rows = published(341, date(2026, 1, 10), start_recognised=264, agreed=agreed)
    card = card_of("puyang", day, rows)
    started, due, overdue = (named(card, one) for one in ("started", "started_of_due", "overdue"))
    assert (started.n, started.total) == (264, 341)
    assert percent(card, "started") == near(77.4)
    assert (due.n, due.total, overdue.n) == (264, 273, 9)
    assert percent(card, "started_of_due") == near(96.70)


def test_anqing_started_and_producing_of_what_was_signed_in_the_year():
    """Anqing, industrial projects of 1 亿 yuan and more [official page: jxj.anqing.gov.cn, year not in our notes]: 218
    signed, 199 started in substance = 91.28 %, 118 completed or producing (trial production included) = 54.13 %."""
    rows = published(218, date(2026, 3, 1), start_recognised=199, producing=100, completed=118)
    card = card_of("anqing", date(2026, 12, 31), rows)
    assert (named(card, "started").n, named(card, "started").total) == (199, 218)
    assert percent(card, "started") == near(91.28)
    assert (named(card, "producing").n, named(card, "producing").total) == (118, 218)
    assert percent(card, "producing") == near(54.13)


def test_anqing_looks_at_the_year_the_industry_and_100_million_only():
    projects, rows = published(4, date(2026, 3, 1), start_recognised=4)
    projects[0]["sector_code"], projects[1]["investment_wan_yuan"] = "F5193", 9_999.0
    rows[2] |= {"actual_on": date(2025, 12, 31), "stat_on": date(2025, 12, 31)}
    card = card_of("anqing", date(2026, 12, 31), (projects, rows))
    assert (named(card, "started").total, card.counted, card.outside) == (1, 1, 3)


@pytest.mark.parametrize(
    ("place", "honoured", "landed", "started", "funds"),
    [("in parks", 82, 32, 41, 13.8), ("elsewhere (24, 7, 14 and 4.8 points lower)", 58, 25, 27, 9.0)],
)
def test_yunnan_2015_is_no_funnel_fewer_landed_than_started(place, honoured, landed, started, funds):
    """Yunnan, first half of 2015 [official page: invest.yn.gov.cn]: in parks 82 % honoured, 32 % landed, 41 % started,
    13.8 % of the funds arrived. Counts are not published: the roll is 100 projects."""
    rows = published(100, date(2015, 3, 1), investment=1_000.0, funds=10 * funds, registered=honoured, contract=landed,
                     delivered=landed, start_recognised=started)  # fmt: skip
    card = card_of("yunnan", date(2015, 6, 30), rows)
    found = [percent(card, one) for one in ("honoured", "landed", "started")]
    assert [*found, percent(card, "funds", "funds")] == [near(one) for one in (honoured, landed, started, funds)]
    assert named(card, "landed").rate < named(card, "started").rate


def test_hainan_2016_calls_a_registered_company_landed():
    """Hainan 2016 [secondary page: sina]: 219 registered, "落地率" 51 %, 105 started. About 429 signed and 24.5 %
    started are computed from that, not published."""
    rows = published(429, date(2016, 5, 1), registered=219, start_recognised=105)
    card = card_of("hainan", date(2016, 12, 31), rows)
    landed = named(card, "landed")
    assert (landed.n, landed.total, landed.numerator) == (219, 429, "registered")
    assert round(percent(card, "landed")) == 51
    assert percent(card, "started") == near(24.5)


def test_the_same_roll_of_hainan_has_landed_nothing_by_contract_and_delivery():
    rows = published(429, date(2016, 5, 1), registered=219, start_recognised=105)
    assert named(card_of("default", date(2016, 12, 31), rows), "landed").n == 0


def test_an_unnamed_city_counted_planned_starts_only():
    """A city not named [secondary page]: 74.6 % = 47 of 63 planned new starts."""
    day = date(2026, 6, 30)
    rows = published(80, date(2026, 1, 1), start_statutory=47,
                     agreed={"start_statutory": [date(2026, 5, 1)] * 63 + [date(2026, 9, 1)] * 17})  # fmt: skip
    card = card_of("default", day, rows)
    assert (named(card, "started_of_due").n, named(card, "started_of_due").total) == (47, 63)
    assert percent(card, "started_of_due") == near(74.6)


def test_shanxi_2024_more_than_three_quarters_of_what_was_signed_had_started():
    """Shanxi 2024 [secondary page: a copy of Shanxi Daily]: 3,132 signed, more than 2,350 of them started, > 75 %."""
    rows = published(3_132, date(2024, 5, 1), start_recognised=2_350)
    assert percent(card_of("default", date(2024, 12, 31), rows), "started_recognised") == near(75.03)


@pytest.mark.parametrize("name", packaged_names())
def test_each_definition_says_where_it_is_from_and_which_readings_are_ours(name):
    found = packaged_definition(name)
    assert found.definition == name
    assert found.source.text
    assert found.source.grade in ("official", "secondary", "policy")
    doubtful = [one.title.zh for one in found.predicates.values() if one.assumed]
    assert all("来源未写明" in one for one in doubtful)
