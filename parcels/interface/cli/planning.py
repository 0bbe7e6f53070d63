"""``plan``, ``explain`` and ``reserve price``."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from parcels.interface.cli.arguments import AsOf, Gap, Policy, Release, Seconds, Seed, Workspace, law_date, pairs
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.cli.screening import show_funnel
from parcels.interface.reports.phrases import area_text, code_text, finding_from, finding_text, verdict_text
from parcels.interface.reports.plan_sheets import note_text, write_plan_workbook
from parcels.interface.reports.relaxations import relaxation_text
from parcels.interface.words import slug
from parcels.service.explaining import LeftOut, WhyHere, WhyNot, explain_project
from parcels.service.plain import records
from parcels.service.plan_files import read_document, refuse_other_folder, write_plan
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import PlanResult, make_plan, save_plan
from parcels.service.reserve import price_reserve

LockOption = Annotated[list[str] | None, typer.Option("--lock", metavar="PROJECT=SITE", help="cli-option-lock")]
BanOption = Annotated[list[str] | None, typer.Option("--ban", metavar="PROJECT=SITE", help="cli-option-ban")]
PARTS = ("value", "excess", "prepare", "remainder", "prime")


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "plan")(_plan)
    command(app, "explain")(_explain)
    reserve = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(reserve, name="reserve", help="cli-help-reserve")
    command(reserve, "price", key="reserve-price")(_price)


def _plan(
    out: Output,
    *,
    ws: Workspace,
    to: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli-option-plan-out")],
    policy: Policy = None,
    lock: LockOption = None,
    ban: BanOption = None,
    release: Release = None,
    gap: Gap = 0.0,
    time_limit: Seconds = 60.0,
    seed: Seed = 0,
    as_of: AsOf = None,
) -> int:
    refuse_other_folder(to)
    options = PlanOptions(
        as_of=law_date(as_of),
        policy=policy,
        locks=pairs("--lock", lock),
        bans=pairs("--ban", ban),
        release=tuple(release or ()),
        gap=gap,
        seconds=time_limit,
        seed=seed,
    )
    workspace = opened(out, ws)
    with out.progress() as progress:
        result = make_plan(workspace, options, actor=actor(), progress=progress)
    write_plan(result, to, attachments=(partial(write_plan_workbook, result, out.words),))
    plan_id = save_plan(workspace, result, now=now(), actor=actor())
    return _show_plan(out, result, to, plan_id)


def _explain(
    out: Output,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli-arg-plan-folder")],
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="cli-arg-project")],
) -> int:
    why = explain_project(read_document(folder), project)
    if isinstance(why, WhyHere):
        _show_here(out, why)
    elif isinstance(why, LeftOut):
        out.say(f"cli-explain-left-out-{slug(why.reason)}", project=why.project)
        out.document({"project": why.project, "chosen": False, "left_out": why.reason})
    else:
        _show_not(out, why)
    return 0


def _price(
    out: Output,
    *,
    ws: Workspace,
    policy: Policy = None,
    gap: Gap = 0.0,
    time_limit: Seconds = 60.0,
    seed: Seed = 0,
    as_of: AsOf = None,
) -> int:
    options = PlanOptions(as_of=law_date(as_of), policy=policy, gap=gap, seconds=time_limit, seed=seed)
    with out.progress() as progress:
        frame = price_reserve(opened(out, ws), options, actor=actor(), progress=progress)
    out.note("cli-as-of", date=options.as_of.isoformat())
    out.table(list(frame.columns), [list(row) for row in frame.itertuples(index=False)])
    out.document({"as_of": options.as_of, "reserve": records(frame)})
    return 0


def _show_plan(out: Output, result: PlanResult, folder: Path, plan_id: str) -> int:
    words, plan = out.words, result.document
    out.note("cli-as-of", date=plan["as_of"])
    out.say(
        "cli-plan-head",
        status=code_text(words, "plan-status", plan["status"]),
        objective=plan["objective"],
        bound=plan["bound"],
        gap=f"{100 * plan['gap']:.4g}",
        seconds=f"{plan['seconds']:.1f}",
    )
    rows = [
        [one["project"], one["site"], area_text(words, one["area_m2"]), one["score"], one["regret"]]
        for one in result.assignments
    ]
    columns = ("project", "site", "area", "score", "regret")
    out.table([words(f"column-{name}") for name in columns], rows, title=words("cli-plan-chosen", count=len(rows)))
    refused = [[project, _cheapest(out, refusal)] for project, refusal in result.refused.items()]
    title = words("cli-plan-refused", count=len(refused))
    out.table([words("column-project"), words("column-cheapest")], refused, title=title)
    for note in plan["notes"]:
        out.text(note_text(words, note))
    out.say("cli-plan-written", folder=str(folder), plan=plan_id)
    out.document({**plan, "folder": str(folder), "plan_id": plan_id})
    return 0


def _cheapest(out: Output, refusal: Mapping[str, Any]) -> str:
    found = refusal["relaxations"]
    return relaxation_text(out.words, found[0]) if found else out.words("cli-no-relaxation")


def _show_here(out: Output, why: WhyHere) -> None:
    words, one = out.words, why.assignment
    area, parcels = area_text(words, one["area_m2"]), " ".join(one["parcels"])
    out.say("cli-explain-here", project=why.project, site=one["site"], parcels=parcels, area=area, score=one["score"])
    rows = [[words(f"score-part-{name}"), one["parts"][f"part_{name}"]] for name in PARTS]
    out.table([words("column-part"), words("column-points")], rows)
    if why.runner_up is not None:
        out.say("cli-explain-runner-up", site=why.runner_up["site"], regret=why.regret, score=why.runner_up["score"])
    elif why.regret is not None:
        out.say("cli-explain-no-runner-up", regret=why.regret)
    for record in one["findings"]:
        finding = finding_from(record)
        out.text(f"  {verdict_text(words, finding.verdict)}  {finding_text(words, finding)}")
    out.document({"chosen": True, **one})


def _show_not(out: Output, why: WhyNot) -> None:
    words = out.words
    out.say("cli-explain-not", project=why.project)
    show_funnel(out, [dict(step) for step in why.funnel])
    _show_loss(out, why.refusal["lost"])
    out.say("cli-explain-relaxations" if why.relaxations else "cli-explain-no-relaxations")
    opens = [why.refusal["opens"]] if why.refusal["opens"] else []
    for relaxation in [*why.relaxations, *opens]:
        out.text(f"  · {relaxation_text(words, relaxation)}")
    if not why.refusal["is_complete"]:
        out.say("cli-explain-incomplete")
    out.document({"project": why.project, "chosen": False, **why.refusal})


def _show_loss(out: Output, lost: Mapping[str, Any] | None) -> None:
    if lost is None:
        return
    holders = " ".join(lost["holders"]) or "–"
    out.say("cli-explain-lost-to", site=lost["site"], points=lost["points"], holders=holders)
    if lost["limits"]:
        out.say("cli-explain-lost-limits", limits=" ".join(lost["limits"]))
