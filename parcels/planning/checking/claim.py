"""What a plan claims, the limits it is held against, and what a check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import Value

Pair = tuple[str, str]


@dataclass(frozen=True)
class Assignment:
    """One project on one site, with what the plan says of it; m², wan yuan, geometry in the city's CRS."""

    project: str
    site: str
    atoms: tuple[str, ...]
    parcels: tuple[str, ...]
    geometry: BaseGeometry
    score: int
    area_m2: float
    platform: str | None = None
    conversion_m2: int = 0
    energy_tce: int = 0
    prepare_wan_yuan: int = 0
    prepare_period: str = ""


@dataclass(frozen=True)
class Claim:
    """A whole plan; ``atoms`` holds the geometry of every atom it uses."""

    assignments: tuple[Assignment, ...]
    objective: int
    bound: int
    atoms: Mapping[str, BaseGeometry] = field(default_factory=dict)


@dataclass(frozen=True)
class LayerLimit:
    """A layer that forbids land beyond a share of a parcel's part; ``outside`` layers forbid what lies outside them.

    ``only`` names the projects it forbids land to; ``None`` means all.
    """

    kind: str
    max_share: float
    only: frozenset[str] | None = None
    outside: bool = False


@dataclass(frozen=True)
class CheckLimits:
    """Everything a plan is held against besides the city's records.

    Attributes
    ----------
    layers
        Forbidding layers.
    boundary_tolerance
        Share of a parcel's part that may lie outside the boundary in force.
    new_construction_m2, energy_tce, prepare_wan_yuan
        Ceilings by platform, platform and period; an absent key is no limit.
    prefix_schemes
        Land-use schemes in which a longer code is part of the shorter one.
    joint_m
        Gap between neighbouring parcels that is bridged when a site's width is taken.
    unknown_ready
        Whether land without a known date of delivery is accepted.
    locks, bans
        (project, site) pairs decided beforehand.
    """

    layers: tuple[LayerLimit, ...] = ()
    boundary_tolerance: float = 0.0
    new_construction_m2: Mapping[str, int] = field(default_factory=dict)
    energy_tce: Mapping[str, int] = field(default_factory=dict)
    prepare_wan_yuan: Mapping[str, int] = field(default_factory=dict)
    prefix_schemes: tuple[str, ...] = ()
    joint_m: float = 0.0
    unknown_ready: bool = False
    locks: tuple[Pair, ...] = ()
    bans: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Violation:
    """A claim that does not hold, as a code with values; ``subject`` is the project, atom or limit concerned."""

    code: str
    subject: str
    values: Mapping[str, Value] = field(default_factory=dict)
