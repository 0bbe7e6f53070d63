"""Issued land certificates: issue, withdraw, list, read back as issued, and verify by number and check code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_type_hints

import sqlalchemy as sa
from pydantic import TypeAdapter

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.certificate import Signing
from parcels.landing.readiness_experience import Experience
from parcels.landing.readiness_steps import StepTable
from parcels.service.access import Actor, require, require_role
from parcels.service.allocation_checks import atoms_of, refuse_changed_data, shapes_of
from parcels.service.allocation_life import lapse_holds, latest_day
from parcels.service.authority import require_now
from parcels.service.certificates import Background, Gate, GateOptions, Issue, certify
from parcels.service.plain import plain
from parcels.service.workspace import Workspace
from parcels.store.certificates import (
    Certificate,
    CertificateRequest,
    CertificateStatus,
    certificate_answer,
    certificate_numbered,
    certificates,
    check_code,
    document_hash,
    document_text,
    end,
    issue,
)
from parcels.store.event_search import EventFilter, find_events

APART = frozenset({"background", "issue", "prepared"})
"""Fields of a gate that are not written as they are: steps and experience, what only issuing adds, what is computed."""
DAYS_OFF = 1
"""How many days the law date of a certificate may lie beside the day of its issue: the clocks of two time zones."""


class Genuine(StrEnum):
    """What verifying a number and its code says. In Chinese: 核验结果."""

    GENUINE = "genuine"
    """真实有效."""
    USED = "used"
    """真实，已用于签约."""
    EXPIRED = "expired"
    """真实，已过期."""
    WITHDRAWN = "withdrawn"
    """真实，已撤回."""
    ALTERED = "altered"
    """与存档不符: the code is not of this number, or the record was changed behind the log."""
    UNKNOWN = "unknown"
    """查无此证."""


OF_STATE = {
    CertificateStatus.IN_FORCE: Genuine.GENUINE,
    CertificateStatus.USED: Genuine.USED,
    CertificateStatus.EXPIRED: Genuine.EXPIRED,
    CertificateStatus.WITHDRAWN: Genuine.WITHDRAWN,
}


@dataclass(frozen=True)
class Verification:
    """Whether a paper is what was issued.

    ``because`` of an altered one: ``code`` (the code on paper is not of this number) or ``record`` (what is stored is
    not what the log says was issued). ``certificate`` is what is on record, to be held against the paper; ``None``
    for an unknown number and a wrong code, so that nobody reads certificates by guessing.
    """

    result: Genuine
    because: str = ""
    certificate: Certificate | None = None


@dataclass(frozen=True)
class IssueWish:
    """A certificate wanted; ``request_id`` is made once by whoever asks and sent unchanged on a retry."""

    request_id: str
    project: str


def issue_certificate(
    ws: Workspace, wish: IssueWish, options: GateOptions, *, actor: Actor, now: datetime
) -> Certificate:
    """Issue the certificate of a project for its land and hold the land; the same request again gives the first answer.

    Certificates and holds that ended before the law date end first, so that their land is free.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``; ``certificate_refused`` with the first rule that keeps the project off the land;
        ``certificate_no_site``; ``certificate_no_term`` where the city has not decided how long a certificate is valid;
        ``data_changed``; what :func:`parcels.store.certificates.issue` refuses.
    InputRefused
        ``certificate_date_refused`` for a law date that is not today; what :func:`certify` refuses.
    """
    require(actor, "view_certificates")
    with ws.store.reading() as connection:
        done = certificate_answer(connection, wish.request_id, wish.project, options.site or "")
        if done is not None:
            require_now(connection, actor, "issue_certificate", platform_id=done.platform_id)
            return done
    _refuse_other_day(options.as_of, now)
    gate = certify(ws, wish.project, options, actor=actor)
    platform = _platform(gate)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "issue_certificate", platform_id=platform)
        _refuse_refused(gate)
        assert gate.prepared is not None
        refuse_changed_data(work, gate.prepared)
        lapse_holds(work, min(options.as_of, latest_day(now)))
        return issue(work, _request(wish, gate, platform))


def _refuse_other_day(on: date, now: datetime) -> None:
    if abs((on - now.date()).days) > DAYS_OFF:
        raise InputRefused("certificate_date_refused", day=on.isoformat(), today=now.date().isoformat())


def _platform(gate: Gate) -> str:
    site = gate.certificate.site
    return site.platform.platform_id if site is not None and site.platform is not None else ""


def _refuse_refused(gate: Gate) -> None:
    paper = gate.certificate
    if paper.site is None:
        raise ActionRefused("certificate_no_site", project=paper.project)
    if paper.verdict is Signing.CANNOT_SIGN:
        first = paper.refusals[0]
        raise ActionRefused(
            "certificate_refused",
            project=paper.project,
            site=paper.site.site,
            rule=first.rule,
            count=len(paper.refusals),
        )
    if gate.valid_until is None:
        raise ActionRefused("certificate_no_term", project=paper.project)


def _request(wish: IssueWish, gate: Gate, platform: str) -> CertificateRequest:
    paper = gate.certificate
    assert paper.site is not None
    assert gate.prepared is not None
    assert gate.valid_until is not None
    return CertificateRequest(
        request_id=wish.request_id,
        project_id=wish.project,
        site=paper.site.site,
        platform_id=platform,
        area_m2=paper.site.area_m2,
        verdict=str(paper.verdict),
        as_of=paper.as_of,
        valid_until=gate.valid_until,
        atoms=atoms_of(gate.prepared, paper.site.atoms),
        shapes=shapes_of(gate.prepared, paper.site.atoms),
        document=gate_document(gate),
    )


def gate_document(gate: Gate) -> dict[str, Any]:
    """Return a gate as plain JSON that :func:`gate_of` reads back, with what it was computed from."""
    told: dict[str, Any] = {one.name: plain(getattr(gate, one.name)) for one in fields(gate) if one.name not in APART}
    told["experience"] = plain(gate.background.experience)
    told["steps"] = gate.background.table.model_dump(mode="json")
    under = gate.prepared
    told["computed_from"] = {} if under is None else {
        "datasets": dict(sorted(under.city.versions.items())),
        "policy_sha256": under.policy_hash,
        "rules_sha256": under.land.book.hash,
    }  # fmt: skip
    return told


def gate_of(document: Mapping[str, Any], one: Certificate) -> Gate:
    """Return the gate written in the document of an issued certificate, as it was issued."""
    kinds = get_type_hints(Gate)
    own = {
        name: TypeAdapter(kinds[name]).validate_python(document[name])
        for name in (field.name for field in fields(Gate))
        if name not in APART
    }
    background = Background(
        StepTable.model_validate(document["steps"]),
        TypeAdapter(Experience).validate_python(document["experience"]),
        own["certificate"].as_of,
    )
    facts = Issue(one.number, one.code, one.as_of, one.issued_by, one.valid_until)
    return Gate(**own, background=background, issue=facts)


def issued_gate(ws: Workspace, number: str, *, actor: Actor) -> tuple[Certificate, Gate]:
    """Return an issued certificate and its content as it was issued.

    Raises
    ------
    InputRefused
        ``certificate_unknown``.
    ActionRefused
        ``certificate_altered`` if what is stored is not what was issued: such a paper is not given out.
    """
    require(actor, "view_certificates")
    with ws.store.reading() as connection:
        one = _known(connection, number)
        if not _is_intact(connection, one):
            raise ActionRefused("certificate_altered", number=one.number)
        return one, gate_of(json.loads(document_text(connection, one.id)), one)


def issued_certificates(ws: Workspace, *, actor: Actor, is_over_shown: bool = True) -> tuple[Certificate, ...]:
    """Return the certificates issued, the newest first, or only those nobody has ended."""
    require(actor, "view_certificates")
    with ws.store.reading() as connection:
        return tuple(reversed(certificates(connection, is_over_shown=is_over_shown)))


def withdraw_certificate(ws: Workspace, number: str, reason: str, *, actor: Actor, now: datetime) -> Certificate:
    """End a certificate before its day and free its land.

    Raises
    ------
    InputRefused
        ``certificate_unknown``, ``certificate_reason_missing``.
    ActionRefused
        ``action_not_allowed``, ``certificate_ended``.
    """
    require_role(actor, "withdraw_certificate")
    if not reason.strip():
        raise InputRefused("certificate_reason_missing", number=number)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = _known(work.connection, number, lock=True)
        require_now(work.connection, actor, "withdraw_certificate", platform_id=one.platform_id)
        return end(work, one, CertificateStatus.WITHDRAWN, reason=reason.strip())


def verify(ws: Workspace, number: str, code: str, *, on: date, actor: Actor) -> Verification:
    """Return whether a number and the check code on paper are those of a certificate, and how it stands on a date."""
    require(actor, "view_certificates")
    with ws.store.reading() as connection:
        one = certificate_numbered(connection, number.strip())
        if one is None:
            return Verification(Genuine.UNKNOWN)
        if not _is_intact(connection, one):
            return Verification(Genuine.ALTERED, "record", one)
    if _letters(code) != _letters(check_code(one.document_sha256)):
        return Verification(Genuine.ALTERED, "code")
    return Verification(OF_STATE[one.state_on(on)], certificate=one)


def _is_intact(connection: sa.Connection, one: Certificate) -> bool:
    """Return whether document, hash and land of a certificate are those the log says were issued."""
    events = find_events(connection, EventFilter(name="certificate_issued", text=one.number))
    told = [event.values for event in events if event.values.get("certificate") == one.id]
    if len(told) != 1 or document_hash(document_text(connection, one.id)) != one.document_sha256:
        return False
    said = {
        "number": one.number, "project": one.project_id, "site": one.site, "verdict": one.verdict,
        "as_of": one.as_of.isoformat(), "valid_until": one.valid_until.isoformat(),
        "document_sha256": one.document_sha256,
    }  # fmt: skip
    return all(told[0].get(name) == value for name, value in said.items())


def _letters(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _known(connection: sa.Connection, number: str, *, lock: bool = False) -> Certificate:
    one = certificate_numbered(connection, number.strip(), lock=lock)
    if one is None:
        raise InputRefused("certificate_unknown", number=number)
    return one
