"""``replay``: a past verdict computed again."""

from typing import Annotated

import typer

from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.replay_words import difference_text, replay_lines
from parcels.service.replay import replay


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "replay")(_replay)


def _replay(
    out: Output, ws: Workspace, event: Annotated[int, typer.Argument(metavar="EVENT", min=1, help="cli-arg-event")]
) -> int:
    found = replay(opened(out, ws), event, actor=actor())
    for line in replay_lines(out.words, found):
        out.text(line)
    out.document(
        {
            "event": found.event,
            "same": found.is_same,
            "count": found.count,
            "engine": found.engine,
            "notes": list(found.notes),
            "differences": [{**vars(one), "text": difference_text(out.words, one)} for one in found.differences],
        }
    )
    return 0 if found.is_same else 1
