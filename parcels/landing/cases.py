"""A city's tables read into what clocks and states are judged from.

What people recorded since (causes, pauses, inspections, …) is added by :mod:`parcels.landing.recorded`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pandas import DataFrame

from parcels.domain.codes import LandStatus, ProjectStage
from parcels.domain.units import mu_from_m2
from parcels.geo.city import City
from parcels.landing.milestones import Ladder, Milestone, read_ladders
from parcels.landing.progress import Conversion, LandingCase
from parcels.landing.states import INDICATORS, ParcelLand
from parcels.rules.demand import number, records, text, when, words

Row = Mapping[str, Any]
USED = (LandStatus.ACQUIRED, LandStatus.CLEARED)
"""Places in the land chain at which a conversion approval was used and the land is not supplied yet."""
CELLS = ("project_id", "milestone", "agreed_on", "actual_on", "stat_on", "amount_wan_yuan", "area_mu", "evidence")


def read_cases(city: City, as_of: date) -> tuple[LandingCase, ...]:
    """Return the case of every project that was ever signed, those that withdrew since included, by project id."""
    ladders = read_ladders(_milestones(city.milestones))
    parcels = [dict(row) for row in records(DataFrame(city.parcels.drop(columns=city.parcels.geometry.name)))]
    rows = sorted(records(city.projects), key=lambda row: str(row["project_id"]))
    conversions = _conversions(parcels, rows)
    cases = (_case(row, ladders, conversions, as_of) for row in rows)
    return tuple(
        case for case, row in zip(cases, rows, strict=True) if _was_signed(case, when(row, "signed_on"), as_of)
    )


def _milestones(frame: DataFrame) -> Iterator[Row]:
    """Yield the records of milestones: tens of thousands, so without a copy of each row's other cells."""
    for cells in zip(*(frame[name] for name in CELLS), strict=True):
        yield dict(zip(CELLS, cells, strict=True))


def _was_signed(case: LandingCase, signed_on: date | None, as_of: date) -> bool:
    """Return whether a project was signed by a date; its stage decides only where no date is on record."""
    days = [entry.actual_on for entry in case.ladder.entries.get(Milestone.SIGNED, ())]
    known = [day for day in (*days, signed_on) if day is not None]
    if known:
        return min(known) <= as_of
    return case.stage is not None and (case.stage.is_signed or case.is_withdrawn)


def _case(
    row: Row, ladders: Mapping[str, Ladder], conversions: Mapping[str, tuple[Conversion, ...]], as_of: date
) -> LandingCase:
    project, stage = str(row["project_id"]), ProjectStage(str(row["stage"]))
    ladder = ladders.get(project, Ladder(project))
    named = {"enterprise": "name", "promoter": "promoter_body", "developer": "developer_body"}
    bodies = {role: text(row, field) for role, field in named.items()}
    figures = {name: number(row, name) for name in INDICATORS}
    return LandingCase(
        project=project,
        ladder=ladder,
        stage=stage,
        filed_on=when(row, "filed_on"),
        eia_on=when(row, "eia_on"),
        building_permit_on=when(row, "building_permit_on"),
        is_withdrawn=_is_withdrawn(ladder, stage, as_of),
        conversions=conversions.get(project, ()),
        bodies={role: name for role, name in bodies.items() if name is not None},
        declared={name: value for name, value in figures.items() if value is not None},
    )


def _is_withdrawn(ladder: Ladder, stage: ProjectStage, as_of: date) -> bool:
    """Return whether a project had withdrawn by a date; the stage alone decides where no date is on record."""
    own = ladder.entries.get(Milestone.WITHDRAWN, ())
    if any(entry.actual_on is not None for entry in own):
        return ladder.happened(Milestone.WITHDRAWN, as_of) is not None
    return stage is ProjectStage.WITHDRAWN


def _conversions(parcels: Iterable[Row], projects: Iterable[Row]) -> dict[str, tuple[Conversion, ...]]:
    """Return the conversion approvals of the land promised to each project or named in its agreement."""
    known = {str(row["parcel_id"]): row for row in parcels}
    own: dict[str, set[str]] = {}
    for row in projects:
        own.setdefault(str(row["project_id"]), set()).update(one for one in words(row, "parcel_ids") if one in known)
    for name, row in known.items():
        holder = text(row, "held_for")
        if holder is not None:
            own.setdefault(holder, set()).add(name)
    return {
        project: tuple(one for name in sorted(names) if (one := _conversion(name, known[name])) is not None)
        for project, names in own.items()
    }


def _conversion(parcel: str, row: Row) -> Conversion | None:
    status, on = LandStatus(str(row["status"])), when(row, "conversion_approved_on")
    if status is LandStatus.APPROVED or (status in USED and on is not None):
        return Conversion(parcel, on, status in USED)
    return None


def read_land(city: City) -> tuple[ParcelLand, ...]:
    """Return every parcel as the first of the five states wants it, areas by their geometry."""
    areas = city.parcels.geometry.area
    cells = zip(city.parcels["parcel_id"], city.parcels["status"], areas, _approvals(city), strict=True)
    return tuple(
        ParcelLand(str(name), LandStatus(str(status)), mu_from_m2(area), on) for name, status, area, on in cells
    )


def _approvals(city: City) -> list[date | None]:
    name = "conversion_approved_on"
    if name not in city.parcels.columns:
        return [None] * len(city.parcels)
    return [when({name: cell}, name) for cell in city.parcels[name]]
