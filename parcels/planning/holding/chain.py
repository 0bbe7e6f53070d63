"""Who moves when land is released: from the project that takes it, along the land each one leaves behind."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Stay:
    """A project on a site in a plan, with its atoms, parcels and points."""

    site: str
    atoms: frozenset[str]
    parcels: tuple[str, ...]
    points: int


@dataclass(frozen=True)
class Move:
    """A project whose land differs between two plans; ``None`` where it has none."""

    project: str
    before: str | None
    after: str | None
    points: int
    """Points of the project after less before."""


def chain_of(
    before: Mapping[str, Stay], after: Mapping[str, Stay], released: Collection[str]
) -> tuple[tuple[str, ...], tuple[Move, ...]]:
    """Return the takers of released parcels, and all moves: takers first, then whoever goes to land just left.

    The points of all moves add up to the difference of the two plans.
    """
    moved = {name for name in {*before, *after} if _differs(before.get(name), after.get(name))}
    takers = sorted(name for name, stay in after.items() if not set(stay.parcels).isdisjoint(released))
    order: list[str] = []
    waiting = [name for name in takers if name in moved]
    while waiting or len(order) < len(moved):
        name = waiting.pop(0) if waiting else min(moved - set(order))
        order.append(name)
        left = before[name].atoms if name in before else frozenset()
        near = {other for other in moved if other in after and after[other].atoms & left}
        waiting += sorted(near - set(order) - set(waiting))
    return tuple(takers), tuple(_move(before, after, name) for name in order)


def _site(plan: Mapping[str, Stay], project: str) -> str | None:
    return plan[project].site if project in plan else None


def _differs(before: Stay | None, after: Stay | None) -> bool:
    """Return whether a project goes elsewhere, or stays and is worth more because its land is not prime any more."""
    return before is None or after is None or (before.site, before.points) != (after.site, after.points)


def _move(before: Mapping[str, Stay], after: Mapping[str, Stay], project: str) -> Move:
    points = [plan[project].points if project in plan else 0 for plan in (after, before)]
    return Move(project, _site(before, project), _site(after, project), points[0] - points[1])
