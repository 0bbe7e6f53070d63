"""The landing page: where each signed project stands, what is due, who owes it; filters, panel, digests, bodies."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from parcels.interface.components.selection import PROJECT, Selection
from parcels.interface.words import Words
from parcels.landing.milestones import STARTS

ROLES = ("planner", "promoter", "officer", "department", "leader", "auditor")


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def problems(app: AppTest) -> list[str]:
    return [str(item.value) for item in (*app.exception, *app.error)]


def table(app: AppTest, place: int = 0):
    return app.dataframe[place].value


@pytest.fixture
def opened(open_app) -> Callable[..., AppTest]:
    def start(role: str = "planner", lang: str = "en", **state: object) -> AppTest:
        app = open_app(role=role, lang=lang)
        for name, value in {"go-to": "landing", **state}.items():
            app.session_state[name] = value
        return app.run()

    return start


def test_the_longest_overdue_project_stands_first_and_is_opened_with_who_owes_and_who_is_told(opened):
    app = opened()
    assert problems(app) == []
    rows = table(app)
    assert list(rows["Days left"].dropna()) == sorted(rows["Days left"].dropna())
    first = rows["Project"].iloc[0]
    assert first.startswith("▶ ")
    assert f"<code>{first.removeprefix('▶ ')}</code>" in text(app)
    for part in ("Due next", "Told, in this order", "Cause"):
        assert part in text(app)


def test_the_project_an_address_names_is_opened_until_another_is_picked(opened):
    other = table(opened())["Project"].iloc[3]
    app = opened(selection=Selection(PROJECT, other))
    assert f"<code>{other}</code>" in text(app)
    assert f"▶ {other}" in list(table(app)["Project"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_level_has_a_word_and_a_mark_beside_its_colour(opened, lang):
    app = opened(lang=lang)
    words = Words(lang)
    marks = {"▲▲": "serious", "▲": "overdue", "△": "soon", "○": "watch", "–": "none"}
    for cell in table(app)[words("landing-column-level")]:
        mark, word = cell.split(" ", 1)
        assert word.casefold() == words.code("warning-level", marks[mark]).casefold()


def test_the_three_meanings_of_a_start_stand_apart_with_what_each_counts_for(opened):
    words = Words("en")
    told = text(opened())
    for name in STARTS:
        assert words.code("milestone", name).casefold() in told.casefold()
    for kind in ("ceremony", "recognised", "statutory"):
        assert words(f"board-start-{kind}") in told


def test_a_filter_says_how_many_of_all_are_shown_and_a_text_nobody_has_says_so(opened):
    app = opened()
    whole = len(table(app))
    app.multiselect(key="landing-levels").select("overdue").run()
    shown = table(app)
    assert 0 < len(shown) < whole
    assert set(shown["Level"]) == {"▲ Overdue"}
    assert f"{len(shown)} / {whole}" in " ".join(str(item.value) for item in app.caption)
    app.text_input(key="landing-text").set_value("nothing is called this").run()
    assert Words("en")("board-none-match") in app.info[0].value.replace("\\", "")


def test_a_project_opened_is_found_on_the_map_and_its_parcel_leads_back(opened):
    app = opened()
    rows = table(app)
    link = next(button for button in app.button if str(button.key).startswith("landing-to-project"))
    link.click().run()
    assert problems(app) == []
    assert app.session_state["selection"].kind == "project"
    back = next(button for button in app.button if str(button.key).startswith("to-landing"))
    back.click().run()
    assert app.session_state["landing-picked"] == rows["Project"].iloc[0].removeprefix("▶ ")
    assert Words("en")("board-tab-ladder") in [tab.label for tab in app.tabs]


def test_every_role_that_works_on_land_sees_the_page(opened):
    for role in ROLES:
        app = opened(role, **{"landing-view": "roll"})
        assert problems(app) == [], role
        assert len(app.dataframe) > 0, role


def test_the_digest_names_every_party_and_a_party_chosen_all_it_owes(opened):
    app = opened(**{"landing-view": "digest"})
    assert problems(app) == []
    parties = table(app)
    app.selectbox(key="landing-owner").set_value(0).run()
    owed = table(app)
    assert len(owed) == int(parties.iloc[0][["▲▲ Seriously overdue", "▲ Overdue", "△ Due soon", "○ Watch"]].sum())
    assert {"Told", "Cause", Words("en")("landing-column-due")} <= set(owed.columns)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", ["digest", "bodies"])
def test_no_word_is_missing(opened, lang, view):
    app = opened(lang=lang, **{"landing-view": view})
    told = text(app) + " ".join(str(column) for frame in app.dataframe for column in frame.value.columns)
    for start in ("board-", "digest-", "bodies-", "responsibility-", "code-", "landing-column"):
        assert f">{start}" not in told, start
    assert problems(app) == []
