"""The findings of an allocation, worst first: law, department, what became of each, and what may be done about it.

What forbids has no button to waive it, and says why. A finding about a part of the land can be looked at on the map.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from parcels.domain.allocation import AllocationLife, can_move
from parcels.domain.codes import Verdict
from parcels.domain.finding import Finding
from parcels.interface.components import downloads, markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.offending_shapes import Key, key_of
from parcels.interface.components.queue_moves import ask, reason_field, told
from parcels.interface.components.safe import escaped, literal
from parcels.interface.components.verdicts import verdict_list
from parcels.interface.reports.check_sheet import worst_first
from parcels.interface.reports.check_sheet_rows import authority_text, basis_text, resolution_text, rule_title
from parcels.interface.reports.phrases import finding_text, verdict_text
from parcels.interface.words import slug
from parcels.rules.resolution import Resolution as Asks
from parcels.rules.resolution import resolution
from parcels.service.access import Role, allowed
from parcels.service.check_papers import CheckPaper
from parcels.service.finding_decisions import LARGEST_EVIDENCE_BYTES, FindingDecisionWish, decide_finding
from parcels.service.queue import Dossier, evidence_file
from parcels.store.checks import Evidence

ZOOM = "queue-zoom"


@dataclass(frozen=True)
class _Case:
    """The allocation looked at, and one finding of it with its number on the sheet."""

    found: Dossier
    paper: CheckPaper
    finding: Finding
    number: int

    @property
    def key(self) -> str:
        """Key of the widgets of the finding."""
        return f"{self.found.allocation.id}-{self.number}"


def zoomed(number: int) -> Key | None:
    """Return the finding of an allocation that the map shows closely."""
    held = st.session_state.get(ZOOM)
    return held[1] if held is not None and held[0] == number else None


def draw(desk: Desk, found: Dossier, paper: CheckPaper) -> None:
    """Draw the findings that are not met, and folded those that are."""
    words, ordered = desk.words, worst_first(found.findings)
    markup.section(words("parcel-verdicts"), words("as-of", day=paper.as_of.isoformat()))
    if found.check is not None and not found.is_fresh and found.allocation.status.is_hold:
        st.warning(literal(words("queue-stale-check")), icon=":material/update:")
    open_ones = [one for one in ordered if one.verdict is not Verdict.PASS]
    for number, finding in enumerate(open_ones, 1):
        _finding(desk, _Case(found, paper, finding, number))
    if not open_ones:
        markup.note(words("queue-no-findings"))
    missing = paper.ground.offences.without_layer if paper.ground is not None else ()
    if missing:
        titles = [rule_title(code, paper.rules.get(code), words) for code in missing]
        markup.note(words("sheet-without-layer", rules=desk.listed(titles)))
    passed = ordered[len(open_ones) :]
    if passed:
        with st.expander(words("sheet-passed", count=len(passed))):
            verdict_list(desk, passed)


def _finding(desk: Desk, case: _Case) -> None:
    words, finding, rule = desk.words, case.finding, case.paper.rules.get(case.finding.rule)
    title = escaped(rule_title(finding.rule, rule, words))
    law = " · ".join(part for part in (basis_text(rule, words), authority_text(rule, words)) if part != "–")
    asks = resolution(finding)
    st.html(
        f'<div class="pp-verdict"><b class="pp-v-{finding.verdict.value}">{case.number} '
        f"{escaped(verdict_text(words, finding.verdict))}</b><div><b>{title}</b><br>"
        f"{escaped(finding_text(words, finding))}<small>{escaped(law)}</small>{_outcome(desk, case, asks)}</div></div>"
    )
    _buttons(desk, case, asks)


def _outcome(desk: Desk, case: _Case, asks: Asks) -> str:
    decided = case.paper.resolutions.get((case.finding.rule, case.finding.subject))
    if decided is not None:
        return f"<small>→ {escaped(resolution_text(decided, desk.words))}</small>"
    if asks is Asks.NONE:
        return ""
    return f"<small>→ {escaped(desk.words(f'queue-asks-{slug(asks)}'))}</small>"


def _buttons(desk: Desk, case: _Case, asks: Asks) -> None:
    words = desk.words
    offence = case.paper.ground.offences.of(case.finding) if case.paper.ground is not None else None
    decided = case.paper.resolutions.get((case.finding.rule, case.finding.subject))
    can_waive = asks is Asks.TO_RESOLVE and _may(desk, case, "waive")
    can_clear = asks in (Asks.TO_RESOLVE, Asks.CONDITION) and _may(desk, case, "clear")
    if not (offence or can_waive or can_clear or (decided is not None and decided.evidence_sha256)):
        return
    with st.container(horizontal=True, key=f"finding-{case.key}"):
        if offence is not None and st.button(
            words("queue-show"), key=f"zoom-{case.key}", icon=":material/my_location:", type="tertiary"
        ):
            st.session_state[ZOOM] = case.found.allocation.id, key_of(case.finding)
            st.rerun(scope="fragment")
        for kind, possible in (("waived", can_waive), ("cleared", can_clear), ("refused", can_clear)):
            text = words(f"queue-decide-{kind}")
            if possible and st.button(text, key=f"{kind}-{case.key}"):
                ask(desk, text, lambda kind=kind: _form(desk, case, kind))  # type: ignore[misc]
        if decided is not None and decided.evidence_sha256:
            _download(desk, decided.evidence_sha256, case.key)


def _download(desk: Desk, digest: str, key: str) -> None:
    kept = evidence_file(desk.workspace, digest, actor=desk.actor)
    offer = Offer("evidence", kept.name, lambda: kept.content)
    icon = ":material/attach_file:"
    downloads.button(desk, kept.name, offer, key=f"evidence-{key}", icon=icon, type="tertiary")


def _may(desk: Desk, case: _Case, action: str) -> bool:
    one, rule = case.found.allocation, case.paper.rules.get(case.finding.rule)
    authority = None if rule is None else str(rule.authority)
    if action == "clear" and desk.actor.role is not Role.DEPARTMENT:
        return False
    if not allowed(desk.actor, action, platform_id=one.platform_id, authority=authority).allowed:
        return False
    life = AllocationLife(one.status, one.held_until, one.proposers)
    return can_move(action, life, by=desk.actor.user, on=desk.as_of).allowed


def _form(desk: Desk, case: _Case, kind: str) -> None:
    words, one = desk.words, case.found.allocation
    markup.note(finding_text(words, case.finding))
    reason = reason_field(desk, is_needed=True)
    document = st.text_input(words("queue-document"), key="decide-document", max_chars=200)
    limit = LARGEST_EVIDENCE_BYTES // 2**20
    file = st.file_uploader(words("queue-evidence", limit=limit), key="decide-evidence", max_upload_size=limit)
    evidence = None if file is None else Evidence(file.name[-200:], "application/octet-stream", file.getvalue())
    # An upload under way is not here yet: what will be kept is said before it is confirmed.
    kept = "queue-evidence-none" if evidence is None else "queue-evidence-kept"
    named = ("", "") if evidence is None else (evidence.name, evidence.sha256[:12])
    markup.note(words(kept, file=named[0], sha256=named[1]))
    if not st.button(
        words("queue-confirm", action=words(f"queue-decide-{kind}")), type="primary", key="decide-confirm"
    ):
        return
    if not reason.strip():
        st.warning(literal(words("code-because-reason-missing")))
        return
    wish = FindingDecisionWish(
        number=one.id, version=one.version, rule=case.finding.rule, subject=case.finding.subject, kind=kind,
        reason=reason, document=document.strip() or None, evidence=evidence,
    )  # fmt: skip
    decide_finding(desk.workspace, wish, on=desk.as_of, actor=desk.actor, now=datetime.now(UTC))
    told(
        words(
            "queue-decided", rule=rule_title(case.finding.rule, None, words), kind=words.code("finding-decision", kind)
        )
    )
