"""The projects that still look for land, most urgent first, each with the best site it would get alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from parcels.domain.codes import FunnelStep, Verdict
from parcels.domain.finding import Finding
from parcels.planning.candidates import FunnelCount
from parcels.service.access import Actor, require
from parcels.service.prepared import basis, options_of, pool
from parcels.service.progress import Progress, silent
from parcels.service.register_filters import WORST_FIRST
from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class Prospect:
    """What a project can get today.

    Attributes
    ----------
    parcels, score
        The best site by score, other projects left aside; empty and ``None`` where no site passes.
    verdict
        Worst verdict of that site's findings; ``None`` without a site.
    stopped_at
        The step of the funnel that left nothing; ``None`` with a site.
    """

    project: str
    parcels: tuple[str, ...] = ()
    score: int | None = None
    verdict: Verdict | None = None
    stopped_at: FunnelStep | None = None


def prospects(ws: Workspace, as_of: date, *, actor: Actor, progress: Progress = silent) -> dict[str, Prospect]:
    """Return for each project that wants land what it would get alone, in no order.

    The sites are those of the plan (same candidates), so that two projects may name the same land.
    """
    require(actor, "search_sites")
    prepared = basis(ws, None, as_of, progress=progress)
    found = pool(prepared, options_of(prepared, ()), progress=progress)
    best: dict[str, Any] = {row["project"]: row for row in found.frame.iloc[::-1].to_dict("records")}
    return {project: _prospect(project, best.get(project), funnel) for project, funnel in found.funnels.items()}


def _prospect(project: str, best: Any, funnel: Sequence[FunnelCount]) -> Prospect:  # noqa: ANN401 - a row of the pool
    if best is None:
        stopped = next((count.step for count in funnel if count.left == 0), None)
        return Prospect(project, stopped_at=stopped)
    return Prospect(project, tuple(best["parcels"]), int(best["score"]), worst(best["findings"]))


def worst(findings: Sequence[Finding]) -> Verdict:
    """Return the worst verdict of findings; what has none meets the rules."""
    return min((finding.verdict for finding in findings), key=WORST_FIRST.index, default=Verdict.PASS)
