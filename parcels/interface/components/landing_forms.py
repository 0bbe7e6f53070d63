"""Recording from the page: a dialog for each kind, for carrying on, correcting, confirming and withdrawing.

Only what the role may do is offered; the rest is named with the reason. A refusal is said in the dialog, which keeps
everything that was filled in; so does a dialog closed without saving, for the next time it is opened.
"""

from collections.abc import Hashable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st

from parcels.interface.components import landing_fields, landing_unsaved, markup, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.landing_fields import Sheet
from parcels.interface.components.queue_moves import told
from parcels.interface.components.safe import capital, escaped, literal
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import slug
from parcels.landing.record_chain import CONTINUES, How, LandingRecord
from parcels.landing.records import Body, RecordKind, read_body
from parcels.service.access import Decision, allowed
from parcels.service.landing_records import Change, NewRecord, carry_on, confirm, correct, record, withdraw
from parcels.service.landing_settings import workspace_terms
from parcels.service.record_authority import ACTION_OF, asked_for, place_of
from parcels.service.record_list import may_record
from parcels.service.record_papers import LARGEST_BYTES, MOST_PAPERS, PAPER_TYPES, Attachment

KINDS = (
    RecordKind.MILESTONE, RecordKind.INSPECTION, RecordKind.CLEARANCE, RecordKind.REQUEST, RecordKind.CAUSE,
    RecordKind.PAUSE, RecordKind.EXTENSION, RecordKind.STOP, RecordKind.ACHIEVED, RecordKind.PLAN_POINT,
    RecordKind.IDLE_DECISION, RecordKind.ESCALATION,
)  # fmt: skip
"""Kinds that are about a project, the commonest first."""
PHOTO_TYPES = ("jpg", "jpeg", "png")
TASK, NUMBER, OPENED = "landing-task", "landing-task-number", "landing-task-opened"
REASON = "why"


@dataclass(frozen=True)
class Task:
    """What a dialog is for: a new record of a project, or what takes the place of one; ``given`` is filled in.

    ``project`` is the platform for a regional assessment.
    """

    project: str
    kind: RecordKind
    how: How = How.NEW
    before: LandingRecord | None = None
    given: tuple[tuple[str, Any], ...] = ()

    @property
    def names(self) -> list[str]:
        """The fields asked for: to carry on only those that may change."""
        names = landing_fields.names_of(self.kind)
        return [one for one in names if one in CONTINUES[self.kind]] if self.how is How.CONTINUED else names


def offer(desk: Desk, project: str) -> None:
    """Draw the menu of what may be recorded for a project, and why the rest may not."""
    words = desk.words
    may = set(may_record(desk.workspace, project, actor=desk.actor))
    place = place_of(desk.city, project, RecordKind.CAUSE)
    key = f"record-menu-{st.session_state.get(NUMBER, 0)}"  # another one each time, so that it closes under the dialog
    with st.popover(words("record-new"), icon=":material/edit_note:", key=key):
        for kind in (kind for kind in KINDS if kind in may):
            label = literal(capital(code_text(words, "record-kind", kind)))
            opens = partial(start, Task(project, kind))
            st.button(label, key=f"record-{kind}-{project}", width="stretch", on_click=opens)
        refused = [(kind, allowed(desk.actor, ACTION_OF[kind], platform_id=place)) for kind in KINDS if kind not in may]
        rows = "".join(
            f"<dt>{escaped(code_text(words, 'record-kind', kind))}</dt>"
            f"<dd>{escaped(words.code('because', right.because))}</dd>"
            for kind, right in refused
        )
        if rows:
            markup.section(words("record-not-offered"))
            st.html(f'<dl class="pp-facts">{rows}</dl>')


def start(task: Task) -> None:
    """Open the dialog of a task, with fresh widgets."""
    st.session_state[NUMBER] = int(st.session_state.get(NUMBER, 0)) + 1
    st.session_state[TASK] = task


