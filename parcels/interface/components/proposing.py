"""Proposing the site looked at for a project: how long it is to be held, and why."""

import secrets
from datetime import UTC, datetime, timedelta

import streamlit as st

from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.queue_moves import ask, label, reason_field
from parcels.interface.components.queue_table import pick
from parcels.service.access import allowed
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import LONGEST_HOLD_DAYS, Proposal, propose

USUAL_DAYS = 60
REQUEST = "proposal-request"


def draw(desk: Desk, project: str, site: str, platform_id: str | None) -> None:
    """Draw the button; nothing for people who never propose, the reason for those who may not here."""
    right = allowed(desk.actor, "propose", platform_id=platform_id)
    if right.because in ("role_may_not", "signed_out"):
        return
    text = label(desk, "propose")
    why = None if right.allowed else desk.words.code("because", right.because)
    if st.button(
        text, key=f"propose-{project}", type="primary", icon=":material/add:", disabled=not right.allowed, help=why
    ):
        st.session_state[REQUEST] = secrets.token_hex(16)  # one for each opening: a second click is the same request
        ask(desk, text, lambda: _form(desk, project, site))


def _form(desk: Desk, project: str, site: str) -> None:
    words = desk.words
    days = st.number_input(words("propose-days"), 1, LONGEST_HOLD_DAYS, USUAL_DAYS, key="propose-days")
    until = desk.as_of + timedelta(days=int(days))
    markup.note(words("propose-follows", project=project, site=site, day=until.isoformat()))
    reason = reason_field(desk, is_needed=False)
    if st.button(words("queue-confirm", action=label(desk, "propose")), type="primary", key="propose-confirm"):
        wish = Proposal(st.session_state[REQUEST], project, site, until, reason=reason)
        with st.spinner(words("loading-checks")):
            made = propose(desk.workspace, wish, LawOptions(desk.as_of), actor=desk.actor, now=datetime.now(UTC))
        pick(made.id)
        st.session_state["queue-told"] = words("propose-done", number=made.id, day=until.isoformat())
        st.session_state["go-to"] = "queue"
        st.rerun()
