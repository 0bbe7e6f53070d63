"""What keeps a project from land where no change the program knows would land it."""

from enum import StrEnum

from parcels.domain.codes import FunnelStep
from parcels.planning.explanation.obstacles import Obstacles
from parcels.planning.explanation.steps import MOST_SHARE


class Barrier(StrEnum):
    """Why nothing lands a project. In Chinese: 无调整可落地的原因."""

    BOTTOM_LINE = "bottom_line"
    """触及底线（房地产或捆绑用地），不予放宽."""
    SIZE = "size"
    """没有面积相近的成片用地."""
    BAR = "bar"
    """未达准入门槛，门槛不予放宽."""
    LAW = "law"
    """面积和门槛相符的用地均涉法定管控，不予放宽."""
    SEVERAL = "several"
    """每处用地同时欠缺多项条件，或欠缺的条件不在可放宽之列."""
    WORTH = "worth"
    """可以空出用地，但最优方案另有安排."""


def barrier_of(obstacles: Obstacles, *, opens: bool) -> Barrier:
    """Return the first barrier that keeps a project from all land; ``opens`` if some change or none opens it a site."""
    demand, masks = obstacles.demand, obstacles.masks
    if demand.is_real_estate or demand.is_bundled:
        return Barrier.BOTTOM_LINE
    low, high = demand.window_m2
    area = obstacles.context.ground.sites.area_m2
    near = (area >= low * (1 - MOST_SHARE)) & (area <= high * (1 + MOST_SHARE))
    if not near.any():
        return Barrier.SIZE
    if not (near & masks[FunnelStep.BAR]).any():
        return Barrier.BAR
    if not (near & masks[FunnelStep.BAR] & masks[FunnelStep.LAW]).any():
        return Barrier.LAW
    if opens or obstacles.context.columns.get(demand.project_id):
        return Barrier.WORTH
    return Barrier.SEVERAL
