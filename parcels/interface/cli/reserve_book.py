"""``reserve ledger``, ``designate``, ``swap``, ``enter`` and ``review``: the reserve ledger and the release reviews."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.domain.units import mu_from_m2
from parcels.interface.cli.arguments import AsOf, Workspace, law_date
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.html import write_html
from parcels.interface.reports.paper import write_pdf
from parcels.interface.reports.phrases import code_text, finding_text
from parcels.interface.reports.reserve_case import case_document
from parcels.landing.reserve.balance import Balance
from parcels.landing.reserve.entries import Entry, Terms
from parcels.service.reserve_ledger import Movement, enter, ledger_view
from parcels.service.review_views import review_case, reviews
from parcels.service.whole_files import replaced_whole
from parcels.service.workspace import Workspace as OpenWorkspace

WRITERS = {".pdf": write_pdf, ".html": write_html}
Parcel = Annotated[str, typer.Argument(metavar="PARCEL", help="cli-arg-reserve-parcel")]
Into = Annotated[str, typer.Argument(metavar="INTO", help="cli-arg-reserve-into")]
Move = Annotated[str, typer.Argument(metavar="MOVE", help="cli-arg-reserve-move")]
Number = Annotated[int | None, typer.Argument(metavar="[N]", help="cli-arg-review-number")]
Out = Annotated[Path | None, typer.Option("--out", metavar="F.pdf|F.html", help="cli-option-review-out")]


@dataclass(frozen=True)
class Stated:
    """Why, by whose authority, until when, and what the land is kept for."""

    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="cli-option-reserve-reason")]
    authority: Annotated[str, typer.Option("--authority", metavar="TEXT", help="cli-option-reserve-authority")]
    until: Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="cli-option-reserve-until")] = None
    sector: Annotated[list[str] | None, typer.Option("--sector", metavar="GROUP", help="cli-option-reserve-sector")] = (
        None
    )
    quality: Annotated[float | None, typer.Option("--quality", metavar="Q", help="cli-option-reserve-quality")] = None
    size_min: Annotated[float | None, typer.Option("--size-min", metavar="MU", help="cli-option-reserve-size")] = None
    size_max: Annotated[float | None, typer.Option("--size-max", metavar="MU", help="cli-option-reserve-size")] = None
    interim: Annotated[bool, typer.Option("--interim", help="cli-option-reserve-interim")] = False
    use: Annotated[str, typer.Option("--use", metavar="TEXT", help="cli-option-reserve-use")] = ""

    def terms(self) -> Terms:
        """Return them as the ledger keeps them."""
        return Terms(
            reason=self.reason,
            authority=self.authority,
            until=_day(self.until),
            sectors=tuple(self.sector or ()),
            area_min_mu=self.size_min,
            area_max_mu=self.size_max,
            quality_min=self.quality,
            interim_allowed=self.interim,
            interim_use=self.use,
        )


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise InputRefused("date_not_iso", option="--until", value=str(text)) from error


def add_ledger(reserve: typer.Typer) -> None:
    """Add these commands to those of the reserve."""
    command(reserve, "ledger", key="reserve-ledger")(_ledger)
    command(reserve, "designate", key="reserve-designate")(_designate)
    command(reserve, "swap", key="reserve-swap")(_swap)
    command(reserve, "enter", key="reserve-enter")(_enter)
    command(reserve, "review", key="reserve-review")(_review)


def _ledger(out: Output, ws: Workspace, as_of: AsOf = None) -> int:
    day, words = law_date(as_of), out.words
    with closing(opened(out, ws)) as place:
        found = ledger_view(place, day, actor=actor())
    out.note("cli-as-of", date=day.isoformat())
    if not found.is_open:
        out.say("ledger-not-open")
    _balance(out, found.series[-1].by_platform if found.series else {})
    if found.entries:
        names = ("entry", "day", "kind", "parcel", "until", "project", "other", "review")
        columns = [words(f"ledger-{name}") for name in names]
        out.table([*columns, words("case-reason")], [_row(out, entry) for entry in found.entries])
    for finding in found.findings:
        out.text(finding_text(words, finding))
    out.document({"as_of": day, "reserve_ledger": found})
    return 1 if found.findings else 0


def _balance(out: Output, by_platform: Mapping[str, Balance]) -> None:
    words = out.words
    columns = [words(f"ledger-{name}") for name in ("platform", "count", "area", "score")]
    rows = [
        [name or words("ledger-no-platform"), own.count, f"{mu_from_m2(own.area_m2):,.2f}", _number(own.score)]
        for name, own in by_platform.items()
    ]
    out.table(columns, rows)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _row(out: Output, entry: Entry) -> list[object]:
    until = "–" if entry.terms.until is None else entry.terms.until.isoformat()
    kind = code_text(out.words, "entry-kind", entry.kind)
    blanks = [entry.project_id or "", entry.other or "", "" if entry.review is None else f"#{entry.review}"]
    return [entry.number, entry.on.isoformat(), kind, entry.parcel_id, until, *blanks, entry.terms.reason]


def _designate(out: Output, *, ws: Workspace, parcel: Parcel, stated: Stated, as_of: AsOf = None) -> int:
    return _entered(out, ws, Movement("designate", parcel, stated.terms()), as_of)


def _swap(out: Output, *, ws: Workspace, parcel: Parcel, into: Into, stated: Stated, as_of: AsOf = None) -> int:
    return _entered(out, ws, Movement("swap", parcel, stated.terms(), into), as_of)


def _enter(out: Output, *, ws: Workspace, move: Move, parcel: Parcel, stated: Stated, as_of: AsOf = None) -> int:
    return _entered(out, ws, Movement(move.replace("-", "_"), parcel, stated.terms()), as_of)


def _entered(out: Output, ws: str, wish: Movement, as_of: str | None) -> int:
    with closing(opened(out, ws)) as place:
        made = enter(place, wish, on=law_date(as_of), actor=actor(), now=now())
    out.say("ledger-done", count=len(made), parcel=wish.parcel_id)
    out.document({"entries": made})
    return 0


def _review(out: Output, *, ws: Workspace, number: Number = None, to: Out = None, as_of: AsOf = None) -> int:
    day = law_date(as_of)
    if to is not None and (number is None or to.suffix.lower() not in WRITERS):
        raise InputRefused("review_out", file=str(to))
    with closing(opened(out, ws)) as place:
        if number is None:
            return _list(out, place, day)
        case = review_case(place, number, on=day, actor=actor())
        sheet = case_document(case, out.words, city=place.name, is_demo=place.is_demo)
    if to is not None:
        with replaced_whole(to) as draft:
            WRITERS[to.suffix.lower()](draft, sheet)
        out.say("cli-review-written", file=str(to))
    out.say(
        "cli-review-line", number=number, parcel=case.review.parcel_id, project=case.review.project_id,
        status=code_text(out.words, "review-status", case.review.status),
    )  # fmt: skip
    out.document({"review": case.review, "content": case.content, "opinions": case.opinions})
    return 0


def _list(out: Output, place: OpenWorkspace, day: date) -> int:
    words, found = out.words, reviews(place, on=day, actor=actor())
    if not found:
        out.say("reviews-none")
    else:
        columns = [words(f"reviews-{name}") for name in ("number", "parcel", "project", "status", "asked", "days")]
        out.table(
            columns,
            [
                [
                    row.review.id,
                    row.review.parcel_id,
                    row.review.project_id,
                    code_text(words, "review-status", row.review.status),
                    row.review.asked_on.isoformat(),
                    row.duration.working_days,
                ]
                for row in found
            ],
        )
    out.document({"as_of": day, "reviews": found})
    return 0
