"""Land given out one project after the other, by simple rules."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from parcels.planning.replay.course import Course, Way


class Ground:
    """What is still left of every limit while land is given out."""

    def __init__(self, course: Course) -> None:
        table = course.problem.usage.tocsc()
        self._pointer, self._rows, self._amounts = table.indptr, table.indices, table.data
        self._left = course.problem.rhs.copy()

    def take(self, numbers: Iterable[int]) -> int | None:
        """Give the first candidate of a list that still fits and return it."""
        for number in numbers:
            here = slice(self._pointer[number], self._pointer[number + 1])
            rows = self._rows[here]
            if (self._amounts[here] <= self._left[rows]).all():
                self._left[rows] -= self._amounts[here]
                return int(number)
        return None


def first_come(course: Course, order: Sequence[str], may: NDArray[np.bool_]) -> dict[str, int]:
    """Return who gets what when each project takes the free site worth most to it as it comes."""
    ground = Ground(course)
    found = {}
    for project in order:
        own = course.columns[project]
        number = ground.take(own[may[own]])
        if number is not None:
            found[project] = number
    return found


def best_first(course: Course, may: NDArray[np.bool_]) -> dict[str, int]:
    """Return who gets what when in each period the pair of project and site with most points goes first."""
    ground, score = Ground(course), course.problem.score
    found: dict[str, int] = {}
    for batch in course.batches:
        numbers = np.concatenate([course.columns[project] for project in batch] or [np.zeros(0, np.int64)])
        numbers = numbers[may[numbers]]
        for number in numbers[np.lexsort((numbers, -score[numbers]))]:
            project = course.problem.project_of(int(number))
            if project not in found and ground.take([int(number)]) is not None:
                found[project] = int(number)
    return found


def orders_of_luck(course: Course, way: Way, count: int, rng: Generator) -> NDArray[np.int64]:
    """Return the points of first come with the same projects in as many orders drawn at random."""
    may, score = course.open_to(way), course.problem.score
    names = np.array(course.order, dtype=object)
    chosen = (first_come(course, list(rng.permutation(names)), may) for _ in range(count))
    return np.array([int(score[list(one.values())].sum()) for one in chosen], np.int64)
