"""``queue``, ``lapse`` and ``quota``: allocations waiting, holds that are over, and the ledger of quotas."""

from contextlib import closing
from datetime import date
from typing import Annotated

import typer

from parcels.interface.cli.arguments import AsOf, Workspace, law_date
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import area_text, code_text
from parcels.service.allocations import lapse_overdue
from parcels.service.queue import QueueRow, queue
from parcels.service.quotas import Grant, Quota, grant_quota, quotas

QUEUE_COLUMNS = (
    "allocation",
    "project",
    "name",
    "platform-id",
    "area",
    "allocation-status",
    "verdict",
    "open",
    "age",
    "until",
)
QUOTA_COLUMNS = ("quota", "platform-id", "year", "granted", "used", "left", "unit")
All = Annotated[bool, typer.Option("--all", help="cli-option-queue-all")]
Kind = Annotated[str, typer.Option("--kind", metavar="KIND", help="cli-option-quota-kind")]
Platform = Annotated[str, typer.Option("--platform", metavar="ID", help="cli-option-quota-platform")]
Year = Annotated[int | None, typer.Option("--year", min=1949, max=2200, metavar="YYYY", help="cli-option-quota-year")]
Amount = Annotated[float, typer.Option("--amount", metavar="N", help="cli-option-quota-amount")]
Document = Annotated[str, typer.Option("--document", metavar="TEXT", help="cli-option-quota-document")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "queue")(_queue)
    command(app, "lapse")(_lapse)
    ledger = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(ledger, name="quota", help="cli-help-quota")
    command(ledger, "list", key="quota-list")(_list)
    command(ledger, "grant", key="quota-grant")(_grant)


def _queue(out: Output, ws: Workspace, as_of: AsOf = None, everything: All = False) -> int:
    day = law_date(as_of)
    with closing(opened(out, ws)) as place:
        rows = queue(place, on=day, actor=actor(), is_over_shown=everything)
    if not rows:
        out.say("cli-queue-empty")
    else:
        out.table([out.words(f"column-{name}") for name in QUEUE_COLUMNS], [_row(out, row) for row in rows])
    out.document({"as_of": day, "allocations": rows})
    return 0


def _row(out: Output, row: QueueRow) -> list[object]:
    words = out.words
    return [
        row.number,
        row.project,
        row.project_name,
        row.platform_id or "–",
        area_text(words, row.area_m2),
        code_text(words, "allocation-status", row.status),
        "–" if row.verdict is None else code_text(words, "verdict", row.verdict),
        row.blocks + row.unresolved,
        row.age_days,
        "–" if row.held_until is None else row.held_until.isoformat(),
    ]


def _lapse(out: Output, ws: Workspace, as_of: AsOf = None) -> int:
    day = law_date(as_of)
    with closing(opened(out, ws)) as place:
        ended = lapse_overdue(place, on=day, actor=actor(), now=now())
    out.say("cli-lapse-done", count=len(ended), day=day.isoformat())
    out.document({"as_of": day, "lapsed": ended})
    return 0


def _list(out: Output, ws: Workspace, year: Year = None) -> int:
    with closing(opened(out, ws)) as place:
        found = quotas(place, actor=actor(), year=year)
    if not found:
        out.say("cli-quota-empty")
    else:
        out.table([out.words(f"column-{name}") for name in QUOTA_COLUMNS], [_account(out, one) for one in found])
    out.document({"quotas": [_record(one) for one in found]})
    return 0


def _grant(
    out: Output,
    ws: Workspace,
    *,
    kind: Kind,
    amount: Amount,
    document: Document,
    platform: Platform = "",
    year: Year = None,
) -> int:
    wish = Grant(kind, platform, year or date.today().year, amount, document)
    with closing(opened(out, ws)) as place:
        made = grant_quota(place, wish, actor=actor(), now=now())
    out.table([out.words(f"column-{name}") for name in QUOTA_COLUMNS], [_account(out, made)])
    out.document(_record(made))
    return 0


def _account(out: Output, one: Quota) -> list[object]:
    name = code_text(out.words, "quota-kind", one.kind)
    figures = (round(one.granted, 2), round(one.used, 2), round(one.left, 2))
    return [
        name,
        one.platform_id or out.words("cli-quota-city"),
        str(one.year),
        *figures,
        out.words(f"unit-{one.unit}"),
    ]


def _record(one: Quota) -> dict[str, object]:
    return {**vars(one), "left": one.left}
