"""Checks of allocations as they were made, and what was decided about their findings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from parcels.rules.resolution import FindingKey
from parcels.store.tables import allocation_check, document, evidence, finding_decision
from parcels.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NewCheck:
    """A check about to be kept; ``inputs`` and ``findings`` are plain JSON, ``open_findings`` those to be resolved."""

    allocation_id: int
    site: str
    as_of: date
    verdict: str
    blocks: int
    open_findings: tuple[FindingKey, ...]
    inputs: Mapping[str, Any]
    findings: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class StoredCheck:
    """A check as it was made."""

    id: int
    allocation_id: int
    site: str
    made_at: datetime
    made_by: str
    as_of: date
    verdict: str
    blocks: int
    open_findings: tuple[FindingKey, ...]
    inputs: Mapping[str, Any]
    findings: Sequence[Mapping[str, Any]]
    findings_sha256: str
    settled_before: Mapping[FindingKey, int] = field(default_factory=dict)
    """Open finding → last decision about it from before it became another one; it settles the finding no more."""


@dataclass(frozen=True)
class CheckSummary:
    """What the queue shows of the newest check of an allocation."""

    allocation_id: int
    site: str
    made_at: datetime
    verdict: str
    blocks: int
    open_findings: tuple[FindingKey, ...]
    settled_before: Mapping[FindingKey, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """A file that supports a decision, kept as it came and never opened."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Hash of the content."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class FindingDecision:
    """What somebody decided about one finding: ``waived``, ``cleared`` or ``refused``."""

    id: int
    allocation_id: int
    site: str
    rule: str
    subject: str
    kind: str
    reason: str
    document: str | None
    evidence_sha256: str | None
    made_at: datetime
    made_by: str

    @property
    def key(self) -> FindingKey:
        """Rule and subject."""
        return self.rule, self.subject


