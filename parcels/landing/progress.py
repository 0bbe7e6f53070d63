"""What the clocks are read from: dates of papers, the milestones, and what inspections recorded of the works.

``None`` means not recorded, which is never the same as "there was none" (an empty tuple). Where nothing is on record,
the clocks that need it stay undetermined and say so. :mod:`parcels.landing.recorded` reads this from the records.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parcels.domain.codes import ProjectStage
from parcels.landing.milestones import Ladder, Milestone
from parcels.rules.clocks.approvals import Conversion as Conversion
from parcels.rules.clocks.moves import STOPPING as STOPPING
from parcels.rules.clocks.moves import Cause as Cause
from parcels.rules.clocks.moves import Extension as Extension
from parcels.rules.clocks.moves import Pause as Pause


@dataclass(frozen=True)
class Stop:
    """A stop of the works (中止开发建设): the day they stopped and the day they went on, if they did."""

    starts_on: date
    ends_on: date | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Works:
    """Development found by an inspection: areas in mu (亩), money in wan yuan (万元).

    ``due_area_mu`` is the land that should be developed (应动工开发建设用地总面积), not the area of the parcel.
    """

    inspected_on: date
    due_area_mu: float | None = None
    developed_area_mu: float | None = None
    total_investment_wan_yuan: float | None = None
    invested_wan_yuan: float | None = None
    physical_percent: float | None = None
    is_going_on: bool | None = None


@dataclass(frozen=True)
class IdleAct:
    """What the competent department decided about idle land (``outcome``), by which document.

    ``gives_up_land``: the project holds that land no more.
    """

    decided_on: date
    outcome: str
    document: str
    gives_up_land: bool = False


@dataclass(frozen=True)
class Progress:
    """What is recorded about the progress of a project.

    Attributes
    ----------
    cause
        Why it is late, found by one person and confirmed by another.
    cause_code
        Finer reason (未征收, 价款未付, 设计…), as recorded.
    is_cause_pending
        Whether the last cause written down is not confirmed; then ``cause`` is ``None`` and the code only reported.
    pauses, extensions, stops
        ``None`` while nothing of the kind is recorded at all.
    works
        Inspections, in any order.
    achieved
        Achieved figures by indicator (``tax_wan_yuan_per_year``, …), of the last year measured.
    idle_act
        The last formal act about idle land.
    """

    cause: Cause | None = None
    cause_code: str | None = None
    pauses: tuple[Pause, ...] | None = None
    extensions: tuple[Extension, ...] | None = None
    stops: tuple[Stop, ...] | None = None
    works: tuple[Works, ...] = ()
    achieved: Mapping[str, float] = field(default_factory=dict)
    is_cause_pending: bool = False
    idle_act: IdleAct | None = None

    @property
    def gave_up_land(self) -> bool:
        """Whether a formal act took the land from the project."""
        return self.idle_act is not None and self.idle_act.gives_up_land

    def last_works(self, as_of: date) -> Works | None:
        """Return the last inspection by a date."""
        return max(
            (one for one in self.works if one.inspected_on <= as_of), key=lambda one: one.inspected_on, default=None
        )


@dataclass(frozen=True)
class LandingCase:
    """Everything on record about one project after its signature.

    ``bodies`` maps roles (``promoter``, ``developer``, ``enterprise``) to names; ``declared`` holds the declared
    figures by the names of the project schema. ``overridden`` are milestones whose imported dates differ from those
    recorded since.
    """

    project: str
    ladder: Ladder
    stage: ProjectStage | None = None
    filed_on: date | None = None
    eia_on: date | None = None
    building_permit_on: date | None = None
    is_withdrawn: bool = False
    conversions: tuple[Conversion, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    declared: Mapping[str, float] = field(default_factory=dict)
    progress: Progress = Progress()
    overridden: tuple[Milestone, ...] = ()

    def reached(self, milestone: Milestone, as_of: date) -> date | None:
        """Return when a milestone was actually reached, if it was by a date."""
        return self.ladder.happened(milestone, as_of)
