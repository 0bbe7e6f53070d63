"""``arrivals``: batch or first come, the same arrivals replayed."""

from typing import Annotated

import typer

from parcels.interface.cli.arguments import Law, Search, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.holding import ARRIVAL_COLUMNS, arrival_document, arrival_rows, arrival_sentences
from parcels.service.arrivals import ArrivalOptions, replay_arrivals

Orders = Annotated[int, typer.Option("--orders", metavar="N", help="cli-option-arrivals-orders")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "arrivals")(_arrivals)


def _arrivals(out: Output, *, ws: Workspace, orders: Orders = 200, law: Law, search: Search) -> int:
    options = ArrivalOptions(law.day, law.policy, orders, gap=search.gap, seconds=search.time_limit, seed=search.seed)
    workspace = opened(out, ws)
    with out.progress() as progress:
        found = replay_arrivals(workspace, options, actor=actor(), progress=progress)
    out.note("cli-as-of", date=options.as_of.isoformat())
    columns = [out.words(f"arrivals-head-{name}") for name in ARRIVAL_COLUMNS]
    out.table(columns, arrival_rows(out.words, found))
    for sentence in arrival_sentences(out.words, found):
        out.text(sentence)
    out.document({"arrivals": arrival_document(found)})
    return 0
