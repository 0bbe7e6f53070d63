"""Three years of signatures and what became of them: a hazard per quarter that a forecast can learn.

h_land(t) = logistic(a_t + 1.5 secured − 0.28 gap + 1.0 evidence + 0.7 same body + sector);
h_withdraw(t) = logistic(b_t − 0.9 evidence + 0.12 gap);
t in quarters since signature, gap in quarters between signature and the date the land was promised to be clear.
What drives it can be read from the files: evidence of ``signed`` (proof of funds, letter of intent on a parcel),
agreed date of ``cleared``, bodies, sector. The parcels a project names are no such sign: they are filled in later.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from parcels.demo.size import BASE_DATE, DemoSize, stream

FIRST_SIGNATURE = date(2023, 11, 27)
LAND_BASE = (-5.2, -4.1, -3.2, -2.7, -2.5, -2.5, -2.6, -2.7, -2.8, -2.9, -3.0, -3.0)
LEAVE_BASE = (-5.0, -4.0, -3.4, -3.1, -2.9, -2.8, -2.7, -2.7, -2.7, -2.7, -2.7, -2.7)
SECTOR_EFFECT = {
    "new_energy": 0.2,
    "information": 0.1,
    "tourism": -0.5,
    "health": -0.1,
    "logistics": 0.2,
    "commerce": -0.3,
}
MONTH = 30.4


@dataclass(frozen=True)
class Fate:
    """What was known at signature and what happened, one array entry per signed project."""

    signed: list[date]
    secured: np.ndarray
    evidence: np.ndarray
    same_body: np.ndarray
    gap_quarters: np.ndarray
    landed: list[date | None]
    withdrawn: list[date | None]


def draw_fates(groups: list[str], size: DemoSize) -> Fate:
    """Draw what happened to projects signed over three years, one per sector group given."""
    rng = stream(size, "fates")
    n = len(groups)
    span = (BASE_DATE - FIRST_SIGNATURE).days
    signed = [FIRST_SIGNATURE + timedelta(days=int(day)) for day in np.sort(rng.integers(0, span - 30, n))]
    secured, evidence, same = rng.random(n) < 0.55, rng.random(n) < 0.5, rng.random(n) < 0.6
    gap = np.round(np.where(secured, rng.gamma(1.6, 1.2, n), rng.gamma(2.6, 1.9, n)), 1)
    lean, leave = _leanings(groups, secured, evidence, same, gap)
    landed: list[date | None] = [None] * n
    withdrawn: list[date | None] = [None] * n
    for i in range(n):
        for quarter in range(len(LAND_BASE)):
            day = signed[i] + timedelta(days=int((quarter + rng.random()) * 91.3))
            lands, leaves = (
                rng.random() < _logistic(LAND_BASE[quarter] + lean[i]),
                rng.random() < _logistic(LEAVE_BASE[quarter] + leave[i]),
            )
            if day > BASE_DATE or lands or leaves:
                landed[i] = day if lands and day <= BASE_DATE else None
                withdrawn[i] = day if leaves and not lands and day <= BASE_DATE else None
                break
    return Fate(signed, secured, evidence, same, gap, landed, withdrawn)


def _leanings(
    groups: list[str], secured: np.ndarray, evidence: np.ndarray, same: np.ndarray, gap: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return what is added to the base of landing and of leaving for each project."""
    sector = np.array([SECTOR_EFFECT.get(group, 0.0) for group in groups])
    return 1.5 * secured - 0.28 * gap + 1.0 * evidence + 0.7 * same + sector, -0.9 * evidence + 0.12 * gap


def true_chances(groups: list[str], fate: Fate, quarters: int) -> np.ndarray:
    """Return the probability of landing within so many quarters of signature that the projects were drawn with.

    P = Σ_t h_land(t) Π_{s<t} (1 − h_land(s)) (1 − h_withdraw(s)): what a forecast can at best know.
    """
    lean, leave = _leanings(groups, fate.secured, fate.evidence, fate.same_body, fate.gap_quarters)
    found, still = np.zeros(len(groups)), np.ones(len(groups))
    for land_base, leave_base in zip(LAND_BASE[:quarters], LEAVE_BASE[:quarters], strict=True):
        land, leaves = 1 / (1 + np.exp(-land_base - lean)), 1 / (1 + np.exp(-leave_base - leave))
        found += still * land
        still *= (1 - land) * (1 - leaves)
    return found


