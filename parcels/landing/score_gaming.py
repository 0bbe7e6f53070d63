"""What makes a card look better than the land does (刷数), and what in the roll is not as it should be: as findings.

Nothing is accused: a finding names projects and figures for a person to look at (疑似, 待核).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import takewhile

import numpy as np

from parcels.landing.milestones import Milestone
from parcels.landing.score_definition import Gaming
from parcels.landing.score_roll import NEVER, UNKNOWN, Flags, Roll

Value = str | int | float | date | None


@dataclass(frozen=True)
class ScoreFinding:
    """A code with the projects it is about and the figures to check it (wan yuan, mu, days, ISO dates)."""

    code: str
    projects: tuple[str, ...]
    values: Mapping[str, Value]


def roll_findings(roll: Roll, cohort: Flags) -> Iterator[ScoreFinding]:
    """Yield what the roll leaves open: signatures and withdrawals without a date, funds beyond the investment."""
    if roll.undated:
        yield ScoreFinding("signed_undated", roll.undated, {"count": len(roll.undated)})
    undated = tuple(np.flatnonzero(cohort & roll.withdrawn_undated))
    if undated:
        yield ScoreFinding("withdrawn_undated", _ids(roll, undated), {"count": len(undated)})
    beyond = tuple(np.flatnonzero(cohort & (roll.funds > roll.investment)))
    if beyond:
        over = float((roll.funds - roll.investment)[list(beyond)].sum())
        yield ScoreFinding("funds_above_investment", _ids(roll, beyond), {"count": len(beyond), "money": over})


def gaming_findings(roll: Roll, cohort: Flags, day: int, rule: Gaming | None) -> Iterator[ScoreFinding]:
    """Yield signatures without land, starts that are none in the sense of the law, and signatures that look split."""
    live = cohort & ~roll.by(Milestone.WITHDRAWN, day)
    yield from _without_land(roll, live, day)
    yield from _without_start(roll, live, day)
    if rule is not None:
        yield from _split(roll, live, rule)


def _without_land(roll: Roll, live: Flags, day: int) -> Iterator[ScoreFinding]:
    has_land = roll.by(Milestone.CONTRACT, day) | roll.by(Milestone.DELIVERED, day)
    for i in np.flatnonzero(live & roll.needs_land & ~roll.names_land & ~has_land):
        signed = roll.reached[Milestone.SIGNED][i]
        values: dict[str, Value] = {
            "area": _number(roll.area[i]), "signed_on": _date(signed), "days": int(day - signed),
            "group": roll.groups["platform"][i],
        }  # fmt: skip
        yield ScoreFinding("signed_without_land", (roll.projects[i],), values)


def _without_start(roll: Roll, live: Flags, day: int) -> Iterator[ScoreFinding]:
    statutory = roll.by(Milestone.START_STATUTORY, day)
    recognised = roll.by(Milestone.START_RECOGNISED, day)
    ceremony = roll.by(Milestone.START_CEREMONY, day)
    for i in np.flatnonzero(live & ~statutory & (recognised | ceremony)):
        milestone = Milestone.START_RECOGNISED if recognised[i] else Milestone.START_CEREMONY
        held = roll.reached[milestone][i]
        code = "recognised_without_start" if recognised[i] else "ceremony_without_start"
        values: dict[str, Value] = {"held_on": _date(held), "days": int(day - held)}
        yield ScoreFinding(code, (roll.projects[i],), values)


def _split(roll: Roll, live: Flags, rule: Gaming) -> Iterator[ScoreFinding]:
    """Yield groups of near signatures; each project joins the first group it is near to."""
    least = rule.threshold_wan_yuan * (1 - rule.margin)
    below = live & (roll.investment >= least) & (roll.investment < rule.threshold_wan_yuan)
    signed = roll.reached[Milestone.SIGNED]
    order = sorted(np.flatnonzero(below), key=lambda i: (roll.groups["promoter"][i], int(signed[i]), roll.projects[i]))
    groups: list[list[int]] = []
    for i in (int(one) for one in order):
        recent = takewhile(lambda own: _is_recent(roll, own[0], i, rule), reversed(groups))  # noqa: B023  used at once
        near = next((own for own in recent if _is_alike(roll.names[own[0]], roll.names[i], rule)), None)
        if near is None:
            groups.append([i])
        else:
            near.append(i)
    for own in groups:
        money = float(roll.investment[own].sum())
        if len(own) > 1 and money >= rule.threshold_wan_yuan:
            values: dict[str, Value] = {
                "count": len(own), "money": money, "threshold": rule.threshold_wan_yuan,
                "promoter": roll.groups["promoter"][own[0]], "signed_on": _date(int(signed[own[0]])),
                "names": ", ".join(roll.names[i] for i in own),
            }  # fmt: skip
            yield ScoreFinding("split_signing", _ids(roll, own), values)


def _is_recent(roll: Roll, first: int, second: int, rule: Gaming) -> bool:
    """Return whether two are of one promoter and of near days; who names no promoter is near to nobody."""
    promoters, signed = roll.groups["promoter"], roll.reached[Milestone.SIGNED]
    if promoters[first] != promoters[second] or promoters[first] == UNKNOWN:
        return False
    return int(signed[second]) - int(signed[first]) <= rule.days


def _is_alike(first: str, second: str, rule: Gaming) -> bool:
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= rule.similarity


def _ids(roll: Roll, places: tuple[np.intp, ...] | list[int]) -> tuple[str, ...]:
    return tuple(roll.projects[i] for i in places)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _date(day: int) -> date | None:
    return None if day == NEVER else date.fromordinal(int(day))
