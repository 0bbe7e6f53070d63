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
    """Candidates switched off or taken, changed right-hand sides, added candidates, a project that must get land.

    ``hint`` is a plan that is probably good; it makes the search faster and never changes its answer. Without
    ``ties`` any best plan will do. With ``at_least`` only plans with that many points count; when there is none the
    answer is infeasible, and it comes much sooner than the best plan would.
    """

    off: tuple[int, ...] = ()
    on: tuple[int, ...] = ()
    rhs: Mapping[int, int] = field(default_factory=dict)
    extra: ExtraColumns | None = None
    must: int | None = None
    hint: tuple[int, ...] = ()
    ties: bool = True
    at_least: int | None = None


NO_CHANGE = Variation()
