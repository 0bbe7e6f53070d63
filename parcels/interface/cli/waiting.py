"""``reserve wait``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from parcels.interface.cli.arguments import Law, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.waiting import assumption_rows, change_rows, sentences, type_rows
from parcels.service.reserve_waiting import ParcelWaiting, WaitingOptions, waiting_value


@dataclass(frozen=True)
class Assumed:
    """Assumptions put in place of those of the policy; ``None`` keeps the policy's."""

    horizon: Annotated[int | None, typer.Option("--horizon", metavar="N", help="cli-option-wait-horizon")] = None
    discount: Annotated[float | None, typer.Option("--discount", metavar="D", help="cli-option-wait-discount")] = None
    holding: Annotated[
        float | None, typer.Option("--holding-cost", metavar="POINTS", help="cli-option-wait-holding")
    ] = None
    fit: Annotated[float | None, typer.Option("--fit", metavar="F", help="cli-option-wait-fit")] = None
    sizes: Annotated[
        list[float] | None, typer.Option("--size-bound", metavar="MU", help="cli-option-wait-size-bound")
    ] = None
    qualities: Annotated[
        list[float] | None, typer.Option("--quality-bound", metavar="POINTS", help="cli-option-wait-quality-bound")
    ] = None
    history: Annotated[int | None, typer.Option("--history", metavar="N", help="cli-option-wait-history")] = None
    least: Annotated[int | None, typer.Option("--least-arrivals", metavar="N", help="cli-option-wait-least")] = None
    confidence: Annotated[
        float | None, typer.Option("--confidence", metavar="C", help="cli-option-wait-confidence")
    ] = None
    counted: Annotated[
        str | None, typer.Option("--counted-from", metavar="STEP", help="cli-option-wait-counted-from")
    ] = None
    now: Annotated[float | None, typer.Option("--now", metavar="POINTS", help="cli-option-wait-now")] = None
    pool: Annotated[float, typer.Option("--pool-quarters", metavar="N", help="cli-option-wait-pool")] = 0.0

    def by_name(self) -> Mapping[str, Any]:
        """Return the assumptions given, by the names of the policy."""
        return {
            "horizon_quarters": self.horizon,
            "discount": self.discount,
            "holding_points_per_mu": self.holding,
            "fit": self.fit,
            "size_bounds_mu": tuple(self.sizes) if self.sizes else None,
            "quality_bounds": tuple(self.qualities) if self.qualities else None,
            "history_quarters": self.history,
            "arrivals_min": self.least,
            "confidence": self.confidence,
            "counted_from": self.counted,
        }


def add_wait(reserve: typer.Typer) -> None:
    """Add ``wait`` to the commands of the reserve."""
    command(reserve, "wait", key="reserve-wait")(_wait)


def _wait(
    out: Output,
    *,
    ws: Workspace,
    parcel: Annotated[str, typer.Argument(metavar="PARCEL", help="cli-arg-wait-parcel")],
    assumed: Assumed,
    law: Law,
) -> int:
    options = WaitingOptions(law.day, law.policy, assumed.by_name(), assumed.now, assumed.pool)
    workspace = opened(out, ws)
    with out.progress() as progress:
        found = waiting_value(workspace, parcel, options, actor=actor(), progress=progress)
    out.note("cli-as-of", date=found.as_of.isoformat())
    _show(out, found)
    out.document({"reserve_wait": found})
    return 0


def _show(out: Output, found: ParcelWaiting) -> None:
    words = out.words
    for sentence in sentences(words, found):
        out.text(sentence)
    for title, columns, rows in (
        ("waiting-types", ("type", "count", "rate", "interval", "worth"), type_rows(words, found)),
        ("waiting-assumptions", ("assumption", "value", "from"), assumption_rows(words, found)),
        ("waiting-changes", ("assumption", "value", "threshold", "answer"), change_rows(words, found)),
    ):
        if rows:
            out.table([words(f"waiting-column-{name}") for name in columns], rows, title=words(title))
