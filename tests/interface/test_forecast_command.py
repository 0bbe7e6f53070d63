"""``parcels forecast``: chances, reasons and the test on later cohorts, or why there are none; verdicts stay."""

import json
import re
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from parcels.demo import DemoSize, demo_city
from parcels.domain.errors import ActionRefused
from parcels.interface.cli.running import main
from parcels.interface.reports.drawing import svg
from parcels.interface.reports.forecast import (
    BIN_COLUMNS,
    MODEL_COLUMNS,
    assumptions,
    columns,
    held_line,
    horizon_facts,
    model_rows,
    percent,
    project_columns,
    project_row,
    reason_lines,
    told,
)
from parcels.interface.reports.forecast_picture import reliability_picture
from parcels.interface.words import LANGUAGES, Words, slug
from parcels.landing.forecast.settings import packaged_forecast_settings
from parcels.service.access import Actor, Role, system_actor
from parcels.service.forecast import ForecastOptions, city_forecast
from parcels.service.landing import LandingOptions, landing_report
from parcels.service.workspace import init_workspace, open_workspace
from parcels.store.datasets import Counts, NewDataset, store_dataset

ACTOR = system_actor("tester")
NOW = datetime(2026, 11, 23, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = TODAY.isoformat()
ID = re.compile(r"\bforecast-[a-z-]+|\bcode-[a-z-]+")


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forecast") / "city"
    city = demo_city(DemoSize(seed=8, parcels=120, projects=20, history=640))
    made = init_workspace(folder, name=city.name, now=NOW, actor=ACTOR, crs=city.crs, is_demo=True)
    with made.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        for name in ("platforms", "parcels", "projects", "milestones"):
            frame = pd.DataFrame(getattr(city, name))
            store_dataset(work, NewDataset(name, frame, "test", "0" * 64, city.crs, Counts(len(frame), len(frame))))
    made.close()
    return folder


@pytest.fixture(scope="module")
def found(ws):
    place = open_workspace(ws)
    city = city_forecast(place, ForecastOptions(TODAY, date(2027, 12, 31)), actor=ACTOR)
    place.close()
    return city


@pytest.fixture
def run(capsys):
    def call(*args):
        code = main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def document(run, *args):
    code, out, _ = run("forecast", *args, "--as-of", DAY, "--json")
    return code, json.loads(out)


def test_the_document_holds_chances_reasons_and_the_test_on_later_cohorts(run, ws):
    code, found = document(run, ws, "--by", "2027-12-31")
    assert (code, found["method"], found["landed"]) == (0, "factors", "contract_and_delivery")
    first = found["projects"][0]
    assert 0 <= first["by"]["chance"]["low"] <= first["by"]["chance"]["p"] <= first["by"]["chance"]["high"] <= 1
    assert len(first["reasons"]) == 3
    assert found["test"]["brier"] < found["test"]["brier_base"]
    assert sum(one["projects"] for one in found["test"]["bins"]) == found["test"]["tested"]


def test_one_project_alone(run, ws, found):
    name = found.found.projects[0].project
    code, shown = document(run, ws, name)
    assert (code, [one["project"] for one in shown["projects"]]) == (0, [name])
    _, out, _ = run("forecast", ws, name, "--as-of", DAY, "--language", "en")
    assert "Strongest reasons" in out
    assert "Brier" in out
    assert "changes no clock, state, warning or verdict" in out


def test_early_in_the_history_there_is_no_forecast_and_the_numbers_say_why(run, ws):
    code, out, _ = run("forecast", ws, "--as-of", "2024-03-01", "--language", "en")
    assert code == 0
    assert re.search(r"No forecast: \d+ projects have come to an end .* ask for 30", out)
    _, early, _ = run("forecast", ws, "--as-of", "2024-03-01", "--json")
    assert (json.loads(early)["method"], json.loads(early)["projects"]) == ("none", [])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("P9999",), "forecast_project_unknown"),
        (("--by", "2026-11-23"), "forecast_date_past"),
        (("--by", "next year"), "date_not_iso"),
    ],
)
def test_what_cannot_be_answered_is_refused(run, ws, more, code):
    exit_code, out, _ = run("forecast", ws, *more, "--as-of", DAY, "--json")
    assert exit_code != 0
    assert json.loads(out)["error"] == code


def test_settings_of_the_workspace_hold_and_a_wrong_one_is_named(run, ws):
    own = ws / "forecast.toml"
    try:
        own.write_text("name = 'own'", encoding="utf-8")
        exit_code, out, _ = run("forecast", ws, "--as-of", DAY, "--json")
        assert exit_code != 0
        assert json.loads(out)["error"] == "forecast_settings_invalid"
    finally:
        own.unlink()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_words_in_both_languages(found, language):
    words = Words(language)
    lines = [*told(words, found), *assumptions(words, found), held_line(words, found.found)]
    for one in found.found.projects[:40]:
        lines += [*reason_lines(words, one), *(str(cell) for cell in project_row(words, found, one))]
        lines += [part for fact in horizon_facts(words, one) for part in fact]
    lines += [*project_columns(words, found), *columns(words, BIN_COLUMNS), *columns(words, MODEL_COLUMNS)]
    lines += [str(cell) for row in model_rows(words, found.found) for cell in row]
    assert [line for line in lines if ID.search(line) or "{" in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_less_has_words_in_both_languages(language):
    words = Words(language)
    why = ("too_few_ends", "not_converged", "too_few_tested", "fit_too_small", "no_factors", "no_skill")
    untested = ("too_few_tested", "fit_too_small", "no_factors", "no_forecast")
    out = ("needs_no_land", "withdrawn_undated", "ended_before_signing", "signed_undated")
    ids = [f"forecast-why-{slug(one)}" for one in why] + [f"forecast-untested-{slug(one)}" for one in untested]
    ids += [f"forecast-reason-{slug(one)}" for one in out]
    ids += [f"forecast-factor-{slug(one)}" for one in packaged_forecast_settings().factors]
    assert [one for one in ids if not words.has(one)] == []


def test_no_chance_reads_as_certain_unless_it_is():
    assert [percent(p) for p in (0.0, 0.004, 0.006, 0.994, 0.996, 1.0)] == [
        "0%", "< 1%", "1%", "99%", "> 99%", "100%",
    ]  # fmt: skip


def test_the_picture_holds_a_point_and_an_interval_for_each_fifth(found):
    drawn = svg(reliability_picture(Words("en"), found.found.test))
    assert drawn.count('fill="#1f4e5f"') == 5
    assert f"n = {found.found.test.tested}" in drawn


def test_the_landing_report_is_the_same_with_a_forecast_and_without(ws):
    place = open_workspace(ws)
    before = landing_report(place, LandingOptions(TODAY), actor=ACTOR)
    city_forecast(place, ForecastOptions(TODAY), actor=ACTOR)
    assert landing_report(place, LandingOptions(TODAY), actor=ACTOR) == before
    place.close()


def test_who_may_not_see_the_landing_report_may_not_see_the_forecast(ws):
    place = open_workspace(ws)
    with pytest.raises(ActionRefused):
        city_forecast(place, ForecastOptions(TODAY), actor=Actor("a", "a", Role.ADMINISTRATOR))
    place.close()


def test_the_same_question_is_answered_once(ws):
    place = open_workspace(ws)
    options = ForecastOptions(TODAY)
    first, again = (city_forecast(place, options, actor=ACTOR).found for _ in range(2))
    assert first is again
    place.close()
