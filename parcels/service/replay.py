"""Replay: a kept check or plan computed again with the data, law and policy of then, and compared item by item."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from parcels import __version__
from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.planning.land import prepare_land
from parcels.planning.problem import PlanRequests, build_problem
from parcels.planning.solver import SolveOptions, SolverSession
from parcels.rules.catalogue.told import ClockGround
from parcels.rules.policy import Policy, policy_hash
from parcels.rules.rulebook import RuleBook, rulebook_of
from parcels.service.access import Actor, require
from parcels.service.allocation_checks import quotas_of
from parcels.service.claims import Claim, checked
from parcels.service.clock_ground import CALENDAR, TOLD, ground_of_documents
from parcels.service.ledgered import as_it_stood
from parcels.service.plain import plain
from parcels.service.plan_run import PlanOptions, Run
from parcels.service.prepared import Basis, options_of, pool
from parcels.service.progress import Cancelled, never
from parcels.service.site_desk import site_desk
from parcels.service.workspace import Workspace
from parcels.store.checks import read_document
from parcels.store.cities import load_past_city
from parcels.store.event_search import EventFilter, find_events
from parcels.store.events import Event
from parcels.store.replays import kept_findings, kept_plan
from parcels.store.reserve_ledger import LEDGER
from parcels.store.workspaces import read_facts

ROUNDING = 1e-9
"""Relative difference of two numbers that is still taken for the rounding of another machine or library."""


@dataclass(frozen=True)
class Difference:
    """Something that is not as it was; ``None`` where there was or is nothing."""

    item: str
    was: Mapping[str, Any] | str | None
    now: Mapping[str, Any] | str | None


@dataclass(frozen=True)
class Replay:
    """The outcome of a replay.

    ``count`` is how many items were compared, ``engine`` the version that judged then, ``notes`` the codes of what the
    reader should know (``replay-<code>``): ``engine``, ``not_proven``.
    """

    event: Event
    count: int
    differences: tuple[Difference, ...]
    engine: str
    notes: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether everything is as it was."""
        return not self.differences


@dataclass(frozen=True)
class _Past:
    """From what something was judged."""

    city: City
    policy: Policy
    book: RuleBook
    as_of: date
    commitments: Mapping[str, str]
    clocks: ClockGround = field(default_factory=ClockGround)


def replay(ws: Workspace, seq: int, *, actor: Actor, cancelled: Cancelled = never) -> Replay:
    """Judge again what the event of a number judged.

    Raises
    ------
    InputRefused
        ``event_unknown``, ``replay_not_a_verdict``; where it cannot be done: ``replay_dataset_gone``,
        ``replay_dataset_changed``, ``replay_document_gone``, ``replay_document_unfit``, ``replay_record_gone``,
        ``replay_record_changed``, ``replay_inputs_missing``.
    """
    require(actor, "view_log")
    with ws.store.reading() as connection:
        event = _event(connection, seq)
        if event.name == "checked":
            findings = kept_findings(connection, int(event.values["check"]), event.values["findings_sha256"])
            past = _past_of_check(connection, event)
        elif event.name == "plan_saved":
            document = kept_plan(connection, int(event.values["plan_run_id"]), event.values.get("document_sha256"))
            past = _past_of_plan(connection, document)
        else:
            raise InputRefused("replay_not_a_verdict", seq=str(seq), event=event.name)
    prepared = _prepared(ws, past)
    if event.name == "checked":
        return _replayed_check(event, findings, prepared)
    return _replayed_plan(event, document, prepared, cancelled)


def _event(connection: sa.Connection, seq: int) -> Event:
    found = find_events(connection, EventFilter(after=seq - 1), limit=1)
    if not found or found[0].seq != seq:
        raise InputRefused("event_unknown", seq=str(seq))
    return found[0]


def _past_of_check(connection: sa.Connection, event: Event) -> _Past:
    """Return from what a check was made; the event says it, not the row that somebody could have changed."""
    inputs = event.values["inputs"]
    _require(inputs, ("allocation", "parcels", "quotas", "commitments", "rules", "policy", "datasets"), "inputs")
    return _Past(
        city=_city(connection, _versions_of_check(inputs), date.fromisoformat(inputs["as_of"])),
        policy=_policy(_document(connection, "policy", inputs["policy"])),
        book=rulebook_of(_document(connection, "rules", inputs["rules"])),
        as_of=date.fromisoformat(inputs["as_of"]),
        commitments=inputs["commitments"],
        clocks=_clocks(connection, inputs),
    )


def _clocks(connection: sa.Connection, inputs: Mapping[str, Any]) -> ClockGround:
    known = inputs.get(CALENDAR)
    calendar = None if known is None else _document(connection, CALENDAR, known)
    return ground_of_documents(inputs["project"], calendar, inputs.get(TOLD))


def _past_of_plan(connection: sa.Connection, document: Mapping[str, Any]) -> _Past:
    _require(document, ("rules", "commitments", "engine"), "plan")
    return _Past(
        city=_city(connection, document["inputs"], date.fromisoformat(document["as_of"])),
        policy=_policy(document["policy"]["content"]),
        book=rulebook_of(_document(connection, "rules", document["rules"])),
        as_of=date.fromisoformat(document["as_of"]),
        commitments=document["commitments"],
    )


