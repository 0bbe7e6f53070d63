"""What can be done with an allocation: a button for each move possible now, the reason for each that is not.

A move is confirmed in a dialog that says what follows. It is made in the version that was looked at, so that somebody
else's change in between is told and never overwritten.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import streamlit as st

from parcels.domain.allocation import MOVES
from parcels.domain.errors import ParcelsError
from parcels.interface.components import markup, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import capital, escaped, legible, literal
from parcels.service.access import allowed
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import LONGEST_HOLD_DAYS, NewSite, Step, act, recheck, resubmit
from parcels.service.queue import Dossier, Possible
from parcels.service.site_search import SearchOptions, search_sites

TOLD = "queue-told"
SHORTCUTS = {"take_up": "t", "approve": "a", "send_back": "b"}
FIRST = ("take_up", "approve", "sign", "deliver", "start", "produce", "accept", "resubmit")
"""The one primary button is the first of these that is possible."""
HIDDEN = frozenset({"lapse"})
"""Done by the calendar, not by a person."""
SITES = 12


def draw(desk: Desk, found: Dossier) -> None:
    """Draw the buttons and, folded, why the others are not possible."""
    offered = [one for one in found.possible if one.action not in HIDDEN]
    can = [one.action for one in offered if one.allowed]
    primary = next((name for name in FIRST if name in can), None)
    with st.container(horizontal=True, key="queue-moves"):
        for action in can:
            _button(desk, found, action, is_primary=action == primary)
        if _may_recheck(desk, found):
            _recheck(desk, found)
    _why_not(desk, [one for one in offered if not one.allowed], is_idle=not can)


def _may_recheck(desk: Desk, found: Dossier) -> bool:
    one = found.allocation
    return one.status.is_hold and allowed(desk.actor, "recheck", platform_id=one.platform_id).allowed


def label(desk: Desk, action: str) -> str:
    """Return the name of an action as it stands on a button."""
    return capital(desk.words.code("action", action))


def _button(desk: Desk, found: Dossier, action: str, *, is_primary: bool) -> None:
    kind: Literal["primary", "secondary"] = "primary" if is_primary else "secondary"
    if st.button(label(desk, action), key=f"move-{action}", type=kind, shortcut=SHORTCUTS.get(action)):
        ask(desk, label(desk, action), lambda: _form(desk, found, action))


def _recheck(desk: Desk, found: Dossier) -> None:
    if st.button(label(desk, "recheck"), key="move-recheck", icon=":material/refresh:"):
        with st.spinner(desk.words("loading-checks")):
            recheck(desk.workspace, found.allocation.id, LawOptions(desk.as_of), actor=desk.actor, now=_now())
        told(desk.words("queue-rechecked", number=found.allocation.id))


def _why_not(desk: Desk, refused: Sequence[Possible], *, is_idle: bool) -> None:
    words = desk.words
    if is_idle:
        markup.note(words("queue-nothing-to-do"))
    with st.expander(words("queue-why-not"), expanded=False):
        rows = "".join(
            f"<dt>{escaped(label(desk, one.action))}</dt><dd>{escaped(words.code('because', one.because))}</dd>"
            for one in refused
        )
        st.html(f'<dl class="pp-facts">{rows}</dl>')


def ask(desk: Desk, title: str, form: Callable[[], None]) -> None:
    """Open a dialog; an error in it is told in words."""
    st.dialog(literal(title))(states.guarded(desk.words, form))()


def told(sentence: str) -> None:
    """Keep what was done for the page to say, and draw it anew."""
    st.session_state[TOLD] = sentence
    st.rerun()


def say_told() -> None:
    """Say once what was done last."""
    sentence = st.session_state.pop(TOLD, None)
    if sentence:
        st.toast(literal(sentence), icon=":material/check:")


def _form(desk: Desk, found: Dossier, action: str) -> None:
    words, one = desk.words, found.allocation
    markup.note(words(f"queue-follows-{action.replace('_', '-')}", project=one.project_id, site=one.site))
    site = _site(desk, found) if action == "resubmit" else one.site
    until = _until(desk, found) if action == "extend_hold" else None
    reason = reason_field(desk, is_needed=MOVES[action].needs_reason)
    if not st.button(words("queue-confirm", action=label(desk, action)), type="primary", key="move-confirm"):
        return
    if MOVES[action].needs_reason and not reason.strip():
        st.warning(literal(words("code-because-reason-missing")))
        return
    if action == "resubmit":
        with st.spinner(words("loading-checks")):
            wish = NewSite(one.id, one.version, site, reason)
            resubmit(desk.workspace, wish, LawOptions(desk.as_of), actor=desk.actor, now=_now())
    else:
        step = Step(one.id, one.version, action, reason, until)
        act(desk.workspace, step, on=desk.as_of, actor=desk.actor, now=_now())
    told(words("queue-done", action=label(desk, action), number=one.id))


def reason_field(desk: Desk, *, is_needed: bool) -> str:
    """Draw the field for a reason and return it."""
    name = "queue-reason-needed" if is_needed else "queue-reason"
    return st.text_area(desk.words(name), key="move-reason", max_chars=2000, height=90)


def _until(desk: Desk, found: Dossier) -> date:
    last = desk.as_of + timedelta(days=LONGEST_HOLD_DAYS)
    start = min(max(found.allocation.held_until or desk.as_of, desk.as_of) + timedelta(days=30), last)
    return st.date_input(desk.words("queue-new-until"), start, min_value=desk.as_of, max_value=last, key="move-until")


def _site(desk: Desk, found: Dossier) -> str:
    """Draw the sites of the project, the present one first, and return the one chosen."""
    one, words = found.allocation, desk.words
    names = {one.site: words("queue-same-site", site=one.site)}
    try:
        with st.spinner(words("loading-sites")):
            options = SearchOptions(desk.as_of, top=SITES)
            sites = search_sites(desk.workspace, one.project_id, options, actor=desk.actor).sites
        for row in sites.drop(columns="geometry").to_dict("records"):
            area = desk.numbers.area_short(row["area_m2"])
            names.setdefault(
                row["site"], words("queue-other-site", site=row["site"], area=area, score=int(row["score"]))
            )
    except ParcelsError as error:
        st.info(literal(words.error(error)))
    return st.selectbox(
        words("queue-site"), list(names), key="move-site", format_func=lambda site: legible(names[site])
    )


def _now() -> datetime:
    return datetime.now(UTC)