def draw_open(desk: Desk) -> None:
    """Draw the dialog that is open; it stays, with what was filled in, until it is saved or closed."""
    task: Task | None = st.session_state.get(TASK)
    if task is None:
        return
    kind = code_text(desk.words, "record-kind", task.kind)
    action = kind if task.how is How.NEW else f"{desk.words(f'record-{task.how}')} · {kind}"
    forms = {How.CONFIRMED: _confirm, How.WITHDRAWN: _withdraw}
    form = partial(forms.get(task.how, _form), desk, task)
    st.dialog(literal(f"{capital(action)} · {task.project}"), on_dismiss=_close)(states.guarded(desk.words, form))()


def _close() -> None:
    st.session_state.pop(TASK, None)


def _done(sentence: str) -> None:
    _close()
    told(sentence)


def _form(desk: Desk, task: Task) -> None:
    words, key = desk.words, f"form-{st.session_state[NUMBER]}"
    about = (desk.actor.user, task.project, task.kind, task.how, None if task.before is None else task.before.id)
    values = dict(task.given) if task.before is None else _values(task.before.body)
    unsaved = _unsaved(desk, about, key)
    sheet = Sheet(task.kind, task.names, values if unsaved is None else unsaved, key, workspace_terms(desk.workspace))
    hint = f"record-hint-{slug(task.kind)}"
    if words.has(hint):
        markup.note(words(hint))
    found = landing_fields.draw(desk, sheet)
    reason = ""
    if task.how is How.CORRECTED:
        label = literal(words("record-needed", field=words("record-reason-correct")))
        reason = st.text_area(label, str((unsaved or {}).get(REASON, "")), key=f"{key}-why", height=80)
    landing_unsaved.keep(about, key, {**found, REASON: reason})
    papers = _papers(desk, task.kind, key)
    if not st.button(words("record-save"), type="primary", key="record-save"):
        return
    with st.spinner(words("record-saving")):
        made = _save(desk, task, found, (reason, papers))
    landing_unsaved.forget(about)
    _done(words("record-saved", kind=code_text(words, "record-kind", task.kind), number=made.id))


def _unsaved(desk: Desk, about: Hashable, form: str) -> dict[str, Any] | None:
    """Say that a form opens with what was not saved, and return it; what it opened with stays while it is open."""
    opening = st.session_state.get(OPENED)
    if opening is None or opening[0] != form:
        opening = st.session_state[OPENED] = form, landing_unsaved.kept(about)
    unsaved: dict[str, Any] | None = opening[1]
    if unsaved is not None:
        markup.note(desk.words("record-unsaved"))
        st.button(desk.words("record-anew"), key="record-anew", type="tertiary", on_click=partial(_anew, about))
    return unsaved


def _anew(about: Hashable) -> None:
    """Give the open form fresh widgets without what was not saved."""
    landing_unsaved.forget(about)
    st.session_state[NUMBER] += 1


def _values(body: Body) -> dict[str, Any]:
    return {one.name: getattr(body, one.name) for one in fields(body)}


def _papers(desk: Desk, kind: RecordKind, key: str) -> tuple[Attachment, ...]:
    words, limit = desk.words, LARGEST_BYTES // 2**20
    found: list[Attachment] = []
    if kind in (RecordKind.INSPECTION, RecordKind.STOP, RecordKind.MILESTONE):
        photos = st.file_uploader(
            words("record-photos"), PHOTO_TYPES, accept_multiple_files=True, key=f"{key}-photos", max_upload_size=limit
        )
        found += [Attachment(one.name, one.getvalue(), is_photo=True) for one in photos or ()]
    types = [ending.removeprefix(".") for ending in PAPER_TYPES]
    papers = st.file_uploader(
        words("record-papers", limit=limit, most=MOST_PAPERS), types, accept_multiple_files=True, key=f"{key}-papers",
        max_upload_size=limit,
    )  # fmt: skip
    found += [Attachment(one.name, one.getvalue()) for one in papers or ()]
    # An upload under way is not here yet: what will be kept is said before it is saved.
    markup.note(words("record-files", n=len(found)))
    return tuple(found)


