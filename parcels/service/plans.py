"""The exact plan: prepare, solve, check, explain; keep and find saved plans."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import geopandas
from geopandas import GeoDataFrame
from pandas import DataFrame

from parcels.domain.errors import InternalFailure
from parcels.planning.problem import PlanRequests, build_problem
from parcels.planning.solver import SolveOptions, SolverSession
from parcels.planning.tables import candidates_table, limits_table, usage_table
from parcels.rules.rulebook import rulebook_document
from parcels.service.access import Actor, require
from parcels.service.authority import require_now
from parcels.service.plan_check import violations_of
from parcels.service.plan_document import plan_document
from parcels.service.plan_reasons import reasons_of
from parcels.service.plan_run import PlanOptions, Reasons, Run
from parcels.service.plan_shapes import atoms_frame, sites_frame
from parcels.service.prepared import Basis, basis, options_of, pool
from parcels.service.progress import Cancelled, Progress, never, silent
from parcels.service.workspace import Workspace
from parcels.store.checks import keep_document
from parcels.store.plan_runs import NewPlanRun, list_plan_runs, plan_files, store_plan_run
from parcels.store.plan_runs import plan_document as stored_document


@dataclass(frozen=True, eq=False)
class PlanResult:
    """A plan with everything needed to check it by other means; in memory the same as on disk.

    Attributes
    ----------
    document
        The content of ``plan.json``: ``status, objective, bound, gap, seconds, chosen`` (candidate ids), ``policy,
        inputs``, ``refused`` (project → ``{funnel: [{step, left}], relaxations: […], …}``), ``assignments`` (list of
        ``project, candidate, site, atoms, parcels, platform_id, area_m2, score, parts, runner_up, regret,
        findings``), ``left_out`` (project → ``stage`` or ``needs_no_land``), ``check``, ``notes``, ``as_of``.
    candidates, limits, usage
        The frozen problem as the CSV files hold it.
    sites, atoms
        Geometry of every candidate site (index ``site``) and atom (index ``atom_id``) in the workspace CRS.
    rules
        The rule book as plain JSON, kept with a saved plan for a later replay.
    """

    document: Mapping[str, Any]
    candidates: DataFrame
    limits: DataFrame
    usage: DataFrame
    sites: GeoDataFrame
    atoms: GeoDataFrame
    rules: Mapping[str, Any] | None = None

    @property
    def assignments(self) -> Sequence[Mapping[str, Any]]:
        """Chosen (project, site) pairs with reasons."""
        return self.document["assignments"]

    @property
    def refused(self) -> Mapping[str, Mapping[str, Any]]:
        """Projects without land, each with funnel and relaxations."""
        return self.document["refused"]


@dataclass(frozen=True, eq=False)
class SavedPlan:
    """A plan kept in the workspace: its document and the chosen sites with geometry (index ``project``)."""

    plan_id: str
    saved_at: datetime
    saved_by: str
    document: Mapping[str, Any]
    sites: GeoDataFrame
    is_stale: bool


def make_plan(
    ws: Workspace,
    options: PlanOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> PlanResult:
    """Return the best plan found, with status, bound and gap, checked and explained.

    Raises
    ------
    InputRefused
        Unknown or contradictory locks, bans and releases; a gap or time limit out of range; nothing imported yet.
    InternalFailure
        ``plan_violated`` if the independent check finds anything; the plan is then not given out.
    """
    require(actor, "plan")
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    return plan_on(prepared, options, progress=progress, cancelled=cancelled)


def plan_on(
    prepared: Basis,
    options: PlanOptions,
    *,
    explain: bool = True,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> PlanResult:
    """Return the best plan found on land at hand, checked; refusals as :func:`make_plan`.

    Without ``explain`` there is no runner-up, regret or relaxation; the plan notes for how many projects.
    """
    solving = SolveOptions(gap=options.gap, seconds=options.seconds, seed=options.seed)
    found = pool(prepared, options_of(prepared, options.release, options.locks), progress=progress)
    problem = build_problem(found, prepared.policy, PlanRequests(options.locks, options.bans))
    with SolverSession(problem) as session:
        progress("solve", 0, 1)
        outcome = session.solve(solving, cancelled=cancelled)
        run = Run(prepared, found, problem, outcome, options)
        progress("check", 0, 1)
        _refuse_violated(run)
        reasons = reasons_of(run, session, progress=progress, cancelled=cancelled) if explain else _unexplained(run)
    return PlanResult(
        document=plan_document(run, reasons),
        candidates=candidates_table(found, problem),
        limits=limits_table(problem),
        usage=usage_table(problem),
        sites=sites_frame(prepared.land, found.frame),
        atoms=atoms_frame(prepared.land),
        rules=rulebook_document(prepared.land.book),
    )


def _unexplained(run: Run) -> Reasons:
    return Reasons(unexplained=len(set(run.pool.funnels) - run.chosen_projects))


def _refuse_violated(run: Run) -> None:
    violations = violations_of(run)
    if violations:
        raise InternalFailure(
            "plan_violated", count=len(violations), first=f"{violations[0].code} {violations[0].subject}"
        )


def save_plan(ws: Workspace, result: PlanResult, *, now: datetime, actor: Actor) -> str:
    """Keep a plan in the workspace and return its id."""
    require(actor, "save_plan")
    plan = result.document
    new = NewPlanRun(
        policy_hash=plan["policy"]["hash"],
        inputs=plan["inputs"],
        status=plan["status"],
        objective=plan["objective"],
        bound=plan["bound"],
        document=plan,
        files=packed(chosen_sites(plan, result.sites)),
    )
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "save_plan")
        keep_document(work, "policy", plan["policy"]["content"])
        if result.rules is not None:
            keep_document(work, "rules", result.rules)
        return str(store_plan_run(work, new))


def latest_plan(ws: Workspace, *, actor: Actor) -> SavedPlan | None:
    """Return the plan saved last, or ``None``; ``is_stale`` says that data changed since."""
    require(actor, "view_plan")
    with ws.store.reading() as connection:
        runs = list_plan_runs(connection, limit=1)
        if not runs:
            return None
        document, files = stored_document(connection, runs[0].id), plan_files(connection, runs[0].id)
    return SavedPlan(
        plan_id=str(runs[0].id),
        saved_at=runs[0].created_at,
        saved_by=runs[0].actor,
        document=document,
        sites=unpacked(files or b""),
        is_stale=dict(runs[0].inputs) != dict(ws.versions()),
    )


def chosen_sites(document: Mapping[str, Any], sites: GeoDataFrame) -> GeoDataFrame:
    """Return the chosen sites with project, score and regret, indexed by project."""
    names = ("project", "candidate", "site", "parcels", "platform_id", "area_m2", "score", "regret")
    frame = DataFrame([{name: one[name] for name in names} for one in document["assignments"]], columns=list(names))
    shapes = sites.geometry.reindex(frame["site"]).to_numpy()
    return GeoDataFrame(frame, geometry=shapes, crs=sites.crs).set_index("project", drop=False)


def packed(sites: GeoDataFrame) -> bytes:
    """Return sites as a ZIP archive with one JSON file: records and WKB, the CRS beside them."""
    content = {
        "crs": str(sites.crs),
        "columns": [name for name in sites if name != "geometry"],
        "rows": json.loads(DataFrame(sites.drop(columns="geometry")).to_json(orient="values")),
        "wkb": [shape.hex() for shape in sites.geometry.to_wkb()],
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sites.json", json.dumps(content, ensure_ascii=False))
    return buffer.getvalue()


def unpacked(archived: bytes) -> GeoDataFrame:
    """Return the sites of an archive that :func:`packed` made, indexed by project."""
    with zipfile.ZipFile(io.BytesIO(archived)) as archive:
        content = json.loads(archive.read("sites.json"))
    shapes = geopandas.GeoSeries.from_wkb([bytes.fromhex(text) for text in content["wkb"]], crs=content["crs"])
    frame = DataFrame(content["rows"], columns=content["columns"])
    return GeoDataFrame(frame, geometry=shapes, crs=content["crs"]).set_index("project", drop=False)
