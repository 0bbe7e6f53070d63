"""The forecast of a workspace: kept while the data, the settings and the question are the same."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from parcels.domain.errors import InputRefused
from parcels.landing.forecast.forecast import Forecast, ProjectForecast, Question, forecast
from parcels.landing.forecast.settings import (
    ForecastSettings,
    packaged_forecast_settings,
    parse_forecast_settings,
)
from parcels.landing.milestones import read_ladders
from parcels.landing.settings import LandingSettings
from parcels.rules.demand import records
from parcels.service.access import Actor, require
from parcels.service.landing import current_milestones
from parcels.service.landing_settings import workspace_settings
from parcels.service.last_used import LastUsed
from parcels.service.plain import Plain, plain
from parcels.service.workspace import Workspace
from parcels.store.landing_records import last_record

SETTINGS_FILE = "forecast.toml"
_FORECASTS: LastUsed[Forecast] = LastUsed(4)


@dataclass(frozen=True)
class ForecastOptions:
    """Date of the situation, a further date to be told the chance by, and the seed of the intervals."""

    as_of: date
    by: date | None = None
    seed: int = 0


@dataclass(frozen=True)
class CityForecast:
    """A forecast with the names its projects are known by, and the settings it was made with."""

    found: Forecast
    settings: ForecastSettings
    names: dict[str, str]


def city_forecast(ws: Workspace, options: ForecastOptions, *, actor: Actor) -> CityForecast:
    """Return the chances of every open project; who may see the landing report may see it.

    Raises
    ------
    InputRefused
        ``workspace_empty``; ``forecast_date_past``; ``forecast_settings_invalid`` and ``landing_settings_invalid`` for
        the workspace's own files, ``landing_file_unreadable`` where one is no text.
    """
    require(actor, "view_checks")
    landed, settings = workspace_settings(ws), forecast_settings(ws)
    city = ws.city()
    content = tuple(sorted(city.versions.items()))
    with ws.store.reading() as connection:
        key = (ws.target, content, last_record(connection), landed.landed, settings.model_dump_json(), options)
    found = _FORECASTS.get(key, lambda: _made(ws, landed, settings, options))
    names = zip(city.projects["project_id"], city.projects["name"], strict=True)
    return CityForecast(found, settings, {str(project): str(name or "") for project, name in names})


def forecast_settings(ws: Workspace) -> ForecastSettings:
    """Return the settings of ``<WS>/forecast.toml``, else the packaged ones (演示数据)."""
    path = Path(ws.target) / SETTINGS_FILE
    if not path.is_file():
        return packaged_forecast_settings()
    try:
        return parse_forecast_settings(path.read_text(encoding="utf-8-sig"), SETTINGS_FILE)
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("landing_file_unreadable", file=SETTINGS_FILE, problem=type(error).__name__) from error


def _made(ws: Workspace, landed: LandingSettings, settings: ForecastSettings, options: ForecastOptions) -> Forecast:
    city = ws.city()
    ladders = read_ladders(records(current_milestones(ws, city)))
    question = Question(options.as_of, options.by, options.seed)
    return forecast(records(city.projects), ladders, landed.landing, settings, question)


def project_forecast(city: CityForecast, project: str) -> ProjectForecast | None:
    """Return the forecast of one project; ``None`` where it has none.

    Raises
    ------
    InputRefused
        ``forecast_project_unknown``.
    """
    if project not in city.names:
        raise InputRefused("forecast_project_unknown", project=project)
    return city.found.of(project)


def forecast_document(city: CityForecast, project: str | None = None) -> dict[str, Plain]:
    """Return the forecast as plain data, of all projects or of one; probabilities in [0, 1]."""
    content: dict[str, Any] = dict(vars(city.found))
    shown = city.found.projects
    if project is not None:
        own = project_forecast(city, project)
        shown = () if own is None else (own,)
    rows = [{**vars(one), "name": city.names.get(one.project, "")} for one in shown]
    content |= {"finished": city.found.counts.finished, "interval": city.settings.interval, "projects": rows}
    return {name: plain(value) for name, value in content.items()}
