"""What came, in which order, and what each candidate site is worth and uses; the ways of giving out land.

Every way chooses from the same candidates with the same points under the same limits, so none can beat hindsight with
the reserve lifted, which is the exact plan of all arrivals at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from parcels.planning.formulation.rows import IntArray
from parcels.planning.problem import Problem


class Way(StrEnum):
    """A way of giving out land. In Chinese: 供地方式."""

    FIRST_COME = "first_come"
    """先到先得: each project takes the free site worth most to it when it comes; the reserve is not kept."""
    GREEDY = "greedy"
    """逐季择优: among all that came in a quarter the best pair of project and site first; the reserve is not kept."""
    BATCH = "batch"
    """逐季统筹: the exact plan of all that came in a quarter; the reserve is not kept."""
    RESERVE = "reserve"
    """先到先得并留白: as first come, but reserved land only to projects that meet its bar and purpose."""
    BATCH_RESERVE = "batch_reserve"
    """逐季统筹并留白: the exact plan of each quarter with the reserve kept."""
    HINDSIGHT = "hindsight"
    """事后最优: the exact plan as if all had come on one day, the reserve not kept; nothing can be worth more."""


KEEPS_RESERVE = frozenset({Way.RESERVE, Way.BATCH_RESERVE})


@dataclass(frozen=True, eq=False)
class Course:
    """Arrivals and what they can be given.

    Attributes
    ----------
    problem
        All candidates with the reserve lifted, with the limits of the plan.
    while_held
        Candidates that pass every rule with the reserve kept, too.
    prime
        Reserved land each candidate uses: m² (times the weight of its parcel, where one is given).
    batches
        Projects by period, in the order they came; those of one period in the order they came within it.
    """

    problem: Problem
    while_held: NDArray[np.bool_]
    prime: NDArray[np.float64]
    batches: tuple[tuple[str, ...], ...]

    @property
    def order(self) -> tuple[str, ...]:
        """Projects in the order they came."""
        return tuple(project for batch in self.batches for project in batch)

    @cached_property
    def columns(self) -> Mapping[str, IntArray]:
        """Project → its candidates, most points first; ties in the order of the problem."""
        problem = self.problem
        by_points = np.lexsort((np.arange(len(problem.score)), -problem.score))
        return {name: by_points[problem.project[by_points] == number] for number, name in enumerate(problem.projects)}

    def open_to(self, way: Way) -> NDArray[np.bool_]:
        """Return the candidates that a way may give."""
        return self.while_held if way in KEEPS_RESERVE else np.ones(len(self.problem.score), bool)


@dataclass(frozen=True)
class Step:
    """What has been given when one project was answered: points landed so far and reserved land used so far."""

    project: str
    is_landed: bool
    points: int
    prime: float


@dataclass(frozen=True)
class Result:
    """What a way came to.

    ``turned_away`` are projects that could have used some land and got none, in the order they came. ``bound`` is what
    no way of the same kind can exceed where exact plans were made and some were not proven, else the points.
    """

    way: Way
    chosen: tuple[int, ...]
    points: int
    bound: int
    prime: float
    landed: tuple[str, ...]
    turned_away: tuple[str, ...]
    steps: tuple[Step, ...]


def result_of(course: Course, way: Way, chosen: Mapping[str, int], bound: int | None = None) -> Result:
    """Return a result from who got which candidate."""
    steps: list[Step] = []
    points, prime = 0, 0.0
    for project in course.order:
        number = chosen.get(project)
        if number is not None:
            points += int(course.problem.score[number])
            prime += float(course.prime[number])
        steps.append(Step(project, number is not None, points, prime))
    could = [project for project in course.order if len(course.columns[project])]
    return Result(
        way=way,
        chosen=tuple(sorted(chosen.values())),
        points=points,
        bound=points if bound is None else bound,
        prime=prime,
        landed=tuple(project for project in course.order if project in chosen),
        turned_away=tuple(project for project in could if project not in chosen),
        steps=tuple(steps),
    )
