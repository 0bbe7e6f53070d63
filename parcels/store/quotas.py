"""The ledger of quotas (指标台账): what was granted, what allocations use of it, never more than there is."""

from dataclasses import dataclass

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused
from parcels.domain.units import M2_PER_MU
from parcels.store.tables import quota_account, quota_entry
from parcels.store.unit_of_work import UnitOfWork

KINDS = ("new_construction", "farmland", "energy")
PER_UNIT = {"new_construction": M2_PER_MU, "farmland": M2_PER_MU, "energy": 1000.0}
"""Ledger units (m², kg of standard coal) in one unit people use (mu, tonnes)."""
QUOTA_LOCK = 7004


@dataclass(frozen=True)
class QuotaBalance:
    """An account: m² of land (``new_construction``, ``farmland``) or kg of standard coal a year (``energy``).

    ``platform_id`` is empty for the account of the whole city.
    """

    id: int
    kind: str
    platform_id: str
    year: int
    granted: int
    used: int

    @property
    def left(self) -> int:
        """What is still free."""
        return self.granted - self.used


@dataclass(frozen=True)
class QuotaNeed:
    """What an allocation draws from one kind of quota, in the unit of its account."""

    kind: str
    platform_id: str
    year: int
    amount: int


def read_balances(connection: sa.Connection, year: int | None = None) -> tuple[QuotaBalance, ...]:
    """Return the accounts of a year (or of all), by kind and platform."""
    query = sa.select(quota_account).order_by(quota_account.c.year, quota_account.c.kind, quota_account.c.platform_id)
    if year is not None:
        query = query.where(quota_account.c.year == year)
    return tuple(QuotaBalance(**row._mapping) for row in connection.execute(query))


def grant(work: UnitOfWork, need: QuotaNeed, document: str) -> QuotaBalance:
    """Add to an account (a negative amount takes back), recording ``quota_granted``.

    Raises
    ------
    ActionRefused
        ``quota_in_use`` if less would be granted than is used already.
    """
    account = _account(work.connection, need)
    if account is None:
        row = {"kind": need.kind, "platform_id": need.platform_id, "year": need.year, "granted": 0, "used": 0}
        work.connection.execute(sa.insert(quota_account).values(row))
        account = _account(work.connection, need)
        assert account is not None
    if account.granted + need.amount < account.used:
        raise ActionRefused(
            "quota_in_use",
            kind=need.kind,
            platform=need.platform_id or "-",
            used=round(account.used / PER_UNIT[need.kind], 2),
        )
    _add(work, account, need.amount, 0)
    _enter(work, account.id, "grant", need.amount, None, document)
    work.record("quota_granted", **vars(need), document=document)
    return read_account(work.connection, account.id)


def draw(work: UnitOfWork, need: QuotaNeed, allocation: int) -> QuotaBalance | None:
    """Use a quota for an allocation, recording ``quota_used``; ``None`` where no account is kept.

    The account of the platform is used, else that of the whole city.

    Raises
    ------
    ActionRefused
        ``quota_exceeded`` with what is needed and what is left.
    """
    account = _account(work.connection, need) or _account(work.connection, QuotaNeed(need.kind, "", need.year, 0))
    if account is None or need.amount == 0:
        return account
    if account.left < need.amount:
        need_shown, left_shown = (round(amount / PER_UNIT[need.kind], 2) for amount in (need.amount, account.left))
        raise ActionRefused(
            "quota_exceeded",
            kind=need.kind,
            platform=account.platform_id or "empty",
            year=str(need.year),
            need=need_shown,
            left=left_shown,
        )
    _add(work, account, 0, need.amount)
    _enter(work, account.id, "use", -need.amount, allocation, None)
    work.record("quota_used", account=account.id, allocation=allocation, amount=need.amount)
    return read_account(work.connection, account.id)


def give_back(work: UnitOfWork, allocation: int) -> None:
    """Give back whatever an allocation used, recording ``quota_given_back`` per account."""
    total = sa.func.sum(quota_entry.c.amount).label("amount")
    query = sa.select(quota_entry.c.account_id, total).where(quota_entry.c.allocation_id == allocation)
    for row in work.connection.execute(query.group_by(quota_entry.c.account_id)).all():
        if row.amount:
            account = read_account(work.connection, row.account_id, lock=True)
            _add(work, account, 0, int(row.amount))
            _enter(work, account.id, "give_back", -int(row.amount), allocation, None)
            work.record("quota_given_back", account=account.id, allocation=allocation, amount=-int(row.amount))


def used_by(connection: sa.Connection, allocation: int) -> dict[str, int]:
    """Return kind → amount an allocation has booked."""
    query = sa.select(quota_account.c.kind, sa.func.sum(quota_entry.c.amount).label("amount"))
    query = query.join(quota_entry, quota_entry.c.account_id == quota_account.c.id)
    query = query.where(quota_entry.c.allocation_id == allocation).group_by(quota_account.c.kind)
    return {row.kind: -int(row.amount) for row in connection.execute(query)}


def read_account(connection: sa.Connection, number: int, *, lock: bool = False) -> QuotaBalance:
    """Return an account by its number, locked against other writers if asked."""
    query = sa.select(quota_account).where(quota_account.c.id == number)
    return QuotaBalance(**connection.execute(query.with_for_update() if lock else query).one()._mapping)


def _account(connection: sa.Connection, need: QuotaNeed) -> QuotaBalance | None:
    """Return the account, locked until the end of the transaction (SQLite: the write lock already does)."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(QUOTA_LOCK)))
    where = (
        quota_account.c.kind == need.kind,
        quota_account.c.platform_id == need.platform_id,
        quota_account.c.year == need.year,
    )
    row = connection.execute(sa.select(quota_account).where(*where).with_for_update()).one_or_none()
    return None if row is None else QuotaBalance(**row._mapping)


def _add(work: UnitOfWork, account: QuotaBalance, granted: int, used: int) -> None:
    query = sa.update(quota_account).where(quota_account.c.id == account.id)
    work.connection.execute(query.values(granted=account.granted + granted, used=account.used + used))


def _enter(
    work: UnitOfWork, account: int, kind: str, amount: int, allocation: int | None, document: str | None
) -> None:
    row = {
        "account_id": account,
        "kind": kind,
        "amount": amount,
        "allocation_id": allocation,
        "document": document,
        "made_at": work.stamp.at,
        "made_by": work.stamp.user,
    }
    work.connection.execute(sa.insert(quota_entry).values(row))
