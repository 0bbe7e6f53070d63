"""The signing gate (签约把关): can this project sign for this land, under which conditions; and the papers issued."""

import secrets
from datetime import UTC, datetime

import streamlit as st

from parcels.domain.codes import ProjectStage
from parcels.interface.components import gate_papers, gate_view, markup, selection, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.queue_moves import ask, label, say_told, told
from parcels.interface.components.safe import legible
from parcels.interface.components.selection import PROJECT, pick
from parcels.landing.certificate import Signing
from parcels.service.access import allowed
from parcels.service.certificates import Gate, GateOptions, certify
from parcels.service.issued import IssueWish, issue_certificate, issued_certificates
from parcels.service.queue_pages import queue_version
from parcels.store.certificates import CertificateStatus

WANTING = frozenset({ProjectStage.LEAD, ProjectStage.NEGOTIATING, ProjectStage.SIGNED, ProjectStage.REGISTERED,
                     ProjectStage.FILED})  # fmt: skip
PICKED, SITE, REQUEST = "gate-project", "gate-site", "gate-request"


@st.cache_data(show_spinner=False, max_entries=8)
def _gate(version: tuple[str, ...], project: str, site: str | None, _desk: Desk) -> Gate:
    return certify(_desk.workspace, project, GateOptions(_desk.as_of, site), actor=_desk.actor)


def draw(desk: Desk) -> None:
    """Draw the page."""
    say_told()
    words = desk.words
    if allowed(desk.actor, "search_sites").allowed:
        _one_project(desk)
    names = [words(f"gate-tab-{name}") for name in ("register", "verify", "past")]
    for tab, part in zip(
        st.tabs(names), (gate_papers.register, gate_papers.verification, gate_papers.past_gate), strict=True
    ):
        with tab:
            part(desk)


def _one_project(desk: Desk) -> None:
    project = _chosen(desk)
    if project is None:
        states.empty(desk.words, "gate-nobody")
        return
    site = st.session_state.get(SITE) if st.session_state.get("gate-site-of") == project else None
    version = (desk.workspace.target, queue_version(desk.workspace), desk.as_of.isoformat(), desk.actor.user)
    with st.spinner(desk.words("gate-computing")):
        gate = _gate(version, project, site, desk)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        gate_view.card(desk, gate)
        _actions(desk, gate)
        gate_view.body(desk, gate)
    with right:
        gate_view.side(desk, gate, lambda other: _look_at(project, other))


def _chosen(desk: Desk) -> str | None:
    """Draw the choice of project and site, and return the project."""
    words, rows = desk.words, desk.city.projects
    wanting = rows[rows["stage"].isin(WANTING)]
    soonest = wanting["need_by"].astype(str).sort_values(kind="stable").index
    found = wanting.loc[soonest, "name"]
    own = dict(zip(found.index.astype(str), found.astype(str), strict=True))
    if not own:
        return None
    asked = selection.current(desk.city).id_of(PROJECT)
    if PICKED not in st.session_state and asked in own:
        st.session_state[PICKED] = asked
    with st.container(horizontal=True, vertical_alignment="bottom", key="gate-choice"):
        project: str = st.selectbox(
            words("gate-head-project"), list(own), key=PICKED,
            format_func=lambda one: legible(f"{one} {own.get(one, '')}"), width=420,
        )  # fmt: skip
        named = st.session_state.get(SITE) if st.session_state.get("gate-site-of") == project else None
        markup.note(words("gate-site-named", site=named) if named else words("gate-site-best"))
        if named and st.button(words("gate-site-reset"), key="gate-site-reset", type="tertiary"):
            _look_at(project, None)
            st.rerun()
        st.button(
            words("gate-on-map"),
            key="gate-map",
            icon=":material/map:",
            type="tertiary",
            on_click=_show,
            args=(project,),
        )
    return project


def _look_at(project: str, site: str | None) -> None:
    st.session_state[SITE], st.session_state["gate-site-of"] = site, project


def _show(project: str) -> None:
    pick(PROJECT, project)
    st.session_state["go-to"] = "map"


def _actions(desk: Desk, gate: Gate) -> None:
    """Draw the button that issues the certificate, or why it cannot be issued, and the papers of the trial."""
    paper = gate.certificate
    with st.container(horizontal=True, key="gate-actions"):
        home = paper.site.platform.platform_id if paper.site is not None and paper.site.platform is not None else None
        why = _why_not(desk, gate, home)
        text = label(desk, "issue_certificate")
        if st.button(
            text, key="gate-issue", type="primary", icon=":material/workspace_premium:",
            disabled=why is not None, help=why,
        ):  # fmt: skip
            st.session_state[REQUEST] = secrets.token_hex(16)  # one for each opening: a second click is the same wish
            ask(desk, text, lambda: _issue(desk, gate))
        gate_papers.sheets(desk, gate, key="gate-trial")
    if why:
        markup.note(why)


def _why_not(desk: Desk, gate: Gate, home: str | None) -> str | None:
    """Return why no certificate can be issued now, ``None`` if it can."""
    words, paper = desk.words, gate.certificate
    right = allowed(desk.actor, "issue_certificate", platform_id=home)
    if paper.verdict is Signing.CANNOT_SIGN:
        return words("gate-cannot-issue")
    if not right.allowed:
        return words.code("because", right.because)
    if gate.valid_until is None:
        return words("error-certificate-no-term", project=paper.project)
    for one in issued_certificates(desk.workspace, actor=desk.actor, is_over_shown=False):
        if one.project_id == paper.project and one.state_on(desk.as_of) is CertificateStatus.IN_FORCE:
            until = one.valid_until.isoformat()
            return words("gate-has-one", number=one.number, site=one.site, until=until)
    return None


def _issue(desk: Desk, gate: Gate) -> None:
    words, paper = desk.words, gate.certificate
    assert paper.site is not None
    assert gate.valid_until is not None
    until = gate.valid_until.isoformat()
    markup.note(words("gate-issue-follows", project=paper.project, site=paper.site.site, until=until))
    if st.button(words("queue-confirm", action=label(desk, "issue_certificate")), type="primary", key="gate-confirm"):
        wish = IssueWish(st.session_state[REQUEST], paper.project)
        options = GateOptions(desk.as_of, paper.site.site)
        with st.spinner(words("gate-computing")):
            made = issue_certificate(desk.workspace, wish, options, actor=desk.actor, now=datetime.now(UTC))
        st.session_state["gate-number"] = made.number
        told(words("gate-issued", number=made.number, code=made.code, until=made.valid_until.isoformat()))