def _logistic(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


def write_history(projects: pd.DataFrame, fate: Fate, size: DemoSize) -> tuple[pd.DataFrame, pd.Series]:
    """Return the milestones of all projects and the stage each has reached.

    The first ``len(fate.signed)`` projects are the signed ones, in order; the others are leads and negotiations.
    """
    rng = stream(size, "history")
    rows: list[dict[str, object]] = []
    stages: list[str] = []
    known = zip(projects["project_id"], projects["area_min_mu"], projects["investment_wan_yuan"], strict=True)
    for i, (project_id, area, money) in enumerate(known):
        if i < len(fate.signed):
            events, stage = _signed_story((float(area), float(money)), fate, i, rng)
        else:
            events, stage = _early_story(rng)
        stages.append(stage)
        rows += [{"project_id": project_id, **event} for event in events]
    frame = pd.DataFrame(
        rows,
        columns=[
            "project_id",
            "milestone",
            "agreed_on",
            "actual_on",
            "stat_on",
            "amount_wan_yuan",
            "area_mu",
            "evidence",
        ],
    )
    return frame, pd.Series(stages, index=projects.index, dtype=object)


Event = dict[str, object]


def _early_story(rng: np.random.Generator) -> tuple[list[Event], str]:
    first = BASE_DATE - timedelta(days=int(rng.integers(20, 420)))
    talks = first + timedelta(days=int(rng.integers(10, 120)))
    events = [_event("lead", actual=first, evidence="招商线索登记")]
    if talks >= BASE_DATE or rng.random() < 0.4:
        return events, "lead"
    return [*events, _event("negotiating", actual=talks, evidence="洽谈纪要")], "negotiating"


def _event(
    name: str,
    *,
    agreed: date | None = None,
    actual: date | None = None,
    amount: float | None = None,
    area: float | None = None,
    evidence: str | None = None,
) -> Event:
    """Return one milestone; its statistical date is the last day of the month it is reported in."""
    return {
        "milestone": name,
        "agreed_on": agreed,
        "actual_on": actual,
        "stat_on": None if actual is None else _report_day(actual),
        "amount_wan_yuan": amount,
        "area_mu": area,
        "evidence": evidence if actual else None,
    }  # fmt: skip


def _report_day(actual: date) -> date:
    """Return the 25th of the month, or of the next one for what happens later; never before it happened."""
    if actual.day <= 25:
        return actual.replace(day=25)
    year, month = (actual.year + 1, 1) if actual.month == 12 else (actual.year, actual.month + 1)
    return date(year, month, 25)


def _later(start: date, months: float) -> date:
    return start + timedelta(days=round(months * MONTH))


def _signed_story(size: tuple[float, float], fate: Fate, i: int, rng: np.random.Generator) -> tuple[list[Event], str]:
    """Return the milestones of a signed project up to the base date or its withdrawal."""
    signed, landed, withdrawn = fate.signed[i], fate.landed[i], fate.withdrawn[i]
    end = withdrawn or BASE_DATE
    area, money = size
    papers = ("投资协议", "资金证明" if fate.evidence[i] else "", "地块意向书" if fate.secured[i] else "")
    clear = _later(signed, 3 * float(fate.gap_quarters[i]))
    due = _later(clear, float(rng.uniform(3, 6)))
    plan: list[Event] = [
        _event("lead", actual=_later(signed, -float(rng.uniform(6, 14))), evidence="招商线索登记"),
        _event("negotiating", actual=_later(signed, -float(rng.uniform(1.5, 5))), evidence="洽谈纪要"),
        _event("signed", actual=signed, amount=money, area=area, evidence="、".join(filter(None, papers))),
        _event(
            "registered",
            agreed=_later(signed, 2),
            actual=_later(signed, float(rng.uniform(0.5, 3.5))),
            amount=round(money * 0.1),
            evidence="营业执照",
        ),
        _event(
            "filed",
            agreed=_later(signed, 4),
            actual=_later(signed, float(rng.uniform(2.0, 8.0))),
            amount=money,
            evidence="项目备案表",
        ),
        _event("cleared", agreed=clear, actual=_cleared(landed, clear, rng), area=area, evidence="净地确认书"),
        *_land_story(signed, landed, due, area, rng),
        *_works_story(landed, due, money, rng),
    ]
    events = [event for event in (_until(event, end) for event in plan) if event is not None]
    if withdrawn is not None:
        return [*events, _event("withdrawn", actual=withdrawn, evidence="终止协议")], "withdrawn"
    return events, _stage(events)


def _cleared(landed: date | None, clear: date, rng: np.random.Generator) -> date | None:
    """Land is clear before it is supplied; without a landing it is clear only sometimes, and late."""
    if landed is not None:
        return _later(landed, -float(rng.uniform(1.2, 3.0)))
    return _later(clear, float(rng.uniform(0, 12))) if rng.random() < 0.35 else None


def _land_story(signed: date, landed: date | None, due: date, area: float, rng: np.random.Generator) -> list[Event]:
    """Return planning conditions, listing, contract, delivery and certificate; landing is contract with delivery."""
    back = landed is not None
    conditions = _later(landed, -float(rng.uniform(2.0, 3.5))) if landed else None
    listed = _later(landed, -float(rng.uniform(1.0, 1.6))) if landed else None
    contract = _later(landed, -float(rng.uniform(0.1, 0.8))) if landed else None
    price = round(area * float(rng.uniform(19, 40)), 1)
    return [
        _event("plan_conditions", agreed=_later(due, -3), actual=conditions, area=area, evidence="规划条件通知书"),
        _event("listed", agreed=_later(due, -1.5), actual=listed, area=area, evidence="出让公告"),
        _event("contract", agreed=due, actual=contract, amount=price if back else None, area=area, evidence="出让合同"),
        _event("delivered", agreed=_later(due, 1), actual=landed, area=area, evidence="交地确认书"),
        _event(
            "certificate",
            agreed=_later(due, 2),
            actual=_later(landed, float(rng.uniform(0.5, 2))) if landed else None,
            area=area,
            evidence="不动产权证",
        ),
    ]


def _works_story(landed: date | None, due: date, money: float, rng: np.random.Generator) -> list[Event]:
    """Return start (three meanings), completion and production; some projects stop after landing."""
    slow = rng.random() < 0.22
    begin = _later(landed, float(rng.uniform(1.5, 6) + (14 if slow else 0))) if landed else None
    ceremony = _later(begin, -float(rng.uniform(0.5, 3))) if begin else None
    top = _later(begin, float(rng.uniform(5, 9))) if begin else None
    complete = _later(begin, float(rng.uniform(10, 17))) if begin else None
    produce = _later(complete, float(rng.uniform(1, 5))) if complete else None
    full = _later(produce, float(rng.uniform(6, 14))) if produce else None
    return [
        _event("start_ceremony", actual=ceremony if rng.random() < 0.7 else None, evidence="现场照片"),
        _event("start_recognised", actual=_later(begin, -0.3) if begin else None, evidence="开工认定表"),
        _event("start_statutory", agreed=_later(due, 6), actual=begin, evidence="施工许可证、基础施工记录"),
        _event("topped_out", actual=top, evidence="主体验收记录"),
        _event(
            "completed",
            agreed=_later(due, 22),
            actual=complete,
            amount=round(money * float(rng.uniform(0.7, 1.02))),
            evidence="竣工验收备案",
        ),
        _event("producing", agreed=_later(due, 26), actual=produce, evidence="投产认定表"),
        _event("full_production", agreed=_later(due, 38), actual=full, evidence="达产复核意见"),
    ]


def _until(event: Event, end: date) -> Event | None:
    """Return the milestone as it is known at ``end``: what would come later is only agreed, or not there at all."""
    actual = event["actual_on"]
    if isinstance(actual, date) and actual <= end:
        return event
    if event["agreed_on"] is None:
        return None
    return {**event, "actual_on": None, "stat_on": None, "evidence": None}


LADDER = (
    ("full_production", "accepted"), ("producing", "producing"), ("completed", "completed"),
    ("start_statutory", "started"), ("delivered", "supplied"), ("filed", "filed"), ("registered", "registered"),
)  # fmt: skip


def _stage(events: list[Event]) -> str:
    reached = {event["milestone"] for event in events if event["actual_on"] is not None}
    return next((stage for milestone, stage in LADDER if milestone in reached), "signed")
