"""``prepare``: which parcels to make ready first."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Search, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.prepare_sheets import comparison_rows, note_text, why_text, write_prepare_workbook
from parcels.service.prepare_document import prepare_document
from parcels.service.preparing import PrepareOptions, prepare_first

BudgetOption = Annotated[Path, typer.Option("--budget", metavar="F", help="cli-option-prepare-budget")]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="F.xlsx", help="cli-option-prepare-out")]
ExtraOption = Annotated[int, typer.Option("--extra", metavar="WAN_YUAN", help="cli-option-prepare-extra")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "prepare")(_prepare)


def _prepare(
    out: Output,
    *,
    ws: Workspace,
    budget: BudgetOption,
    extra: ExtraOption = 100,
    to: OutOption = None,
    law: Law,
    search: Search,
) -> int:
    if to is not None and to.suffix.lower() != ".xlsx":
        raise InputRefused("prepare_suffix", file=str(to))
    options = PrepareOptions(
        law.day, budget, law.policy, extra, gap=search.gap, seconds=search.time_limit, seed=search.seed
    )
    workspace = opened(out, ws)
    with out.progress() as progress:
        found = prepare_first(workspace, options, actor=actor(), progress=progress)
    document = prepare_document(found)
    if to is not None:
        with handed_out(workspace, to, "preparation") as draft:
            write_prepare_workbook(draft, document, out.words)
    _show(out, document)
    if to is not None:
        out.say("cli-written", file=str(to))
    out.document({**document, "file": None if to is None else str(to)})
    return 0


def _show(out: Output, document: Mapping[str, Any]) -> None:
    words = out.words
    out.note("cli-as-of", date=document["as_of"])
    out.say(
        "cli-plan-head",
        status=code_text(words, "plan-status", document["status"]),
        objective=document["objective"],
        bound=document["bound"],
        gap=f"{100 * document['gap']:.4g}",
        seconds=f"{document['seconds']:.1f}",
    )
    out.say("prepare-gain", gain=document["gain"], without=document["without"]["objective"])
    names = ("place", "parcel", "begin", "ready", "cost", "lost", "why")
    rows = [_row(out, one) for one in document["order"]]
    out.table([words(f"prepare-column-{name}") for name in names], rows, title=words("prepare-list", count=len(rows)))
    out.table([words(f"prepare-column-{name}") for name in ("quarter", "money", "used")], _money(document))
    headers = [words(f"prepare-column-{name}") for name in ("way", "points", "gain", "spent", "parcels", "proof")]
    out.table(headers, comparison_rows(words, document), title=words("prepare-compared"))
    for note in document["notes"]:
        out.text(note_text(words, note))


def _row(out: Output, step: Mapping[str, Any]) -> Sequence[object]:
    return (
        step["place"],
        step["parcel_id"],
        step["quarter"],
        step["end"],
        step["cost_wan_yuan"],
        step["loss"],
        why_text(out.words, step),
    )


def _money(document: Mapping[str, Any]) -> list[list[object]]:
    return [[one["quarter"], one["wan_yuan"], one["used_wan_yuan"]] for one in document["budget"]]
