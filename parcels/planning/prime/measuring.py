"""Every measure of prime land on every parcel that competes, and what each is worth in [0, 1]."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from pandas import DataFrame

from parcels.domain.codes import LandStatus, RoadClass
from parcels.domain.units import mu_from_m2
from parcels.geo.access import road_m
from parcels.geo.city import City
from parcels.geo.position import beside_share, depth_share
from parcels.geo.road_network import RoadNetwork, road_network
from parcels.planning.parts import Floats, Ints
from parcels.planning.prime.parts import irreplaceability, neighbour_share, scaled, services_share
from parcels.planning.prime.pool import Pool
from parcels.planning.prime.replacing import ASKED, replacing
from parcels.planning.prime.wanted import Needs, Wanted, landed_beside, needs_by_parcel, service_needs, wanted_sectors
from parcels.rules.demand import SERVICES
from parcels.rules.prime_policy import SCALED, Gate, PrimePart, PrimePolicy

PARTS = tuple(PrimePart)
NOT_MEASURED = "not_measured"
NETWORK = "network"
STRAIGHT = "straight_line"
ROAD_LINE = "road_line"
"""Straight line to the motorway itself, since no interchange is on record: nearness, not access."""


@dataclass(frozen=True, eq=False)
class Measured:
    """Measures (units of :data:`~parcels.planning.prime.records.UNITS`) and worths; NaN is not measured.

    Rows are the parcels of ``pool``, columns the parts in the order of ``PARTS``; ``basis`` says on what each part
    was measured.
    """

    pool: Pool
    measure: Floats
    worth: Floats
    basis: Mapping[PrimePart, str]
    needs: Needs

    def column(self, part: PrimePart) -> Floats:
        """Return the worth of one part."""
        return self.worth[:, PARTS.index(part)]


def measure_prime(city: City, pool: Pool, measures: DataFrame, prime: PrimePolicy) -> Measured:
    """Return all measures of the parcels of a pool.

    Parameters
    ----------
    city
        Layers and projects the measures come from.
    pool
        The parcels that compete.
    measures
        Measures of all parcels of the city by id (:func:`parcels.geo.overlay.measure_land`).
    prime
        Scales, reaches, gateways.
    """
    own = measures.loc[list(pool.ids)]
    wanted = wanted_sectors(city, pool.platforms)
    needs = service_needs(city, wanted, prime.services_min_projects)
    found = _lengths(own) | _access(city, pool, own, prime) | _position(city, pool, prime)
    found[PrimePart.NEIGHBOURS] = _neighbours(city, pool, prime, wanted)
    worth = {part: found[part][0] for part in found}
    worth |= {PrimePart(name): scaled(found[PrimePart(name)][0], prime.scales[name]) for name in SCALED}
    found[PrimePart.SERVICES] = _services(pool, needs, found[PrimePart.SIZE][0])
    worth[PrimePart.SERVICES] = found[PrimePart.SERVICES][0]
    compared = np.column_stack([worth[part] for part in ASKED])
    count, others = replacing(compared, pool.use, pool.platform, prime.replace_tolerance)
    worth[PrimePart.REPLACEABILITY] = irreplaceability(count, others)
    found[PrimePart.REPLACEABILITY] = (1.0 - worth[PrimePart.REPLACEABILITY], "platform_parcels")
    return Measured(
        pool=pool,
        measure=np.column_stack([found[part][0] for part in PARTS]),
        worth=np.column_stack([worth[part] for part in PARTS]),
        basis={part: _basis(*found[part]) for part in PARTS},
        needs=needs,
    )


Column = tuple[Floats, str]


def _basis(values: Floats, basis: str) -> str:
    return NOT_MEASURED if len(values) and np.isnan(values).all() else basis


def _lengths(own: DataFrame) -> dict[PrimePart, Column]:
    """Measures that every screening takes."""
    names = {PrimePart.FRONTAGE: "frontage_m", PrimePart.COMPACTNESS: "compactness", PrimePart.WIDTH: "width_m"}
    found = {part: (own[name].to_numpy(np.float64), "geometry") for part, name in names.items()}
    found[PrimePart.SIZE] = (mu_from_m2(1.0) * own["area_m2"].to_numpy(np.float64), "geometry")
    found[PrimePart.MAIN_ROAD] = (own["arterial_m"].to_numpy(np.float64), STRAIGHT)
    return found


def _access(city: City, pool: Pool, own: DataFrame, prime: PrimePolicy) -> dict[PrimePart, Column]:
    shapes = np.asarray(pool.parcels.geometry, dtype=object)
    network = road_network(city.roads) if prime.gateways else None
    found = {PrimePart(gate): _to_gates(shapes, gate, prime, network) for gate in ("motorway", "rail", "port")}
    if not any(gateway.kind == "motorway" for gateway in prime.gateways):
        found[PrimePart.MOTORWAY] = (road_m(pool.parcels, city.roads, [RoadClass.MOTORWAY]), ROAD_LINE)
    return found


def _to_gates(shapes: np.ndarray, kind: Gate, prime: PrimePolicy, network: RoadNetwork | None) -> Column:
    """Return the way (m) to the nearest gateway of a kind: along roads where they are drawn, else straight."""
    at = np.array([(gate.x, gate.y) for gate in prime.gateways if gate.kind == kind]).reshape(-1, 2)
    places = shapely.points(at)
    if not len(places):
        return np.full(len(shapes), np.nan), NOT_MEASURED
    if network is not None:
        return network.ways_m(shapes, places), NETWORK
    return shapely.distance(shapes[:, None], places[None, :]).min(axis=1), STRAIGHT


def _position(city: City, pool: Pool, prime: PrimePolicy) -> dict[PrimePart, Column]:
    shapes = np.asarray(pool.parcels.geometry, dtype=object)
    nothing = np.full(len(shapes), np.nan)
    developed = ~np.array([LandStatus(status).is_allocatable for status in city.parcels["status"]], bool)
    others = np.asarray(city.parcels.geometry, dtype=object)[developed]
    core = nothing
    if len(city.platforms):
        boundaries = np.asarray(city.platforms.geometry.loc[list(pool.platforms)], dtype=object)
        core = depth_share(shapes, boundaries, pool.platform)
    return {
        PrimePart.CORE: (core, "boundary"),
        PrimePart.CONTIGUITY: (beside_share(shapes, others, prime.beside_m), "developed_parcels"),
    }


def _neighbours(city: City, pool: Pool, prime: PrimePolicy, wanted: Wanted) -> Column:
    beside = landed_beside(city, pool.parcels, prime.neighbours_m, wanted.bits[pool.platform])
    if beside is None:
        return np.full(len(pool.ids), np.nan), NOT_MEASURED
    return neighbour_share(*beside), "landed_projects"


def _services(pool: Pool, needs: Needs, area_mu: Floats) -> Column:
    capacity = pool.parcels[list(SERVICES)].to_numpy(np.float64, na_value=np.nan)
    return services_share(capacity, needs_by_parcel(needs, pool.platform, area_mu)), "capacity_on_record"


def platform_rows(platform: Ints) -> list[Ints]:
    """Return the rows of each platform."""
    return [np.flatnonzero(platform == own) for own in np.unique(platform)]
