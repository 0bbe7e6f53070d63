"""``record …``: writing down what happens between signature and production, and reading it again."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Project, Workspace, pairs
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.records import (
    CURVE_COLUMNS,
    RECORD_COLUMNS,
    column_names,
    curve_rows,
    headers,
    record_document,
    record_rows,
)
from parcels.landing.record_chain import LandingRecord
from parcels.landing.records import Body, RecordKind, plain_body, read_body
from parcels.service.landing import LandingOptions, project_curve
from parcels.service.landing_records import Change, NewRecord, carry_on, correct, record, withdraw
from parcels.service.record_import import RecordRoll, import_records
from parcels.service.record_list import RecordFilter, history, records_of
from parcels.service.record_papers import Attachment

Kind = Annotated[RecordKind, typer.Argument(metavar="KIND", help="cli-arg-record-kind")]
Subject = Annotated[str, typer.Argument(metavar="PROJECT|PLATFORM", help="cli-arg-record-subject")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="cli-arg-record-number")]
Facts = Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="cli-option-record-set")]
Papers = Annotated[list[Path] | None, typer.Option("--paper", metavar="F", help="cli-option-record-paper")]
Photos = Annotated[list[Path] | None, typer.Option("--photo", metavar="F", help="cli-option-record-photo")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="cli-option-record-reason")]
Only = Annotated[RecordKind | None, typer.Option("--kind", metavar="KIND", help="cli-option-record-kind")]
Of = Annotated[str, typer.Option("--project", metavar="ID", help="cli-option-record-project")]
All = Annotated[bool, typer.Option("--history", help="cli-option-record-history")]
KnownAt = Annotated[str | None, typer.Option("--known-at", metavar="TIME", help="cli-option-record-known-at")]
Chain = Annotated[int | None, typer.Option("--number", metavar="N", help="cli-option-record-chain")]
Roll = Annotated[Path, typer.Argument(metavar="F.csv|F.xlsx", help="cli-arg-record-roll")]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="cli-option-record-sheet")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="cli-option-record-dry-run")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    tree = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(tree, name="record", help="cli-help-record")
    command(tree, "add", key="record-add")(_add)
    command(tree, "correct", key="record-correct")(_correct)
    command(tree, "carry-on", key="record-carry-on")(_carry_on)
    command(tree, "withdraw", key="record-withdraw")(_withdraw)
    command(tree, "list", key="record-list")(_list)
    command(tree, "import", key="record-import")(_import)
    command(tree, "curve", key="record-curve")(_curve)


def _add(
    out: Output,
    ws: Workspace,
    kind: Kind,
    subject: Subject,
    *,
    facts: Facts = None,
    papers: Papers = None,
    photos: Photos = None,
) -> int:
    new = NewRecord(subject, read_body(kind, _cells(facts)), _attached(papers, photos))
    with closing(opened(out, ws)) as place:
        return _done(out, record(place, new, on=date.today(), actor=actor(), now=now()))


def _correct(
    out: Output,
    ws: Workspace,
    number: Number,
    *,
    reason: Reason,
    facts: Facts = None,
    papers: Papers = None,
    photos: Photos = None,
) -> int:
    files = _attached(papers, photos)
    with closing(opened(out, ws)) as place:
        body = _body(history(place, number, actor=actor()), number, facts)
        change = Change(number, body, reason, files)
        return _done(out, correct(place, change, on=date.today(), actor=actor(), now=now()))


def _carry_on(
    out: Output, ws: Workspace, number: Number, facts: Facts = None, papers: Papers = None, photos: Photos = None
) -> int:
    files = _attached(papers, photos)
    with closing(opened(out, ws)) as place:
        change = Change(number, _body(history(place, number, actor=actor()), number, facts), papers=files)
        return _done(out, carry_on(place, change, on=date.today(), actor=actor(), now=now()))


def _withdraw(out: Output, ws: Workspace, number: Number, *, reason: Reason) -> int:
    with closing(opened(out, ws)) as place:
        return _done(out, withdraw(place, number, reason, on=date.today(), actor=actor(), now=now()))


def _body(chain: tuple[LandingRecord, ...], number: int, facts: list[str] | None) -> Body:
    """Return the body of a record with some facts in the place of its own; ``FIELD=-`` empties one."""
    before = next(one for one in chain if one.id == number)
    cells = {**plain_body(before.body), **_cells(facts)}
    return read_body(before.kind, {name: value for name, value in cells.items() if value != "-"})


def _cells(facts: list[str] | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs("--set", facts):
        if name in found:
            raise InputRefused("option_twice", option=f"--set {name}", values=f"{found[name]}, {value}")
        found[name] = tuple(part.strip() for part in value.split(";")) if name == "documents" else value
    return found


def _attached(papers: list[Path] | None, photos: list[Path] | None) -> tuple[Attachment, ...]:
    kept = [_file(path, is_photo=False) for path in papers or ()]
    return (*kept, *(_file(path, is_photo=True) for path in photos or ()))


def _file(path: Path, *, is_photo: bool) -> Attachment:
    if not path.is_file():
        raise InputRefused("file_missing", file=str(path))
    return Attachment(path.name, path.read_bytes(), is_photo=is_photo)


def _done(out: Output, made: LandingRecord) -> int:
    out.table(headers(out.words, RECORD_COLUMNS), record_rows(out.words, [made]))
    out.document(record_document(made))
    return 0


def _list(
    out: Output,
    ws: Workspace,
    *,
    project: Of = "",
    kind: Only = None,
    number: Chain = None,
    everything: All = False,
    known_at: KnownAt = None,
) -> int:
    wanted = RecordFilter(project, () if kind is None else (kind,), "", everything, _moment(known_at))
    with closing(opened(out, ws)) as place:
        found = records_of(place, wanted, actor=actor()) if number is None else history(place, number, actor=actor())
    if found:
        out.table(headers(out.words, RECORD_COLUMNS), record_rows(out.words, found))
    out.say("cli-record-list-done", count=len(found))
    out.document({"records": [record_document(one) for one in found]})
    return 0


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InputRefused("moment_not_iso", option="--known-at", value=text) from None
    return found if found.tzinfo is not None else found.astimezone()


def _import(out: Output, ws: Workspace, kind: Kind, file: Roll, *, sheet: Sheet = None, dry_run: DryRun = False) -> int:
    roll = RecordRoll(kind, file, sheet, column_names(kind), dry_run)
    with closing(opened(out, ws)) as place:
        found = import_records(place, roll, on=date.today(), actor=actor(), now=now())
    refused = [{"row": one.row, "code": one.error.code, "message": out.words.error(one.error)} for one in found.refused]
    for one in refused:
        out.complain_plainly("cli-record-row", row=str(one["row"]), problem=str(one["message"]))
    out.say("cli-record-import-done", read=found.read, known=found.known, written=found.written, refused=len(refused))
    out.document({"read": found.read, "known": found.known, "written": found.written, "refused": refused})
    return 2 if refused else 0


def _curve(out: Output, ws: Workspace, project: Project, law: Law) -> int:
    with closing(opened(out, ws)) as place:
        found = project_curve(place, project, LandingOptions(law.day, law.policy), actor=actor())
    out.note("cli-as-of", date=found.as_of.isoformat())
    rows = curve_rows(out.words, found)
    if rows:
        out.table(headers(out.words, CURVE_COLUMNS), rows)
    behind = found.behind_wan_yuan
    out.say("cli-record-curve-done", known=str(behind is not None), behind=behind or 0.0)
    out.document({**vars(found), "behind_wan_yuan": behind})
    return 0
