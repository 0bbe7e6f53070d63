"""``prime``: which land is prime."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Seed, Workspace, pairs
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.prime import (
    aside_text,
    change_text,
    joined,
    marks,
    moved_text,
    part_rows,
    percent,
    prime_document,
    reason_text,
    score_row,
)
from parcels.rules.prime_policy import PrimePart
from parcels.service.plain import guard_frame
from parcels.service.prepared import nearest
from parcels.service.prime import PrimeBoard, PrimeOptions, prime_board, refuse_unknown_parcel
from parcels.service.prime_table import prime_table

COLUMNS = ("rank", "parcel", "platform", "score", "known", "city", "platform-percentile", "stability")
PART_COLUMNS = ("part", "measure", "basis", "value", "weight", "range")


@dataclass(frozen=True)
class Asked:
    """What of the ranking is asked for."""

    platform: Annotated[str | None, typer.Option("--platform", metavar="ID", help="cli-option-prime-platform")] = None
    top: Annotated[int | None, typer.Option("--top", metavar="N", help="cli-option-prime-top")] = None
    parcel: Annotated[str | None, typer.Option("--parcel", metavar="ID", help="cli-option-prime-parcel")] = None
    weight: Annotated[list[str] | None, typer.Option("--weight", metavar="PART=W", help="cli-option-prime-weight")] = (
        None
    )
    csv: Annotated[Path | None, typer.Option("--csv", metavar="F.csv", help="cli-option-prime-csv")] = None
    seed: Seed = 0


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "prime")(_prime)


def _prime(out: Output, *, ws: Workspace, asked: Asked, law: Law) -> int:
    if asked.csv is not None and asked.csv.suffix.lower() != ".csv":
        raise InputRefused("prime_suffix", file=str(asked.csv))
    options = PrimeOptions(law.day, law.policy, asked.top, _moved(asked.weight), asked.seed)
    workspace = opened(out, ws)
    with out.progress() as progress:
        board = prime_board(workspace, options, actor=actor(), progress=progress)
    names = _chosen(board, asked)
    _say(out, board)
    if asked.parcel is None:
        _ranking(out, board, names)
    else:
        _parcel(out, board, asked.parcel)
    if asked.csv is not None:
        with handed_out(workspace, asked.csv, "prime") as draft:
            guard_frame(prime_table(board, names)).to_csv(draft, index=False, lineterminator="\n")
        out.say("cli-written", file=str(asked.csv))
    ranges = {} if asked.parcel is None else {"weight_ranges": board.ranges(asked.parcel)}
    file = None if asked.csv is None else str(asked.csv)
    out.document({**prime_document(board, names), **ranges, "file": file})
    return 0


def _moved(texts: list[str] | None) -> dict[PrimePart, float]:
    moved = {}
    for name, text in pairs("--weight", texts):
        if name not in list(PrimePart):
            raise InputRefused("prime_part", value=name, known=", ".join(PrimePart))
        try:
            moved[PrimePart(name)] = float(text)
        except ValueError as error:
            raise InputRefused("prime_weight", part=name, value=text) from error
    return moved


def _chosen(board: PrimeBoard, asked: Asked) -> list[str]:
    if asked.parcel is not None:
        refuse_unknown_parcel(board, asked.parcel)
        return [asked.parcel]
    known = board.scored.measured.pool.platforms
    if asked.platform is not None and asked.platform not in known:
        raise InputRefused("prime_platform_unknown", platform=asked.platform, nearest=nearest(asked.platform, known))
    return [one.parcel_id for one in board.scores.values() if asked.platform in (None, one.platform_id)]


def _say(out: Output, board: PrimeBoard) -> None:
    out.note("cli-as-of", date=board.options.as_of.isoformat())
    for sentence in (*marks(out.words, board), moved_text(out.words, board), aside_text(out.words, board)):
        if sentence:
            out.text(sentence)
    out.say("prime-stability-meaning", draws=board.prime.draws, seed=board.options.seed)


def _ranking(out: Output, board: PrimeBoard, names: list[str]) -> None:
    words, shown = out.words, names[: board.size]
    rows = [
        [
            *score_row(board, board.scores[name]).values(),
            words("prime-in-reserve" if board.scores[name].is_held else "prime-not-in-reserve"),
        ]
        for name in shown
    ]
    headers = [words(f"prime-column-{name}") for name in (*COLUMNS, "standing")]
    out.table(headers, rows, title=words("prime-table-title", count=len(rows)))
    compared = [
        [
            one.parcel_id,
            words.code("prime-standing", one.standing),
            percent(one.stability),
            reason_text(words, one),
        ]
        for one in board.comparison
        if one.parcel_id in set(names) or one.parcel_id not in board.scores
    ]
    headers = [words(f"prime-column-{name}") for name in ("parcel", "standing", "stability", "reason")]
    out.table(headers, compared, title=words("prime-compared-title"))


def _parcel(out: Output, board: PrimeBoard, parcel: str) -> None:
    words, one = out.words, board.scores[parcel]
    message = "prime-parts-unranked" if one.rank is None else "prime-parts-title"
    points = "–" if one.score is None else f"{one.score:.1f}"
    title = words(message, parcel=parcel, points=points, rank=one.rank or "")
    headers = [words(f"prime-column-{name}") for name in PART_COLUMNS]
    out.table(headers, part_rows(words, board, one), title=title)
    rests = words("prime-known", share=percent(one.known_share))
    steady = f"{words('prime-column-stability')} {percent(board.stability[parcel])}"
    out.text(joined(words, (rests, steady, change_text(words, board, parcel))))
    out.say("prime-change-note")
