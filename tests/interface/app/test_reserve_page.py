"""The reserve page: its three views, for each role and in both languages, and a review walked to its decision."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.reports.html import html_text
from parcels.interface.reports.reserve_case import case_document
from parcels.interface.words import Words
from parcels.service.access import Role, demo_actors
from parcels.service.demo_reviews import demo_reviews, open_demo_ledger
from parcels.service.review_views import review_case
from parcels.service.workspace import open_workspace

PEOPLE = {actor.role: actor for actor in demo_actors()}
DAY = date.today()


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city with a ledger, a review decided and one waiting for its leader."""
    place = store_city(tmp_path_factory.mktemp("reviewed") / "city", demo_city(DemoSize(parcels=300, projects=40)))
    ws = open_workspace(place)
    open_demo_ledger(ws, on=DAY, now=datetime.now(UTC))
    made = demo_reviews(ws, on=DAY, now=datetime.now(UTC))
    ws.close()
    assert len(made) == 2
    return place


@pytest.fixture
def open_view(open_app, monkeypatch, reviewed: Path):
    def opened(view: str, role: str, lang: str) -> AppTest:
        monkeypatch.setenv("PARCELS_WORKSPACE", str(reviewed))
        app = open_app(role=role, lang=lang)
        app.session_state["go-to"] = "reserve"
        app.session_state["reserve-tab"] = view
        return app.run()

    return opened


def text(app: AppTest) -> str:
    tables = " ".join(frame.value.to_string() for frame in app.dataframe)
    return " ".join([*(str(one.proto.body) for one in app.get("html")), *(one.value for one in app.info), tables])


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


@pytest.mark.parametrize(("lang", "word"), [("zh", "期初"), ("en", "Opening balance")])
def test_the_ledger_shows_its_balance_and_every_entry(open_view, lang, word):
    app = open_view("ledger", "leader", lang)
    assert not app.exception
    assert not app.error
    assert word in text(app)
    assert "ledger-enter" in keys(app)
    assert "ledger-enter" not in keys(open_view("ledger", "planner", lang))


@pytest.mark.parametrize(
    ("role", "can"),
    [
        ("planner", {"review-advise"}),
        ("promoter", {"review-withdraw"}),
        ("leader", {"review-decide"}),
        ("auditor", set()),
    ],
)
def test_each_role_finds_what_it_can_do_with_an_open_review(open_view, role, can):
    app = open_view("reviews", role, "en")
    assert not app.exception
    assert not app.error
    assert keys(app) & {"review-advise", "review-withdraw", "review-decide", "review-compute"} == can
    assert "Waits for" in text(app)


def test_a_city_without_requests_says_who_may_ask(open_app):
    app = open_app(role="leader", lang="zh")
    app.session_state["go-to"] = "reserve"
    app.session_state["reserve-tab"] = "reviews"
    assert "还没有释放申请" in text(app.run())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_case_on_paper_has_words_for_everything_and_names_who_decides(reviewed, language):
    ws = open_workspace(reviewed)
    for number in (1, 2):
        case = review_case(ws, number, on=DAY, actor=PEOPLE[Role.LEADER])
        page = html_text(case_document(case, Words(language), city="清和市", is_demo=True))
        assert not re.findall(r"\b(?:case|code|finding|rule|reserve)-[a-z]+(?:-[a-z]+)*\b", page.split("</style>")[1])
        assert case.review.parcel_id in page
    ws.close()
