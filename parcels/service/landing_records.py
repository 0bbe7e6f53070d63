"""Writing down what happens between signature and production; nothing is overwritten, every row is one event.

A record may be corrected, carried on, confirmed by a second person or withdrawn, each by a later row that names the
earlier one. Authority is read again inside the transaction (:mod:`parcels.service.record_authority`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.geo.city import City
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.record_chain import CONTINUES, How, LandingRecord, in_force
from parcels.landing.record_rules import check_body, check_growth
from parcels.landing.records import Body, Inspection, RecordKind, fact_on, kind_of, plain_body
from parcels.service.access import Actor, require, require_role
from parcels.service.authority import require_now
from parcels.service.landing_settings import workspace_terms
from parcels.service.record_authority import asked_for, is_of_platform, place_of
from parcels.service.record_list import kept_records, known_record
from parcels.service.record_papers import Attachment, ReadyPaper, keep_papers, ready_papers
from parcels.service.workspace import Workspace
from parcels.store.landing_records import NewRow, RowFilter, add_records, lock_records, replaced_by
from parcels.store.unit_of_work import UnitOfWork

MOST_AT_ONCE = 20_000


@dataclass(frozen=True)
class NewRecord:
    """A record to be written: the project it is about (the platform for a regional assessment), and its papers."""

    project: str
    body: Body
    papers: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Change:
    """What takes the place of a record: the body it is to have, why, and more papers."""

    number: int
    body: Body
    reason: str = ""
    papers: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class _Desk:
    """What every record of one call is held against."""

    actor: Actor
    on: date
    city: City
    terms: ClearanceTerms
    places: dict[tuple[str, bool], str | None] = field(default_factory=dict)

    def place(self, new: NewRecord) -> str | None:
        """Return the platform a record is about, looked up once for each project."""
        key = (new.project, is_of_platform(new.body))
        if key not in self.places:
            self.places[key] = place_of(self.city, new.project, kind_of(new.body))
        return self.places[key]


def record(ws: Workspace, new: NewRecord, *, on: date, actor: Actor, now: datetime) -> LandingRecord:
    """Write one record and return it; refused as :func:`record_many`."""
    return record_many(ws, (new,), on=on, actor=actor, now=now)[0]


def record_many(
    ws: Workspace, news: Iterable[NewRecord], *, on: date, actor: Actor, now: datetime
) -> tuple[LandingRecord, ...]:
    """Write records in one transaction, all of them or none; ``on`` is today.

    Raises
    ------
    InputRefused
        ``project_unknown``, ``platform_unknown``, ``record_too_many``, ``record_known`` for what is written already;
        as :func:`parcels.landing.record_rules.check_body`, ``check_growth`` and
        :func:`parcels.service.record_papers.ready_papers`.
    ActionRefused
        ``action_not_allowed``.
    """
    require_role(actor, "view_checks")
    given = tuple(news)
    if len(given) > MOST_AT_ONCE:
        raise InputRefused("record_too_many", count=len(given), limit=MOST_AT_ONCE)
    desk = _Desk(actor, on, ws.city(), workspace_terms(ws))
    papers = [_ready(desk, new) for new in given]
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        lock_records(work.connection)
        before = _before(work, given)
        for new in given:
            _require_new(work, desk, new, before)
            before.setdefault(new.project, []).append(new.body)
        pairs = zip(given, papers, strict=True)
        return _kept(work, [_row(work, desk, new, files) for new, files in pairs])


def _ready(desk: _Desk, new: NewRecord) -> tuple[ReadyPaper, ...]:
    """Return the papers ready to be kept; who may not write at all has nothing decoded for them."""
    place = desk.place(new)
    wanted = asked_for(new.body, None, How.NEW, desk.actor, place)
    require(desk.actor, wanted.action, platform_id=wanted.platform_id, authority=wanted.authority)
    check_body(new.body, desk.on, desk.terms)
    return ready_papers(new.papers)


def _before(work: UnitOfWork, given: tuple[NewRecord, ...]) -> dict[str, list[Body]]:
    """Return project → bodies in force, of the kinds that are about to be written."""
    kinds = tuple({kind_of(new.body).value for new in given})
    subjects = {new.project for new in given}
    only = next(iter(subjects)) if len(subjects) == 1 and not is_of_platform(given[0].body) else ""
    found: dict[str, list[Body]] = {}
    for one in in_force(kept_records(work.connection, RowFilter(project=only, kinds=kinds))):
        found.setdefault(one.project or str(one.platform_id), []).append(one.body)
    return found


def _require_new(work: UnitOfWork, desk: _Desk, new: NewRecord, before: dict[str, list[Body]]) -> None:
    place = desk.place(new)
    wanted = asked_for(new.body, None, How.NEW, desk.actor, place)
    require_now(work.connection, desk.actor, wanted.action, platform_id=wanted.platform_id, authority=wanted.authority)
    own = before.get(new.project, [])
    if new.body in own:
        raise InputRefused("record_known", kind=kind_of(new.body).value, project=new.project)
    if isinstance(new.body, Inspection):
        check_growth(new.body, (one for one in own if isinstance(one, Inspection)))


def _row(work: UnitOfWork, desk: _Desk, new: NewRecord, files: tuple[ReadyPaper, ...]) -> NewRow:
    kind = kind_of(new.body)
    return NewRow(
        kind=kind.value,
        project_id=None if is_of_platform(new.body) else new.project,
        platform_id=desk.place(new),
        fact_on=fact_on(new.body),
        body=plain_body(new.body),
        papers=keep_papers(work, files),
    )


def _kept(work: UnitOfWork, rows: list[NewRow]) -> tuple[LandingRecord, ...]:
    """Keep rows and return them as they are read again: with the papers and authors of their chains."""
    numbers = [row.id for row in add_records(work, rows)]
    if len(numbers) == 1:
        return (known_record(work.connection, numbers[0]),)
    kinds = tuple({row.kind for row in rows})
    found = {one.id: one for one in kept_records(work.connection, RowFilter(kinds=kinds))}
    return tuple(found[number] for number in numbers)


def correct(ws: Workspace, change: Change, *, on: date, actor: Actor, now: datetime) -> LandingRecord:
    """Write what a record should have said; the reason says what was wrong.

    Raises
    ------
    InputRefused
        ``record_missing``, ``record_kind_differs``, ``record_unchanged``, ``record_text_missing`` without a reason;
        else as :func:`record_many`.
    ActionRefused
        ``record_replaced`` if another row took its place meanwhile, ``action_not_allowed``.
    """
    if not change.reason.strip():
        raise InputRefused("record_text_missing", field="reason")
    return _changed(ws, change, How.CORRECTED, on, actor, now)


def carry_on(ws: Workspace, change: Change, *, on: date, actor: Actor, now: datetime) -> LandingRecord:
    """Write how a matter went on: a pause or stop ended, a request was answered, a clearance decided.

    Raises
    ------
    InputRefused
        ``record_not_continued`` for a kind that does not go on, ``record_continues_other`` naming a field that only a
        correction may change; else as :func:`correct`.
    """
    return _changed(ws, change, How.CONTINUED, on, actor, now)


def confirm(ws: Workspace, number: int, *, on: date, actor: Actor, now: datetime) -> LandingRecord:
    """Confirm a cause; whoever had a hand in writing it may not.

    Raises
    ------
    InputRefused
        ``record_missing``, ``record_not_confirmable`` for any other kind, and what is confirmed already.
    ActionRefused
        ``record_same_person``, ``record_replaced``, ``action_not_allowed``.
    """
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        before = _last(work, number)
        if before.kind is not RecordKind.CAUSE or before.is_confirmed or before.how is How.WITHDRAWN:
            raise InputRefused("record_not_confirmable", record=number, kind=before.kind.value)
        require_now(work.connection, actor, "confirm_cause", platform_id=before.platform_id)
        if actor.user in before.authors:
            raise ActionRefused("record_same_person", record=number)
        row = _next_row(before, before.body, How.CONFIRMED)
        return _kept(work, [_with(row, proposed_by=before.made_by)])[0]


def withdraw(ws: Workspace, number: int, reason: str, *, on: date, actor: Actor, now: datetime) -> LandingRecord:
    """Say that a record should never have been written; it stays readable and counts no more.

    Raises
    ------
    InputRefused
        ``record_missing``, ``record_text_missing`` without a reason.
    ActionRefused
        ``record_replaced``, ``action_not_allowed``.
    """
    if not reason.strip():
        raise InputRefused("record_text_missing", field="reason")
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        before = _last(work, number)
        wanted = asked_for(before.body, None, How.WITHDRAWN, actor, before.platform_id)
        require_now(work.connection, actor, wanted.action, platform_id=wanted.platform_id, authority=wanted.authority)
        return _kept(work, [_with(_next_row(before, before.body, How.WITHDRAWN), reason=reason.strip())])[0]


def _changed(ws: Workspace, change: Change, how: How, on: date, actor: Actor, now: datetime) -> LandingRecord:
    require(actor, "view_checks")
    check_body(change.body, on, workspace_terms(ws))
    files = ready_papers(change.papers)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        before = _last(work, change.number)
        _require_change(before, change.body, how)
        wanted = asked_for(change.body, before.body, how, actor, before.platform_id)
        require_now(work.connection, actor, wanted.action, platform_id=wanted.platform_id, authority=wanted.authority)
        if isinstance(change.body, Inspection):
            others = in_force(kept_records(work.connection, RowFilter(before.project, (before.kind.value,))))
            own = (one.body for one in others if one.id != before.id)
            check_growth(change.body, (one for one in own if isinstance(one, Inspection)))
        row = _next_row(before, change.body, how)
        return _kept(work, [_with(row, papers=keep_papers(work, files), reason=change.reason.strip() or None)])[0]


def _last(work: UnitOfWork, number: int) -> LandingRecord:
    """Return a record that is the last of its chain, which nobody else can go on with until the transaction ends."""
    lock_records(work.connection)
    found = known_record(work.connection, number)
    later = replaced_by(work.connection, number)
    if later is not None or found.how is How.WITHDRAWN:
        raise ActionRefused("record_replaced", record=number, by=later or number)
    return found


def _require_change(before: LandingRecord, body: Body, how: How) -> None:
    kind = kind_of(body)
    if kind is not before.kind:
        raise InputRefused("record_kind_differs", record=before.id, kind=before.kind.value, found=kind.value)
    if body == before.body:
        raise InputRefused("record_unchanged", record=before.id)
    if how is not How.CONTINUED:
        return
    if kind not in CONTINUES:
        raise InputRefused("record_not_continued", record=before.id, kind=kind.value)
    names = (one.name for one in fields(body) if getattr(body, one.name) != getattr(before.body, one.name))
    other = next((name for name in names if name not in CONTINUES[kind]), None)
    if other is not None:
        raise InputRefused("record_continues_other", record=before.id, field=other)


def _next_row(before: LandingRecord, body: Body, how: How) -> NewRow:
    return NewRow(
        kind=before.kind.value,
        project_id=before.project or None,
        platform_id=before.platform_id,
        fact_on=fact_on(body),
        body=plain_body(body),
        how=how.value,
        replaces=before.id,
    )


def _with(row: NewRow, **more: object) -> NewRow:
    return replace(row, **more)  # type: ignore[arg-type]  # fields of a row
