"""The score card page: the rates of the service with their wholes, by definition, cohort and grouping."""

import html
from contextlib import closing
from datetime import date

import pytest

from parcels.interface.components import score_controls
from parcels.interface.reports.score_words import OWN, counted_text, remark_text
from parcels.interface.words import Words
from parcels.landing.score_definition import packaged_definition, packaged_names
from parcels.landing.score_views import groups
from parcels.service.access import Role, demo_actors
from parcels.service.scores import ScoreOptions, score_card
from parcels.service.workspace import open_workspace
from tests.interface.app.test_pages import problems, text

LEADER = next(actor for actor in demo_actors() if actor.role is Role.LEADER)


@pytest.fixture
def opened(open_app):
    def start(**address):
        app = open_app(role="leader", **address)
        app.session_state["go-to"] = "scores"
        return app.run()

    return start


@pytest.fixture
def card(workspace):
    def of(**more):
        with closing(open_workspace(workspace)) as ws:
            return score_card(ws, ScoreOptions(date.today(), **{"by": "platform", **more}), actor=LEADER).card

    return of


def choose(app, key, value):
    next(box for box in app.selectbox if box.key == key).set_value(value).run()
    assert problems(app) == []


def whole_table(app):
    return app.dataframe[-1].value


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rate_of_the_total_stands_with_what_is_counted_of_what(opened, card, lang):
    app = opened(lang=lang)
    assert problems(app) == []
    rows = [one for one in card().rates if one.group == "all"]
    words = Words(lang)
    shown = whole_table(app)
    assert shown[words("score-column-counted")].tolist() == [counted_text(one) for one in rows]
    assert shown[words("score-column-denominator")].str.len().min() > 0
    assert text(app).count("data:image/svg+xml") >= 3


def test_every_packaged_definition_can_be_shown(opened):
    app, words = opened(lang="en"), Words("en")
    for name in packaged_names():
        choose(app, score_controls.DEFINITION, name)
        own = words("score-source-own") if name == OWN else packaged_definition(name).source.text[:20].split("&")[0]
        assert own in html.unescape(text(app))


@pytest.mark.parametrize("by", ["promoter", "sector", "cohort"])
def test_every_grouping_can_be_shown(opened, card, by):
    app = opened(lang="en")
    choose(app, score_controls.BY, by)
    group = next(box for box in app.selectbox if box.key == score_controls.GROUP)
    assert len(group.options) == 1 + len(groups(card(by=by)))


def test_the_rates_are_those_of_the_cohort_chosen(opened, card):
    app = opened(lang="zh")
    cohort = card().cohorts[0]
    choose(app, score_controls.COHORT, cohort)
    rows = [one for one in card(cohort=cohort).rates if one.group == "all"]
    assert whole_table(app)[Words("zh")("score-column-counted")].tolist() == [counted_text(one) for one in rows]


def test_who_names_no_platform_is_counted_apart_and_said(opened, card):
    nameless = next(one for one in card().rates if (one.group, one.name) == ("?", "landed"))
    assert nameless.cases
    assert f"{nameless.cases} of" in text(opened(lang="en"))


def test_what_nobody_records_is_said_and_not_zero(opened, card):
    told = " ".join(str(frame.value.to_numpy().tolist()) for frame in opened(lang="en").dataframe)
    idle = next(one for one in card().rates if (one.group, one.name) == ("all", "idle"))
    assert idle.unknown
    assert remark_text(Words("en"), idle) in told
