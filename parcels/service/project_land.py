"""Which parcels a project is about: promised to it, named in its agreement, or bound to it by an allocation."""

from collections.abc import Mapping

from pandas import DataFrame

from parcels.geo.city import City
from parcels.rules.demand import records, text, words
from parcels.service.workspace import Workspace
from parcels.store.allocations import active_allocations, parcels_of


def land_of_projects(ws: Workspace, city: City) -> Mapping[str, tuple[str, ...]]:
    """Return project → parcels of the city, by id; a parcel that is named but not in the city is left out."""
    with ws.store.reading() as connection:
        bound = parcels_of(active_allocations(connection))
    known = set(city.parcels["parcel_id"].astype(str))
    found: dict[str, set[str]] = {}
    for parcel, allocation in bound.items():
        found.setdefault(allocation.project_id, set()).add(parcel)
    for row in records(city.projects):
        found.setdefault(str(row["project_id"]), set()).update(words(row, "parcel_ids"))
    for row in records(_promised(city)):
        holder = text(row, "held_for")
        if holder is not None:
            found.setdefault(holder, set()).add(str(row["parcel_id"]))
    return {project: tuple(sorted(names & known)) for project, names in found.items()}


def _promised(city: City) -> DataFrame:
    return DataFrame(city.parcels[["parcel_id", "held_for"]]) if "held_for" in city.parcels else DataFrame()
