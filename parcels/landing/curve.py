"""Planned against actual investment and physical progress of a project, as dated points; nothing between them is drawn.

Planned points are those on record (投资计划); without any, the agreed start stands for nothing invested and the agreed
completion for the declared investment, marked ``agreed``. Actual points are what inspections found by the date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase
from parcels.landing.record_chain import LandingRecord
from parcels.landing.records import Inspection, PlanPoint

INVESTMENT = "investment_wan_yuan"


@dataclass(frozen=True)
class Point:
    """Money in wan yuan (万元) and physical progress in percent by a day, both since the beginning.

    ``source`` is ``plan``, ``agreed``, ``inspection``, ``start`` or ``completed``; ``record`` the record it is from.
    """

    on: date
    amount_wan_yuan: float | None
    percent: float | None
    source: str
    record: int | None = None


@dataclass(frozen=True)
class Curve:
    """Both curves of a project, each by date; ``total_wan_yuan`` is the declared investment."""

    project: str
    as_of: date
    total_wan_yuan: float | None
    planned: tuple[Point, ...]
    actual: tuple[Point, ...]

    @property
    def behind_wan_yuan(self) -> float | None:
        """Planned less actual money: the last planned point by the date against the last actual one; ``None`` unknown.

        A planned point later than the date is not due, so it is not counted.
        """
        due = [one.amount_wan_yuan for one in self.planned if one.on <= self.as_of and one.amount_wan_yuan is not None]
        there = [one.amount_wan_yuan for one in self.actual if one.amount_wan_yuan is not None]
        return due[-1] - there[-1] if due and there else None


def investment_curve(case: LandingCase, records: Iterable[LandingRecord], as_of: date) -> Curve:
    """Return planned and actual points of a project on a date."""
    known = tuple(records)
    total = case.declared.get(INVESTMENT)
    planned = _planned(known) or _agreed(case, total)
    return Curve(case.project, as_of, total, _by_date(planned), _by_date(_actual(case, known, as_of)))


def _planned(records: Iterable[LandingRecord]) -> list[Point]:
    own = ((one.id, one.body) for one in records if isinstance(one.body, PlanPoint))
    return [Point(body.by_on, body.planned_wan_yuan, body.planned_percent, "plan", number) for number, body in own]


def _agreed(case: LandingCase, total: float | None) -> list[Point]:
    start, end = (case.ladder.agreed(one) for one in (Milestone.START_STATUTORY, Milestone.COMPLETED))
    found = [] if start is None else [Point(start, 0.0, 0.0, "agreed")]
    return found if end is None else [*found, Point(end, total, 100.0, "agreed")]


def _actual(case: LandingCase, records: Iterable[LandingRecord], as_of: date) -> list[Point]:
    own = ((one.id, one.body) for one in records if isinstance(one.body, Inspection))
    found = [
        Point(body.inspected_on, body.invested_wan_yuan, body.physical_percent, "inspection", number)
        for number, body in own
        if body.inspected_on <= as_of and (body.invested_wan_yuan, body.physical_percent) != (None, None)
    ]
    done = case.ladder.reached(Milestone.COMPLETED, as_of)
    if done is not None and done.actual_on is not None:
        found.append(Point(done.actual_on, done.amount_wan_yuan, 100.0, "completed"))
    return found


def _by_date(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda one: (one.on, one.record or 0)))
