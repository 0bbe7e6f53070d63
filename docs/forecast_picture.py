"""Draws the reliability picture of `method/forecast.md` and prints its numbers: ``python docs/forecast_picture.py``.

The demo city with a history of 3000 signed projects; fitted on its early cohorts, tested on the later ones.
"""

import sys
from pathlib import Path

from parcels.demo import DemoSize, demo_city
from parcels.demo.size import BASE_DATE
from parcels.interface.reports.drawing import svg
from parcels.interface.reports.forecast import bin_rows, held_line
from parcels.interface.reports.forecast_picture import reliability_picture
from parcels.interface.words import Words
from parcels.landing.forecast.forecast import Forecast, Question, forecast
from parcels.landing.forecast.settings import packaged_forecast_settings
from parcels.landing.milestones import landing, read_ladders
from parcels.rules.demand import records

PICTURE = Path(__file__).parent / "method" / "forecast-reliability.svg"
SIZE = DemoSize(history=2935)


def demo_forecast() -> Forecast:
    """Return the forecast of the demo city with a long history."""
    city = demo_city(SIZE)
    ladders = read_ladders(records(city.milestones))
    return forecast(records(city.projects), ladders, landing(), packaged_forecast_settings(), Question(BASE_DATE))


def picture(found: Forecast) -> str:
    """Return the picture as SVG on white, with fonts every viewer has."""
    if found.test is None:
        raise SystemExit(found.untested)
    drawn = svg(reliability_picture(Words("en"), found.test))
    head = drawn.index(">") + 1
    return drawn[:head].replace("<svg ", '<svg font-family="sans-serif" ', 1) + (
        '<rect width="100%" height="100%" fill="#ffffff"/>' + drawn[head:] + "\n"
    )


def table(found: Forecast) -> list[str]:
    """Return the rows of the table of fifths, as they stand on the page."""
    rows = bin_rows(found.test) if found.test else []
    return [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]


def report(found: Forecast) -> str:
    """Return what the page says of the test and the model."""
    held, counts = found.test, found.counts
    lines = [f"{counts.signed} signed, {counts.landed} landed, {counts.withdrawn} withdrew, {counts.open} open"]
    if held is not None:
        lines.append(f"fitted on {held.fitted} as of {held.fitted_on}; {held.landed} of {held.tested} landed")
    lines += [held_line(Words("en"), found), *table(found)]
    lines += [f"{one.name} {one.level or ''}: {one.value:.2f} ± {one.error:.2f}" for one in found.coefficients]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    made = demo_forecast()
    PICTURE.write_text(picture(made), encoding="utf-8")
    sys.stdout.write(report(made))
