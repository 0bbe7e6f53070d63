"""The five states of land between approval and full production (五未), and what was declared against what was achieved.

The names are those of practice (批而未供, 供而未用, 用而未尽, 建而未投, 投而未达); no statute read defines them, so the
formulas are this program's, each stated with its function. A state is yes, no, or undetermined with what is missing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.domain.codes import LandStatus
from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase

APPROVED = (LandStatus.APPROVED, LandStatus.ACQUIRED, LandStatus.CLEARED)


class StateName(StrEnum):
    """The five states. In Chinese: 五未."""

    APPROVED_NOT_SUPPLIED = "approved_not_supplied"
    """批而未供."""
    SUPPLIED_NOT_USED = "supplied_not_used"
    """供而未用."""
    USED_NOT_FULLY = "used_not_fully"
    """用而未尽."""
    BUILT_NOT_PRODUCING = "built_not_producing"
    """建而未投."""
    BELOW_DECLARED = "below_declared"
    """投而未达."""


@dataclass(frozen=True, slots=True)
class LandState:
    """Whether something is in a state on a date.

    ``holds`` is ``None`` where it cannot be said; ``area_mu`` is the land in that state (亩), ``since`` its first day,
    both ``None`` where not known; ``missing`` names the fields that are not on record.
    """

    name: StateName
    subject: str
    holds: bool | None
    area_mu: float | None = None
    since: date | None = None
    days: int | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParcelLand:
    """What the first state is read from: place of a parcel in the land chain, its approval, and its area in mu (亩)."""

    parcel: str
    status: LandStatus
    area_mu: float
    conversion_approved_on: date | None = None


def approved_not_supplied(land: ParcelLand, as_of: date) -> LandState:
    """批而未供: the land is approved, acquired or cleared, and not supplied.

    Area = the parcel; since = the day its conversion was approved, where that is on record.
    """
    holds, on = land.status in APPROVED, land.conversion_approved_on
    if not holds:
        return LandState(StateName.APPROVED_NOT_SUPPLIED, land.parcel, False)
    since = on if on is not None and on <= as_of else None
    missing = () if since is not None else ("conversion_approved_on",)
    return _state(StateName.APPROVED_NOT_SUPPLIED, land.parcel, land.area_mu, since, as_of, missing)


def supplied_not_used(case: LandingCase, as_of: date) -> LandState:
    """供而未用: the land contract is signed, and construction has not started in the sense of the law (动工开发).

    Area = area of the contract; since = the day of the contract.
    """
    name = StateName.SUPPLIED_NOT_USED
    contract = case.ladder.reached(Milestone.CONTRACT, as_of)
    is_used = case.reached(Milestone.START_STATUTORY, as_of) is not None
    if contract is None or is_used or case.progress.gave_up_land:
        return LandState(name, case.project, False)
    if case.is_withdrawn:
        return LandState(name, case.project, None, contract.area_mu, contract.actual_on, missing=("land_returned",))
    missing = () if contract.area_mu is not None else ("area_mu:contract",)
    return _state(name, case.project, contract.area_mu, contract.actual_on, as_of, missing)


def used_not_fully(case: LandingCase, as_of: date) -> LandState:
    """用而未尽: construction has started, and less land is developed than should be.

    Area = area that should be developed (应动工开发面积) − developed area of the last inspection; since = the start.
    """
    name = StateName.USED_NOT_FULLY
    started = case.reached(Milestone.START_STATUTORY, as_of)
    if started is None:
        return LandState(name, case.project, False)
    works = case.progress.last_works(as_of)
    due = None if works is None else works.due_area_mu
    developed = None if works is None else works.developed_area_mu
    if due is None or developed is None:
        missing = [field for field, value in (("due_area_mu", due), ("developed_area_mu", developed)) if value is None]
        return LandState(name, case.project, None, since=started, missing=tuple(missing))
    if developed >= due:
        return LandState(name, case.project, False)
    return _state(name, case.project, due - developed, started, as_of)


def built_not_producing(case: LandingCase, as_of: date) -> LandState:
    """建而未投: the works are completed (竣工), and production has not begun.

    Area = area of the contract; since = the day of completion.
    """
    name = StateName.BUILT_NOT_PRODUCING
    completed = case.reached(Milestone.COMPLETED, as_of)
    if completed is None or case.reached(Milestone.PRODUCING, as_of) is not None:
        return LandState(name, case.project, False)
    contract = case.ladder.reached(Milestone.CONTRACT, as_of)
    area = None if contract is None else contract.area_mu
    return _state(name, case.project, area, completed, as_of, () if area is not None else ("area_mu:contract",))


def below_declared(case: LandingCase, as_of: date) -> LandState:
    """投而未达: it produces, and a figure is below the declared one, or full production is past its agreed date.

    Area = area of the contract; since = the first day of production. It is not so once full production (达产) was
    recognised, unless a figure on record is below. Without any of these nothing is said.
    """
    name = StateName.BELOW_DECLARED
    producing = case.reached(Milestone.PRODUCING, as_of)
    if producing is None:
        return LandState(name, case.project, False)
    contract = case.ladder.reached(Milestone.CONTRACT, as_of)
    area = None if contract is None else contract.area_mu
    found = [one.is_met for one in achievements(case, as_of)]
    full = case.reached(Milestone.FULL_PRODUCTION, as_of)
    agreed = case.ladder.agreed(Milestone.FULL_PRODUCTION)
    is_late = full is None and agreed is not None and agreed < as_of
    if False in found or is_late:
        return _state(name, case.project, area, producing, as_of, () if area is not None else ("area_mu:contract",))
    if full is not None or (found and None not in found):
        return LandState(name, case.project, False)
    return LandState(name, case.project, None, area, producing, missing=("achieved",))


PROJECT_STATES = (supplied_not_used, used_not_fully, built_not_producing, below_declared)


def project_states(case: LandingCase, as_of: date) -> tuple[LandState, ...]:
    """Return the four states a project can be in."""
    return tuple(state(case, as_of) for state in PROJECT_STATES)


def _state(
    name: StateName, subject: str, area: float | None, since: date | None, as_of: date, missing: tuple[str, ...] = ()
) -> LandState:
    days = None if since is None else (as_of - since).days
    return LandState(name, subject, True, area, since, days, missing)


INDICATORS = (
    "investment_wan_yuan", "far", "output_wan_yuan_per_year", "tax_wan_yuan_per_year", "energy_tce_per_year",
)  # fmt: skip
FALLING = frozenset({"energy_tce_per_year"})
"""Indicators of which less is better."""


@dataclass(frozen=True, slots=True)
class Achievement:
    """A declared figure against the achieved one, in the unit of the indicator.

    share = achieved / declared; met if share ≥ 1, for a falling indicator if share ≤ 1. ``None`` where either figure is
    missing. ``source`` is where the achieved figure is from: ``record``, ``completed``, or empty.
    """

    indicator: str
    declared: float | None
    achieved: float | None
    share: float | None
    is_met: bool | None
    source: str = ""


def achievements(case: LandingCase, as_of: date) -> tuple[Achievement, ...]:
    """Return declared against achieved for every indicator that is declared.

    The investment is that of the completion (竣工) where no inspection recorded another.
    """
    return tuple(_achievement(case, name, as_of) for name in INDICATORS if name in case.declared)


def _achievement(case: LandingCase, name: str, as_of: date) -> Achievement:
    declared, achieved, source = case.declared[name], case.progress.achieved.get(name), "record"
    if achieved is None and name == "investment_wan_yuan":
        completed = case.ladder.reached(Milestone.COMPLETED, as_of)
        achieved, source = (None if completed is None else completed.amount_wan_yuan), "completed"
    if achieved is None or declared <= 0:
        return Achievement(name, declared, achieved, None, None, source if achieved is not None else "")
    is_met = achieved <= declared if name in FALLING else achieved >= declared
    return Achievement(name, declared, achieved, achieved / declared, is_met, source)
