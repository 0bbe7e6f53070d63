"""``scenario``: list, draw up, change, solve and compare scenarios. Proposing from one takes a planner in the app."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import AsOf, Gap, Seconds, Seed, law_date, pairs
from parcels.interface.cli.arguments import Workspace as Place
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.scenario_sheets import (
    changed_steps,
    difference_document,
    finding_text,
    remark_text,
    side_name,
    step_columns,
    step_row,
    sum_columns,
    sum_rows,
    value_text,
    write_difference,
)
from parcels.planning.scenarios.codec import encode
from parcels.planning.scenarios.content import (
    Ban,
    BarKind,
    Ceiling,
    CeilingKind,
    Item,
    Lock,
    NeedBy,
    QualityBar,
    ReadyShift,
    Release,
    Scope,
    Weight,
)
from parcels.service.scenario_comparison import compare_scenarios
from parcels.service.scenario_runs import SolveWish, solve_scenario, solved_plan
from parcels.service.scenarios import (
    Scenario,
    change_scenario,
    list_scenarios,
    new_scenario,
    putting,
    redo_scenario,
    scenario,
    share_scenario,
    undo_scenario,
)
from parcels.service.whole_files import replaced_whole

TODAY = "today"
Texts = list[str] | None
Number = Annotated[int, typer.Argument(metavar="N", help="cli-arg-scenario")]
Side = Annotated[str, typer.Argument(metavar="N|today", help="cli-arg-scenario-side")]
OutFile = Annotated[Path | None, typer.Option("--out", metavar="F.xlsx", help="cli-option-scenario-out")]


@dataclass(frozen=True)
class Changes:
    """What is changed; each option may be repeated."""

    weight: Annotated[Texts, typer.Option("--weight", metavar="PATH=W", help="cli-option-scenario-weight")] = None
    ready: Annotated[Texts, typer.Option("--ready", metavar="WHAT=WHEN", help="cli-option-scenario-ready")] = None
    need: Annotated[Texts, typer.Option("--need", metavar="PROJECT=DAY", help="cli-option-scenario-need")] = None
    money: Annotated[Texts, typer.Option("--money", metavar="QUARTER=N", help="cli-option-scenario-money")] = None
    land: Annotated[Texts, typer.Option("--land-quota", metavar="PF=MU", help="cli-option-scenario-land")] = None
    energy: Annotated[Texts, typer.Option("--energy", metavar="PF=TCE", help="cli-option-scenario-energy")] = None
    bar: Annotated[Texts, typer.Option("--bar", metavar="LEVEL=Q", help="cli-option-scenario-bar")] = None
    kept: Annotated[Texts, typer.Option("--reserve-bar", metavar="LEVEL=Q", help="cli-option-scenario-kept")] = None
    release: Annotated[Texts, typer.Option("--release", metavar="PARCEL", help="cli-option-release")] = None
    lock: Annotated[Texts, typer.Option("--lock", metavar="PROJECT=SITE", help="cli-option-lock")] = None
    ban: Annotated[Texts, typer.Option("--ban", metavar="PROJECT=SITE", help="cli-option-ban")] = None

    @property
    def items(self) -> tuple[Item, ...]:
        """Return them as changes of a scenario; raises ``scenario_value``."""
        return tuple(self._items())

    def _items(self) -> Iterator[Item]:
        yield from (Weight(name, _number("--weight", value)) for name, value in pairs("--weight", self.weight))
        yield from (_ready(name, value) for name, value in pairs("--ready", self.ready))
        yield from (NeedBy(name, _day("--need", value)) for name, value in pairs("--need", self.need))
        for option, kind, texts in (
            ("--money", CeilingKind.BUDGET, self.money),
            ("--land-quota", CeilingKind.NEW_CONSTRUCTION, self.land),
            ("--energy", CeilingKind.ENERGY, self.energy),
        ):
            yield from (Ceiling(kind, name, _amount(option, value)) for name, value in pairs(option, texts))
        for option, bar, texts in (("--bar", BarKind.ENTRY, self.bar), ("--reserve-bar", BarKind.RESERVE, self.kept)):
            yield from (QualityBar(bar, level, _number(option, value)) for level, value in pairs(option, texts))
        yield from (Release(parcel) for parcel in self.release or ())
        yield from (Lock(*pair) for pair in pairs("--lock", self.lock))
        yield from (Ban(*pair) for pair in pairs("--ban", self.ban))


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    family = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(family, name="scenario", help="cli-help-scenario")
    for name, run in (("list", _list), ("new", _new), ("change", _change), ("run", _run), ("compare", _compare)):
        command(family, name, key=f"scenario-{name}")(run)


def _list(out: Output, ws: Place) -> int:
    words = out.words
    with closing(opened(out, ws)) as place:
        found = list_scenarios(place, actor=actor(), archived=True)
    heads = ("scenario-head-number", "head-name", "scenario-head-status", "scenario-head-owner",
             "scenario-head-changes", "plan-value")  # fmt: skip
    rows = [
        [
            one.record.id, one.record.name, code_text(words, "scenario-status", one.record.status), one.record.made_by,
            one.num_changes, "–" if one.run is None else one.run.objective,
        ]
        for one in found
    ]  # fmt: skip
    out.table([words(name) for name in heads], rows)
    out.document({"scenarios": [{**vars(one.record), "changes": one.num_changes, "run": one.run} for one in found]})
    return 0


def _new(
    out: Output,
    *,
    ws: Place,
    name: Annotated[str, typer.Argument(metavar="NAME", help="cli-arg-scenario-name")],
    changes: Changes,
    as_of: AsOf = None,
) -> int:
    with closing(opened(out, ws)) as place:
        given = putting(*changes.items)
        made = new_scenario(place, name, as_of=law_date(as_of), actor=actor(), now=now(), changes=given)
    return _show(out, made)


def _change(
    out: Output,
    *,
    ws: Place,
    number: Number,
    changes: Changes,
    undo: Annotated[bool, typer.Option("--undo", help="cli-option-scenario-undo")] = False,
    redo: Annotated[bool, typer.Option("--redo", help="cli-option-scenario-redo")] = False,
    share: Annotated[bool, typer.Option("--share", help="cli-option-scenario-share")] = False,
) -> int:
    steps: dict[Callable[..., Scenario], bool] = {undo_scenario: undo, redo_scenario: redo, share_scenario: share}
    with closing(opened(out, ws)) as place:
        found = scenario(place, number, actor=actor())
        for step, is_wanted in steps.items():
            found = step(place, number, actor=actor(), now=now()) if is_wanted else found
        if changes.items:
            found = change_scenario(place, number, putting(*changes.items), actor=actor(), now=now())
    return _show(out, found)


def _run(
    out: Output,
    *,
    ws: Place,
    number: Side,
    as_of: AsOf = None,
    gap: Gap = 0.0,
    time_limit: Seconds = 60.0,
    seed: Seed = 0,
    reasons: Annotated[bool, typer.Option("--reasons", help="cli-option-scenario-reasons")] = False,
) -> int:
    words, wish = out.words, SolveWish(law_date(as_of), _side(number), gap, time_limit, seed, reasons)
    with closing(opened(out, ws)) as place:
        with out.progress() as progress:
            run = solve_scenario(place, wish, actor=actor(), now=now(), progress=progress)
        plan = solved_plan(place, run, actor=actor())
    document = plan.document
    out.note("cli-as-of", date=document["as_of"])
    out.say(
        "cli-plan-head", status=code_text(words, "plan-status", document["status"]), objective=document["objective"],
        bound=document["bound"], gap=f"{100 * document['gap']:.4g}", seconds=f"{document['seconds']:.1f}",
    )  # fmt: skip
    for finding in plan.record.findings:
        out.text(finding_text(words, finding))
    out.document({**document, "run": run, "findings": plan.record.findings})
    return 1 if any(finding["is_lost"] for finding in plan.record.findings) else 0


def _compare(out: Output, *, ws: Place, left: Side, right: Side, to: OutFile = None) -> int:
    words = out.words
    with closing(opened(out, ws)) as place:
        found = compare_scenarios(place, _side(left), _side(right), actor=actor())
    out.say("cli-scenario-sides", left=side_name(words, found.left), right=side_name(words, found.right))
    out.text(value_text(words, found.comparison.value))
    for code in found.remarks:
        out.text(remark_text(words, code))
    out.table(step_columns(words), [step_row(words, step) for step in changed_steps(found.comparison)])
    out.table(sum_columns(words), sum_rows(words, found.comparison))
    if to is not None:
        with replaced_whole(to) as draft:
            write_difference(draft, found, words)
        out.say("cli-scenario-written", file=str(to))
    out.document(difference_document(found))
    return 0


def _show(out: Output, one: Scenario) -> int:
    status = code_text(out.words, "scenario-status", one.status)
    out.say("cli-scenario-head", number=one.id, name=one.name, status=status, changes=one.content.num_changes)
    out.document({"scenario": one.record, "content": encode(one.content)})
    return 0


def _side(text: str) -> int | None:
    if text == TODAY:
        return None
    if not text.isdecimal():
        raise InputRefused("scenario_unknown", scenario=text)
    return int(text)


def _ready(what: str, when: str) -> ReadyShift:
    """Return the shift of ``all``, ``platform:ID`` or a parcel: by months (``-3``) or on a day."""
    scope, subject = (Scope.ALL, "") if what == "all" else (Scope.PARCEL, what)
    if what.startswith("platform:"):
        scope, subject = Scope.PLATFORM, what.removeprefix("platform:")
    if when.lstrip("+-").isdecimal():
        return ReadyShift(scope, subject, months=int(when))
    return ReadyShift(scope, subject, on=_day("--ready", when))


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputRefused("date_not_iso", option=option, value=text) from error


def _number(option: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise InputRefused("scenario_value", field=option, value=text) from error


def _amount(option: str, text: str) -> float | None:
    return None if text == "none" else _number(option, text)
