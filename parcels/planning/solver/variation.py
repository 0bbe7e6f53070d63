"""A change to a loaded problem, small enough to send for every re-solve."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scipy.sparse import csc_array

from parcels.planning.formulation.rows import IntArray


@dataclass(frozen=True, eq=False)
class ExtraColumns:
    """Candidates added to a problem; they are numbered after its own.

    ``usage`` has the problem's rows first, then new ones with the limits ``new_rhs`` (land nobody wanted before).
    """

    project: IntArray
    score: IntArray
    tie: IntArray
    usage: csc_array
    new_rhs: IntArray


@dataclass(frozen=True, eq=False)
class Variation:
    """Candidates switched off or taken, changed right-hand sides, added candidates, a project that must get land."""

    off: tuple[int, ...] = ()
    on: tuple[int, ...] = ()
    rhs: Mapping[int, int] = field(default_factory=dict)
    extra: ExtraColumns | None = None
    must: int | None = None


NO_CHANGE = Variation()
