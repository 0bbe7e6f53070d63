"""Quota accounts and their entries against the log: every grant, use and return is an event of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from parcels.store.events import Event
from parcels.store.state_fault import StateFault, differs
from parcels.store.tables import quota_account, quota_entry

KINDS = {"quota_granted": "grant", "quota_used": "use", "quota_given_back": "give_back"}
"""Event → kind of the entry it explains."""


@dataclass(frozen=True)
class ToldEntry:
    """An entry as its event tells it; ``account`` is a number, or kind, platform and year of the account."""

    account: object
    kind: str
    amount: int
    allocation: object
    document: object
    by: str
    at: datetime


def told_entry(event: Event) -> ToldEntry:
    """Return the entry that an event of a quota tells of."""
    values, kind = event.values, KINDS[event.name]
    account = (values["kind"], values["platform_id"], values["year"]) if kind == "grant" else values["account"]
    amount = int(values["amount"]) * (-1 if kind == "use" else 1)
    allocation, document = values.get("allocation"), values.get("document") if kind == "grant" else None
    return ToldEntry(account, kind, amount, allocation, document, event.user, event.at)


def check_quotas(connection: sa.Connection, told: Iterable[ToldEntry]) -> Iterator[StateFault]:
    """Yield accounts whose sums are not those of the log, and entries that are gone or that no event explains."""
    accounts = {row.id: row for row in connection.execute(sa.select(quota_account))}
    numbers: dict[object, int] = {(row.kind, row.platform_id, row.year): row.id for row in accounts.values()}
    entries = [_numbered(one, numbers) for one in told]
    yield from _sums(accounts, entries)
    left = Counter(entries)
    for row in connection.execute(sa.select(quota_entry).order_by(quota_entry.c.id)):
        same = ToldEntry(
            row.account_id, row.kind, row.amount, row.allocation_id, row.document, row.made_by, row.made_at
        )
        if left[same] > 0:
            left[same] -= 1
        else:
            yield StateFault("without_event", "quota_entry", str(row.id), since=row.made_at)
    for one in left.elements():
        yield StateFault("gone", "quota_entry", f"{one.kind} {one.amount}", since=one.at)


def _numbered(one: ToldEntry, numbers: Mapping[object, int]) -> ToldEntry:
    account = numbers.get(one.account, one.account)
    return ToldEntry(account, one.kind, one.amount, one.allocation, one.document, one.by, one.at)


def _sums(accounts: Mapping[object, sa.Row[tuple[object, ...]]], entries: Iterable[ToldEntry]) -> Iterator[StateFault]:
    granted: Counter[object] = Counter()
    used: Counter[object] = Counter()
    for one in entries:
        if one.kind == "grant":
            granted[one.account] += one.amount
        else:
            used[one.account] -= one.amount
    for number, row in accounts.items():
        for column, told, found in (("granted", granted[number], row.granted), ("used", used[number], row.used)):
            if told != found:
                yield differs("quota_account", number, column, told, found)
    for account in (granted.keys() | used.keys()) - accounts.keys():
        record = " ".join(map(str, account)) if isinstance(account, tuple) else str(account)
        yield StateFault("gone", "quota_account", record)
