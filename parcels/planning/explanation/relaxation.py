"""One change that may land a project: what gives way, by how much, at what normalised cost.

Amounts are in whole steps of a dimension, so that "the cheapest" is well defined: mu of area (1 % of the project's
least area, at least 1 mu), months, metres, single parcels, and about half a percent of a quota or budget.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from parcels.domain.units import mu_from_m2
from parcels.planning.formulation.rows import LimitKind
from parcels.rules.policy import RelaxationPolicy


class Dimension(StrEnum):
    """What gives way. In Chinese: 放宽事项."""

    AREA_MIN = "area_min"
    """降低最小用地面积."""
    AREA_MAX = "area_max"
    """提高最大用地面积."""
    NEED_BY = "need_by"
    """推迟需地日期."""
    WIDTH = "width"
    """减小最小宽度."""
    READY = "ready"
    """提前交地."""
    USE = "use"
    """调整规划用途."""
    RELEASE = "release"
    """释放留白地块."""
    PROMISE = "promise"
    """解除已有承诺."""
    SERVICE = "service"
    """提升市政供给."""
    NEW_CONSTRUCTION = "new_construction"
    """追加新增建设用地指标."""
    ENERGY = "energy"
    """追加能耗指标."""
    BUDGET = "budget"
    """追加前期开发资金."""


OF_PROJECT = (Dimension.AREA_MIN, Dimension.AREA_MAX, Dimension.NEED_BY, Dimension.WIDTH)
OF_ROW = {
    LimitKind.NEW_CONSTRUCTION: Dimension.NEW_CONSTRUCTION,
    LimitKind.ENERGY: Dimension.ENERGY,
    LimitKind.BUDGET: Dimension.BUDGET,
}


@dataclass(frozen=True, order=True)
class Relaxation:
    """One change; ordered by cost.

    Attributes
    ----------
    cost
        Normalised cost by the policy.
    dimension, amount
        What gives way, by how much: mu, months, metres, m² of quota, tonnes of standard coal or wan yuan; 1 for a
        single change of use, release, promise or service.
    subject
        Parcel or limit concerned; empty for a change of the project itself.
    value
        New value: area in mu, ISO date, metres, ``scheme code`` of a use, name of a service, new right-hand side.
    """

    cost: float
    dimension: Dimension
    amount: float
    subject: str = ""
    value: str = ""


def unit_cost(dimension: Dimension, policy: RelaxationPolicy) -> float:
    """Return the cost of one unit of a dimension's amount."""
    return {
        Dimension.AREA_MIN: policy.area_mu,
        Dimension.AREA_MAX: policy.area_mu,
        Dimension.NEED_BY: policy.need_by_month,
        Dimension.WIDTH: policy.width_m,
        Dimension.READY: policy.ready_month,
        Dimension.USE: policy.use_change,
        Dimension.RELEASE: policy.release_parcel,
        Dimension.PROMISE: policy.hold_parcel,
        Dimension.SERVICE: policy.services,
        Dimension.NEW_CONSTRUCTION: mu_from_m2(policy.new_construction_mu),
        Dimension.ENERGY: policy.energy_tce,
        Dimension.BUDGET: policy.budget_wan_yuan,
    }[dimension]


def total_cost(relaxations: Iterable[Relaxation]) -> float:
    """Return the cost of several changes together."""
    return sum(relaxation.cost for relaxation in relaxations)