def _require(record: Mapping[str, Any], names: Sequence[str], what: str) -> None:
    missing = [name for name in names if name not in record]
    if missing:
        raise InputRefused("replay_inputs_missing", what=what, missing=", ".join(missing))


def _versions_of_check(inputs: Mapping[str, Any]) -> dict[str, str]:
    ledger = inputs.get(LEDGER)  # checks from before there was a ledger do not name one
    versions = {name: digest for name, (_, digest) in inputs["datasets"].items()}
    return versions if ledger is None else {**versions, LEDGER: ledger}


def _city(connection: sa.Connection, versions: Mapping[str, str], on: date) -> City:
    imported = {name: digest for name, digest in versions.items() if name != LEDGER}
    city = load_past_city(connection, read_facts(connection), imported)
    return as_it_stood(connection, city, versions.get(LEDGER), on)


def _document(connection: sa.Connection, kind: str, digest: str) -> Mapping[str, Any]:
    try:
        return read_document(connection, digest)
    except KeyError as error:
        raise InputRefused("replay_document_gone", kind=kind, sha256=digest[:12]) from error


def _policy(content: Mapping[str, Any]) -> Policy:
    try:
        return Policy.model_validate(content)
    except ValidationError as error:
        first = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputRefused("replay_document_unfit", kind="policy", problem=first) from error


def _prepared(ws: Workspace, past: _Past) -> Basis:
    land = prepare_land(past.city, past.policy, as_of=past.as_of, book=past.book)
    digest = policy_hash(past.policy)
    versions = tuple(sorted(past.city.versions.items()))
    key = ("replay", ws.target, past.city.crs, versions, digest, past.book.hash, past.as_of)
    return Basis(key, land.city, past.policy, digest, past.as_of, land, past.commitments, past.clocks)


def _replayed_check(event: Event, findings: Sequence[Mapping[str, Any]], prepared: Basis) -> Replay:
    inputs = event.values["inputs"]
    until = None if inputs["until"] is None else date.fromisoformat(inputs["until"])
    parcels = tuple(inputs["parcels"])
    claim = Claim(inputs["allocation"], "allocation", inputs["project"], inputs["site"], parcels, until)
    again = checked(claim, site_desk(prepared), quotas_of(inputs["quotas"]))
    now = [plain(finding) for finding in again.findings]
    differences = [*_findings_compared(findings, now)]
    if str(again.verdict) != event.values["verdict"]:
        differences.append(Difference("verdict", event.values["verdict"], str(again.verdict)))
    engine = str(inputs["engine"])
    return Replay(event, max(len(findings), len(now)) + 1, tuple(differences), engine, _notes(engine))


def _findings_compared(was: Sequence[Any], now: Sequence[Any]) -> Iterator[Difference]:
    """Yield findings that are not the same, paired by rule, subject and place among findings of both."""
    then, today = _by_key(was), _by_key(now)
    for key in sorted({*then, *today}):
        before, after = then.get(key), today.get(key)
        if not is_equal(before, after):
            yield Difference(f"{key[0]} {key[1]}", before, after)


def is_equal(one: object, other: object) -> bool:
    """Return whether two plain values are the same; numbers may differ by the rounding of another machine."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(is_equal(one[name], other[name]) for name in one)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=ROUNDING)
    return one == other


def _by_key(findings: Sequence[Any]) -> dict[tuple[str, str, int], Mapping[str, Any]]:
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for finding in findings:
        key = (str(finding["rule"]), str(finding["subject"]))
        found[*key, seen[key]] = finding
        seen[key] += 1
    return found


def _replayed_plan(event: Event, document: Mapping[str, Any], prepared: Basis, cancelled: Cancelled) -> Replay:
    options = _options(document, prepared.as_of)
    found = pool(prepared, options_of(prepared, options.release, options.locks))
    problem = build_problem(found, prepared.policy, PlanRequests(options.locks, options.bans))
    with SolverSession(problem) as session:
        outcome = session.solve(SolveOptions(options.gap, options.seconds, options.seed), cancelled=cancelled)
    run = Run(prepared, found, problem, outcome, options)
    now = {str(row["project"]): str(row["candidate"]) for row in map(run.row, sorted(outcome.chosen))}
    was = {str(one["project"]): str(one["candidate"]) for one in document["assignments"]}
    sums = {name: (document[name], getattr(outcome, name)) for name in ("status", "objective")}
    differences = [Difference(name, _text(a), _text(b)) for name, (a, b) in sums.items() if a != b]
    differences += [
        Difference(project, was.get(project), now.get(project))
        for project in sorted({*was, *now})
        if was.get(project) != now.get(project)
    ]
    engine = str(document["engine"])
    notes = (*_notes(engine), *(() if document["status"] == "optimal" else ("not_proven",)))
    return Replay(event, len({*was, *now}) + len(sums), tuple(differences), engine, notes)


def _options(document: Mapping[str, Any], as_of: date) -> PlanOptions:
    asked = document["options"]
    pairs = {name: tuple((str(a), str(b)) for a, b in asked[name]) for name in ("locks", "bans")}
    release = tuple(asked["release"])
    return PlanOptions(
        as_of, None, pairs["locks"], pairs["bans"], release, asked["gap"], asked["seconds"], asked["seed"]
    )


def _notes(engine: str) -> tuple[str, ...]:
    return () if engine == __version__ else ("engine",)


def _text(value: object) -> str:
    return "–" if value is None else str(value)
