"""Certificates in force, verification by number and code, and signatures let past the gate."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from parcels.domain.allocation import AllocationStatus
from parcels.interface.components import downloads, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.queue_moves import ask, label, reason_field, told
from parcels.interface.components.safe import legible, literal
from parcels.interface.components.sheet_downloads import has_font, page_bytes, pdf_bytes
from parcels.interface.reports.certificate import certificate_sheet
from parcels.service.access import allowed
from parcels.service.certificates import Gate
from parcels.service.gate_overrides import OverrideWish, give_override, overrides
from parcels.service.issued import Genuine, issued_certificates, issued_gate, verify, withdraw_certificate
from parcels.service.queue import QueueRow, queue
from parcels.store.certificates import Certificate, CertificateStatus
from parcels.store.checks import Evidence

ICONS = {Genuine.GENUINE: ":material/verified:", Genuine.ALTERED: ":material/gpp_bad:"}


def register(desk: Desk) -> None:
    """Draw the certificates in force with their last day, or all ever issued; one picked is shown with its papers."""
    words = desk.words
    everything = st.toggle(words("gate-show-all"), key="gate-all")
    issued = issued_certificates(desk.workspace, actor=desk.actor)
    found = [one for one in issued if everything or one.state_on(desk.as_of) is CertificateStatus.IN_FORCE]
    if not found:
        markup.note(words("cli-certificate-none"))
        return
    tables.linked(
        [_row(desk, one) for one in found], [one.number for one in found], key="gate-register",
        selected=st.session_state.get("gate-number"), on_pick=_pick, height=tables.height(len(found)),
    )  # fmt: skip
    picked = next((one for one in found if one.number == st.session_state.get("gate-number")), None)
    if picked is not None:
        _picked(desk, picked)


def _pick(number: str | None) -> None:
    st.session_state["gate-number"] = number


def _row(desk: Desk, one: Certificate) -> dict[str, str | int]:
    words, state = desk.words, one.state_on(desk.as_of)
    left = (one.valid_until - desk.as_of).days if state is CertificateStatus.IN_FORCE else None
    return {
        words("gate-head-number"): one.number,
        words("gate-head-project"): one.project_id,
        words("gate-head-site"): one.site,
        words("gate-head-state"): desk.label("certificate-status", state),
        words("gate-head-valid-until"): desk.numbers.day(one.valid_until),
        words("gate-head-left"): "" if left is None else words("gate-days", days=left),
        words("gate-head-issued-by"): one.issued_by,
        words("gate-head-code"): one.code,
    }


def _picked(desk: Desk, one: Certificate) -> None:
    with st.container(horizontal=True, key="gate-picked"):
        sheets(desk, issued_gate(desk.workspace, one.number, actor=desk.actor)[1], key="gate-issued")
        right = allowed(desk.actor, "withdraw_certificate", platform_id=one.platform_id)
        is_live = one.status is CertificateStatus.IN_FORCE
        text = label(desk, "withdraw_certificate")
        if is_live and right.allowed and st.button(text, key="gate-withdraw", icon=":material/undo:"):
            ask(desk, text, lambda: _withdraw(desk, one))


def _withdraw(desk: Desk, one: Certificate) -> None:
    markup.note(desk.words("gate-withdraw-follows", number=one.number, project=one.project_id))
    reason = reason_field(desk, is_needed=True)
    text = desk.words("queue-confirm", action=label(desk, "withdraw_certificate"))
    if st.button(text, type="primary", key="gate-withdraw-confirm"):
        withdraw_certificate(desk.workspace, one.number, reason, actor=desk.actor, now=datetime.now(UTC))
        told(desk.words("cli-certificate-withdrawn", number=one.number))


def sheets(desk: Desk, gate: Gate, *, key: str) -> None:
    """Draw the buttons that give the certificate as PDF and as HTML."""
    name = gate.issue.number if gate.issue else f"{gate.certificate.project}-{gate.certificate.as_of.isoformat()}"
    document = certificate_sheet(gate, desk.words).document
    icon = ":material/description:"
    pdf = Offer("certificate", f"certificate-{name}.pdf", lambda: pdf_bytes(document))
    page = Offer("certificate", f"certificate-{name}.html", lambda: page_bytes(document))
    if has_font(desk):
        downloads.button(desk, desk.words("gate-pdf"), pdf, key=f"{key}-pdf", icon=icon)
    downloads.button(desk, desk.words("gate-html"), page, key=f"{key}-html", icon=icon)


def verification(desk: Desk) -> None:
    """Draw the form that verifies a paper by number and code."""
    words = desk.words
    with st.form("gate-verify", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.text_input(words("gate-number"), key="gate-verify-number", max_chars=20, placeholder="2026-0007")
        code = st.text_input(words("gate-code"), key="gate-verify-code", max_chars=20, placeholder="ABCD-EFGH-IJKL")
        is_asked = st.form_submit_button(words("gate-verify"), icon=":material/verified_user:")
    if not is_asked or not number.strip():
        return
    found = verify(desk.workspace, number, code, on=desk.as_of, actor=desk.actor)
    text = desk.label("genuine", found.result)
    if found.because:
        text = f"{text} · {words(f'gate-altered-{found.because}')}"
    show = st.success if found.result is Genuine.GENUINE else st.warning
    (st.error if found.result is Genuine.ALTERED else show)(literal(text), icon=ICONS.get(found.result))
    one = found.certificate
    if one is not None:
        verdict = words.code("signing", one.verdict)
        days = {"day": one.as_of.isoformat(), "until": one.valid_until.isoformat()}
        facts = {"number": one.number, "project": one.project_id, "site": one.site, "verdict": verdict, **days}
        markup.note(words("cli-certificate-facts", **facts))


def past_gate(desk: Desk) -> None:
    """Draw every override ever given, and for a leader the form that gives one."""
    words = desk.words
    found = overrides(desk.workspace, actor=desk.actor)
    if found:
        rows = [
            {
                words("gate-head-allocation"): f"#{one.allocation_id}",
                words("gate-head-project"): one.project_id,
                words("gate-head-site"): one.site,
                words("gate-head-made-by"): one.made_by,
                words("gate-head-made-on"): desk.numbers.day(one.made_at.date()),
                words("gate-head-used-on"): "" if one.used_at is None else desk.numbers.day(one.used_at.date()),
                words("gate-head-reason"): one.reason,
            }
            for one in found
        ]
        tables.plain(rows, height=tables.height(len(rows)))
    else:
        markup.note(words("cli-override-none"))
    right = allowed(desk.actor, "override_gate")
    if not right.allowed:
        markup.note(words("gate-override-who"))
        return
    waiting = [
        one for one in queue(desk.workspace, on=desk.as_of, actor=desk.actor) if one.status is AllocationStatus.APPROVED
    ]
    if not waiting:
        markup.note(words("gate-override-nothing"))
    elif st.button(label(desk, "override_gate"), key="gate-override", icon=":material/gavel:"):
        ask(desk, label(desk, "override_gate"), lambda: _override(desk, waiting))


def _override(desk: Desk, waiting: Sequence[QueueRow]) -> None:
    words = desk.words
    names = {one.number: f"#{one.number} {one.project} {one.project_name} · {one.site}" for one in waiting}
    number = st.selectbox(
        words("gate-head-allocation"), list(names), key="override-number", format_func=lambda key: legible(names[key])
    )
    markup.note(words("gate-override-follows"))
    reason = reason_field(desk, is_needed=True)
    file = st.file_uploader(words("gate-evidence"), key="override-file")
    text = words("queue-confirm", action=label(desk, "override_gate"))
    if st.button(text, type="primary", key="override-confirm"):
        content = b"" if file is None else file.getvalue()
        evidence = Evidence(
            "" if file is None else file.name, "application/octet-stream" if file is None else file.type, content
        )
        version = next(one.version for one in waiting if one.number == number)
        wish = OverrideWish(number, version, reason, evidence)
        give_override(desk.workspace, wish, actor=desk.actor, now=datetime.now(UTC))
        told(words("gate-override-done", number=number))
