"""``certificate`` and ``override``: issued land certificates, and signatures let past the gate."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from parcels.interface.cli.arguments import AsOf, Workspace, law_date
from parcels.interface.cli.bureau import require_suffix, written
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.certificate import certificate_sheet
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import slug
from parcels.service.gate_overrides import overrides
from parcels.service.issued import Genuine, issued_certificates, issued_gate, verify, withdraw_certificate
from parcels.store.certificates import Certificate

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="cli-arg-certificate")]
All = Annotated[bool, typer.Option("--all", help="cli-option-certificate-all")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    papers = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(papers, name="certificate", help="cli-help-certificate")
    command(papers, "list", key="certificate-list")(_list)
    command(papers, "show", key="certificate-show")(_show)
    command(papers, "verify", key="certificate-verify")(_verify)
    command(papers, "withdraw", key="certificate-withdraw")(_withdraw)
    past = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(past, name="override", help="cli-help-override")
    command(past, "list", key="override-list")(_overrides)


def _list(out: Output, ws: Workspace, as_of: AsOf = None, everything: All = False) -> int:
    day = law_date(as_of)
    with closing(opened(out, ws)) as place:
        found = issued_certificates(place, actor=actor(), is_over_shown=everything)
    shown = [one for one in found if everything or one.state_on(day) == "in_force"]
    if not shown:
        out.say("cli-certificate-none")
    else:
        rows = [_record(one, day) | {"state": _state(out, one, day)} for one in shown]
        out.table([out.words(f"gate-head-{slug(name)}") for name in rows[0]], [list(row.values()) for row in rows])
    out.document({"as_of": day, "certificates": [_record(one, day) for one in shown]})
    return 0


def _state(out: Output, one: Certificate, on: date) -> str:
    return code_text(out.words, "certificate-status", one.state_on(on))


def _record(one: Certificate, on: date) -> dict[str, object]:
    """Return a certificate as plain data; its keys are the columns of the table."""
    return {
        "number": one.number,
        "project": one.project_id,
        "site": one.site,
        "state": str(one.state_on(on)),
        "valid_until": one.valid_until.isoformat(),
        "issued_by": one.issued_by,
        "code": one.code,
    }


def _show(
    out: Output,
    ws: Workspace,
    number: Number,
    to: Annotated[Path | None, typer.Option("--out", metavar="F.pdf|F.html", help="cli-option-gate-out")] = None,
) -> int:
    require_suffix(to)
    place = opened(out, ws)
    one, gate = issued_gate(place, number, actor=actor())
    sheet = certificate_sheet(gate, out.words)
    written(out, place, to, sheet)
    out.document({**sheet.record, "state": str(one.status), "file": None if to is None else str(to)})
    return 0


def _verify(
    out: Output,
    ws: Workspace,
    number: Number,
    code: Annotated[str, typer.Argument(metavar="CODE", help="cli-arg-code")],
    as_of: AsOf = None,
) -> int:
    with closing(opened(out, ws)) as place:
        found = verify(place, number, code, on=law_date(as_of), actor=actor())
    out.text(code_text(out.words, "genuine", found.result))
    if found.because:
        out.say(f"gate-altered-{found.because}")
    one = found.certificate
    if one is not None:
        verdict = code_text(out.words, "signing", one.verdict)
        days = {"day": one.as_of.isoformat(), "until": one.valid_until.isoformat()}
        out.say(
            "cli-certificate-facts", number=one.number, project=one.project_id, site=one.site, verdict=verdict, **days
        )
    record = None if one is None else _record(one, law_date(as_of))
    out.document({"result": str(found.result), "because": found.because, "certificate": record})
    return 0 if found.result is Genuine.GENUINE else 1


def _withdraw(
    out: Output,
    ws: Workspace,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="cli-option-certificate-reason")],
) -> int:
    with closing(opened(out, ws)) as place:
        one = withdraw_certificate(place, number, reason, actor=actor(), now=now())
    out.say("cli-certificate-withdrawn", number=one.number)
    out.document({"number": one.number, "state": str(one.status), "reason": one.reason})
    return 0


def _overrides(out: Output, ws: Workspace) -> int:
    with closing(opened(out, ws)) as place:
        found = overrides(place, actor=actor())
    if not found:
        out.say("cli-override-none")
    else:
        names = ("allocation", "project", "site", "made-by", "made-on", "used-on", "reason")
        rows = [
            [one.allocation_id, one.project_id, one.site, one.made_by, one.made_at.date().isoformat(),
             "–" if one.used_at is None else one.used_at.date().isoformat(), one.reason]
            for one in found
        ]  # fmt: skip
        out.table([out.words(f"gate-head-{name}") for name in names], rows)
    out.document({"overrides": found})
    return 0
