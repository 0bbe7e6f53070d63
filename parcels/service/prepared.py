"""Land and candidate pools prepared once per content, policy and date, shared by every answer of this process."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from pandas import DataFrame
from shapely.geometry.base import BaseGeometry

from parcels.domain.allocation import is_held_on
from parcels.domain.codes import ReserveStatus
from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.planning.candidates import CandidateOptions, CandidatePool, find_candidates
from parcels.planning.land import Land, prepare_land
from parcels.rules.catalogue.told import ClockGround
from parcels.rules.policy import Policy, policy_hash
from parcels.service.clock_ground import clock_ground
from parcels.service.landing import current_milestones
from parcels.service.last_used import LastUsed as LastUsed
from parcels.service.nearest import nearest as nearest
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.progress import Progress, silent
from parcels.service.workspace import Workspace
from parcels.store.allocation_shapes import bound_shapes
from parcels.store.allocations import OVERLAP_M2, Allocation, active_allocations
from parcels.store.certificates import Certificate, CertificateStatus, certificates, certified_shapes

_LAND: LastUsed[Land] = LastUsed(2)
_POOLS: LastUsed[CandidatePool] = LastUsed(3)


@dataclass(frozen=True, eq=False)
class Basis:
    """What an answer starts from: the city, the policy with its hash, the land on a date, and what is allocated.

    ``commitments`` maps atoms to the project an allocation or a land certificate in force binds them to; ``clocks`` is
    the city's calendar with what was recorded of projects since the import.
    """

    key: Hashable
    city: City
    policy: Policy
    policy_hash: str
    as_of: date
    land: Land
    commitments: Mapping[str, str] = field(default_factory=dict)
    clocks: ClockGround = field(default_factory=ClockGround)
    merged: DataFrame | None = None

    @property
    def milestones(self) -> DataFrame:
        """Milestones imported, with those recorded since."""
        return self.city.milestones if self.merged is None else self.merged

    def options(
        self, *, release: Iterable[str] = (), wanted: Mapping[str, tuple[str, ...]] | None = None
    ) -> CandidateOptions:
        """Return options of a search that leaves allocated land alone."""
        settled = frozenset(self.commitments.values())
        return CandidateOptions(wanted or {}, frozenset(release), self.commitments, settled)


def basis(
    ws: Workspace,
    policy: Path | Policy | None,
    as_of: date,
    *,
    changed: City | None = None,
    progress: Progress = silent,
) -> Basis:
    """Return the prepared land of a workspace under a policy (file, object, or the workspace's own); kept for reuse.

    ``changed`` is looked at instead of the city as it is stored: that of a scenario, told apart by its versions.

    Raises
    ------
    InputRefused
        ``no_parcels`` or ``no_projects`` before those were imported.
    """
    rules = policy if isinstance(policy, Policy) else workspace_policy(ws, policy)
    city = ws.city(as_of) if changed is None else changed
    for name in ("parcels", "projects"):
        if not len(getattr(city, name)):
            raise InputRefused(f"no_{name}", workspace=ws.target)
    digest, book, key = policy_hash(rules), workspace_book(ws), basis_key(ws, rules, as_of, changed=city)

    def make() -> Land:
        progress("land", 0, 1)
        land = prepare_land(city, rules, as_of=as_of, book=book)
        progress("land", 1, 1)
        return land

    land = _LAND.get(key, make)
    with ws.store.reading() as connection:
        found, shapes = active_allocations(connection), bound_shapes(connection)
        papers, outlines = certificates(connection, is_over_shown=False), certified_shapes(connection)
    certified = certified_of(papers, land, as_of, outlines)
    bound = certified | dict(commitments_of(found, land, as_of, shapes))
    return Basis(key, land.city, rules, digest, as_of, land, bound, clock_ground(ws), current_milestones(ws, city))


def basis_key(ws: Workspace, policy: Path | Policy | None, as_of: date, *, changed: City | None = None) -> Hashable:
    """Return what prepared land depends on: content, policy, rules and day. Nothing is prepared for it."""
    rules = policy if isinstance(policy, Policy) else workspace_policy(ws, policy)
    city = ws.city(as_of) if changed is None else changed
    return ws.target, city.crs, tuple(sorted(city.versions.items())), policy_hash(rules), workspace_book(ws).hash, as_of


def commitments_of(
    found: Iterable[Allocation], land: Land, as_of: date, shapes: Iterable[tuple[int, str, BaseGeometry]] = ()
) -> Mapping[str, str]:
    """Return atom → project for allocations in force, holds that are over left out.

    Where a parcel was cut otherwise than it is now, the whole of it counts as bound; where it was redrawn or renamed,
    whatever lies on the bound land (``shapes``: allocation, atom, polygon) by more than the noise of a border.
    """
    holding = {one.id: one for one in found if not one.status.is_hold or is_held_on(one.held_until, as_of)}
    return _bound(holding, land, shapes)


def certified_of(
    found: Iterable[Certificate], land: Land, as_of: date, shapes: Iterable[tuple[int, str, BaseGeometry]] = ()
) -> dict[str, str]:
    """Return atom → project for certificates in force on a date, as :func:`commitments_of` does for allocations."""
    holding = {one.id: one for one in found if one.state_on(as_of) is CertificateStatus.IN_FORCE}
    return _bound(holding, land, shapes)


def _bound(
    holding: Mapping[int, Allocation] | Mapping[int, Certificate],
    land: Land,
    shapes: Iterable[tuple[int, str, BaseGeometry]],
) -> dict[str, str]:
    pieces = land.frame["parcel_id"].astype(str).value_counts().to_dict()
    named = {
        atom.atom_id if pieces.get(atom.parcel_id) == atom.pieces else atom.parcel_id: one.project_id
        for one in holding.values()
        for atom in one.atoms
    }
    bound = [(holding[number].project_id, atom, shape) for number, atom, shape in shapes if number in holding]
    return _beneath(land, bound) | named


def _beneath(land: Land, bound: Iterable[tuple[str, str, BaseGeometry]]) -> dict[str, str]:
    """Return atom → project of the land in force beneath it, for bound land that is no longer drawn as it was."""
    now = land.frame.geometry
    moved = [(project, shape) for project, atom, shape in bound if atom not in now.index or not shape.equals(now[atom])]
    if not moved:
        return {}
    outlines = np.array([shape for _, shape in moved], dtype=object)
    which, where = land.frame.sindex.query(outlines, predicate="intersects")
    common = shapely.area(shapely.intersection(outlines[which], now.to_numpy()[where]))
    lies = common > OVERLAP_M2
    return {str(now.index[atom]): moved[own][0] for own, atom in zip(which[lies], where[lies], strict=True)}


def refuse_not_held(city: City, parcels: tuple[str, ...]) -> None:
    """Raise unless every parcel exists and is in reserve.

    Raises
    ------
    InputRefused
        ``release_unknown`` or ``release_not_held``.
    """
    for parcel in parcels:
        if parcel not in city.parcels.index:
            raise InputRefused("release_unknown", parcel=parcel)
        if city.parcels.at[parcel, "reserve_status"] != ReserveStatus.HELD:
            raise InputRefused("release_not_held", parcel=parcel)


def options_of(prepared: Basis, release: tuple[str, ...], locks: tuple[tuple[str, str], ...] = ()) -> CandidateOptions:
    """Return what one run adds to the record: reserve lifted, sites kept because a lock names them.

    Raises
    ------
    InputRefused
        As :func:`refuse_not_held`.
    """
    refuse_not_held(prepared.city, release)
    wanted: dict[str, tuple[str, ...]] = {}
    for project, site in sorted(locks):
        wanted[project] = (*wanted.get(project, ()), site)
    return prepared.options(wanted=wanted, release=release)


def pool(prepared: Basis, options: CandidateOptions, *, progress: Progress = silent) -> CandidatePool:
    """Return the candidates of every project of a basis; quick when it was asked before."""

    def make() -> CandidatePool:
        projects, policy = prepared.city.projects, prepared.policy
        return find_candidates(prepared.land, projects, policy, prepared.as_of, options=options, progress=progress)

    bound = tuple(sorted(options.commitments.items()))
    key = (prepared.key, options.release, tuple(sorted(options.wanted.items())), bound)
    return _POOLS.get(key, make)
