"""What became of each signed project by a date, and what was known of it on the day of its signature.

Only what had happened by the as-of date is read, so that a history as of an earlier date is what was known then. Of
several records of a milestone the first date counts, as in the roll of the score cards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from parcels.domain.codes import ProjectStage
from parcels.landing.forecast.months import complete_months, whole_months
from parcels.landing.forecast.settings import ForecastSettings
from parcels.landing.milestones import Ladder, Landing, Milestone
from parcels.rules.demand import flag, text, when
from parcels.rules.sectors import sector_group

Row = Mapping[str, Any]
Fact = str | float | None
ON_LAND = frozenset({Milestone.LISTED, Milestone.CONTRACT, Milestone.CERTIFICATE, Milestone.DELIVERED})
"""Milestones a project without need of land can never reach: it is left out where landing means one of them."""
LONGEST_GAP = 24.0
"""Months; land promised later than this after signature counts as this late."""
DATED = frozenset({"land_named", "funds_shown"})
"""Factors that stand in a dated record; the others are register fields, taken as they stood at signature."""


class Outcome(StrEnum):
    """What became of a signed project. In Chinese: 结局."""

    OPEN = "open"
    """未落地."""
    LANDED = "landed"
    """已落地."""
    WITHDRAWN = "withdrawn"
    """已终止."""


@dataclass(frozen=True)
class History:
    """A signed project as known at the end of a day.

    Attributes
    ----------
    months
        Complete months in which it was followed: up to the month of its end, or to the as-of date.
    ended_in
        Number of the month since signature (from 0) in which it landed or withdrew.
    is_counted
        Whether that month is over; an end in a running month is counted when the month is over, for months without an
        end are counted no sooner.
    facts
        Factor → what was known of it at signature; ``None`` where nothing is on record.
    """

    project: str
    signed_on: date
    outcome: Outcome
    months: int
    ended_in: int | None = None
    is_counted: bool = True
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def event(self) -> Outcome:
        """The end as far as complete months show it."""
        return self.outcome if self.is_counted else Outcome.OPEN


@dataclass(frozen=True)
class Histories:
    """All signed projects by number, and how many were left out for which reason."""

    as_of: date
    signed: tuple[History, ...]
    left_out: Mapping[str, int]

    def count(self, outcome: Outcome) -> int:
        """Return how many projects came to an outcome by the date."""
        return sum(one.outcome is outcome for one in self.signed)


def read_histories(
    projects: Iterable[Row],
    ladders: Mapping[str, Ladder],
    landing: Landing,
    settings: ForecastSettings,
    as_of: date,
) -> Histories:
    """Return what became of the projects (fields of the schemas) by a date."""
    found: list[History] = []
    left_out: dict[str, int] = {}
    for row in sorted(projects, key=lambda row: str(row["project_id"])):
        ladder = ladders.get(str(row["project_id"]), Ladder(str(row["project_id"])))
        one = _history(row, ladder, landing, settings, as_of)
        if isinstance(one, History):
            found.append(one)
        elif one is not None:
            left_out[one] = left_out.get(one, 0) + 1
    return Histories(as_of, tuple(found), dict(sorted(left_out.items())))


def _history(
    row: Row, ladder: Ladder, landing: Landing, settings: ForecastSettings, as_of: date
) -> History | str | None:
    """Return the history, why it is left out, or ``None`` for what was not signed by the date."""
    signed = _first(ladder, Milestone.SIGNED) or when(row, "signed_on")
    stage = ProjectStage(str(row["stage"]))
    if signed is None:
        return "signed_undated" if stage.is_signed or stage is ProjectStage.WITHDRAWN else None
    if signed > as_of:
        return None
    if flag(row, "needs_land") is False and ON_LAND & set(landing.milestones):
        return "needs_no_land"
    landed, withdrawn = (_by(day, as_of) for day in (_landed(ladder, landing), _first(ladder, Milestone.WITHDRAWN)))
    never_withdrew = _first(ladder, Milestone.WITHDRAWN) is None
    if never_withdrew and stage is ProjectStage.WITHDRAWN and landed is None:
        return "withdrawn_undated"
    if any(day is not None and day < signed for day in (landed, withdrawn)):
        return "ended_before_signing"
    facts: dict[str, Fact] = {name: _fact(name, row, ladder, signed, settings) for name in settings.factors}
    ends = [(landed, Outcome.LANDED), (withdrawn, Outcome.WITHDRAWN)]
    known = [(day, outcome) for day, outcome in ends if day is not None]
    return _until(History(ladder.project, signed, Outcome.OPEN, complete_months(signed, as_of), facts=facts), known)


def _until(still_open: History, ends: Sequence[tuple[date, Outcome]]) -> History:
    """Return the history up to the first of its ends; of one day landing stands first, for it was reached."""
    if not ends:
        return still_open
    day, outcome = min(ends, key=lambda one: one[0])
    over, signed = still_open.months, still_open.signed_on
    month = whole_months(signed, day)
    months = min(over, month + 1)
    return replace(still_open, outcome=outcome, months=months, ended_in=month, is_counted=month < over)


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _first(ladder: Ladder, milestone: Milestone) -> date | None:
    days = [one.actual_on for one in ladder.entries.get(milestone, ()) if one.actual_on is not None]
    return min(days, default=None)


def _landed(ladder: Ladder, landing: Landing) -> date | None:
    days = [_first(ladder, one) for one in landing.milestones]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _fact(name: str, row: Row, ladder: Ladder, signed: date, settings: ForecastSettings) -> Fact:
    """Return what was known of a factor at signature."""
    if name == "clear_gap":
        return _gap(ladder, signed)
    if name == "one_body":
        promoter, developer = text(row, "promoter_body"), text(row, "developer_body")
        return None if promoter is None or developer is None else _yes(promoter == developer)
    if name == "sector":
        return str(sector_group(str(row["sector_code"]), text(row, "sector_group")).value)
    papers = [one.evidence for one in ladder.entries.get(Milestone.SIGNED, ()) if one.actual_on == signed]
    told = [paper for paper in papers if paper]
    words = settings.papers[name]  # type: ignore[index]  # every other factor is a paper
    return _yes(any(word in paper for paper in told for word in words)) if told else None


def _gap(ladder: Ladder, signed: date) -> float | None:
    """Return the months from signature to the date first agreed for clear land (净地), within [0, LONGEST_GAP]."""
    agreed = [one.agreed_on for one in ladder.entries.get(Milestone.CLEARED, ()) if one.agreed_on is not None]
    if not agreed:
        return None
    return min(LONGEST_GAP, max(0.0, (min(agreed) - signed).days / 30.4375))


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
