"""The picture of a calendar: bars as long as their days, told apart without colour."""

from datetime import date

from parcels.interface.reports.drawing import Area, Label, svg
from parcels.interface.reports.gantt import BLUE, CHART_W, LABEL_W, SKY, GanttRow, GanttWords, gantt

WORDS = GanttWords("G", "lawful", "assumed", "point", "planned", "today", "needed")
AS_OF, NEED_BY = date(2026, 1, 1), date(2026, 4, 11)  # 100 days: 1.4 mm each


def wide(drawing, fill):
    """Widths of the bars of one fill within the chart."""
    found = []
    for mark in drawing.marks:
        if isinstance(mark, Area) and mark.fill == fill and min(x for x, _ in mark.rings[0]) >= LABEL_W:
            across = [x for x, _ in mark.rings[0]]
            found.append(round(max(across) - min(across), 2))
    return found


def test_bars_are_as_long_as_their_days_and_assumed_ones_are_pale():
    row = GanttRow("x", [(AS_OF, date(2026, 1, 11))], [(date(2026, 1, 11), date(2026, 1, 31))])
    drawing = gantt([row], AS_OF, NEED_BY, WORDS)
    assert CHART_W == 140
    assert wide(drawing, BLUE) == [14.0]
    assert wide(drawing, SKY)[0] == 28.0


def test_a_step_without_a_least_period_is_a_point():
    assert wide(gantt([GanttRow("x", [(AS_OF, AS_OF)])], AS_OF, NEED_BY, WORDS), "#ffffff")[0] == 2.2


def test_a_legend_names_every_mark_and_markup_in_names_is_escaped():
    drawing = gantt([GanttRow("<b>")], AS_OF, NEED_BY, WORDS)
    assert {"lawful", "assumed", "point", "planned", "today", "needed"} <= {
        mark.text for mark in drawing.marks if isinstance(mark, Label)
    }
    assert "<b>" not in svg(drawing)


def test_a_long_time_has_few_ticks_and_a_day_needed_already_passed_still_draws():
    months = [mark.text for mark in gantt([], AS_OF, date(2045, 1, 1), WORDS).marks if isinstance(mark, Label)]
    assert 2 <= len([text for text in months if text.startswith("20")]) <= 10
    assert gantt([], AS_OF, date(2025, 1, 1), WORDS).marks
