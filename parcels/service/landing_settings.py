"""What a workspace says about landing in files of its own: settings, terms of departments, working days."""

from pathlib import Path

from parcels.domain.errors import InputRefused
from parcels.landing.clearance_terms import ClearanceTerms, packaged_terms, parse_terms
from parcels.landing.settings import LandingSettings, packaged_settings, parse_settings
from parcels.rules.clocks.calendar import WorkCalendar, read_own_days
from parcels.service.workspace import Workspace

CALENDAR_FILE = "calendar.csv"
SETTINGS_FILE = "landing.toml"
TERMS_FILE = "clearances.toml"


def workspace_settings(ws: Workspace) -> LandingSettings:
    """Return the settings of ``<WS>/landing.toml``, else the packaged ones (演示数据)."""
    text = _own_text(ws, SETTINGS_FILE)
    return packaged_settings() if text is None else parse_settings(text, SETTINGS_FILE)


def workspace_terms(ws: Workspace) -> ClearanceTerms:
    """Return the terms of ``<WS>/clearances.toml``, else the packaged ones (演示数据)."""
    text = _own_text(ws, TERMS_FILE)
    return packaged_terms() if text is None else parse_terms(text, TERMS_FILE)


def readable_terms(ws: Workspace) -> ClearanceTerms:
    """Return the terms of the workspace to read the log by, which a file that cannot be read must not prevent."""
    try:
        return workspace_terms(ws)
    except InputRefused:
        return packaged_terms()


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
