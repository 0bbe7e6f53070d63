"""Values the map colours parcels by, each for those who may see them; nothing long is computed for a look."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pandas as pd

from parcels.domain.codes import ReserveStatus
from parcels.planning.parcel_classes import (
    Held,
    Holds,
    Judged,
    LandClass,
    held_class,
    judged_class,
    percentile_class,
    percentile_classes,
    plain_classes,
    preparation_class,
    preparation_classes,
    price_class,
    price_classes,
    price_step,
)
from parcels.planning.prime.scoring import prime_records, score_prime
from parcels.rules.use_groups import UseGroup, use_group
from parcels.service.access import Actor, allowed, require
from parcels.service.certificate_holds import certified_parcels
from parcels.service.prepared import basis
from parcels.service.price_memory import remembered_prices
from parcels.service.prime import measured_land, prime_policy
from parcels.service.queue_pages import holders
from parcels.service.screening import ScreenOptions, screen
from parcels.service.workspace import Workspace


class Mode(StrEnum):
    """What the colour of a parcel tells. In Chinese: 着色方式."""

    STATUS = "status"
    """Whether land is free now; the map has these classes from the start."""
    READINESS = "readiness"
    USE = "use"
    PRIME = "prime"
    VERDICT = "verdict"
    HOLDER = "holder"
    PRICE = "price"


ACTIONS: Mapping[Mode, str] = {
    Mode.STATUS: "view_map",
    Mode.READINESS: "view_map",
    Mode.USE: "view_map",
    Mode.PRIME: "view_prime",
    Mode.VERDICT: "view_checks",
    Mode.HOLDER: "view_map",
    Mode.PRICE: "view_reserve",
}


@dataclass(frozen=True, eq=False)
class ModeValues:
    """The class of every parcel under one mode.

    Attributes
    ----------
    classes
        All classes there can be, in the order of a legend.
    of
        Parcel → code of its class.
    details
        Parcel → what stands behind the class: a date (ISO), a code of use, a percentile (%), points, a project.
    is_provisional
        Whether it rests on weights nobody decided (演示数据).
    unproven
        Prices that are not exact.
    """

    mode: Mode
    classes: tuple[LandClass, ...]
    of: Mapping[str, str]
    details: Mapping[str, str | float] = field(default_factory=dict)
    is_provisional: bool = False
    unproven: frozenset[str] = frozenset()


def modes_for(actor: Actor | None) -> tuple[Mode, ...]:
    """Return the modes a person may see."""
    return tuple(mode for mode in Mode if allowed(actor, ACTIONS[mode]).allowed)


def mode_values(ws: Workspace, mode: Mode, as_of: date, *, policy: Path | None = None, actor: Actor) -> ModeValues:
    """Return the class of every parcel under a mode on a day.

    Raises
    ------
    ActionRefused
        ``action_not_allowed`` for who may not see it.
    InputRefused
        ``no_projects`` for prime land before projects were imported.
    ValueError
        For the status, whose classes the map's own layer carries.
    """
    require(actor, ACTIONS[mode])
    asked = _Asked(ws, as_of, policy, actor)
    makers: dict[Mode, Callable[[_Asked], ModeValues]] = {
        Mode.READINESS: _readiness,
        Mode.USE: _use,
        Mode.PRIME: _prime,
        Mode.VERDICT: _verdict,
        Mode.HOLDER: _holder,
        Mode.PRICE: _price,
    }
    if mode not in makers:
        raise ValueError(mode)
    return makers[mode](asked)


@dataclass(frozen=True)
class _Asked:
    ws: Workspace
    as_of: date
    policy: Path | None
    actor: Actor

    def rows(self, *names: str) -> list[dict[str, Any]]:
        """Return fields of every parcel, ``None`` where nothing is recorded."""
        table = pd.DataFrame(self.ws.city(self.as_of).parcels)[["parcel_id", *names]].astype(object)
        return [
            {str(name): value for name, value in row.items()}
            for row in table.where(table.notna(), None).to_dict("records")
        ]


def _readiness(asked: _Asked) -> ModeValues:
    rows = asked.rows("status", "ready_on")
    of = {row["parcel_id"]: preparation_class(row["status"], row["ready_on"], asked.as_of) for row in rows}
    days = {row["parcel_id"]: row["ready_on"].isoformat() for row in rows if row["ready_on"] is not None}
    return ModeValues(Mode.READINESS, preparation_classes(asked.as_of), of, days)


def _use(asked: _Asked) -> ModeValues:
    rows = asked.rows("plan_use", "plan_use_scheme")
    of = {row["parcel_id"]: use_group(row["plan_use_scheme"] or "", row["plan_use"] or "") for row in rows}
    codes = {row["parcel_id"]: f"{row['plan_use']} ({row['plan_use_scheme']})" for row in rows if row["plan_use"]}
    return ModeValues(Mode.USE, plain_classes(tuple(UseGroup)), of, codes)


def _prime(asked: _Asked) -> ModeValues:
    prepared = basis(asked.ws, asked.policy, asked.as_of)
    prime, is_packaged = prime_policy(prepared.policy)
    scores = prime_records(score_prime(measured_land(asked.ws, prepared), prime))
    of = dict.fromkeys(prepared.city.parcels["parcel_id"].astype(str), "aside")
    of |= {name: percentile_class(one.percentile_city) for name, one in scores.items()}
    known = {name: one.percentile_city for name, one in scores.items() if one.percentile_city is not None}
    return ModeValues(Mode.PRIME, percentile_classes(), of, known, is_packaged or prepared.policy.is_demo)


def _verdict(asked: _Asked) -> ModeValues:
    found = screen(asked.ws, ScreenOptions(asked.as_of, asked.policy), actor=asked.actor)
    noted: dict[str, list[tuple[str, str]]] = {}
    rows = found.findings
    for name, verdict, severity in zip(rows["parcel_id"], rows["verdict"], rows["severity"], strict=True):
        noted.setdefault(str(name), []).append((verdict, severity))
    of: dict[str, str] = {row["parcel_id"]: Judged.NOT_ASSESSED for row in asked.rows()}
    of |= {str(name): judged_class(noted.get(str(name), ())) for name in found.measures.index}
    return ModeValues(Mode.VERDICT, plain_classes(tuple(Judged)), of)


def _holder(asked: _Asked) -> ModeValues:
    allocated = holders(asked.ws, actor=asked.actor)
    certified = certified_parcels(asked.ws, on=asked.as_of, actor=asked.actor)
    holds, details = Holds(allocated.keys(), certified.keys()), {}
    rows = asked.rows("status", "reserve_status", "held_for", "held_until")
    of = {row["parcel_id"]: held_class(row, holds, asked.as_of) for row in rows}
    projects = {
        Held.ALLOCATION: {name: one.project_id for name, one in allocated.items()},
        Held.CERTIFICATE: {name: one.project_id for name, one in certified.items()},
        Held.AGREEMENT: {row["parcel_id"]: str(row["held_for"]) for row in rows},
    }
    if allowed(asked.actor, "view_certificates").allowed:
        details = {name: projects[held][name] for name, held in of.items() if held in projects}
    return ModeValues(Mode.HOLDER, plain_classes(tuple(Held)), of, details)


def _price(asked: _Asked) -> ModeValues:
    prices = remembered_prices(asked.ws, asked.policy, asked.as_of)
    step = price_step(max((one.points for one in prices.values()), default=0))
    of = dict.fromkeys((row["parcel_id"] for row in asked.rows()), "none")
    for row in asked.rows("reserve_status"):
        if row["reserve_status"] == ReserveStatus.HELD:
            priced = prices.get(row["parcel_id"])
            of[row["parcel_id"]] = price_class(None if priced is None else priced.points, step)
    points = {name: one.points for name, one in prices.items()}
    unproven = frozenset(name for name, one in prices.items() if not one.is_proven)
    return ModeValues(Mode.PRICE, price_classes(step), of, points, unproven=unproven)
