"""The forecast of one project: chances, reasons, and how an earlier forecast held, beside what the rules say."""

import streamlit as st

from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.reports.forecast import held_line, horizon_facts, percent, reason_lines, told
from parcels.landing.forecast.forecast import Method
from parcels.service.forecast import CityForecast, ForecastOptions, city_forecast, project_forecast


def city_of(desk: Desk) -> CityForecast:
    """Return the forecast of the city on the day of the desk; the service keeps it."""
    with st.spinner(desk.words("loading-forecast")):
        return city_forecast(desk.workspace, ForecastOptions(desk.as_of), actor=desk.actor)


def draw(desk: Desk, project_id: str) -> None:
    """Draw what is forecast for a project, or why nothing is; never more than information."""
    words, city = desk.words, city_of(desk)
    share = percent(city.settings.interval)
    has_some = city.found.method is not Method.NONE
    markup.section(words("forecast-title"), words("forecast-interval", share=share) if has_some else "")
    one = project_forecast(city, project_id)
    if not has_some:
        markup.note(*told(words, city))
    elif one is None:
        markup.note(words("forecast-not-open"))
    else:
        lines = reason_lines(words, one)
        terms = [words("forecast-reasons"), *[""] * (len(lines) - 1)]
        markup.facts([*horizon_facts(words, one), *zip(terms, lines, strict=True)])
        markup.note(held_line(words, city.found), words("forecast-legal"))
