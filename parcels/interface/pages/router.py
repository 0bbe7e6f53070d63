"""Who, where, in which language, and which page: the frame of the app."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from parcels.domain.errors import ParcelsError
from parcels.interface.components import (
    entrance,
    freshness,
    language,
    opening,
    people,
    scenario_open,
    selection,
    states,
    tour,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.people import Visitor
from parcels.interface.pages import (
    about_page,
    check_page,
    data_page,
    forecast_page,
    frame,
    gate_page,
    holding_page,
    landing_page,
    log_page,
    map_page,
    overview_page,
    people_page,
    plan_page,
    prepare_page,
    prime_page,
    queue_page,
    reserve_page,
    scenarios_page,
    scores_page,
)
from parcels.interface.web.page import icon_address
from parcels.interface.words import Words
from parcels.service.access import Role, allowed

PAGES: dict[str, tuple[Callable[[Desk], None], str]] = {
    "overview": (overview_page.draw, ":material/dashboard:"),
    "queue": (queue_page.draw, ":material/inbox:"),
    "gate": (gate_page.draw, ":material/verified:"),
    "landing": (landing_page.draw, ":material/flag:"),
    "forecast": (forecast_page.draw, ":material/query_stats:"),
    "map": (map_page.draw, ":material/map:"),
    "plan": (plan_page.draw, ":material/account_tree:"),
    "scenarios": (scenarios_page.draw, ":material/alt_route:"),
    "checks": (check_page.draw, ":material/fact_check:"),
    "prepare": (prepare_page.draw, ":material/engineering:"),
    "reserve": (reserve_page.draw, ":material/star:"),
    "prime": (prime_page.draw, ":material/workspace_premium:"),
    "holding": (holding_page.draw, ":material/balance:"),
    "scores": (scores_page.draw, ":material/leaderboard:"),
    "data": (data_page.draw, ":material/database:"),
    "people": (people_page.draw, ":material/group:"),
    "log": (log_page.draw, ":material/history:"),
    "about": (about_page.draw, ":material/info:"),
}
BY_ROLE = {
    Role.PLANNER: (
        *("map", "plan", "queue", "landing", "scenarios", "prepare", "gate", "forecast", "scores"),
        *("reserve", "prime", "holding", "data", "about"),
    ),
    Role.PROMOTER: ("gate", "map", "queue", "landing", "plan", "scores", "reserve", "prime", "data", "about"),
    Role.OFFICER: (
        *("queue", "checks", "map", "landing", "gate", "plan", "scenarios", "scores"),
        *("reserve", "data", "about"),
    ),
    Role.DEPARTMENT: ("landing", "queue", "checks", "map", "plan", "data", "about"),
    Role.LEADER: (
        *("overview", "reserve", "map", "plan", "scenarios", "prepare", "queue", "gate", "landing", "forecast"),
        *("scores", "prime", "holding", "data", "log", "about"),
    ),
    Role.AUDITOR: (
        *("log", "queue", "checks", "map", "plan", "scenarios", "gate", "landing", "forecast", "scores"),
        *("reserve", "prime", "holding", "data", "about"),
    ),
    Role.ADMINISTRATOR: ("people", "data", "log", "map", "about"),
}
"""The pages of each role; the first is where it begins. This hides only: the service decides who may do what."""
SECTIONS = {
    "land": ("map", "queue", "plan", "scenarios", "checks", "prepare"),
    "landing": ("gate", "landing", "forecast", "scores"),
    "reserve": ("reserve", "prime", "holding"),
    "records": ("data", "people", "log", "about"),
}
"""Where pages stand that are not among the first of a role: each section is a menu of the top bar."""
SHARED = "scenarios"
"""The page that also opens by a link for those who have no entry for it in the bar, if they may look at scenarios."""
SHOWN_ON = {
    selection.PROJECT: "map",
    selection.PARCEL: "map",
    selection.PARCELS: "map",
    scenario_open.ADDRESS: SHARED,
}
"""Part of the address → the page that shows it, for links without a page."""
OPEN_PAGES = 4
"""How many pages of a role stand in the bar itself; more meet the name of the city where the screen is 1366 px wide."""


def main() -> None:
    """Draw the app."""
    words = language.words()
    st.set_page_config(words("app-title"), page_icon=icon_address(), layout="wide", initial_sidebar_state="collapsed")
    frame.style()
    found = _desk(words)
    if found is None:
        with st.container(key="frame"):
            frame.language_switch()
        return
    desk, here = found
    pages = _pages(desk)
    first = next(iter(pages.values()))
    bar = _bar(desk, pages, _entrance(first, pages))
    bar[""] += _closed(desk, pages)
    page = st.navigation(bar, position="top")
    asked = st.session_state.pop("go-to", None)
    if st.session_state.pop(frame.ROLE_CHANGED, False) and page.url_path and page.url_path not in pages:
        st.switch_page(first)
    if asked in pages:
        st.switch_page(pages[asked], query_params=st.query_params.to_dict())
    if page.url_path:  # the entrance only sends on, with the address as it came
        _keep_address(desk)
    frame.head(desk, here)
    frame.banner(desk, page.title, is_in_bar=page.url_path in [*pages][:OPEN_PAGES])
    if here.by == "provider" and page.url_path in pages:
        entrance.come_back(words)
    tour.draw(desk, page.url_path)
    freshness.watch(desk)
    entrance.watch(words, desk.workspace, here)
    page.run()


def _desk(words: Words) -> tuple[Desk, Visitor] | None:
    """Return the desk of whoever is signed in; nothing of the city is read for anybody else."""
    place = opening.target()
    if place is None:
        states.empty(words, "app-no-workspace")
        return None
    here = None
    try:
        ws = opening.workspace_at(place)
        here = people.visitor(ws)
        if here is None:
            entrance.to_sign_in(words)
            return None
        if here.actor is None:
            entrance.to_password(words)
            return None
        return opening.open_desk(place, here.actor, words, date.today(), holder=here.holder), here
    except ParcelsError as error:
        if error.code == "workspace_empty":
            states.empty(words, "empty-city")
            if here is not None and here.actor is not None and allowed(here.actor, "manage_people").allowed:
                frame.account(ws, here, words)
                states.guarded(words, partial(people_page.draw_alone, ws, here.actor, words))()
        else:
            states.refused(words, error)
        if error.code == "identity_unknown":
            entrance.leave_provider(words)
        return None


def _pages(desk: Desk) -> dict[str, StreamlitPage]:
    pages = {name: _page(desk, name) for name in BY_ROLE[desk.actor.role]}
    if SHARED not in pages and allowed(desk.actor, "view_scenarios").allowed:
        pages[SHARED] = _page(desk, SHARED, visibility="hidden")
    return pages


def _bar(desk: Desk, pages: dict[str, StreamlitPage], entrance_: StreamlitPage) -> dict[str, list[StreamlitPage]]:
    """Return the top bar: the first pages of the role as they are, the others in menus."""
    names = list(pages)
    bar = {"": [entrance_, *(pages[name] for name in names[:OPEN_PAGES])]}
    for section, members in SECTIONS.items():
        inside = [name for name in names[OPEN_PAGES:] if name in members]
        if inside:
            bar[desk.words(f"section-{section}")] = [pages[name] for name in inside]
    return bar


def _closed(desk: Desk, pages: dict[str, StreamlitPage]) -> list[StreamlitPage]:
    """Return the pages of other roles: who comes to their address reads who may open them, and nothing of them."""
    words = desk.words
    found = []
    for name in (one for one in PAGES if one not in pages):
        may = desk.listed(words.code("role", role) for role, names in BY_ROLE.items() if name in names)
        values = {"page": words(f"page-{name}"), "role": words.code("role", desk.actor.role), "roles": may}
        draw = partial(states.closed, words, **values)
        found.append(st.Page(draw, title=values["page"], url_path=name, visibility="hidden"))
    return found


def _page(desk: Desk, name: str, visibility: Literal["visible", "hidden"] = "visible") -> StreamlitPage:
    draw, icon = PAGES[name]
    run = states.guarded(desk.words, partial(draw, desk))
    return st.Page(run, title=desk.words(f"page-{name}"), icon=icon, url_path=name, visibility=visibility)


def _keep_address(desk: Desk) -> None:
    """Read what the address of a new tab names before its page is left, and write on every page what is looked at.

    Going to a page by the bar empties the address.
    """
    selection.write_address(desk.city, selection.current(desk.city))
    scenario_open.write_address(scenario_open.opened(desk))


def _entrance(first: StreamlitPage, pages: dict[str, StreamlitPage]) -> StreamlitPage:
    """Return what stands at the bare address: the way to the page that shows what a link names (:data:`SHOWN_ON`).

    A link that names nothing leads to the first page of the role. Streamlit's default page has no path, so a page that
    is first for one role could not be opened by its address.
    """

    def go() -> None:
        named = next((page for name, page in SHOWN_ON.items() if name in st.query_params and page in pages), None)
        st.switch_page(first if named is None else pages[named], query_params=st.query_params.to_dict())

    return st.Page(go, title=first.title, url_path="home", default=True, visibility="hidden")
