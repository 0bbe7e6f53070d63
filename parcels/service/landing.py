"""Landing of a workspace's projects on a date: clocks, states, warnings, by the law, calendar and settings in force."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parcels.domain.errors import InputRefused
from parcels.landing.calendar import WorkCalendar, read_own_days
from parcels.landing.cases import read_cases, read_land
from parcels.landing.clocks import ClockLaw
from parcels.landing.periods import periods_of
from parcels.landing.progress import LandingCase
from parcels.landing.report import LandingReport
from parcels.landing.report import landing_report as report_of
from parcels.landing.settings import LandingSettings, packaged_settings, parse_settings
from parcels.landing.states import ParcelLand
from parcels.rules.packs import rules_by_code
from parcels.service.access import Actor, require
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.workspace import Workspace

CALENDAR_FILE = "calendar.csv"
SETTINGS_FILE = "landing.toml"


@dataclass(frozen=True)
class LandingOptions:
    """Date of law and of the situation, and the policy (``None``: the workspace's)."""

    as_of: date
    policy: Path | None = None


@dataclass(frozen=True, eq=False)
class LandingSituation:
    """What a landing report is made from: everything on record about each signed project, and what it is read by."""

    cases: tuple[LandingCase, ...]
    land: tuple[ParcelLand, ...]
    law: ClockLaw
    settings: LandingSettings

    def report(self) -> LandingReport:
        """Return where every signed project stands."""
        return report_of(self.cases, self.land, self.law, self.settings)


def landing_report(ws: Workspace, options: LandingOptions, *, actor: Actor) -> LandingReport:
    """Return where every signed project stands; refused as :func:`landing_situation`."""
    return landing_situation(ws, options, actor=actor).report()


def landing_situation(ws: Workspace, options: LandingOptions, *, actor: Actor) -> LandingSituation:
    """Return everything on record about the signed projects, with the law, calendar and settings in force.

    Raises
    ------
    InputRefused
        ``workspace_empty``; ``calendar_columns``, ``calendar_row`` and ``landing_settings_invalid`` for the
        workspace's own files, ``landing_file_unreadable`` where one is no text; for policy and packs see
        :mod:`parcels.service.policies`.
    """
    require(actor, "view_checks")
    settings = workspace_settings(ws)
    rules = rules_by_code(options.as_of, workspace_policy(ws, options.policy), workspace_book(ws))
    law = ClockLaw(periods_of(rules), settings.reckoning(workspace_calendar(ws)), options.as_of)
    city = ws.city()
    return LandingSituation(read_cases(city, options.as_of), read_land(city), law, settings)


def workspace_settings(ws: Workspace) -> LandingSettings:
    """Return the settings of ``<WS>/landing.toml``, else the packaged ones (演示数据)."""
    text = _own_text(ws, SETTINGS_FILE)
    return packaged_settings() if text is None else parse_settings(text, SETTINGS_FILE)


def workspace_calendar(ws: Workspace) -> WorkCalendar:
    """Return the working days, with the city's own of ``<WS>/calendar.csv`` where it has that file."""
    text = _own_text(ws, CALENDAR_FILE)
    return WorkCalendar() if text is None else WorkCalendar(read_own_days(text, CALENDAR_FILE))


def _own_text(ws: Workspace, name: str) -> str | None:
    path = Path(ws.target) / name
    if not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("landing_file_unreadable", file=name, problem=type(error).__name__) from error
