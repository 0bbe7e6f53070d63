"""Targets for promoters: for each reserved parcel whom it is for, who comes close, and what each lacks."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from parcels.domain.errors import InputRefused
from parcels.planning.examination import open_desk
from parcels.planning.targets import Target, target_of
from parcels.rules.demand import read_demand, records
from parcels.service.access import Actor, require
from parcels.service.prepared import Basis, LastUsed, basis, refuse_not_held
from parcels.service.progress import Progress, silent
from parcels.service.reserve import held_parcels
from parcels.service.workspace import Workspace

_FOUND: LastUsed["Targets"] = LastUsed(4)


@dataclass(frozen=True)
class TargetOptions:
    """Law date, policy, how many things a project may lack to be near, and which parcels (none: all in reserve)."""

    as_of: date
    policy: Path | None = None
    most_lacks: int = 3
    parcels: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Targets:
    """Targets of the reserved parcels, by parcel id, and what they were made from."""

    prepared: Basis
    options: TargetOptions
    targets: tuple[Target, ...]


def reserve_targets(ws: Workspace, options: TargetOptions, *, actor: Actor, progress: Progress = silent) -> Targets:
    """Return profile and near projects of each reserved parcel.

    Raises
    ------
    InputRefused
        ``targets_lacks`` for a number below zero, ``release_unknown`` or ``release_not_held`` for a parcel that is not
        in reserve, nothing imported yet.
    """
    require(actor, "view_reserve")
    if options.most_lacks < 0:
        raise InputRefused("targets_lacks", value=options.most_lacks)
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    refuse_not_held(prepared.city, options.parcels)
    key = (prepared.key, tuple(sorted(prepared.commitments.items())), options.most_lacks, options.parcels)
    return _FOUND.get(key, lambda: _targets(prepared, options, progress))


def _targets(prepared: Basis, options: TargetOptions, progress: Progress) -> Targets:
    extra = prepared.options()
    desk = open_desk(prepared.land, prepared.city.projects, prepared.policy, prepared.as_of, options=extra)
    demands = [
        demand
        for demand in map(read_demand, records(prepared.city.projects))
        if demand.wants_land and demand.project_id not in extra.settled
    ]
    held = held_parcels(prepared)
    wanted = [name for name in held if not options.parcels or name in options.parcels]
    number_of = prepared.land.estate.number_of
    found = []
    for done, name in enumerate(wanted):
        progress("targets", done, len(wanted))
        if np.any(prepared.land.parts.parcel == number_of[name]):
            found.append(target_of(desk, number_of[name], demands, options.most_lacks))
    return Targets(prepared, options, tuple(found))
