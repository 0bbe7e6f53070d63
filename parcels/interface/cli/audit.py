"""``audit``: whether the log is whole, what stands in it, and its head kept elsewhere."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.log_words import event_text, fault_text, moment_text
from parcels.service.anchors import refuse_inside, typed_anchor
from parcels.service.landing_settings import readable_terms
from parcels.service.log import LogOptions, anchor_log, log_head, read_log, verify_log, whole_log
from parcels.service.whole_files import replaced_whole
from parcels.store.event_search import EventFilter
from parcels.store.events import Anchor

SHEETS = (".pdf", ".html")


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    audit = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(audit, name="audit", help="cli-help-audit")
    command(audit, "verify", key="audit-verify")(_verify)
    command(audit, "anchor", key="audit-anchor")(_anchor)
    command(audit, "show", key="audit-show")(_show)
    command(audit, "export", key="audit-export")(_export)


def _verify(
    out: Output,
    ws: Workspace,
    anchor: Annotated[str | None, typer.Option("--anchor", metavar="SEQ:HASH", help="cli-option-anchor")] = None,
    anchors: Annotated[Path | None, typer.Option("--anchor-file", metavar="F", help="cli-option-anchor-file")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="cli-option-quick")] = False,
) -> int:
    options = LogOptions(anchor, anchors, with_content=not quick)
    found = verify_log(opened(out, ws), options, actor=actor())
    for fault in found.faults:
        out.text(fault_text(out.words, fault))
    whole = "cli-audit-whole" if found.is_whole else "cli-audit-broken"
    out.say(whole, count=found.count, head=typed_anchor(found.head))
    if found.is_whole:
        out.say("cli-audit-state-good")
    if found.last_anchor is None:
        out.note("cli-audit-no-anchors")
    else:
        last = found.last_anchor
        out.say("cli-audit-checked-anchors", count=found.anchors, seq=str(last.head.seq), at=moment_text(last.at))
    faults = [{**vars(fault), "message": fault_text(out.words, fault)} for fault in found.faults]
    out.document(
        {
            "whole": found.is_whole,
            "count": found.count,
            "head": found.head,
            "faults": faults,
            "anchors": found.anchors,
            "last_anchor": found.last_anchor,
        }
    )
    return 0 if found.is_whole else 1


def _anchor(
    out: Output,
    ws: Workspace,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="cli-option-anchor-to")] = None,
    sheet: Annotated[Path | None, typer.Option("--print", metavar="F", help="cli-option-anchor-print")] = None,
) -> int:
    if to is None and sheet is None:
        raise InputRefused("usage_missing", option="--to", command="parcels audit anchor")
    if sheet is not None and sheet.suffix.lower() not in SHEETS:
        raise InputRefused("export_suffix", file=str(sheet), allowed=" ".join(SHEETS))
    found = opened(out, ws)
    kept, is_new = log_head(found, now=now(), actor=actor()), False
    if sheet is not None:
        refuse_inside(found.target, sheet)
    if to is not None:
        kept, is_new = anchor_log(found, to, now=now(), actor=actor())
        out.say("cli-audit-anchored" if is_new else "cli-audit-anchored-before", seq=str(kept.head.seq), file=str(to))
    if sheet is not None:
        _print(out, found.is_demo, sheet, kept)
    out.text(typed_anchor(kept.head))
    out.document({**vars(kept), "typed": typed_anchor(kept.head), "written": is_new, "file": to, "sheet": sheet})
    return 0


def _print(out: Output, is_demo: bool, path: Path, kept: Anchor) -> None:
    from parcels.interface.reports.anchor_sheet import anchor_sheet  # libraries for paper, which few commands need
    from parcels.interface.reports.html import write_html
    from parcels.interface.reports.paper import write_pdf

    document = anchor_sheet(kept, out.words, is_demo=is_demo)
    with replaced_whole(path) as draft:
        (write_pdf if path.suffix.lower() == ".pdf" else write_html)(draft, document)
    out.say("cli-written", file=str(path))


def _show(
    out: Output,
    *,
    ws: Workspace,
    after: Annotated[int, typer.Option("--after", metavar="N", min=0, help="cli-option-after")] = 0,
    event: Annotated[str | None, typer.Option("--event", metavar="NAME", help="cli-option-event")] = None,
    user: Annotated[str | None, typer.Option("--user", metavar="U", help="cli-option-user")] = None,
    allocation: Annotated[
        int | None, typer.Option("--allocation", metavar="N", help="cli-option-log-allocation")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="cli-option-since")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="cli-option-limit")] = 1000,
) -> int:
    wanted = EventFilter(after, event, user, allocation, None if since is None else _day(since))
    found = opened(out, ws)
    page, terms = read_log(found, wanted, limit=limit, actor=actor()), readable_terms(found)
    told = [event_text(out.words, one, terms) for one in page.events]
    names = ("seq", "time", "user", "role", "what")
    rows = [
        [str(one.seq), moment_text(one.at), one.user, out.words.code("role", one.role), text]
        for one, text in zip(page.events, told, strict=True)
    ]
    if rows:
        out.table([out.words(f"log-{name}") for name in names], rows)
    else:
        out.say("cli-audit-none")
    if page.total > len(rows):
        out.note("cli-audit-more", count=page.total - len(rows))
    records = [{**vars(one), "text": text} for one, text in zip(page.events, told, strict=True)]
    out.document({"events": records, "total": page.total})
    return 0


def _day(text: str) -> datetime:
    """Return the first moment of a day where this machine stands."""
    try:
        return datetime.combine(date.fromisoformat(text), time.min).astimezone()
    except ValueError as error:
        raise InputRefused("date_not_iso", option="--since", value=text) from error


def _export(
    out: Output, ws: Workspace, to: Annotated[Path, typer.Option("--out", metavar="F", help="cli-option-audit-out")]
) -> int:
    from parcels.interface.reports.log_files import WRITERS  # libraries for workbooks, which few commands need

    write = WRITERS.get(to.suffix.lower())
    if write is None:
        raise InputRefused("export_suffix", file=str(to), allowed=" ".join(WRITERS))
    found = opened(out, ws)
    rows = whole_log(found, actor=actor())
    with handed_out(found, to, "log") as draft:
        write(draft, rows, out.words, readable_terms(found))
    out.say("cli-audit-exported", count=len(rows), file=str(to))
    out.document({"file": str(to), "count": len(rows)})
    return 0
