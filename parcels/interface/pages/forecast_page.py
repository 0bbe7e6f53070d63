"""The page of the forecast: open projects by risk, one of them in full, and whether earlier forecasts held."""

import streamlit as st

from parcels.interface.components import forecast_panel, markup, pictures, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.selection import PROJECT, current, pick
from parcels.interface.reports.forecast import (
    BIN_COLUMNS,
    MODEL_COLUMNS,
    assumptions,
    bin_rows,
    columns,
    held_line,
    model_rows,
    percent,
    percent_signed,
    project_columns,
    project_row,
    told,
)
from parcels.interface.reports.forecast_picture import reliability_picture
from parcels.landing.forecast.backtest import BackTest
from parcels.landing.forecast.forecast import Method
from parcels.service.forecast import CityForecast


def draw(desk: Desk) -> None:
    """Draw the page."""
    words, city = desk.words, forecast_panel.city_of(desk)
    sentences = list(told(words, city))
    if city.found.method is Method.NONE:
        states.empty(words, "forecast-told", sentence=sentences[0])
        markup.note(*assumptions(words, city))
        return
    _figures(desk, city)
    markup.note(*sentences)
    _projects(desk, city)
    _held(desk, city)
    _model(desk, city)
    markup.note(*assumptions(words, city))


def _figures(desk: Desk, city: CityForecast) -> None:
    words, counts, test = desk.words, city.found.counts, city.found.test
    ends = {"landed": counts.landed, "withdrawn": counts.withdrawn}
    figures = [
        (
            words("forecast-counts-signed"),
            f"{counts.signed:,}",
            words("forecast-counts-signed-remark", open=counts.open),
        ),
        (words("forecast-counts-finished"), f"{counts.finished:,}", words("forecast-counts-finished-remark", **ends)),
    ]
    markup.figures([*figures, *(_scores(desk, test) if test else ())])


def _scores(desk: Desk, test: BackTest) -> list[tuple[str, str, str]]:
    words = desk.words
    low, high = percent_signed(test.skill_low), percent_signed(test.skill_high)
    observed = {"landed": test.landed, "tested": test.tested, "forecast": percent(test.forecast)}
    return [
        (
            words("forecast-brier"),
            f"{test.brier:.3f}",
            words("forecast-brier-remark", base=f"{test.brier_base:.3f}"),
        ),
        (words("forecast-skill"), percent_signed(test.skill), words("forecast-skill-remark", low=low, high=high)),
        (
            words("forecast-observed"),
            percent(test.landed / test.tested),
            words("forecast-observed-remark", **observed),
        ),
    ]


def _projects(desk: Desk, city: CityForecast) -> None:
    """Draw the open projects by risk, and the one that is picked here or on the map."""
    words, shown = desk.words, city.found.projects
    if not shown:
        states.empty(words, "forecast-no-open")
        return
    markup.section(words("forecast-open"), words("forecast-open-count", count=len(shown)))
    ids = [one.project for one in shown]
    picked = current(desk.city).id_of(PROJECT)
    heads = project_columns(words, city)
    rows = [dict(zip(heads, project_row(words, city, one), strict=True)) for one in shown]
    height = tables.height(len(rows), at_most=8 if picked else 14)
    tables.linked(
        rows, ids, key="forecast", selected=picked, on_pick=lambda item: pick(PROJECT, item), height=height
    )  # fmt: skip
    _picked(desk, city, picked)


def _picked(desk: Desk, city: CityForecast, picked: str | None) -> None:
    if picked is None:
        markup.note(desk.words("forecast-pick"))
        return
    markup.heading(picked, city.names.get(picked, ""))
    forecast_panel.draw(desk, picked)
    if st.button(desk.words("forecast-to-map"), icon=":material/map:", key="forecast-to-map"):
        st.session_state["go-to"] = "map"
        st.rerun()


def _held(desk: Desk, city: CityForecast) -> None:
    """Draw whether an earlier forecast held on later cohorts."""
    words, test = desk.words, city.found.test
    markup.section(words("forecast-test-title"))
    if test is None:
        markup.note(held_line(words, city.found))
        return
    months, day = city.settings.test_months, test.fitted_on.isoformat()
    markup.note(words("forecast-test", day=day, fitted=test.fitted, tested=test.tested, months=months))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        pictures.draw(reliability_picture(words, test))
    with right:
        tables.plain([dict(zip(columns(words, BIN_COLUMNS), row, strict=True)) for row in bin_rows(test)])
        markup.note(words("forecast-picture-note"))


def _model(desk: Desk, city: CityForecast) -> None:
    if not city.found.coefficients:
        return
    heads = columns(desk.words, MODEL_COLUMNS)
    with st.expander(desk.words("forecast-model")):
        tables.plain([dict(zip(heads, row, strict=True)) for row in model_rows(desk.words, city.found)])
