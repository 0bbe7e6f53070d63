"""Who holds land, how, and until when: allocations, certificates, and promises in the record."""

from collections.abc import Iterator, Mapping
from datetime import date

from parcels.landing.gate_terms import Holder
from parcels.rules.facts import SiteFacts
from parcels.service.access import Actor, require
from parcels.service.workspace import Workspace
from parcels.store.allocations import active_allocations, parcels_of
from parcels.store.certificates import Certificate, CertificateStatus, certificates


def certified_parcels(ws: Workspace, *, on: date, actor: Actor) -> Mapping[str, Certificate]:
    """Return parcel → certificate in force on a date that holds it or a piece of it."""
    require(actor, "view_map")
    with ws.store.reading() as connection:
        found = certificates(connection, is_over_shown=False)
    return _by_parcel(found, on)


def _by_parcel(found: tuple[Certificate, ...], on: date) -> dict[str, Certificate]:
    live = [one for one in found if one.state_on(on) is CertificateStatus.IN_FORCE]
    return {atom.parcel_id: one for one in reversed(live) for atom in one.atoms}


def holders_of(ws: Workspace, facts: SiteFacts, project: str, on: date) -> tuple[Holder, ...]:
    """Return who else than a project holds parcels of a site on a date."""
    with ws.store.reading() as connection:
        bound = parcels_of(active_allocations(connection))
        certified = _by_parcel(certificates(connection, is_over_shown=False), on)

    def found() -> Iterator[Holder]:
        for part in facts.parts:
            known: set[str] = set()
            paper, given = certified.get(part.parcel_id), bound.get(part.parcel_id)
            if paper is not None:
                known.add(paper.project_id)
                yield Holder(part.parcel_id, paper.project_id, "certificate", paper.number, paper.valid_until)
            if given is not None and given.project_id not in known:
                known.add(given.project_id)
                until = given.held_until if given.status.is_hold else None
                yield Holder(part.parcel_id, given.project_id, "allocation", str(given.id), until)
            yield from (Holder(part.parcel_id, one, "record", "", None) for one in part.promised_to if one not in known)

    return tuple(one for one in found() if one.project != project)
