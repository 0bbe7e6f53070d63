"""``audit verify``: whether the log is whole, for the auditor."""

from typing import Annotated

import typer

from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.service.log import verify_log


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    audit = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(audit, name="audit", help="cli-help-audit")
    command(audit, "verify", key="audit-verify")(_verify)


def _verify(
    out: Output,
    ws: Workspace,
    anchor: Annotated[str | None, typer.Option("--anchor", metavar="SEQ:HASH", help="cli-option-anchor")] = None,
) -> int:
    found = verify_log(opened(out, ws), anchor=anchor, actor=actor())
    for fault in found.faults:
        out.say(f"cli-audit-{fault.code}", seq=fault.seq)
    whole = "cli-audit-whole" if found.is_whole else "cli-audit-broken"
    out.say(whole, count=found.count, head=f"{found.head.seq}:{found.head.hash}")
    out.document({"whole": found.is_whole, "count": found.count, "head": found.head, "faults": found.faults})
    return 0 if found.is_whole else 1
