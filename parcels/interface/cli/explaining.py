"""``explain``: why a project got its site, or none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from parcels.interface.cli.command import command
from parcels.interface.cli.funnel import show_funnel
from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import area_text, code_text, finding_from, finding_text, verdict_text
from parcels.interface.reports.relaxations import relaxation_text
from parcels.interface.words import slug
from parcels.service.explaining import LeftOut, WhyHere, WhyNot, explain_project
from parcels.service.plan_files import read_document

PARTS = ("value", "excess", "prepare", "remainder", "prime")


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "explain")(_explain)


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
    if why.refusal.get("barrier"):
        out.text(f"  · {code_text(words, 'barrier', why.refusal['barrier'])}")
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
