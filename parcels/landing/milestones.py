"""The milestones of a project (里程碑): agreed, actual and statistical date kept apart, each with its evidence.

The word 开工 has three meanings, each a milestone of its own: a ceremony, the city's recognition (开工认定), and the
start in the sense of the law (动工开发). Nothing here puts one in the place of another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from parcels.domain.errors import InputRefused
from parcels.rules.demand import number, text, when


class Milestone(StrEnum):
    """Steps on the way from a lead to full production. In Chinese: 里程碑."""

    LEAD = "lead"
    """线索."""
    NEGOTIATING = "negotiating"
    """在谈."""
    SIGNED = "signed"
    """签约: the investment agreement, which gives no right to land."""
    REGISTERED = "registered"
    """公司注册."""
    FILED = "filed"
    """备案或核准."""
    CONVERSION = "conversion"
    """农用地转用批准."""
    ACQUISITION = "acquisition"
    """征收."""
    CLEARED = "cleared"
    """净地."""
    PLAN_CONDITIONS = "plan_conditions"
    """规划条件."""
    LISTED = "listed"
    """招拍挂公告."""
    CONTRACT = "contract"
    """出让合同."""
    CERTIFICATE = "certificate"
    """不动产权证."""
    DELIVERED = "delivered"
    """交地."""
    START_CEREMONY = "start_ceremony"
    """开工仪式."""
    START_RECOGNISED = "start_recognised"
    """开工认定（考核口径）."""
    START_STATUTORY = "start_statutory"
    """动工开发（法定口径）."""
    TOPPED_OUT = "topped_out"
    """主体封顶."""
    COMPLETED = "completed"
    """竣工."""
    PRODUCING = "producing"
    """投产."""
    FULL_PRODUCTION = "full_production"
    """达产."""
    STATISTICS = "statistics"
    """纳统."""
    WITHDRAWN = "withdrawn"
    """终止."""


STARTS = (Milestone.START_CEREMONY, Milestone.START_RECOGNISED, Milestone.START_STATUTORY)
"""The three meanings of 开工."""


class DateKind(StrEnum):
    """Which date of a milestone counts. In Chinese: 日期口径."""

    ACTUAL = "actual"
    """实际日期: the truth, which clocks use."""
    STATISTICAL = "statistical"
    """统计日期: closes a month, so that a report sent once does not change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a milestone; money in wan yuan (万元), area in mu (亩), ``None`` where the record does not say."""

    milestone: Milestone
    agreed_on: date | None = None
    actual_on: date | None = None
    stat_on: date | None = None
    amount_wan_yuan: float | None = None
    area_mu: float | None = None
    evidence: str | None = None

    def happened_on(self, kind: DateKind = DateKind.ACTUAL) -> date | None:
        """Return the date it happened, or the one it counts on in statistics."""
        return self.actual_on if kind is DateKind.ACTUAL else self.stat_on


@dataclass(frozen=True)
class Ladder:
    """All milestones on record of one project.

    A milestone may be on record several times (two contracts, a supplement). Of several actual dates the first counts,
    as in the score cards and the checks of the catalogue: what was reached once stays reached. Of several agreed dates
    the last holds. :meth:`repeated` names those whose dates differ.
    """

    project: str
    entries: Mapping[Milestone, tuple[Entry, ...]] = field(default_factory=dict)

    def agreed(self, milestone: Milestone) -> date | None:
        """Return the date agreed for a milestone; ``None`` where none is on record."""
        return self._agreed.get(milestone)

    @cached_property
    def _agreed(self) -> Mapping[Milestone, date]:
        days = {name: [one.agreed_on for one in own if one.agreed_on] for name, own in self.entries.items()}
        return {name: max(own) for name, own in days.items() if own}

    def happened(self, milestone: Milestone, as_of: date, kind: DateKind = DateKind.ACTUAL) -> date | None:
        """Return when a milestone was reached; ``None`` if it was not by ``as_of``, that day included."""
        found = (self._actual if kind is DateKind.ACTUAL else self._statistical).get(milestone)
        return found[0] if found is not None and found[0] <= as_of else None

    def reached(self, milestone: Milestone, as_of: date, kind: DateKind = DateKind.ACTUAL) -> Entry | None:
        """Return the first record of a milestone reached by ``as_of``."""
        found = (self._actual if kind is DateKind.ACTUAL else self._statistical).get(milestone)
        return found[1] if found is not None and found[0] <= as_of else None

    @cached_property
    def _actual(self) -> Mapping[Milestone, tuple[date, Entry]]:
        return self._firsts(DateKind.ACTUAL)

    @cached_property
    def _statistical(self) -> Mapping[Milestone, tuple[date, Entry]]:
        return self._firsts(DateKind.STATISTICAL)

    def _firsts(self, kind: DateKind) -> dict[Milestone, tuple[date, Entry]]:
        """Return milestone → first day it counts on and the record of that day; clocks ask very often."""
        found: dict[Milestone, tuple[date, Entry]] = {}
        for name, own in self.entries.items():
            for entry in own:
                day = entry.actual_on if kind is DateKind.ACTUAL else entry.stat_on
                if day is not None and (name not in found or day < found[name][0]):
                    found[name] = day, entry
        return found

    def renewed(self, milestone: Milestone, as_of: date) -> date | None:
        """Return the last actual date by ``as_of``: that of an approval that was given anew, whose period runs anew."""
        days = (one.actual_on for one in self.entries.get(milestone, ()) if one.actual_on is not None)
        return max((day for day in days if day <= as_of), default=None)

    def repeated(self) -> tuple[Milestone, ...]:
        """Return the milestones on record several times with different agreed or actual dates."""
        return tuple(name for name, own in self.entries.items() if len(own) > 1 and _differ(own))


def _differ(entries: tuple[Entry, ...]) -> bool:
    return any(
        len({day for one in entries if (day := getattr(one, name)) is not None}) > 1
        for name in ("agreed_on", "actual_on")
    )


@dataclass(frozen=True)
class Landing:
    """What counts as landed (落地): a named predicate, met once all its milestones are reached."""

    name: str
    milestones: tuple[Milestone, ...]

    def on(self, ladder: Ladder, as_of: date, kind: DateKind = DateKind.ACTUAL) -> date | None:
        """Return the day the last of the milestones was reached; ``None`` if one was not by ``as_of``.

        A project that withdrew later had landed all the same: who counts it says so by its cohort.
        """
        days = [ladder.happened(one, as_of, kind) for one in self.milestones]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def holds(self, ladder: Ladder, as_of: date, kind: DateKind = DateKind.ACTUAL) -> bool:
        """Return whether the project had landed by ``as_of``."""
        return self.on(ladder, as_of, kind) is not None


LANDINGS: Mapping[str, Landing] = {
    one.name: one
    for one in (
        Landing("registered", (Milestone.REGISTERED,)),
        Landing("filed", (Milestone.FILED,)),
        Landing("contract", (Milestone.CONTRACT,)),
        Landing("contract_and_delivery", (Milestone.CONTRACT, Milestone.DELIVERED)),
        Landing("recognised_start", (Milestone.START_RECOGNISED,)),
        Landing("statutory_start", (Milestone.START_STATUTORY,)),
        Landing("producing", (Milestone.PRODUCING,)),
        Landing("full_production", (Milestone.FULL_PRODUCTION,)),
    )
}
"""The predicates known by name; published rates use most of them, so a rate always names its own."""

DEFAULT_LANDING = "contract_and_delivery"


def landing(name: str = DEFAULT_LANDING) -> Landing:
    """Return a predicate by name.

    Raises
    ------
    InputRefused
        ``landing_unknown``.
    """
    if name not in LANDINGS:
        raise InputRefused("landing_unknown", name=name, known=", ".join(LANDINGS))
    return LANDINGS[name]


def read_ladders(rows: Iterable[Mapping[str, Any]]) -> dict[str, Ladder]:
    """Return project → ladder from records with the fields of the milestone schema, in the order of the records."""
    found: dict[str, dict[Milestone, tuple[Entry, ...]]] = {}
    for row in rows:
        entry = read_entry(row)
        own = found.setdefault(str(row["project_id"]), {})
        own[entry.milestone] = (*own.get(entry.milestone, ()), entry)
    return {project: Ladder(project, own) for project, own in found.items()}


def read_entry(row: Mapping[str, Any]) -> Entry:
    """Return one record of a milestone (fields of the milestone schema)."""
    return Entry(
        milestone=Milestone(str(row["milestone"])),
        agreed_on=when(row, "agreed_on"),
        actual_on=when(row, "actual_on"),
        stat_on=when(row, "stat_on"),
        amount_wan_yuan=number(row, "amount_wan_yuan"),
        area_mu=number(row, "area_mu"),
        evidence=text(row, "evidence"),
    )
