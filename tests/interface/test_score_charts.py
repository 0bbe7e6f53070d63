"""Pictures of a score card: lengths, places, intervals and what is not recorded, as they are counted."""

from datetime import date
from itertools import pairwise

import pytest

from parcels.interface.reports.drawing import Area, Label, Line
from parcels.interface.reports.score_charts import AXIS_W, FUNNEL, NAME_W, PLACE_W, funnel_chart, multiples, rank_chart
from parcels.interface.reports.score_lines import CHART_H, TOP, line_chart
from parcels.interface.words import Words
from parcels.landing.score_card import score
from parcels.landing.score_curve import Curve
from parcels.landing.score_definition import packaged_definition
from parcels.landing.score_rate import Measure
from parcels.landing.score_views import funnel, groups, ranked
from parcels.service.scores import CityCard
from tests.landing.rolls import milestone, project, roll

DEFAULT = packaged_definition()
AS_OF, DAY = date(2026, 6, 30), date(2025, 1, 1)
ZH = Words("zh")


@pytest.fixture(scope="module")
def found():
    """PF1: 3 of 4 landed; PF2: 1 of 4; one project without a platform."""
    own = [project(f"A{n}") for n in range(4)] + [project(f"B{n}", platform_id="PF2") for n in range(4)]
    own.append(project("C", platform_id=None))
    rows = [milestone(one["project_id"], "signed", DAY) for one in own]
    for name in ("A0", "A1", "A2", "B0"):
        rows += [milestone(name, what, DAY) for what in ("contract", "delivered")]
    return CityCard(
        score(roll(own, rows), DEFAULT, AS_OF, by="platform"), "城", True, {"PF1": "一号园", "PF2": "二号园"}
    )


def labels(drawing):
    return [mark.text for mark in drawing.marks if isinstance(mark, Label)]


def widths(drawing):
    return [mark.rings[0][1][0] - mark.rings[0][0][0] for mark in drawing.marks if isinstance(mark, Area)]


def test_the_funnel_begins_with_the_signatures_and_each_bar_is_as_long_as_its_rate(found):
    drawing = funnel_chart(ZH, found.card, funnel(found.card, Measure.NUMBER))
    frame = FUNNEL["zh"]
    full = frame.width - frame.label_w - frame.figure_w
    assert labels(drawing)[:2] == ["已签约", "9"]
    assert "4 / 9 · 44.4%" in labels(drawing)
    assert widths(drawing)[0] == pytest.approx(full)
    assert {round(one, 3) for one in widths(drawing)[1:]} == {round(full * 4 / 9, 3)}


def test_a_rate_nobody_can_count_says_so_instead_of_nothing(found):
    idle = [one for one in found.card.rates if (one.name, one.group, one.measure) == ("idle", "all", Measure.NUMBER)]
    drawing = funnel_chart(ZH, found.card, idle)
    assert ZH("score-no-rate") in labels(drawing)


def test_the_ranking_shows_place_interval_and_who_cannot_be_told_apart(found):
    """Wilson for 3 of 4: 30.1 % to 95.4 %; for 1 of 4: 4.6 % to 69.9 %: they overlap."""
    drawing = rank_chart(ZH, found, ranked(found.card, "landed", Measure.NUMBER))
    assert [text for text in labels(drawing) if text in ("1", "2", "一号园", "二号园", "未填", "≈")] == [
        "1", "≈", "一号园", "2", "二号园", "未填",
    ]  # fmt: skip
    left = PLACE_W + NAME_W
    spans = [mark.points for mark in drawing.marks if isinstance(mark, Line) and mark.width == 0.5]
    low, high = spans[0][0][0], spans[0][1][0]
    assert [round((x - left) / AXIS_W, 3) for x in (low, high)] == [0.301, 0.954]


def test_each_group_has_a_small_chart_with_its_whole(found):
    own = [(group, funnel(found.card, Measure.NUMBER, group)) for group in groups(found.card)]
    drawing = multiples(ZH, found, own, 2)
    assert [text for text in labels(drawing) if text.startswith("N")] == ["N = 4", "N = 4", "N = 1"]
    assert "未填" in labels(drawing)


def test_a_line_ends_at_its_rate_with_its_cohort_and_what_was_counted():
    drawing = line_chart(ZH, "落地率", [Curve("2024", 4, (0, 1, 2, 2)), Curve("2026", 3, (0,))])
    assert "2024：2 / 4 · 50%" in labels(drawing)
    assert not [text for text in labels(drawing) if text.startswith("2026")]
    line = next(mark for mark in drawing.marks if isinstance(mark, Line) and len(mark.points) == 4)
    assert line.points[-1][1] == pytest.approx(TOP + CHART_H / 2)


def test_names_of_lines_that_end_together_stand_apart():
    drawing = line_chart(ZH, "x", [Curve(str(year), 4, (0, 2)) for year in (2023, 2024, 2025)])
    heights = sorted(mark.at[1] for mark in drawing.marks if isinstance(mark, Label) and "2 / 4" in mark.text)
    assert [round(b - a, 3) for a, b in pairwise(heights)] == [4.0, 4.0]
