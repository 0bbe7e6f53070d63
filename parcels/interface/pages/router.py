"""Who, where, in which language, and which page: the frame of the app."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from parcels.domain.errors import ParcelsError
from parcels.interface.components import freshness, language, opening, people, states
from parcels.interface.components.desk import Desk
from parcels.interface.pages import about_page, check_page, data_page, frame, map_page, plan_page, reserve_page
from parcels.interface.words import Words
from parcels.service.access import Role

ICON = Path(__file__).with_name("icon.png")
PAGES: dict[str, tuple[Callable[[Desk], None], str]] = {
    "map": (map_page.draw, ":material/map:"),
    "plan": (plan_page.draw, ":material/account_tree:"),
    "checks": (check_page.draw, ":material/fact_check:"),
    "reserve": (reserve_page.draw, ":material/star:"),
    "data": (data_page.draw, ":material/database:"),
    "about": (about_page.draw, ":material/info:"),
}
BY_ROLE = {
    Role.PLANNER: ("map", "plan", "reserve", "data", "about"),
    Role.OFFICER: ("checks", "map", "plan", "data", "about"),
    Role.LEADER: ("reserve", "map", "plan", "data", "about"),
}


def main() -> None:
    """Draw the app."""
    words = language.words()
    st.set_page_config(words("app-title"), page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
    frame.style()
    desk = _desk(words)
    if desk is None:
        with st.container(key="frame"):
            frame.language_switch()
        return
    pages = _pages(desk)
    page = st.navigation(list(pages.values()), position="top")
    asked = st.session_state.pop("go-to", None)
    if asked in pages:
        st.switch_page(pages[asked])
    frame.head(desk, can_switch=people.demo_users_allowed(desk.is_demo))
    frame.demo_band(desk)
    freshness.watch(desk)
    page.run()


def _desk(words: Words) -> Desk | None:
    place = opening.target()
    if place is None:
        states.empty(words, "app-no-workspace")
        return None
    if not people.is_local():
        states.empty(words, "app-sign-in-missing")
        return None
    try:
        is_demo = opening.workspace_at(place).is_demo
        actor = people.demo_person() if people.demo_users_allowed(is_demo) else people.local_person()
        return opening.open_desk(place, actor, words, date.today())
    except ParcelsError as error:
        if error.code == "workspace_empty":
            states.empty(words, "empty-city")
        else:
            states.refused(words, error)
        return None


def _pages(desk: Desk) -> dict[str, StreamlitPage]:
    names = BY_ROLE.get(desk.actor.role, BY_ROLE[Role.PLANNER])
    return {name: _page(desk, name, is_first=place == 0) for place, name in enumerate(names)}


def _page(desk: Desk, name: str, *, is_first: bool) -> StreamlitPage:
    draw, icon = PAGES[name]
    run = states.guarded(desk.words, partial(draw, desk))
    return st.Page(run, title=desk.words(f"page-{name}"), icon=icon, url_path=name, default=is_first)
