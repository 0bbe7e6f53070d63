"""What was judged, as it was kept; each read against the hash in its event, so that nobody replays a forgery."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from parcels.domain.errors import InputRefused
from parcels.store.tables import allocation_check, plan_run


def kept_findings(connection: sa.Connection, number: int, digest: str) -> Sequence[Mapping[str, Any]]:
    """Return the findings of a check.

    Raises
    ------
    InputRefused
        ``replay_record_gone`` or ``replay_record_changed``.
    """
    text = connection.execute(sa.select(allocation_check.c.findings).where(allocation_check.c.id == number)).scalar()
    findings: Sequence[Mapping[str, Any]] = json.loads(_true(text, digest, "check", number))
    return findings


def kept_plan(connection: sa.Connection, number: int, digest: str | None) -> Mapping[str, Any]:
    """Return the document of a plan; ``digest`` is ``None`` for plans of versions that did not record it.

    Raises
    ------
    InputRefused
        As :func:`kept_findings`.
    """
    text = connection.execute(sa.select(plan_run.c.document).where(plan_run.c.id == number)).scalar()
    document: Mapping[str, Any] = json.loads(_true(text, digest, "plan", number))
    return document


def _true(text: str | None, digest: str | None, what: str, number: int) -> str:
    if text is None:
        raise InputRefused("replay_record_gone", what=what, number=str(number))
    if digest is not None and hashlib.sha256(text.encode()).hexdigest() != digest:
        raise InputRefused("replay_record_changed", what=what, number=str(number))
    return text
