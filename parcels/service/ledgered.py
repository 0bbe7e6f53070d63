"""The city with its reserve as the ledger has it: what every answer starts from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.landing.reserve.effective import with_ledger
from parcels.landing.reserve.entries import Entry, holdings_on
from parcels.store.datasets import current_datasets
from parcels.store.reserve_ledger import LEDGER, entries_of_digest, ledger_digest, read_entries


def ledgered(city: City, entries: Sequence[Entry], on: date) -> City:
    """Return a city as imported with its reserve as entries have it at the end of a day.

    The digest of the entries counted stands among the versions, so that whatever is kept for one state of the ledger is
    not taken for another. Without entries the city is as it was imported.
    """
    counted = tuple(entry for entry in entries if entry.on <= on)
    if not counted:
        return city
    parcels = with_ledger(city.parcels, holdings_on(counted, on))
    return replace(city, parcels=parcels, versions={**city.versions, LEDGER: ledger_digest(counted)})


def current_versions(connection: sa.Connection, on: date | None = None) -> Mapping[str, str]:
    """Return the versions of the city as it is stored, with that of the ledger on a day (default: all of it)."""
    versions = {info.name: info.content_sha256 for info in current_datasets(connection)}
    entries = [entry for entry in read_entries(connection) if on is None or entry.on <= on]
    return {**versions, LEDGER: ledger_digest(entries)} if entries else versions


def as_it_stood(connection: sa.Connection, city: City, digest: str | None, on: date) -> City:
    """Return a past city with the ledger of a digest; without one, as it was imported.

    Raises
    ------
    InputRefused
        ``replay_dataset_gone`` where the ledger never stood so.
    """
    if digest is None:
        return city
    entries = entries_of_digest(read_entries(connection), digest)
    if entries is None:
        raise InputRefused("replay_dataset_gone", dataset=LEDGER, number=digest[:12])
    return ledgered(city, entries, on)