def plain_text(content: object) -> str:
    """Return plain JSON as text that is equal for equal content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def keep_document(work: UnitOfWork, kind: str, content: object) -> str:
    """Keep a plain JSON document by the hash of its text, once, and return the hash."""
    body = plain_text(content)
    digest = hashlib.sha256(body.encode()).hexdigest()
    known = sa.select(document.c.sha256).where(document.c.sha256 == digest)
    if work.connection.execute(known).first() is None:
        work.connection.execute(sa.insert(document).values(sha256=digest, kind=kind, body=body))
    return digest


def read_document(connection: sa.Connection, digest: str) -> Mapping[str, Any]:
    """Return a kept document.

    Raises
    ------
    KeyError
        If there is none of this hash, or its text was changed.
    """
    row = connection.execute(sa.select(document.c.body).where(document.c.sha256 == digest)).one_or_none()
    if row is None or hashlib.sha256(row.body.encode()).hexdigest() != digest:
        raise KeyError(digest)
    content: Mapping[str, Any] = json.loads(row.body)
    return content


def store_check(work: UnitOfWork, new: NewCheck) -> int:
    """Keep a check, record ``checked`` and return its number."""
    findings = plain_text(list(new.findings))
    digest = hashlib.sha256(findings.encode()).hexdigest()
    outdated = _outdated(work.connection, new)
    open_findings = [[*key, outdated[key]] if key in outdated else list(key) for key in new.open_findings]
    row = {
        "allocation_id": new.allocation_id,
        "site": new.site,
        "made_at": work.stamp.at,
        "made_by": work.stamp.user,
        "as_of": new.as_of,
        "verdict": new.verdict,
        "blocks": new.blocks,
        "open_findings": plain_text(open_findings),
        "inputs": plain_text(dict(new.inputs)),
        "findings": findings,
        "findings_sha256": digest,
    }
    insert = sa.insert(allocation_check).values(row).returning(allocation_check.c.id)
    number: int = work.connection.execute(insert).scalar_one()
    work.record(
        "checked", allocation=new.allocation_id, check=number, site=new.site, verdict=new.verdict, blocks=new.blocks,
        open_findings=open_findings, as_of=new.as_of.isoformat(), findings_sha256=digest,
        inputs=dict(new.inputs),
    )  # fmt: skip
    return number


def _outdated(connection: sa.Connection, new: NewCheck) -> Mapping[FindingKey, int]:
    """Return open finding → last decision about it, where it is not the finding that was decided about."""
    last = {one.key: one.id for one in read_decisions(connection, new.allocation_id) if one.site == new.site}
    if not last:
        return {}
    query = sa.select(allocation_check).where(
        allocation_check.c.allocation_id == new.allocation_id, allocation_check.c.site == new.site
    )
    row = connection.execute(query.order_by(allocation_check.c.id.desc()).limit(1)).one_or_none()
    before = None if row is None else _stored(row)
    was, now = _texts(() if before is None else before.findings), _texts(new.findings)
    kept = {} if before is None else before.settled_before
    found = {key: kept.get(key, 0) if was.get(key) == now.get(key) else last[key] for key in last}
    return {key: number for key, number in found.items() if number}


def _texts(findings: Sequence[Mapping[str, Any]]) -> Mapping[FindingKey, str]:
    """Return finding → the text of all that was found under its rule and subject."""
    found: dict[FindingKey, str] = {}
    for one in findings:
        key = (str(one["rule"]), str(one["subject"]))
        found[key] = found.get(key, "") + plain_text(one)
    return found


def latest_check(connection: sa.Connection, allocation_id: int) -> StoredCheck | None:
    """Return the newest check of an allocation."""
    query = sa.select(allocation_check).where(allocation_check.c.allocation_id == allocation_id)
    row = connection.execute(query.order_by(allocation_check.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _stored(row)


def read_check(connection: sa.Connection, number: int) -> StoredCheck:
    """Return a check by its number.

    Raises
    ------
    KeyError
        If there is none.
    """
    row = connection.execute(sa.select(allocation_check).where(allocation_check.c.id == number)).one_or_none()
    if row is None:
        raise KeyError(number)
    return _stored(row)


def _stored(row: sa.Row[Any]) -> StoredCheck:
    values = dict(row._mapping)
    for name in ("inputs", "findings"):
        values[name] = json.loads(values[name])
    return StoredCheck(**{**values, **_opened(row.open_findings)})


def _opened(text: str) -> dict[str, Any]:
    """Return the open findings, and for each that changed the last decision that settles it no more."""
    rows = json.loads(text)
    return {
        "open_findings": tuple((str(row[0]), str(row[1])) for row in rows),
        "settled_before": {(str(row[0]), str(row[1])): int(row[2]) for row in rows if len(row) > 2},
    }


def latest_summaries(connection: sa.Connection) -> Mapping[int, CheckSummary]:
    """Return allocation → summary of its newest check, for all allocations at once."""
    newest = sa.select(sa.func.max(allocation_check.c.id)).group_by(allocation_check.c.allocation_id)
    columns = allocation_check.c[("allocation_id", "site", "made_at", "verdict", "blocks", "open_findings")]
    rows = connection.execute(sa.select(*columns).where(allocation_check.c.id.in_(newest)))
    return {row.allocation_id: CheckSummary(**{**row._mapping, **_opened(row.open_findings)}) for row in rows}


def keep_evidence(work: UnitOfWork, new: Evidence) -> str:
    """Keep a file by the hash of its content, once, and return the hash."""
    known = sa.select(evidence.c.sha256).where(evidence.c.sha256 == new.sha256)
    if work.connection.execute(known).first() is None:
        row = {"sha256": new.sha256, **vars(new), "added_at": work.stamp.at, "added_by": work.stamp.user}
        work.connection.execute(sa.insert(evidence).values(row))
    return new.sha256


def read_evidence(connection: sa.Connection, digest: str) -> Evidence:
    """Return a kept file.

    Raises
    ------
    KeyError
        If there is none of this hash.
    """
    columns = evidence.c[("name", "media_type", "content")]
    row = connection.execute(sa.select(*columns).where(evidence.c.sha256 == digest)).one_or_none()
    if row is None:
        raise KeyError(digest)
    return Evidence(row.name, row.media_type, row.content)


def store_decision(work: UnitOfWork, values: Mapping[str, Any]) -> int:
    """Keep a decision about a finding, record ``finding_<kind>`` and return its number."""
    row = {**values, "made_at": work.stamp.at, "made_by": work.stamp.user}
    insert = sa.insert(finding_decision).values(row).returning(finding_decision.c.id)
    number: int = work.connection.execute(insert).scalar_one()
    plain = {name: value for name, value in values.items() if name not in ("allocation_id", "kind")}
    work.record(f"finding_{values['kind']}", allocation=values["allocation_id"], decision=number, **plain)
    return number


def read_decisions(connection: sa.Connection, allocation_id: int | None = None) -> tuple[FindingDecision, ...]:
    """Return the decisions about the findings of one allocation (or of all), in order."""
    query = sa.select(finding_decision).order_by(finding_decision.c.id)
    if allocation_id is not None:
        query = query.where(finding_decision.c.allocation_id == allocation_id)
    return tuple(FindingDecision(**row._mapping) for row in connection.execute(query))
