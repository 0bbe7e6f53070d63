"""The landing report as people read it: phrases, rows of tables, sheets of a workbook, and the JSON document."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from parcels.domain.finding import Finding
from parcels.domain.units import m2_from_mu
from parcels.interface.reports.phrases import area_text, code_text, finding_text
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words, slug
from parcels.landing.report import LandingReport, ProjectLanding
from parcels.landing.states import LandState, StateName
from parcels.landing.warnings import Digest, Due, Level, Party
from parcels.rules.clocks.clock import Clock, ClockState

PARTIES = ("enterprise", "promoter", "developer", "leader")
WARNED = (Level.SERIOUS, Level.OVERDUE, Level.SOON, Level.WATCH)
WARNING_COLUMNS = ("project", "name", "clock", "subject", "due", "days", "level", "verdict", "owner", "told", "cause")
CLOCK_COLUMNS = (
    "project", "name", "clock", "subject", "state", "verdict", "starts", "due", "met", "days", "paused", "extended",
    "basis", "missing",
)  # fmt: skip
STATE_COLUMNS = ("state", "subject", "holds", "area-mu", "since", "lasted", "missing")
OWNER_COLUMNS = ("owner", "serious", "overdue", "soon", "watch", "projects")
MISSING_COLUMNS = ("clock", "missing", "projects")
RECORD_COLUMNS = ("project", "name", "text")
FIGURE_COLUMNS = ("project", "name", "indicator", "declared", "achieved", "share", "reached", "source")


def headers(words: Words, names: Sequence[str]) -> list[str]:
    """Return the headers of a table."""
    return [words(f"landing-column-{name}") for name in names]


def clock_text(words: Words, name: str) -> str:
    """Return the name of a clock."""
    if name.startswith("agreed_"):
        return words("code-clock-agreed", milestone=code_text(words, "milestone", name.removeprefix("agreed_")))
    return code_text(words, "clock", name)


def party_text(words: Words, party: Party) -> str:
    """Return who somebody is, with the name where one is on record."""
    role = code_text(words, "party" if party.role in PARTIES else "authority", party.role)
    return words("landing-party", role=role, name=party.name) if party.name else role


def missing_text(words: Words, missing: Sequence[str]) -> str:
    """Return what is not on record, as a list."""
    return words("landing-list-separator").join(_missing(words, one) for one in missing)


def _missing(words: Words, field: str) -> str:
    name, _, milestone = field.partition(":")
    return words(f"landing-missing-{slug(name)}", milestone=code_text(words, "milestone", milestone))


def reason_text(words: Words, due: Due) -> str:
    """Return why something is not done, as far as anything on record says."""
    if due.reason is None:
        return words("landing-cause-unknown")
    cause = code_text(words, "landing-cause", due.reason.code)
    told = {"milestones": "landing-cause-by-milestones", "reported": "landing-cause-reported"}
    return cause if due.reason.source == "recorded" else words(told[due.reason.source], cause=cause)


def warning_rows(words: Words, report: LandingReport) -> list[list[object]]:
    """Return one row for each warning, the one longest over first."""
    found = [(due, project.name) for project in report.projects for due in project.warnings]
    ordered = sorted(found, key=lambda pair: (pair[0].days, pair[0].project, pair[0].clock, pair[0].subject))
    return [_warning_row(words, due, name) for due, name in ordered]


def _warning_row(words: Words, due: Due, name: str) -> list[object]:
    return [
        due.project,
        name,
        clock_text(words, due.clock),
        due.subject,
        due.due_on.isoformat(),
        due.days,
        code_text(words, "warning-level", due.level),
        code_text(words, "clock-verdict", due.verdict),
        party_text(words, due.owner),
        words("landing-list-separator").join(party_text(words, one) for one in due.told),
        reason_text(words, due),
    ]


def owner_rows(words: Words, digests: Sequence[Digest]) -> list[list[object]]:
    """Return one row for each party that owes something."""
    return [[party_text(words, one.owner), *(one.counts[level] for level in WARNED), one.projects] for one in digests]


def missing_rows(words: Words, report: LandingReport) -> list[list[object]]:
    """Return one row for each kind of clock that cannot be read and what it lacks, with the number of projects."""
    found: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for project in report.projects:
        for one in project.clocks:
            if one.state is ClockState.UNDETERMINED:
                found.setdefault((one.name, one.missing), set()).add(project.project)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [[clock_text(words, name), missing_text(words, lacks), len(own)] for (name, lacks), own in ordered]


def state_lines(words: Words, report: LandingReport) -> list[str]:
    """Return one sentence for each of the five states: how many, how much land, how many cannot be said."""
    found = [*report.parcels, *(state for project in report.projects for state in project.states)]
    return [_state_line(words, name, [state for state in found if state.name is name]) for name in StateName]


def _state_line(words: Words, name: StateName, states: list[LandState]) -> str:
    holding = [state for state in states if state.holds]
    known = [state.area_mu for state in holding if state.area_mu is not None]
    return words(
        "landing-state-line",
        state=code_text(words, "land-state", name),
        count=len(holding),
        area=area_text(words, m2_from_mu(sum(known))),
        without=len(holding) - len(known),
        unknown=sum(state.holds is None for state in states),
    )


def write_landing(path: Path, report: LandingReport, words: Words, more: Sequence[Sheet] = ()) -> None:
    """Write the report as a workbook: warnings, parties, clocks, states, figures, doubtful records."""
    note = words("landing-note", date=report.as_of.isoformat(), settings=report.settings, demo=str(report.is_demo))
    sheets = (
        ("warnings", WARNING_COLUMNS, warning_rows(words, report)),
        ("owners", OWNER_COLUMNS, owner_rows(words, report.digests)),
        ("missing", MISSING_COLUMNS, missing_rows(words, report)),
        ("clocks", CLOCK_COLUMNS, [row for one in report.projects for row in _clock_rows(words, one)]),
        ("states", STATE_COLUMNS, list(_state_rows(words, report))),
        ("figures", FIGURE_COLUMNS, [row for one in report.projects for row in _figure_rows(words, one)]),
        ("records", RECORD_COLUMNS, [row for one in report.projects for row in _record_rows(words, one)]),
    )
    pages = [
        Sheet(words(f"landing-sheet-{name}"), headers(words, columns), rows, note) for name, columns, rows in sheets
    ]
    write_workbook(path, [*pages, *more], title=words("landing-title"))


def _clock_rows(words: Words, project: ProjectLanding) -> Iterator[list[object]]:
    for one in project.clocks:
        days = [None if day is None else day.isoformat() for day in (one.starts_on, one.due_on, one.met_on)]
        yield [
            project.project,
            project.name,
            clock_text(words, one.name),
            one.subject,
            code_text(words, "clock-state", one.state),
            code_text(words, "clock-verdict", one.verdict),
            *days,
            one.days,
            one.paused_days,
            one.extended_months,
            one.citation,
            missing_text(words, one.missing),
        ]


def _state_rows(words: Words, report: LandingReport) -> Iterator[list[object]]:
    for state in (*report.parcels, *(state for project in report.projects for state in project.states)):
        if state.holds is False:
            continue
        yield [
            code_text(words, "land-state", state.name),
            state.subject,
            words("landing-yes" if state.holds else "landing-unknown"),
            state.area_mu,
            None if state.since is None else state.since.isoformat(),
            state.days,
            missing_text(words, state.missing),
        ]


def _figure_rows(words: Words, project: ProjectLanding) -> Iterator[list[object]]:
    for one in project.achievements:
        met = {True: "landing-yes", False: "landing-no", None: "landing-unknown"}[one.is_met]
        source = words(f"landing-source-{one.source}") if one.source else ""
        name = words(f"landing-indicator-{slug(one.indicator)}")
        yield [project.project, project.name, name, one.declared, one.achieved, one.share, words(met), source]


def _record_rows(words: Words, project: ProjectLanding) -> Iterator[list[object]]:
    for finding in project.findings:
        yield [project.project, project.name, record_text(words, finding)]


def record_text(words: Words, finding: Finding) -> str:
    """Return the sentence about a doubtful record, with milestones and clocks by name."""
    values = dict(finding.values)
    if "clock" in values:
        values["clock"] = clock_text(words, str(values["clock"]))
    if "milestone" in values:
        values["milestone"] = code_text(words, "milestone", values["milestone"])
    return finding_text(words, replace(finding, values=values))


def landing_document(report: LandingReport) -> dict[str, Any]:
    """Return the report for a program; every clock carries its level, a party's digest only names what is due."""
    return {
        **vars(report),
        "overdue": [project.project for project in report.overdue],
        "projects": [_project_document(project) for project in report.projects],
        "digests": [_digest_document(one) for one in report.digests],
    }


def _project_document(project: ProjectLanding) -> dict[str, Any]:
    levels = {(due.clock, due.subject): due.level for due in project.warnings}
    clocks = [_clock_document(one, levels.get((one.name, one.subject), Level.NONE)) for one in project.clocks]
    return {**vars(project), "clocks": clocks}


def _clock_document(clock: Clock, level: Level) -> dict[str, Any]:
    return {**{one.name: getattr(clock, one.name) for one in fields(clock)}, "level": level}


def _digest_document(one: Digest) -> dict[str, Any]:
    dues = [
        {"project": due.project, "clock": due.clock, "subject": due.subject, "due_on": due.due_on, "days": due.days,
         "level": due.level}
        for due in one.dues
    ]  # fmt: skip
    return {"owner": one.owner, "counts": one.counts, "projects": one.projects, "dues": dues}
