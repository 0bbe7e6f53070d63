"""One field for codes, names, projects and coordinates; what is found stands below it, within reach of the keyboard."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import legible, literal
from parcels.interface.components.selection import PARCEL, PROJECT, Selection, pick
from parcels.service.place_search import Answer, Hit, Place, Trouble, find_place

KEY, ASKED = "search", "search-asked"
MOST_OFFERED = 2_000
"""More names than this are not sent to the browser with every page; they are looked up when asked for."""


@st.cache_data(show_spinner=False, max_entries=4)
def _choices(version: tuple[tuple[str, str], ...], _desk: Desk) -> dict[str, str]:
    city = _desk.city
    parcels, projects = city.parcels, city.projects
    named = {f"{PROJECT}:{item}": f"{item} {name or ''}" for item, name in _pairs(projects, "project_id")}
    if len(parcels) + len(projects) > MOST_OFFERED:
        return named if len(named) <= MOST_OFFERED else {}
    return named | {f"{PARCEL}:{item}": f"{item} {name or ''}" for item, name in _pairs(parcels, "parcel_id")}


def _pairs(frame: pd.DataFrame, code: str) -> Iterable[tuple[str, str | None]]:
    return zip(frame[code], frame["name"], strict=True)


def place(desk: Desk) -> Place | None:
    """Return the point that was asked for, for the map to show."""
    asked = st.session_state.get(ASKED)
    return find_place(desk.city, asked).place if asked else None


def draw(desk: Desk, selection: Selection) -> None:
    """Draw the field; it shows what is selected, and below it what was found."""
    choices = _choices(tuple(sorted(desk.city.versions.items())), desk)
    asked = st.session_state.get(ASKED)
    now = f"{selection.kind}:{selection.id}" if selection.id else None
    if st.session_state.get(KEY) != now:  # set only when it differs: setting it would undo what is being typed
        st.session_state[KEY] = now

    def chosen() -> None:
        _take(desk, st.session_state[KEY] or "", choices)

    st.selectbox(
        desk.words("search-label"),
        list(choices),
        index=None,
        key=KEY,
        format_func=lambda choice: legible(choices.get(choice, choice.partition(":")[2] or choice)),
        placeholder=desk.words("search-hint"),
        label_visibility="collapsed",
        accept_new_options=True,
        on_change=chosen,
    )
    if asked:
        _answer(desk, asked, find_place(desk.city, asked))


def _take(desk: Desk, text: str, choices: dict[str, str]) -> None:
    """Select what was chosen from the list, or the only thing a typed text can mean; else keep the text to look up."""
    st.session_state.pop(ASKED, None)
    if not text or text in choices:
        kind, _, item = text.partition(":")
        pick(kind, item or None)
        return
    answer = find_place(desk.city, text)
    if len(answer.hits) == 1 and answer.total == 1:
        pick(answer.hits[0].kind, answer.hits[0].id)
    else:
        st.session_state[ASKED] = text


def _answer(desk: Desk, asked: str, answer: Answer) -> None:
    words = desk.words
    with st.container(key="search-found"):
        st.markdown(literal(_told(desk, asked, answer)))
        if answer.corrected:
            st.button(
                literal(words("search-try", text=answer.corrected)),
                key="search-corrected", icon=":material/swap_horiz:", on_click=_again, args=(desk, answer.corrected),
            )  # fmt: skip
        for place, hit in enumerate(answer.hits):
            icon = ":material/business:" if hit.kind == PROJECT else ":material/crop_square:"
            st.button(
                _label(desk, hit),
                key=f"search-hit-{place}", icon=icon, type="tertiary", on_click=_go, args=(hit.kind.value, hit.id),
            )  # fmt: skip
        st.button(words("search-close"), key="search-close", icon=":material/close:", on_click=close)


def _told(desk: Desk, asked: str, answer: Answer) -> str:
    """Return in one sentence what came of it."""
    words, text = desk.words, legible(asked)
    if answer.trouble is Trouble.OUTSIDE and answer.away_km is not None:
        return words("search-outside", text=text, km=f"{answer.away_km:,.0f}", crs=desk.city.crs)
    if answer.trouble is not None:
        known = {Trouble.SWAPPED: "search-swapped", Trouble.ZONE: "search-zone"}
        return words(known.get(answer.trouble, "search-nowhere"), text=text, crs=desk.city.crs)
    if answer.place is not None:
        return words("search-at-point" if answer.total else "search-near-point", text=text)
    if not answer.total:
        return words("search-nothing", text=text)
    return words("search-found", text=text, shown=len(answer.hits), total=answer.total)


def _label(desk: Desk, hit: Hit) -> str:
    away = ""
    if hit.distance_m:
        away = desk.words("search-away", distance=desk.numbers.metres(round(hit.distance_m)))
    return literal(" ".join(part for part in (hit.id, hit.name, away) if part))


def _go(kind: str, item: str) -> None:
    close()
    pick(kind, item)


def _again(desk: Desk, text: str) -> None:
    _take(desk, text, {})


def close() -> None:
    """Forget what was looked for."""
    st.session_state.pop(ASKED, None)
