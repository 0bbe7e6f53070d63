"""What a city decides about landing: what counts as landed, when to warn, who owes what, and who is told.

Read from ``landing.toml``; the packaged one is 演示数据. None of it is law, and no period of law stands here.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from parcels.domain.errors import InputRefused
from parcels.landing.agreed import AGREED, clock_name
from parcels.landing.idle import IDLE_STOPPED, IDLE_TWO_YEARS, IDLE_YEAR
from parcels.landing.milestones import LANDINGS, Landing
from parcels.rules.clocks.approvals import CONVERSION, EIA, FILING, FILING_APPLY, PERMIT
from parcels.rules.clocks.calendar import Reckoning, WorkCalendar
from parcels.rules.packs import Authority
from parcels.rules.policy import Section
from parcels.rules.validation import first_problem

PACKAGED = "landing_demo.toml"
CLOCKS = (
    *(clock_name(one) for one in AGREED),
    *(CONVERSION, FILING, FILING_APPLY, EIA, PERMIT, IDLE_YEAR, IDLE_TWO_YEARS, IDLE_STOPPED),
)
"""Names of all clocks there are."""
Role = Literal["enterprise", "promoter", "developer", "leader"] | Authority
Warned = Literal["watch", "soon", "overdue", "serious"]
Days = Annotated[int, Field(ge=0)]


class Levels(Section):
    """Calendar days: at most ``watch`` and ``soon`` left, more than ``serious`` over."""

    watch: Days
    soon: Days
    serious: Days

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        if self.soon > self.watch:
            raise ValueError("soon_above_watch")
        return self


class CertificateTerm(Section):
    """How long a land certificate holds its land: working days after the day of its issue."""

    valid_working_days: Annotated[int, Field(ge=1, le=250)]


class LandingSettings(Section):
    """All decisions of the city about landing in one frozen object."""

    name: str
    version: str
    is_demo: bool
    landed: str
    last_day: Literal["next_working_day", "as_counted"]
    levels: Levels
    escalation: Mapping[Warned, tuple[Literal["owner"] | Role, ...]]
    owners: Mapping[str, Role]
    certificate: CertificateTerm | None = None
    """``None`` where the city has not decided it; then no certificate is issued."""
    task_force_wan_yuan: Annotated[float, Field(gt=0)] | None = None
    kept: tuple[Literal["pauses", "extensions", "stops"], ...] = ()
    """Records the city keeps here without gaps: of these, nothing on record means that there was none."""

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.landed not in LANDINGS:
            raise ValueError("landed_unknown")
        if set(self.escalation) != {"watch", "soon", "overdue", "serious"}:
            raise ValueError("escalation_incomplete")
        if set(self.owners) != set(CLOCKS):
            raise ValueError("owners_incomplete")
        return self

    @property
    def landing(self) -> Landing:
        """What counts as landed."""
        return LANDINGS[self.landed]

    def reckoning(self, calendar: WorkCalendar) -> Reckoning:
        """Return how last days are found by a calendar."""
        return Reckoning(calendar, self.last_day == "next_working_day")


def packaged_settings() -> LandingSettings:
    """Return the settings that come with the program (演示数据)."""
    return parse_settings(files("parcels.landing").joinpath(PACKAGED).read_text(encoding="utf-8"), PACKAGED)


def parse_settings(text: str, file: str) -> LandingSettings:
    """Return the settings written in a TOML text.

    Raises
    ------
    InputRefused
        ``landing_settings_invalid`` naming the file, the first wrong entry and the problem.
    """
    try:
        return LandingSettings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("landing_settings_invalid", file=file, path="-", problem=str(error)) from error
    except ValidationError as error:
        path, problem = first_problem(error)
        raise InputRefused("landing_settings_invalid", file=file, path=path, problem=problem) from error
