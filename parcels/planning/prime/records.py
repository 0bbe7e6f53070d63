"""The score of prime land of one parcel, with every part it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parcels.rules.prime_policy import PrimePart

UNITS: Mapping[PrimePart, str] = MappingProxyType(
    {
        PrimePart.MOTORWAY: "m",
        PrimePart.RAIL: "m",
        PrimePart.PORT: "m",
        PrimePart.MAIN_ROAD: "m",
        PrimePart.FRONTAGE: "m",
        PrimePart.SIZE: "mu",
        PrimePart.COMPACTNESS: "1",
        PrimePart.WIDTH: "m",
        PrimePart.SERVICES: "share",
        PrimePart.CORE: "share",
        PrimePart.CONTIGUITY: "share",
        PrimePart.NEIGHBOURS: "share",
        PrimePart.REPLACEABILITY: "share",
    }
)
"""Unit of what is measured for each part."""


@dataclass(frozen=True)
class PartScore:
    """One part: what was measured, its worth in [0, 1] and its weight.

    ``value`` and ``measure`` are ``None`` where it is not measured. ``basis`` is a code of what it was measured on
    (``network``, ``straight_line``, …).
    """

    part: PrimePart
    value: float | None
    measure: float | None
    unit: str
    basis: str
    weight: float


@dataclass(frozen=True)
class PrimeScore:
    """Score of one parcel that competes.

    Attributes
    ----------
    score
        ``100 · Σ w u / Σ w`` over the parts that are measured; ``None`` where none is.
    known_share
        Share of the weight that is measured, in [0, 1].
    is_assessable
        Whether enough weight is measured for the parcel to be ranked.
    rank, percentile_city, percentile_platform
        Among the parcels that are assessable; the percentile is the share (%) of the others that score lower,
        ``None`` where there are no others.
    """

    parcel_id: str
    platform_id: str | None
    is_held: bool
    score: float | None
    known_share: float
    is_assessable: bool
    rank: int | None
    percentile_city: float | None
    percentile_platform: float | None
    parts: tuple[PartScore, ...]
