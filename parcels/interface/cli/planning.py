"""``plan`` and the commands of the reserve."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from parcels.interface.cli.arguments import Law, Release, Search, Workspace, pairs
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.cli.reserve_book import add_ledger
from parcels.interface.cli.waiting import add_wait
from parcels.interface.reports.holding import price_document, price_sentences
from parcels.interface.reports.phrases import area_text, code_text
from parcels.interface.reports.plan_sheets import note_text, write_plan_workbook
from parcels.interface.reports.relaxations import relaxation_text
from parcels.service.holding import price_table, reserve_prices
from parcels.service.plain import records
from parcels.service.plan_files import refuse_other_folder, write_plan
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import PlanResult, make_plan, save_plan

LockOption = Annotated[list[str] | None, typer.Option("--lock", metavar="PROJECT=SITE", help="cli-option-lock")]
TogetherOption = Annotated[
    list[str] | None, typer.Option("--together", metavar="PARCEL", help="cli-option-price-together")
]
BanOption = Annotated[list[str] | None, typer.Option("--ban", metavar="PROJECT=SITE", help="cli-option-ban")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "plan")(_plan)
    reserve = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(reserve, name="reserve", help="cli-help-reserve")
    command(reserve, "price", key="reserve-price")(_price)
    add_wait(reserve)
    add_ledger(reserve)


def _plan(
    out: Output,
    *,
    ws: Workspace,
    to: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli-option-plan-out")],
    lock: LockOption = None,
    ban: BanOption = None,
    release: Release = None,
    law: Law,
    search: Search,
) -> int:
    refuse_other_folder(to)
    options = replace(
        _options(law, search),
        locks=pairs("--lock", lock),
        bans=pairs("--ban", ban),
        release=tuple(release or ()),
    )
    workspace = opened(out, ws)
    with out.progress() as progress:
        result = make_plan(workspace, options, actor=actor(), progress=progress)
    write_plan(result, to, attachments=(partial(write_plan_workbook, result, out.words),))
    plan_id = save_plan(workspace, result, now=now(), actor=actor())
    return _show_plan(out, result, to, plan_id)


def _price(
    out: Output,
    *,
    ws: Workspace,
    together: TogetherOption = None,
    law: Law,
    search: Search,
) -> int:
    options = _options(law, search)
    with out.progress() as progress:
        found = reserve_prices(opened(out, ws), options, together=together or (), actor=actor(), progress=progress)
    frame = price_table(found)
    out.note("cli-as-of", date=options.as_of.isoformat())
    out.table(list(frame.columns), [list(row) for row in frame.itertuples(index=False)])
    for sentence in price_sentences(out.words, found):
        out.text(sentence)
    out.document({"as_of": options.as_of, "reserve": records(frame), **price_document(found)})
    return 0


def _options(law: Law, search: Search) -> PlanOptions:
    return PlanOptions(law.day, law.policy, gap=search.gap, seconds=search.time_limit, seed=search.seed)


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
