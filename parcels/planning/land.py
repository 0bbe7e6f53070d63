"""The land that can be allocated, measured once and cut into atoms, parts and candidate sites.

``prepare_land`` is the only expensive step; every search and plan on the same data, policy and date starts from its
result.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame, Series
from shapely.geometry.base import BaseGeometry

from parcels.domain.codes import LandStatus, RoadClass
from parcels.domain.units import m2_from_mu
from parcels.geo.adjacency import NeighbourRule, neighbours
from parcels.geo.atoms import Atoms, SplitRule, build_atoms
from parcels.geo.city import City
from parcels.geo.law_layers import law_layers
from parcels.geo.overlay import measure_land
from parcels.planning.assembly import AssemblyRule, Enumerated, Joinable, enumerate_sites, joinable_pairs
from parcels.planning.estate import Estate, landed_nearby, read_estate
from parcels.planning.parts import Ints, Parts, Strips, build_parts, strips_of
from parcels.planning.sites import SiteNames, SiteTable
from parcels.rules.demand import ProjectDemand, read_demand, records
from parcels.rules.law import LawContext, LawMasks, law_masks, law_plan
from parcels.rules.packs import RuleBook, constraint_rules, packaged_book
from parcels.rules.policy import Policy
from parcels.rules.uses import use_fits

BARRIERS = (RoadClass.MOTORWAY, RoadClass.NATIONAL, RoadClass.PROVINCIAL, RoadClass.ARTERIAL)


@dataclass(frozen=True)
class LandReport:
    """What was examined and what was left out, in numbers.

    ``not_allocatable`` counts parcels by status (supplied, built); ``uncut`` lists parcels that could have been cut by
    size but not by shape; ``sites_cut`` counts sites not enumerated because a bound was reached.
    """

    parcels: int
    not_allocatable: Mapping[str, int]
    atoms: int
    split_parcels: int
    parts: int
    single_sites: int
    joined_sites: int
    sites_cut: int
    window_mu: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Land:
    """Allocatable land of a city under a policy on a date.

    Attributes
    ----------
    parcels
        Allocatable parcels, ordered by id; ``estate`` holds their records as arrays in the same order.
    atoms, measures
        Pieces with geometry and their measures, ordered by parcel and piece; ``strips`` says which belong together.
    parts, law
        Runs of pieces and what the law layers do to them, by the rules of ``law_context`` out of ``book``.
    sites
        Candidate sites (sets of parts) by area.
    """

    city: City
    policy: Policy
    as_of: date
    parcels: GeoDataFrame
    estate: Estate
    atoms: Atoms
    measures: DataFrame
    pairs: Ints
    strips: Strips
    parts: Parts
    law: LawMasks
    law_context: LawContext
    book: RuleBook
    sites: SiteTable
    report: LandReport

    @cached_property
    def frame(self) -> GeoDataFrame:
        """Atoms with geometry, in the order of the strips."""
        return _ordered(self.atoms.frame)

    @cached_property
    def names(self) -> SiteNames:
        """Names of parts and sites."""
        first = np.zeros(len(self.estate.ids), np.int64)
        first[self.strips.parcel[self.strips.first]] = self.strips.first
        return SiteNames(self.parts, self.estate.ids, first)

    @cached_property
    def platform(self) -> Ints:
        """Number of the platform of each site (−1 none)."""
        return self.estate.platform[self.parts.parcel[self.sites.members[self.sites.ptr[:-1]]]]

    @cached_property
    def drawn_platform(self) -> Mapping[str, str]:
        """Parcel → platform whose boundary holds most of it."""
        return _boundary_platform(self.frame, self.measures)

    @cached_property
    def access_roads(self) -> GeoDataFrame:
        """Roads that give access: all but motorways."""
        roads = self.city.roads
        return roads[roads["road_class"] != str(RoadClass.MOTORWAY)] if len(roads) else roads

    @cached_property
    def cluster(self) -> Ints | None:
        """Bits of the sector groups landed within reach of each parcel; ``None`` if no project has land on record."""
        return landed_nearby(self.city, self.parcels, self.policy.fit.cluster_reach_m)

    def atoms_of(self, parts: Ints) -> Ints:
        """Return the numbers of the atoms of a set of parts."""
        return np.concatenate([np.arange(self.parts.first[part], self.parts.last[part]) for part in parts])

    def geometry_of(self, parts: Ints) -> BaseGeometry:
        """Return the union of a set of parts."""
        return shapely.union_all(self.frame.geometry.to_numpy()[self.atoms_of(parts)])


def site_geometry(land: Land, site: str) -> BaseGeometry:
    """Return the polygon of a named site in the workspace CRS.

    Raises
    ------
    InputRefused
        ``site_unknown`` for a name that is no allocatable land.
    """
    return land.geometry_of(np.array(land.names.parts_named(site), np.int64))


def site_atoms(land: Land, site: str) -> tuple[str, ...]:
    """Return the atom ids of a named site; raises as :func:`site_geometry`."""
    parts = np.array(land.names.parts_named(site), np.int64)
    return tuple(land.frame.index[land.atoms_of(parts)])


def prepare_land(city: City, policy: Policy, *, as_of: date, threads: int = 2, book: RuleBook | None = None) -> Land:
    """Return the allocatable land of a city, measured, cut and assembled.

    Parameters
    ----------
    city
        Parcels, platforms, layers and projects; the projects give the window of areas and the uses that may lie
        together.
    policy
        Rules for cutting and joining.
    as_of
        Date of law.
    threads
        Threads of the overlay.
    book
        Rules of law; where none are given the packaged ones, with 演示数据 for a demo city only.
    """
    rules = book or packaged_book(demo=city.is_demo)
    context = LawContext(constraint_rules(as_of, policy, rules), policy.boundary_tolerance)
    layers = law_layers(city, law_plan(context.rules))
    parcels, refused = _allocatable(city.parcels)
    atoms = build_atoms(parcels, _split_rule(policy), _splittable(parcels, policy))
    frame = _ordered(atoms.frame)
    measures = measure_land(frame, city, threads=threads, derived=layers)
    strips = strips_of(frame, {name: number for number, name in enumerate(parcels.index)})
    parts = build_parts(measures, strips, layers, m2_from_mu(policy.split.usable_remainder_mu))
    estate = read_estate(parcels, _boundary_platform(frame, measures), _platform_ids(city))
    law = law_masks(parts.area_m2, parts.overlaps, parts.inside_m2, context)
    pairs = _neighbour_pairs(frame, city, policy)
    demands = [demand for demand in map(read_demand, records(city.projects)) if demand.wants_land]
    together = joinable_pairs(
        pairs, estate.platform[strips.parcel], estate.use[strips.parcel], _uses_together(estate, demands, policy)
    )
    rule = AssemblyRule(_window(demands), policy.assemble.max_parcels, policy.candidates.max_sites)
    found = enumerate_sites(parts, strips, Joinable(together, ~law.blocked), rule)
    return Land(
        city=city,
        policy=policy,
        as_of=as_of,
        parcels=parcels,
        estate=estate,
        atoms=atoms,
        measures=measures,
        pairs=pairs,
        strips=strips,
        parts=parts,
        law=law,
        law_context=context,
        book=rules,
        sites=found.sites,
        report=_report(refused, strips, parts, found, rule),
    )


def _allocatable(parcels: GeoDataFrame) -> tuple[GeoDataFrame, Mapping[str, int]]:
    """Return the parcels that can still be planned for, ordered by id, and how many others there are by status."""
    open_ = np.array([LandStatus(status).is_allocatable for status in parcels["status"]], bool)
    refused = Counter(str(status) for status in parcels["status"][~open_])
    return parcels[open_].sort_index(), dict(sorted(refused.items()))


def _splittable(parcels: GeoDataFrame, policy: Policy) -> Series:
    large = parcels.geometry.area >= 2 * m2_from_mu(policy.split.min_piece_mu)
    return large & policy.split.allowed


def _split_rule(policy: Policy) -> SplitRule:
    split = policy.split
    return SplitRule(m2_from_mu(split.min_piece_mu), split.min_piece_width_m, split.max_pieces)


def _ordered(frame: GeoDataFrame) -> GeoDataFrame:
    return frame.sort_values(["parcel_id", "piece"], kind="stable")


def _platform_ids(city: City) -> tuple[str, ...]:
    return tuple(sorted(str(name) for name in city.platforms.index))


def _boundary_platform(frame: GeoDataFrame, measures: DataFrame) -> Mapping[str, str]:
    """Return parcel → platform whose boundary holds most of its best covered piece."""
    if "boundary_platform" not in measures:
        return {}
    share = measures["boundary_platform_share"].fillna(0.0).to_numpy()
    order = np.argsort(share, kind="stable")
    pairs = zip(frame["parcel_id"].to_numpy()[order], measures["boundary_platform"].to_numpy()[order], strict=True)
    return {str(parcel): str(platform) for parcel, platform in pairs if isinstance(platform, str)}


def _neighbour_pairs(frame: GeoDataFrame, city: City, policy: Policy) -> Ints:
    rule = NeighbourRule(policy.assemble.gap_m, policy.assemble.contact_m)
    barriers = None
    if not policy.assemble.cross_arterial and len(city.roads):
        barriers = city.roads.geometry[city.roads["road_class"].isin(BARRIERS)].to_numpy()
    return np.asarray(neighbours(frame, rule, barriers), np.int64).reshape(-1, 2)


def _uses_together(estate: Estate, demands: list[ProjectDemand], policy: Policy) -> np.ndarray:
    """Return per pair of uses whether they are the same or some project accepts both."""
    wishes = {(demand.uses, demand.uses_scheme) for demand in demands}
    together = np.eye(len(estate.uses), dtype=bool)
    for uses, scheme in wishes:
        fits = fitting_uses(estate, uses, scheme, policy)
        together |= fits[:, None] & fits[None, :]
    return together


def fitting_uses(estate: Estate, uses: tuple[str, ...], scheme: str | None, policy: Policy) -> np.ndarray:
    """Return per planned use of the land whether it suits a wish."""
    return np.array([use_fits(own, code, uses, scheme, policy) for own, code in estate.uses], bool)


def _window(demands: list[ProjectDemand]) -> tuple[float, float]:
    if not demands:
        return 0.0, 0.0
    windows = [demand.window_m2 for demand in demands]
    return min(low for low, _ in windows), max(high for _, high in windows)


def _report(
    refused: Mapping[str, int], strips: Strips, parts: Parts, found: Enumerated, rule: AssemblyRule
) -> LandReport:
    return LandReport(
        parcels=len(strips.first),
        not_allocatable=refused,
        atoms=len(strips.parcel),
        split_parcels=int((strips.pieces > 1).sum()),
        parts=len(parts),
        single_sites=found.num_single,
        joined_sites=found.num_joined,
        sites_cut=found.num_cut,
        window_mu=(rule.window_m2[0] * 3 / 2000, rule.window_m2[1] * 3 / 2000),
    )
