"""What a scenario changes, in words: the thing, its value today and its value in the scenario."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING, known
from parcels.interface.components.scenario_assumed import assumed, assumed_thing, recorded
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import Words, slug
from parcels.planning.scenarios.assumptions import Assumption
from parcels.planning.scenarios.content import (
    Ban,
    BarKind,
    Ceiling,
    CeilingKind,
    Item,
    Lock,
    NeedBy,
    Pin,
    QualityBar,
    ReadyShift,
    Release,
    Scope,
    Weight,
)
from parcels.planning.scenarios.weights import unit_of, weights_of
from parcels.rules.policy import Policy

Plain: TypeAlias = Weight | ReadyShift | Ceiling | NeedBy | QualityBar | Release | Lock | Ban | Pin
UNITS = {CeilingKind.BUDGET: "wan-yuan", CeilingKind.NEW_CONSTRUCTION: "mu", CeilingKind.ENERGY: "tce"}


@dataclass(frozen=True)
class Line:
    """One change: its kind, what it is about, the value today, the value in the scenario."""

    kind: str
    thing: str
    today: str
    now: str


def weight_name(words: Words, path: str) -> str:
    """Return the name of a weight."""
    if path.startswith("score.stage."):
        return words("scenario-weight-stage", stage=code_text(words, "project-stage", path.rsplit(".", 1)[1]))
    return words(f"scenario-weight-{slug(path.removesuffix('.weight').rsplit('.', 1)[-1])}")


def weight_unit(words: Words, path: str) -> str:
    """Return the unit of a weight."""
    return words(f"scenario-unit-{slug(unit_of(path))}")


def line_of(desk: Desk, policy: Policy, item: Item) -> Line:
    """Return a change in words."""
    kind = desk.words(f"scenario-kind-{slug(type(item).__name__.lower())}")
    if isinstance(item, Assumption):
        return Line(kind, assumed_thing(desk, item), recorded(desk, item), assumed(desk, item))
    return Line(kind, _thing(desk, item), _today(desk, policy, item), _now(desk, item))


def _thing(desk: Desk, item: Plain) -> str:
    words = desk.words
    if isinstance(item, Weight):
        return weight_name(words, item.path)
    if isinstance(item, ReadyShift):
        return words("scenario-all-land") if item.scope is Scope.ALL else item.subject
    if isinstance(item, Ceiling):
        return words(f"scenario-ceiling-{slug(item.kind.value)}", name=item.name)
    if isinstance(item, QualityBar):
        level = code_text(words, "platform-level", item.level)
        return words(f"scenario-bar-{item.kind.value}", level=level)
    if isinstance(item, Release):
        return item.parcel
    name = desk.city.projects["name"].get(item.project) or ""
    return f"{item.project} {name}".strip()


def _today(desk: Desk, policy: Policy, item: Plain) -> str:
    words, city = desk.words, desk.city
    if isinstance(item, Weight):
        value = weights_of(policy).get(item.path)
        return NOTHING if value is None else f"{value:g}"
    if isinstance(item, ReadyShift):
        is_known = item.scope is Scope.PARCEL and item.subject in city.parcels.index
        return desk.numbers.day(city.parcels.at[item.subject, "ready_on"]) if is_known else words("scenario-recorded")
    if isinstance(item, Ceiling):
        return _amount(desk, item.kind, ceiling_today(policy, item))
    if isinstance(item, QualityBar):
        points = bar_today(policy, item)
        return words("scenario-no-bar") if points is None else f"{points:g}"
    if isinstance(item, NeedBy):
        return desk.numbers.day(city.projects["need_by"].get(item.project))
    return words("scenario-in-reserve") if isinstance(item, Release) else NOTHING


def _now(desk: Desk, item: Plain) -> str:
    words = desk.words
    if isinstance(item, Lock | Ban | Pin):
        return words(f"scenario-{type(item).__name__.lower()}-on", site=item.site)
    if isinstance(item, Weight | QualityBar):
        return f"{item.value if isinstance(item, Weight) else item.points:g}"
    if isinstance(item, ReadyShift):
        return _shift(desk, item)
    if isinstance(item, Ceiling):
        return _amount(desk, item.kind, item.amount)
    return item.on.isoformat() if isinstance(item, NeedBy) else words("scenario-released")


def _shift(desk: Desk, item: ReadyShift) -> str:
    words = desk.words
    if item.on is not None:
        at_most = "on" if item.scope is Scope.PARCEL else "at-latest"
        return words(f"scenario-ready-{at_most}", day=item.on.isoformat())
    months = item.months or 0
    return words("scenario-ready-later" if months > 0 else "scenario-ready-earlier", months=abs(months))


def _amount(desk: Desk, kind: CeilingKind, amount: float | None) -> str:
    if amount is None:
        return desk.words("scenario-no-limit")
    return f"{amount:,g} {desk.words(f'unit-{UNITS[kind]}')}"


def ceiling_today(policy: Policy, item: Ceiling) -> float | None:
    """Return the limit the policy sets, ``None`` where it sets none."""
    tables: dict[CeilingKind, Any] = {
        CeilingKind.BUDGET: policy.budget,
        CeilingKind.NEW_CONSTRUCTION: policy.quotas.new_construction_mu,
        CeilingKind.ENERGY: policy.quotas.energy_tce,
    }
    return known(tables[item.kind].get(item.name))


def bar_today(policy: Policy, item: QualityBar) -> float | None:
    """Return the bar the policy sets for a level, ``None`` where it sets none."""
    if item.kind is BarKind.RESERVE:
        return policy.reserve_bar(item.level)
    bar = policy.bar(item.level)
    return None if bar is None else bar.quality_min
