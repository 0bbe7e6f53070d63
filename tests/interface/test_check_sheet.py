"""The check sheet: what is on it, in which order, and that the drawing can be measured."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import shapely

from parcels.domain.codes import Severity, Verdict
from parcels.domain.errors import ActionRefused
from parcels.domain.finding import Finding
from parcels.interface.reports.check_sheet import check_sheet, worst_first
from parcels.interface.reports.document import Document, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.drawing import Drawing, Label, hatched, svg
from parcels.interface.reports.fonts import FontFile, chinese_font
from parcels.interface.reports.html import html_of
from parcels.interface.reports.paper import _block, _Pages, wrapped, write_pdf
from parcels.interface.reports.site_plan import MAP_W, Hatched, Legend, Surroundings, site_plan
from parcels.interface.words import Words
from parcels.rules.packs import Grade, Level, Rule, Step
from parcels.service.check_papers import CheckPaper, DatasetStamp, Deed, Ground, Inputs, Resolution
from parcels.service.claims import AllocationCheck
from parcels.service.offending import Offence, Offences

AS_OF = date(2026, 11, 23)
SITE = shapely.box(600_000, 3_366_000, 600_100, 3_366_200)
QUARTER = shapely.box(600_000, 3_366_000, 600_025, 3_366_200)
SHARE = {"parcel": "D", "area_m2": 5000.0, "share": 0.25, "limit": 0.0}
FARMLAND = Finding("permanent_basic_farmland", Verdict.FAIL, Severity.BLOCK, "D", 0.25, 0.0, "share", SHARE)
WIDTH = Finding("width", Verdict.FAIL, Severity.NOTE, "D", 90.0, 100.0, "m")
FOREST = Finding("forest", Verdict.CONDITIONAL, Severity.APPROVAL, "D", 0.25, 0.0, "share", SHARE)
AREA = Finding("area", Verdict.PASS, Severity.NOTE, "D", values={"area_mu": 30.0, "min_mu": 28.0, "max_mu": 31.0})


def rule(code: str, grade: Grade = Grade.LAW, **more) -> Rule:
    given = {"document": "土地管理法", "article": "35", "edition": "2019-08-26"} if grade is Grade.LAW else {}
    usual = {"topic": "t", "step": Step.LAW, "severity": Severity.BLOCK, "authority": "natural_resources", "pack": "p"}
    return Rule(code=code, grade=grade, level=Level.NATIONAL, **usual, **given, **more)


def paper(*findings: Finding, **more) -> CheckPaper:
    check = AllocationCheck(
        "held:P1", "promise", "P1", "项目P1", "D", ("D",), ("D",), "PF1", 20_000.0, None, Verdict.FAIL, tuple(findings)
    )
    offence = Offence("permanent_basic_farmland", "D", "", Verdict.FAIL, QUARTER, 5000.0)
    usual = {
        "number": "12",
        "check": check,
        "city": "五块地",
        "is_demo": True,
        "platform": "PF1 一号园",
        "as_of": AS_OF,
        "status": "promise",
        "rules": {
            "permanent_basic_farmland": rule("permanent_basic_farmland"),
            "width": rule("width", Grade.UNVERIFIED),
        },
        "inputs": Inputs((DatasetStamp("parcels", "ab" * 32, AS_OF),), "demo 1", "cd" * 32, "ef" * 32),
        "proposed": Deed("李规划", datetime(2026, 11, 2, tzinfo=UTC)),
        "ground": Ground(SITE, Offences((offence,)), (SITE,)),
    }
    return CheckPaper(**{**usual, **more})


def text(document: Document) -> str:
    return re.sub(r"<[^>]*>", "|", html_of([document]))


def rows(document: Document) -> list[list[str]]:
    return [list(row) for row in next(block for block in document.blocks if isinstance(block, Grid)).rows]


def test_what_forbids_comes_first_and_what_is_met_last():
    found = worst_first([AREA, FOREST, WIDTH, FARMLAND])
    assert [one.rule for one in found] == ["permanent_basic_farmland", "width", "forest", "area"]


def test_a_row_says_measure_limit_area_article_and_department():
    (row,) = rows(check_sheet(paper(FARMLAND), Words("zh")))
    assert row[0] == "1"
    assert row[3:5] == ["25%", "0%"]
    assert row[5] == "7.50 亩 5,000.0 ㎡\n25%"
    assert row[6] == "土地管理法 35 · 2019-08-26 版"
    assert row[7] == "自然资源主管部门"


def test_a_rule_nobody_verified_is_marked_and_cites_nothing():
    (row,) = rows(check_sheet(paper(WIDTH), Words("zh")))
    assert row[6] == "待核"
    assert "土地管理法" not in text(check_sheet(paper(WIDTH), Words("zh")))


def test_the_head_names_area_in_both_units_hashes_and_people():
    sheet = check_sheet(paper(FARMLAND), Words("zh"))
    shown = text(sheet)
    for part in (
        "30.00 亩（20,000.0 ㎡）",
        "cdcdcdcdcdcd",
        "efefefefefef",
        "abababababab  2026-11-23",
        "李规划 2026-11-02",
    ):
        assert part in shown, part
    assert "演示数据" in sheet.footer
    assert "以主管部门认定为准" in sheet.footer


def test_the_conclusion_follows_from_what_is_open():
    words, waived = (
        Words("en"),
        Resolution("waived", "王", datetime(2026, 11, 3, tzinfo=UTC), "已论证", "批文1", "a.pdf", "0" * 64),
    )

    def end(*findings, **more) -> str:
        return next(
            block.text for block in check_sheet(paper(*findings, **more), words).blocks
            if isinstance(block, Paragraph) and block.style == "strong"
        )  # fmt: skip

    assert end(FARMLAND, WIDTH) == words("sheet-conclusion-blocked", blocks=1, others=1)
    assert end(WIDTH, FOREST) == words("sheet-conclusion-open", count=1, conditions=1)
    assert end(WIDTH, FOREST, resolutions={("width", "D"): waived}) == words("sheet-conclusion-conditions", count=1)
    assert end(AREA) == words("sheet-conclusion-pass")
    refused = replace(waived, kind="refused")
    assert end(FOREST, resolutions={("forest", "D"): refused}) == words("sheet-conclusion-open", count=1, conditions=0)
    blocked = end(FARMLAND, resolutions={("permanent_basic_farmland", "D"): waived})
    assert blocked == words("sheet-conclusion-blocked", blocks=1, others=0)


def test_a_waiver_stands_in_its_row_with_reason_and_hash_of_the_evidence():
    waived = Resolution("waived", "王核", datetime(2026, 11, 3, tzinfo=UTC), "已论证", "批文1", "论证.pdf", "9f" * 32)
    (row,) = rows(check_sheet(paper(WIDTH, resolutions={("width", "D"): waived}), Words("zh")))
    assert row[8] == "已免除 · 王核 2026-11-03\n已论证\n批文1\n论证.pdf 9f9f9f9f9f9f"


def test_a_project_name_cannot_become_markup():
    hostile = paper(FARMLAND)
    hostile = replace(hostile, check=replace(hostile.check, project_name="<script>alert(1)</script>"))
    page = html_of([check_sheet(hostile, Words("zh"))])
    assert "<script" not in page
    assert "&lt;script&gt;" in page


LEGEND = Legend("plan", "site", "parcels", "boundary", "roads", "N", "m", "more")


def test_the_scale_is_round_and_the_site_has_its_true_size_on_paper():
    drawing = site_plan(SITE, Surroundings(), [], LEGEND)
    assert "1:3,000" in [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    outline = drawing.marks[0].rings[0]
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    assert max(xs) - min(xs) == pytest.approx(100 * 1000 / 3000, abs=0.02)
    assert max(ys) - min(ys) == pytest.approx(200 * 1000 / 3000, abs=0.02)


def test_the_offending_quarter_is_hatched_inside_itself_and_numbered():
    lines = hatched(QUARTER, 45.0, 10.0)
    assert lines.length > 300
    assert shapely.difference(lines, QUARTER.buffer(1e-6)).length == 0
    drawing = site_plan(SITE, Surroundings(), [Hatched("基本农田", [(3, QUARTER)])], LEGEND)
    numbers = [mark for mark in drawing.marks if isinstance(mark, Label) and mark.text == "3"]
    (number,) = numbers
    assert number.at[0] < MAP_W / 2
    legend = [mark.text for mark in drawing.marks if isinstance(mark, Label) and mark.at[0] > MAP_W]
    assert "3  基本农田" in legend


def test_a_sliver_gets_a_ring_so_that_it_is_seen():
    sliver = shapely.box(600_000, 3_366_000, 600_000.5, 3_366_000.5)
    with_ring = site_plan(SITE, Surroundings(), [Hatched("a", [(1, sliver)])], LEGEND)
    without = site_plan(SITE, Surroundings(), [Hatched("a", [(1, QUARTER)])], LEGEND)
    assert "1" in [mark.text for mark in with_ring.marks if isinstance(mark, Label)]
    rings = [
        mark
        for mark in with_ring.marks
        if getattr(mark, "width", 0) == 0.3 and getattr(mark, "stroke", "") != "#000000"
    ]
    assert len(rings) == 1
    assert not [mark for mark in without.marks if getattr(mark, "width", 0) == 0.3 and mark.stroke != "#000000"]


def test_numbers_of_land_in_one_place_stand_beside_each_other():
    same = [Hatched(str(number), [(number, QUARTER)]) for number in range(1, 7)]
    drawing = site_plan(SITE, Surroundings(), same, LEGEND)
    places = [mark.at for mark in drawing.marks if isinstance(mark, Label) and mark.anchor == "middle"]
    numbers = [at for at in places if at[0] < MAP_W]
    assert len(numbers) == 6
    gaps = [shapely.Point(a).distance(shapely.Point(b)) for i, a in enumerate(numbers) for b in numbers[:i]]
    assert min(gaps) > 4


def test_a_drawing_escapes_its_texts():
    assert "<b>" not in svg(Drawing(10, 10, [Label("<b>", (1, 1))], '"<b>'))


def test_lines_of_chinese_break_between_letters_but_not_before_closing_marks():
    pages = _Pages(check_sheet(paper(FARMLAND), Words("zh")), chinese_font())
    pages.set_font("cjk", size=8)
    lines = wrapped(pages, "占用永久基本农田，允许上限 0%。面积 8.56 亩（25.5%）以上" * 4, 30).split("\n")
    widest = max(pages.get_string_width(line) for line in lines)
    pages.close_font()
    assert len(lines) > 5
    assert not [line for line in lines if line[0] in "，。）%"]
    assert not [line for line in lines if line.startswith("亩") or line.endswith("（")]
    assert widest <= 30


def test_a_pdf_of_several_sheets_numbers_the_pages_of_each(tmp_path, monkeypatch):
    long = paper(*(replace(WIDTH, subject=f"D{number}") for number in range(60)))
    seen = []
    monkeypatch.setattr(_Pages, "footer", lambda pages: seen.append((pages.page_no() - pages._before, pages._count)))
    write_pdf(tmp_path / "x.pdf", check_sheet(long, Words("zh")), check_sheet(paper(AREA), Words("zh")))
    written = [pair for pair in seen if pair[1] != "{nb}"]
    assert [page for page, _ in written[:-1]] == list(range(1, len(written)))
    assert {count for _, count in written[:-1]} == {str(len(written) - 1)}
    assert written[-1] == (1, "1")


def test_without_a_chinese_font_the_sheet_is_refused_with_a_way_out(tmp_path, monkeypatch):
    monkeypatch.delenv("PARCELS_FONT", raising=False)
    with pytest.raises(ActionRefused) as told:
        chinese_font([FontFile(tmp_path / "none.ttc")])
    assert "PARCELS_FONT" in Words("zh").error(told.value)


def test_facts_stand_two_to_a_line_and_the_last_is_filled_up():
    assert Facts([("a", "1"), ("b", "2"), ("c", "3")], per_line=2).lines == [("a", "1", "b", "2"), ("c", "3", "", "")]


def test_a_heading_never_stands_alone_at_the_end_of_a_page():
    title = Document("Title", "", [], "", "en")
    for before in range(30, 46):
        pages = _Pages(title, chinese_font())
        pages.begin(title, None)
        for block in [*[Paragraph("line")] * before, Heading("Checks")]:
            _block(pages, block)
        headed = pages.page_no()
        _block(pages, Facts([("verdict", "conditional")]))
        assert pages.page_no() == headed, before
        pages.close_font()
