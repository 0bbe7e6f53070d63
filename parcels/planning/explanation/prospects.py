"""Which changes of single parcels are worth looking at for a project: all projects, kinds and parcels at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from parcels.planning.explanation.catalogue import changes_of
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.effects import Effect, Effects
from parcels.planning.explanation.obstacles import Obstacles
from parcels.planning.explanation.reach import Kind, Reach, reaches
from parcels.planning.explanation.relaxation import Dimension, Relaxation
from parcels.planning.explanation.weights import CLOSE, bound_with


@dataclass(eq=False)
class Prospects:
    """What changes of parcels could do, and, for those asked for, what exactly they do."""

    context: PlanContext
    _effects: dict[Relaxation, Effect] = field(default_factory=dict)
    _rooms: dict[str, float] = field(default_factory=dict)

    def landing(self, project: str, below: float) -> list[Relaxation]:
        """Return the changes below a price that might land a project, cheapest first."""
        found = (
            change
            for kind, parcel in self._reached
            if self._could(project, kind, parcel)
            for change in changes_of(self.context, kind, parcel, self._wishes(project, kind, parcel), below)
        )
        return sorted(found, key=_order)

    def opening(self, project: str, below: float) -> list[Relaxation]:
        """Return the changes below a price that might open a site of which the plan uses nothing, cheapest first."""
        found = (
            change
            for kind, reach in self._reaches.get(project, {}).items()
            for parcel in sorted(reach.free)
            for change in changes_of(self.context, kind, parcel, [project], below)
        )
        return sorted(found, key=_order)

    def effect(self, change: Relaxation) -> Effect:
        """Return what a change does to the candidates of everybody it concerns."""
        if change not in self._effects:
            parcel = self.context.ground.estate.number_of[change.subject]
            service = change.value.partition("=")[0] if change.dimension is Dimension.SERVICE else ""
            gains = self._reached.get(((change.dimension, service), parcel), {})
            concerned = {*gains, *self._users.get(change.subject, ())} - self._locked
            self._effects[change] = self.searched.of(change, concerned)
        return self._effects[change]

    @cached_property
    def searched(self) -> Effects:
        """The candidates of everybody, also under a change."""
        return Effects(self.context)

    def _could(self, project: str, kind: Kind, parcel: int) -> bool:
        """Return whether, at its best, a kind of change of a parcel might land a project."""
        gains = self._reached[kind, parcel]
        if project not in gains and not self.context.columns.get(project):
            return False
        if self._may_undo(kind, parcel):
            return True
        return bound_with(self.context, project, gains) + CLOSE >= self.context.outcome.objective

    def _wishes(self, project: str, kind: Kind, parcel: int) -> set[str]:
        """Return the projects whose use or need may be the new value; any use may undo what is there."""
        undoes = self._may_undo(kind, parcel) or self.searched.crowded_on(parcel)
        if kind[0] is Dimension.USE and undoes:
            return set(self.context.demands)
        return {project, *self._reached[kind, parcel]}

    def _may_undo(self, kind: Kind, parcel: int) -> bool:
        """Return whether a change may take a candidate out of the plan, or leave one of it no longer among the kept."""
        name = self.context.ground.estate.ids[parcel]
        if kind[0] in (Dimension.USE, Dimension.READY) and name in self._used:
            return True
        size = len(self.searched.sites_on[parcel])
        return any(size > self._room(project) for project in self._reached[kind, parcel])

    def _room(self, project: str) -> float:
        if project not in self._rooms:
            self._rooms[project] = self.searched.room(project)
        return self._rooms[project]

    @cached_property
    def _reaches(self) -> Mapping[str, Mapping[Kind, Reach]]:
        demands = self.context.demands.items()
        return {name: reaches(Obstacles(self.context, demand)) for name, demand in demands if name not in self._locked}

    @cached_property
    def _reached(self) -> Mapping[tuple[Kind, int], Mapping[str, float]]:
        """Kind of change and parcel → the projects it could do something for, with the most a plan could gain."""
        found: dict[tuple[Kind, int], dict[str, float]] = {}
        for project, kinds in self._reaches.items():
            for kind, reach in kinds.items():
                for parcel, gain in reach.gain.items():
                    found.setdefault((kind, parcel), {})[project] = gain
        number_of = self.context.ground.estate.number_of
        for parcel in sorted({number_of[name] for name in self._used} | self.searched.crowded.keys()):
            found.setdefault(((Dimension.USE, ""), parcel), {})
        for (kind, parcel), gains in found.items():
            self._add_next_in_line(kind, parcel, gains)
        return found

    def _add_next_in_line(self, kind: Kind, parcel: int, gains: dict[str, float]) -> None:
        """Add what projects gain by candidates that come in only because others of theirs go or rank otherwise."""
        losing = self.searched.crowded_on(parcel) if kind[0] is Dimension.USE else frozenset()
        for project in {*gains, *losing} - self._locked:
            rest = self.searched.rest(project)
            if rest > -np.inf:
                gains[project] = max(gains.get(project, -np.inf), rest)

    @cached_property
    def _locked(self) -> frozenset[str]:
        return frozenset(self.context.problem.project_of(j) for j in self.context.locked)

    @cached_property
    def _used(self) -> frozenset[str]:
        """Parcels the plan uses."""
        return frozenset(self._parcels_of(self.context.outcome.chosen))

    @cached_property
    def _users(self) -> Mapping[str, frozenset[str]]:
        """Parcel → projects with a candidate on it as things are."""
        found: dict[str, set[str]] = {}
        frame = self.context.pool.frame
        for project, parcels in zip(frame["project"], frame["parcels"], strict=True):
            for parcel in parcels:
                found.setdefault(parcel, set()).add(project)
        return {parcel: frozenset(projects) for parcel, projects in found.items()}

    def _parcels_of(self, columns: tuple[int, ...]) -> Iterator[str]:
        names = {self.context.problem.candidates[j] for j in columns}
        frame = self.context.pool.frame
        for parcels in frame["parcels"][frame["candidate"].isin(names)]:
            yield from parcels


def _order(change: Relaxation) -> tuple[float, str, float, str, str]:
    """Cheapest first; equal prices in a fixed order."""
    return round(change.cost, 9), change.dimension.value, change.amount, change.subject, change.value