def _save(desk: Desk, task: Task, found: dict[str, Any], more: tuple[str, tuple[Attachment, ...]]) -> LandingRecord:
    reason, papers = more
    by: dict[str, Any] = {"on": desk.as_of, "actor": desk.actor, "now": datetime.now(UTC)}
    if task.before is None:
        return record(desk.workspace, NewRecord(task.project, read_body(task.kind, found), papers), **by)
    kept = {name: value for name, value in _values(task.before.body).items() if name not in task.names}
    body = read_body(task.kind, {**kept, **found})
    change = Change(task.before.id, body, reason, papers)
    return (carry_on if task.how is How.CONTINUED else correct)(desk.workspace, change, **by)


def moves(desk: Desk, one: LandingRecord) -> None:
    """Draw what may be done with a record in force; what may not is greyed, with the reason."""
    chosen = [How.CONTINUED] if one.kind in CONTINUES else []
    chosen += [How.CONFIRMED] if one.kind is RecordKind.CAUSE and not one.is_confirmed else []
    chosen += [How.CORRECTED, How.WITHDRAWN]
    with st.container(horizontal=True, key=f"record-moves-{one.id}"):
        for how in chosen:
            right = _right(desk, one, how)
            why = None if right.allowed else desk.words.code("because", right.because)
            label = desk.words(f"record-{how}")
            opens = partial(start, Task(one.project or str(one.platform_id), one.kind, how, one))
            st.button(label, key=f"record-{how}-{one.id}", disabled=not right.allowed, help=why, on_click=opens)


def _right(desk: Desk, one: LandingRecord, how: How) -> Decision:
    """Return whether a person may do something with a record; the service asks again."""
    actor, place = desk.actor, one.platform_id
    if how is How.CONFIRMED:
        right = allowed(actor, "confirm_cause", platform_id=place)
        return Decision(False, "wrote_it") if right.allowed and actor.user in one.authors else right
    before = None if how is How.WITHDRAWN else one.body
    wanted = asked_for(one.body, before, how, actor, place)
    right = allowed(actor, wanted.action, platform_id=place, authority=wanted.authority)
    department = getattr(one.body, "department", None) or getattr(one.body, "owner", None)
    if how is not How.CONTINUED or right.allowed or department is None:
        return right
    action = "record_clearance" if one.kind is RecordKind.CLEARANCE else "answer_request"
    own = allowed(actor, action, authority=department)
    is_bureau = department == "natural_resources" and allowed(actor, "act_for_bureau").allowed
    return Decision(True, "role_may") if own.allowed or is_bureau else own


def _confirm(desk: Desk, task: Task) -> None:
    words, one = desk.words, task.before
    assert one is not None
    markup.note(words("record-confirm-follows", by=one.made_by))
    if st.button(words("record-confirmed"), type="primary", key="record-save"):
        confirm(desk.workspace, one.id, on=desk.as_of, actor=desk.actor, now=datetime.now(UTC))
        _done(words("record-done", action=words("record-confirmed"), number=one.id))


def _withdraw(desk: Desk, task: Task) -> None:
    words, one = desk.words, task.before
    assert one is not None
    markup.note(words("record-withdraw-follows"))
    label = literal(words("record-needed", field=words("record-reason-withdraw")))
    reason = st.text_area(label, key=f"withdraw-{one.id}", height=80)
    if st.button(words("record-withdrawn"), type="primary", key="record-save"):
        withdraw(desk.workspace, one.id, reason, on=desk.as_of, actor=desk.actor, now=datetime.now(UTC))
        _done(words("record-done", action=words("record-withdrawn"), number=one.id))
