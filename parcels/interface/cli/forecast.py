"""``forecast``: who will not land by the city's own history, and how well an earlier forecast held."""

from contextlib import closing
from datetime import date
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import AsOf, Workspace, law_date
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.forecast import (
    BIN_COLUMNS,
    assumptions,
    bin_rows,
    columns,
    held_line,
    horizon_facts,
    project_columns,
    project_row,
    reason_lines,
    told,
)
from parcels.landing.forecast.forecast import Method
from parcels.service.forecast import (
    CityForecast,
    ForecastOptions,
    city_forecast,
    forecast_document,
    project_forecast,
)

Only = Annotated[str | None, typer.Argument(metavar="[PROJECT]", help="cli-arg-forecast-project")]
By = Annotated[str | None, typer.Option("--by", metavar="YYYY-MM-DD", help="cli-option-forecast-by")]
Top = Annotated[int, typer.Option("--top", min=0, metavar="N", help="cli-option-forecast-top")]
Seed = Annotated[int, typer.Option("--seed", min=0, metavar="N", help="cli-option-forecast-seed")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "forecast")(_forecast)


def _forecast(
    out: Output,
    *,
    ws: Workspace,
    project: Only = None,
    as_of: AsOf = None,
    by: By = None,
    top: Top = 20,
    seed: Seed = 0,
) -> int:
    options = ForecastOptions(law_date(as_of), _day(by), seed)
    with closing(opened(out, ws)) as place:
        city = city_forecast(place, options, actor=actor())
    if project is not None:
        project_forecast(city, project)  # one nobody knows is refused before anything is said
    out.note("cli-as-of", date=options.as_of.isoformat())
    for line in told(out.words, city):
        out.text(line)
    if project is not None:
        _show_project(out, city, project)
    elif city.found.method is not Method.NONE:
        _show_all(out, city, top)
    for line in assumptions(out.words, city):
        out.text(line)
    out.document(forecast_document(city, project))
    return 0


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputRefused("date_not_iso", option="--by", value=text) from error


def _show_project(out: Output, city: CityForecast, project: str) -> None:
    one = project_forecast(city, project)
    if city.found.method is Method.NONE:
        return
    if one is None:
        out.say("forecast-not-open")
        return
    out.text(f"{project} {city.names[project]}")
    for term, value in horizon_facts(out.words, one):
        out.text(f"  {term}: {value}")
    out.say("forecast-reasons")
    for line in reason_lines(out.words, one):
        out.text(f"  · {line}")
    out.text(held_line(out.words, city.found))


def _show_all(out: Output, city: CityForecast, top: int) -> None:
    words, found = out.words, city.found
    rows = [project_row(words, city, one) for one in found.projects]
    if rows[:top]:
        out.table(project_columns(words, city), rows[:top], title=words("forecast-open"))
    if len(rows) > top:
        out.say("forecast-more", count=len(rows) - top)
    out.text(held_line(words, found))
    if found.test is not None:
        out.table(columns(words, BIN_COLUMNS), bin_rows(found.test), title=words("forecast-picture"))
