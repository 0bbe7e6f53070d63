"""The leader's sheet: one page whatever the names, with date, data, demo mark and what is counted of what."""

from dataclasses import replace
from datetime import date

import pytest

from parcels.domain.errors import ActionRefused
from parcels.interface.reports.charts import Bar, Frame, bar_list, fitted
from parcels.interface.reports.document import Facts, Grid, Paragraph
from parcels.interface.reports.drawing import Area, Drawing, Label
from parcels.interface.reports.fonts import chinese_font
from parcels.interface.reports.overview_sheet import PROJECTS, overview_sheet
from parcels.interface.reports.overview_words import ON_SCREEN, cause_chart, money_text
from parcels.interface.reports.paper import _num_pages
from parcels.interface.words import Words
from parcels.landing.overview import Gap, LandingOverview, Share, Stuck
from parcels.landing.warnings import Party
from parcels.service.overview import CertificateFigures, LeaderOverview, ReserveFigures, Waiting
from parcels.service.overview_duties import Duties, Matters, Unlikely

AS_OF = date(2026, 11, 23)
LONG = "清和市某某某某某某某某某某某某某某新型显示与半导体材料研发生产一体化基地扩建项目"


def stuck(number: int, cause: str = "not_cleared") -> Stuck:
    return Stuck(f"P{number}", LONG, Gap.NOT_LANDED, "agreed_plan_conditions", AS_OF, 10, Party("developer", LONG),
                 cause, "milestones", 1000.0 * number, 50.0)  # fmt: skip


def overview(count: int) -> LeaderOverview:
    share = Share(count, count + 2, 5000.0, 24_000.0, 1, 1)
    landing = LandingOverview(
        AS_OF, "contract_and_delivery", "demo 2026-1", True, count + 12, 3, 1, 2,
        {Gap.NOT_LANDED: share, Gap.NOT_STARTED: Share(0, 4, 0.0, 0.0, 0, 0),
         Gap.NOT_PRODUCING: Share(0, 0, 0.0, 0.0, 0, 0)},
        tuple(stuck(number) for number in range(count)),
    )  # fmt: skip
    waiting = [Waiting("extend_hold", f"#{n}", LONG, AS_OF, n, AS_OF, "queue", True) for n in range(count)]
    reserve = ReserveFigures(24, 800, 727_000.0, 13_000_000.0, 2)
    late = Matters(7, 31, 118, "natural_resources")
    owed = Duties(late, late, 6, 40, Unlikely(9, 30, 6.0))
    return LeaderOverview(
        "清和市", True, "655125dd", AS_OF, landing, tuple(waiting), reserve, CertificateFigures(7, 2, 1), owed
    )


def texts(blocks) -> str:
    parts = []
    for block in blocks:
        if isinstance(block, Facts):
            parts += [text for row in block.rows for text in row]
        elif isinstance(block, Grid):
            parts += [*block.columns, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Drawing):
            parts += [mark.text for mark in block.marks if isinstance(mark, Label)]
        elif isinstance(block, Paragraph):
            parts.append(block.text)
    return "\n".join(parts)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_is_one_page_with_more_projects_and_longer_names_than_it_can_hold(language):
    try:
        font = chinese_font()
    except ActionRefused:
        pytest.skip("no Chinese font")
    assert _num_pages([overview_sheet(overview(40), Words(language))], font) == [1]


def test_the_sheet_says_when_of_which_data_and_that_they_are_made_up():
    sheet = overview_sheet(overview(3), Words("zh"))
    for said in ("演示数据", "2026-11-23", "655125dd", "出让合同并交地"):
        assert said in sheet.subtitle
    assert "演示数据" in sheet.footer


def test_every_count_stands_with_its_whole_and_the_unrecorded():
    told = texts(overview_sheet(overview(3), Words("zh")).blocks)
    assert "3 / 5" in told
    assert "0.5 / 2.4 亿元，1 个未填投资额；1 个未约定日期" in told
    assert "24 / 800" in told
    assert "7\n7 天内到期 2 份；越关签约 1 次" in told
    assert "1,090 亩（72.7 公顷）" in told


def test_what_is_left_out_of_the_sheet_is_counted_on_it():
    told = texts(overview_sheet(overview(PROJECTS + 5), Words("en")).blocks)
    assert "5 more" in told


def test_a_city_where_nothing_is_stuck_says_so():
    told = texts(overview_sheet(overview(0), Words("en")).blocks)
    assert Words("en")("overview-no-stuck") in told
    assert Words("en")("overview-none-waiting") in told


@pytest.mark.parametrize(
    ("language", "amounts", "text"),
    [
        ("zh", (9_999.0,), "9,999 万元"),
        ("zh", (10_000.0,), "1.0 亿元"),
        ("zh", (500.0, 24_000.0), "0.1 / 2.4 亿元"),
        ("en", (9_999.0,), "100 million yuan"),
        ("en", (100_000.0,), "1.0 billion yuan"),
    ],
)
def test_money_is_told_in_the_unit_of_the_largest(language, amounts, text):
    assert money_text(Words(language), *amounts) == text


def test_a_cause_nobody_recorded_is_hatched_and_the_longest_bar_takes_the_room():
    one = replace(stuck(3), cause="not_recorded")
    drawing = cause_chart(Words("zh"), [stuck(1), stuck(2), one], ON_SCREEN["zh"])
    fills = [mark.fill for mark in drawing.marks if isinstance(mark, Area)]
    assert len(set(fills)) == 2
    frame = ON_SCREEN["zh"]
    widths = [mark.rings[0][1][0] - mark.rings[0][0][0] for mark in drawing.marks if isinstance(mark, Area)]
    assert widths == pytest.approx([frame.width - frame.label_w - frame.figure_w, 34.5])
    assert "未净地" in drawing.name


def test_a_bar_of_nothing_has_no_block():
    drawing = bar_list([Bar("a", 0, "0")], "x", Frame(100, 30, 20))
    assert not [mark for mark in drawing.marks if isinstance(mark, Area)]


def test_a_label_too_long_for_its_column_ends_with_an_ellipsis():
    assert fitted("abcdef", 100, 3) == "abcdef"
    assert fitted(LONG, 30, 3) == f"{LONG[:9]}…"
