"""Reading and granting quotas, in the units people use: mu of land, tonnes of standard coal a year."""

from dataclasses import dataclass
from datetime import datetime

from parcels.domain.errors import InputRefused
from parcels.service.access import Actor, require, require_role
from parcels.service.authority import require_now
from parcels.service.prepared import nearest
from parcels.service.workspace import Workspace
from parcels.store.quotas import KINDS, PER_UNIT, QuotaBalance, QuotaNeed, grant, read_balances

MOST = 1e9
"""Largest amount of one grant, in mu or tonnes: more than any city has, and far from what the database cannot hold."""


@dataclass(frozen=True)
class Quota:
    """One account; ``unit`` is ``mu`` or ``tce``, ``platform_id`` is empty for the whole city."""

    kind: str
    platform_id: str
    year: int
    granted: float
    used: float
    unit: str

    @property
    def left(self) -> float:
        """What is still free."""
        return self.granted - self.used


@dataclass(frozen=True)
class Grant:
    """A quota granted (a negative amount is taken back) by a document; ``platform_id`` empty: the whole city."""

    kind: str
    platform_id: str
    year: int
    amount: float
    document: str


def quotas(ws: Workspace, *, actor: Actor, year: int | None = None) -> tuple[Quota, ...]:
    """Return the accounts of a year, or all."""
    require(actor, "view_queue")
    with ws.store.reading() as connection:
        return tuple(_quota(one) for one in read_balances(connection, year))


def grant_quota(ws: Workspace, wish: Grant, *, actor: Actor, now: datetime) -> Quota:
    """Record a quota granted by a document and return the account.

    Raises
    ------
    InputRefused
        ``quota_kind_unknown``, ``quota_document_missing``, ``quota_amount_refused``, ``platform_unknown``.
    ActionRefused
        ``action_not_allowed``; ``quota_in_use`` if less would be granted than is used already.
    """
    require_role(actor, "grant_quota")
    if wish.kind not in KINDS:
        raise InputRefused("quota_kind_unknown", kind=wish.kind, kinds=", ".join(KINDS))
    if not wish.document.strip():
        raise InputRefused("quota_document_missing", kind=wish.kind)
    base = round(wish.amount * PER_UNIT[wish.kind]) if abs(wish.amount) <= MOST else 0
    if base == 0:  # NaN, too, is not at most anything
        raise InputRefused("quota_amount_refused", amount=wish.amount)
    known = ws.city().platforms.index
    if wish.platform_id and wish.platform_id not in known:
        raise InputRefused("platform_unknown", platform=wish.platform_id, near=nearest(wish.platform_id, known))
    need = QuotaNeed(wish.kind, wish.platform_id, wish.year, base)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "grant_quota")
        return _quota(grant(work, need, wish.document.strip()))


def _quota(one: QuotaBalance) -> Quota:
    unit = "tce" if one.kind == "energy" else "mu"
    scale = PER_UNIT[one.kind]
    return Quota(one.kind, one.platform_id, one.year, one.granted / scale, one.used / scale, unit)
