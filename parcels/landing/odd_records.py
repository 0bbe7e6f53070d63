"""What may be true and is odd: it is kept as recorded, and said, so that a person looks at it."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase

IN_ORDER = (
    Milestone.SIGNED, Milestone.LISTED, Milestone.CONTRACT, Milestone.START_STATUTORY, Milestone.TOPPED_OUT,
    Milestone.COMPLETED, Milestone.PRODUCING, Milestone.FULL_PRODUCTION,
)  # fmt: skip
"""Milestones none of which can truly come before the one in front of it; filing and clearing may."""


def odd_records(case: LandingCase, as_of: date) -> Iterator[Finding]:
    """Yield what is odd in the records of a project by a date."""
    yield from _out_of_order(case, as_of)
    yield from _statistics_first(case, as_of)
    if case.progress.is_cause_pending:
        yield _note(case, "cause_pending")
    yield from _stop_contradicted(case, as_of)
    yield from _more_than_whole(case, as_of)
    for milestone in case.overridden:
        yield _note(case, "import_overridden", milestone=str(milestone))


def _out_of_order(case: LandingCase, as_of: date) -> Iterator[Finding]:
    days = [(one, case.reached(one, as_of)) for one in IN_ORDER]
    known = [(one, day) for one, day in days if day is not None]
    for (earlier, first), (later, last) in pairwise(known):
        if last < first:
            shown = {"on": last.isoformat(), "before": str(earlier), "before_on": first.isoformat()}
            yield _note(case, "ladder_order", milestone=str(later), **shown)


def _statistics_first(case: LandingCase, as_of: date) -> Iterator[Finding]:
    """Yield milestones that were counted in statistics before they happened."""
    for milestone, entries in case.ladder.entries.items():
        for one in entries:
            if one.stat_on is not None and one.actual_on is not None and one.stat_on < one.actual_on <= as_of:
                shown = {"on": one.stat_on.isoformat(), "actual": one.actual_on.isoformat()}
                yield _note(case, "counted_before_actual", milestone=str(milestone), **shown)


def _stop_contradicted(case: LandingCase, as_of: date) -> Iterator[Finding]:
    """Yield a stop that lasts although a later inspection found works going on."""
    works = [one for one in case.progress.works if one.is_going_on and one.inspected_on <= as_of]
    last = max((one.inspected_on for one in works), default=None)
    for stop in case.progress.stops or ():
        if last is not None and stop.starts_on < last and (stop.ends_on is None or stop.ends_on > last):
            yield _note(case, "stop_contradicted", since=stop.starts_on.isoformat(), on=last.isoformat())


def _more_than_whole(case: LandingCase, as_of: date) -> Iterator[Finding]:
    works = case.progress.last_works(as_of)
    if works is None:
        return
    pairs = (
        ("area", works.developed_area_mu, works.due_area_mu),
        ("money", works.invested_wan_yuan, works.total_investment_wan_yuan),
    )
    for what, part, whole in pairs:
        if part is not None and whole is not None and part > whole:
            yield _note(case, "more_than_whole", what=what, part=part, whole=whole)


def _note(case: LandingCase, rule: str, **values: Value) -> Finding:
    return Finding(rule, Verdict.UNDETERMINED, Severity.NOTE, case.project, values=values)
