"""Holding a proposed allocation against every rule, with all that is needed to do so again years later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from parcels import __version__
from parcels.domain.errors import ActionRefused
from parcels.rules.catalogue.case import QuotaAccount, QuotaFacts
from parcels.rules.resolution import count_blocks, to_resolve
from parcels.rules.rulebook import rulebook_document
from parcels.service.claims import AllocationCheck, Claim, checked
from parcels.service.clock_ground import CALENDAR, TOLD, calendar_document, told_document
from parcels.service.ledgered import current_versions
from parcels.service.plain import plain
from parcels.service.prepared import Basis, basis
from parcels.service.site_desk import refuse_unknown_project, site_desk
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation
from parcels.store.checks import NewCheck, keep_document, store_check
from parcels.store.datasets import current_datasets
from parcels.store.land_guard import AtomShare
from parcels.store.quotas import PER_UNIT, read_balances, used_by
from parcels.store.reserve_ledger import LEDGER
from parcels.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class LawOptions:
    """Law date and policy file (``None``: the workspace's own) an allocation is held against."""

    as_of: date
    policy: Path | None = None


@dataclass(frozen=True, eq=False)
class Examined:
    """An allocation held against the rules, and what it was held against."""

    check: AllocationCheck
    basis: Basis
    quotas: QuotaFacts | None = None

    @property
    def atoms(self) -> tuple[AtomShare, ...]:
        """Atoms of the site, each with its parcel and how many pieces that is cut into."""
        return atoms_of(self.basis, self.check.atoms)

    @property
    def shapes(self) -> Mapping[str, BaseGeometry]:
        """Atom → polygon in the CRS of the workspace."""
        return shapes_of(self.basis, self.check.atoms)

    @cached_property
    def needs(self) -> Mapping[str, int]:
        """Quota kind → amount drawn, in ledger units, as the findings measured it; what is not known is left out."""
        found = {finding.rule: finding for finding in self.check.findings}
        values = {kind: found.get(f"quota_{kind}") for kind in PER_UNIT}
        return {
            kind: round(finding.value * PER_UNIT[kind])
            for kind, finding in values.items()
            if finding is not None and finding.value is not None
        }


def atoms_of(prepared: Basis, names: Iterable[str]) -> tuple[AtomShare, ...]:
    """Return atoms, each with its parcel and how many pieces that is cut into."""
    parcel = prepared.land.frame["parcel_id"].astype(str)
    pieces = parcel.value_counts()
    return tuple(AtomShare(name, parcel[name], int(pieces[parcel[name]])) for name in names)


def shapes_of(prepared: Basis, names: Iterable[str]) -> Mapping[str, BaseGeometry]:
    """Return atom → polygon in the CRS of the workspace."""
    frame = prepared.land.frame
    return {name: frame.geometry[name] for name in names}


def examine(ws: Workspace, project: str, site: str, options: LawOptions) -> Examined:
    """Return a site a project might be given held against every rule of the law date.

    Raises
    ------
    InputRefused
        ``project_unknown``, ``site_unknown``.
    """
    prepared = basis(ws, options.policy, options.as_of)
    refuse_unknown_project(prepared, project)
    parts = list(prepared.land.names.parts_named(site))
    parcels = tuple(dict.fromkeys(prepared.land.names.parcels[number] for number in prepared.land.parts.parcel[parts]))
    return _examined(ws, prepared, Claim(f"proposal:{project}", "allocation", project, site, parcels))


def examine_again(ws: Workspace, one: Allocation, options: LawOptions) -> Examined:
    """Return an allocation on record held against every rule; land or project gone since are findings."""
    prepared = basis(ws, options.policy, options.as_of)
    return _examined(ws, prepared, claim_of(one), number=one.id)


def claim_of(one: Allocation) -> Claim:
    """Return an allocation on record as what is checked; what it has booked of a quota is not counted against it."""
    parcels = tuple(dict.fromkeys(atom.parcel_id for atom in one.atoms))
    until = one.held_until if one.status.is_hold else None
    return Claim(f"allocation:{one.id}", "allocation", one.project_id, one.site, parcels, until)


def _examined(ws: Workspace, prepared: Basis, claim: Claim, *, number: int | None = None) -> Examined:
    quotas = quota_facts(ws, prepared.as_of.year, number)
    return Examined(checked(claim, site_desk(prepared), quotas), prepared, quotas)


def quota_facts(ws: Workspace, year: int, number: int | None = None) -> QuotaFacts | None:
    """Return the ledger of a year in the units of the rules; ``None`` (policy quotas count) where none is kept."""
    with ws.store.reading() as connection:
        found = read_balances(connection, year)
        booked = {} if number is None else used_by(connection, number)
    if not found:
        return None
    accounts = {
        (one.kind, one.platform_id): QuotaAccount(one.granted / PER_UNIT[one.kind], one.used / PER_UNIT[one.kind])
        for one in found
    }
    return QuotaFacts(accounts, {kind: amount / PER_UNIT[kind] for kind, amount in booked.items()})


def quotas_document(quotas: QuotaFacts | None) -> dict[str, Any] | None:
    """Return a ledger as plain JSON; :func:`quotas_of` is the way back."""
    if quotas is None:
        return None
    accounts = [[*name, account.granted, account.used] for name, account in sorted(quotas.accounts.items())]
    return {"accounts": accounts, "booked": dict(quotas.booked)}


def quotas_of(document: Mapping[str, Any] | None) -> QuotaFacts | None:
    """Return the ledger written by :func:`quotas_document`."""
    if document is None:
        return None
    accounts = {(kind, platform): QuotaAccount(granted, used) for kind, platform, granted, used in document["accounts"]}
    return QuotaFacts(accounts, document["booked"])


def refuse_changed_data(work: UnitOfWork, examined: Examined | Basis) -> None:
    """Raise if data were imported between the examination and this transaction.

    Raises
    ------
    ActionRefused
        ``data_changed``.
    """
    under = examined if isinstance(examined, Basis) else examined.basis
    if current_versions(work.connection, under.as_of) != dict(under.city.versions):
        raise ActionRefused("data_changed")


def keep_check(work: UnitOfWork, examined: Examined, number: int) -> int:
    """Keep a check of an allocation with everything it was made from, and return its number."""
    check, under = examined.check, examined.basis
    new = NewCheck(
        allocation_id=number,
        site=check.site,
        as_of=under.as_of,
        verdict=str(check.verdict),
        blocks=count_blocks(check.findings),
        open_findings=to_resolve(check.findings),
        inputs=_inputs(work, examined),
        findings=[plain(finding) for finding in check.findings],  # type: ignore[misc]
    )
    return store_check(work, new)


def _inputs(work: UnitOfWork, examined: Examined) -> dict[str, Any]:
    under = examined.basis
    datasets = {info.name: [info.id, info.content_sha256] for info in current_datasets(work.connection)}
    return {
        "as_of": under.as_of.isoformat(),
        "allocation": examined.check.allocation,
        "project": examined.check.project,
        "parcels": list(examined.check.parcels),
        "site": examined.check.site,
        "until": None if examined.check.until is None else examined.check.until.isoformat(),
        "datasets": datasets,
        LEDGER: under.city.versions.get(LEDGER),
        "policy": keep_document(work, "policy", under.policy.model_dump(mode="json")),
        "rules": keep_document(work, "rules", rulebook_document(under.land.book)),
        "commitments": dict(sorted(under.commitments.items())),
        "quotas": quotas_document(examined.quotas),
        CALENDAR: keep_document(work, CALENDAR, calendar_document(under.clocks)),
        TOLD: told_document(under.clocks.of(examined.check.project)),
        "needs": dict(examined.needs),
        "engine": __version__,
    }
