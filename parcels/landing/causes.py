"""Why a project does not land, start or produce: a closed list of causes, grouped by who can do something about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from parcels.landing.agreed import CHAIN
from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase


class CauseCode(StrEnum):
    """Causes of practice. In Chinese: 未落地原因."""

    PLAN_MISMATCH = "plan_mismatch"
    """规划不符."""
    RED_LINE = "red_line"
    """红线压占."""
    OUTSIDE_BOUNDARY = "outside_boundary"
    """边界外."""
    NO_QUOTA = "no_quota"
    """指标不足."""
    NOT_ACQUIRED = "not_acquired"
    """未征收."""
    COMPENSATION_OPEN = "compensation_open"
    """补偿未到位."""
    NOT_CLEARED = "not_cleared"
    """未净地."""
    ARCHAEOLOGY_OPEN = "archaeology_open"
    """考古未勘."""
    UTILITIES_SHORT = "utilities_short"
    """通平不足."""
    ASSESSMENT_FAILED = "assessment_failed"
    """环评能评不过."""
    NO_PLAN_CONDITIONS = "no_plan_conditions"
    """规划条件未出."""
    NOT_LISTED = "not_listed"
    """招拍挂未排期."""
    GOVERNMENT_BREACH = "government_breach"
    """政府违约."""
    PROMISED_TWICE = "promised_twice"
    """多头许诺."""
    PRICE_UNPAID = "price_unpaid"
    """价款未付."""
    ENTERPRISE_FUNDS = "enterprise_funds"
    """企业资金."""
    DESIGN = "design"
    """设计."""
    MARKET = "market"
    """市场."""
    FORCE_MAJEURE = "force_majeure"
    """不可抗力."""


class CauseGroup(StrEnum):
    """Who or what a cause lies with. In Chinese: 原因大类."""

    LAND = "land"
    GOVERNMENT = "government"
    ENTERPRISE = "enterprise"
    DESIGN = "design"
    MARKET = "market"
    FORCE_MAJEURE = "force_majeure"


_OF_GROUP: Mapping[CauseGroup, tuple[CauseCode, ...]] = {
    CauseGroup.LAND: (
        CauseCode.PLAN_MISMATCH, CauseCode.RED_LINE, CauseCode.OUTSIDE_BOUNDARY, CauseCode.NO_QUOTA,
        CauseCode.NOT_ACQUIRED, CauseCode.COMPENSATION_OPEN, CauseCode.NOT_CLEARED, CauseCode.ARCHAEOLOGY_OPEN,
        CauseCode.UTILITIES_SHORT,
    ),
    CauseGroup.GOVERNMENT: (
        CauseCode.ASSESSMENT_FAILED, CauseCode.NO_PLAN_CONDITIONS, CauseCode.NOT_LISTED, CauseCode.GOVERNMENT_BREACH,
        CauseCode.PROMISED_TWICE,
    ),
    CauseGroup.ENTERPRISE: (CauseCode.PRICE_UNPAID, CauseCode.ENTERPRISE_FUNDS),
    CauseGroup.DESIGN: (CauseCode.DESIGN,),
    CauseGroup.MARKET: (CauseCode.MARKET,),
    CauseGroup.FORCE_MAJEURE: (CauseCode.FORCE_MAJEURE,),
}  # fmt: skip
GROUPS = {code: group for group, codes in _OF_GROUP.items() for code in codes}
"""Cause → group."""

OPEN_STEPS = {
    Milestone.ACQUISITION: CauseCode.NOT_ACQUIRED,
    Milestone.CLEARED: CauseCode.NOT_CLEARED,
    Milestone.PLAN_CONDITIONS: CauseCode.NO_PLAN_CONDITIONS,
    Milestone.LISTED: CauseCode.NOT_LISTED,
}
"""Steps that name a cause while they are open."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause and where it is from.

    ``recorded``: found and confirmed; ``reported``: found by one person only; ``milestones``: an earlier step is open.
    """

    code: str
    source: str


def reason_of(case: LandingCase, milestone: Milestone, place: int) -> Reason | None:
    """Return why a milestone is not reached: the cause recorded, else the earliest step before it that is open.

    A step is open if it is on record with an agreed date, and neither it nor any later one was reached; ``place`` is
    that of the furthest one reached (:func:`parcels.landing.agreed.reached_place`).
    """
    if case.progress.cause_code is not None:
        return Reason(case.progress.cause_code, "reported" if case.progress.is_cause_pending else "recorded")
    if milestone not in CHAIN:
        return None
    for step in CHAIN[place + 1 : CHAIN.index(milestone)]:
        if step in OPEN_STEPS and case.ladder.agreed(step) is not None:
            return Reason(OPEN_STEPS[step], "milestones")
    return None
