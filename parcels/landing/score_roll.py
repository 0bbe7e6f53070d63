"""The roll (台账) rates are counted from: one line per project, the day on which each milestone counts.

A milestone counts on its statistical date; where that is empty, on its actual date, and the roll says how often. One
without either date never counts. Of several records of a milestone the first date counts: what was reached once stays
reached. Of several agreed dates the last one holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.landing.milestones import Milestone
from parcels.rules.demand import flag, is_empty
from parcels.rules.quality import numbers
from parcels.rules.sectors import sector_group

Days = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
NEVER = int(np.iinfo(np.int64).max)
"""Day on which something that has no date counts."""
ALWAYS = 0
"""Day on which something counts as of any day."""
GROUPINGS = ("platform", "promoter", "sector", "cohort")
UNKNOWN = "?"
"""Group of the projects that do not say (no platform, no promoter)."""


@dataclass(frozen=True, eq=False)
class Roll:
    """Projects as columns of equal length; days are ordinals (:meth:`date.toordinal`), ``NEVER`` without a date.

    Attributes
    ----------
    projects, names, sector_codes
        Id, name and industry code of each.
    groups
        ``platform``, ``promoter`` and ``sector`` → name of the group of each project, ``?`` where it does not say.
    reached, agreed
        Milestone → day it counts on, day agreed.
    investment, funds, area, quality
        wan yuan, wan yuan, mu, points 0 to 100; ``NaN`` where not recorded.
    needs_land, names_land
        Whether the project needs land of its own, whether its agreement names parcels.
    withdrawn_undated
        Whether only its stage says 终止, without a date: it is believed as of any day.
    marks
        Name → whether the project has the mark (``idle``, ``override``); a name that is absent is not recorded.
    unsure
        Name → whether it cannot be said of the project if it has the mark, which then is not counted at all.
    on_actual
        Records that have no statistical date and count on the actual one.
    undated
        Projects beyond negotiation by their stage (终止 included) without a date of signature: they are in no cohort.
    """

    projects: tuple[str, ...]
    names: tuple[str, ...]
    sector_codes: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    reached: Mapping[Milestone, Days]
    agreed: Mapping[Milestone, Days]
    investment: Floats
    funds: Floats
    area: Floats
    quality: Floats
    needs_land: Flags
    names_land: Flags
    withdrawn_undated: Flags
    marks: Mapping[str, Flags] = field(default_factory=dict)
    unsure: Mapping[str, Flags] = field(default_factory=dict)
    on_actual: int = 0
    undated: tuple[str, ...] = ()

    def by(self, milestone: Milestone, day: int) -> Flags:
        """Return who had reached a milestone by a day, that day included."""
        return self.reached[milestone] <= day

    def agreed_before(self, milestone: Milestone, day: int) -> Flags:
        """Return for whom the agreed day of a milestone had passed."""
        return self.agreed[milestone] < day


def read_roll(
    projects: DataFrame,
    milestones: DataFrame,
    *,
    quality: Mapping[str, float] | None = None,
    marks: Mapping[str, frozenset[str]] | None = None,
    unsure: Mapping[str, frozenset[str]] | None = None,
) -> Roll:
    """Return the roll of the projects and milestones of a city (fields of both schemas).

    Parameters
    ----------
    quality
        Project → q where it can be assessed.
    marks
        Mark → projects that have it; leave a mark out where nobody records it.
    unsure
        Mark → projects of which it cannot be said.
    """
    ids = tuple(str(one) for one in projects["project_id"])
    place = {project: i for i, project in enumerate(ids)}
    reached, agreed, on_actual = _milestones(milestones, place)
    undated = _sign(projects, reached[Milestone.SIGNED])
    left = reached[Milestone.WITHDRAWN]
    stage_only = (left == NEVER) & np.array([str(one) == "withdrawn" for one in _column(projects, "stage")], dtype=bool)
    left[stage_only] = ALWAYS
    return Roll(
        projects=ids,
        names=tuple(str(one) for one in _column(projects, "name")),
        sector_codes=tuple(str(one) for one in _column(projects, "sector_code")),
        groups=_groups(projects),
        reached=reached,
        agreed=agreed,
        investment=numbers(projects, "investment_wan_yuan"),
        funds=numbers(projects, "funds_arrived_wan_yuan"),
        area=numbers(projects, "area_min_mu"),
        quality=np.array([(quality or {}).get(one, np.nan) for one in ids], dtype=np.float64),
        needs_land=np.array([flag({"": one}, "") is not False for one in _column(projects, "needs_land")], dtype=bool),
        names_land=np.array([_is_filled(one) for one in _column(projects, "parcel_ids")], dtype=bool),
        withdrawn_undated=stage_only,
        marks=_flags(ids, marks),
        unsure=_flags(ids, unsure),
        on_actual=on_actual,
        undated=tuple(ids[i] for i in undated),
    )


def _flags(ids: tuple[str, ...], marks: Mapping[str, frozenset[str]] | None) -> dict[str, Flags]:
    return {name: np.array([one in own for one in ids], dtype=bool) for name, own in (marks or {}).items()}


def _column(frame: DataFrame, name: str) -> list[Any]:
    return list(frame[name]) if name in frame.columns else [None] * len(frame)


def _is_filled(value: object) -> bool:
    return len(value) > 0 if isinstance(value, (tuple, list, str)) else False


def _groups(projects: DataFrame) -> dict[str, tuple[str, ...]]:
    sectors = zip(_column(projects, "sector_code"), _column(projects, "sector_group"), strict=True)
    return {
        "platform": _named(projects, "platform_id"),
        "promoter": _named(projects, "promoter_body"),
        "sector": tuple(sector_group(str(code), None if is_empty(own) else str(own)).value for code, own in sectors),
    }


def _named(projects: DataFrame, column: str) -> tuple[str, ...]:
    return tuple(UNKNOWN if is_empty(one) else str(one) for one in _column(projects, column))


def _milestones(
    milestones: DataFrame, place: Mapping[str, int]
) -> tuple[dict[Milestone, Days], dict[Milestone, Days], int]:
    """Return first counting day and last agreed day per milestone, and how many records count on the actual date."""
    reached = {one: np.full(len(place), NEVER, dtype=np.int64) for one in Milestone}
    agreed = {one: np.full(len(place), NEVER, dtype=np.int64) for one in Milestone}
    known = {str(one): (reached[one], agreed[one]) for one in Milestone}
    on_actual = 0
    columns = ("project_id", "milestone", "agreed_on", "actual_on", "stat_on")
    for project, name, due, actual, stat in zip(*(_column(milestones, one) for one in columns), strict=True):
        i = place.get(str(project))
        if i is None:
            continue
        days, dues = known[str(name)]
        counted = _day(stat)
        if counted == NEVER:
            counted = _day(actual)
            on_actual += counted != NEVER
        days[i] = min(days[i], counted)
        limit = _day(due)
        if limit != NEVER:
            dues[i] = limit if dues[i] == NEVER else max(dues[i], limit)
    return reached, agreed, on_actual


def _day(value: object) -> int:
    if type(value) is date:  # nearly always; a NaT is an instance of date, too
        return value.toordinal()
    if is_empty(value):
        return NEVER
    assert isinstance(value, datetime)
    return value.date().toordinal()


def _sign(projects: DataFrame, signed: Days) -> list[int]:
    """Fill in the project's own date where no milestone has one; return who should have one and has none."""
    undated = []
    for i, (day, stage) in enumerate(zip(_column(projects, "signed_on"), _column(projects, "stage"), strict=True)):
        if signed[i] == NEVER:
            signed[i] = _day(day)
        if signed[i] == NEVER and str(stage) not in ("lead", "negotiating"):
            undated.append(i)
    return undated
