"""A few allocations for the demo city, each at another place of its life, made by the demo people as anybody would."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from parcels.domain.errors import ActionRefused
from parcels.service.access import Role, demo_actors
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, Step, act, propose
from parcels.service.certificates import GateOptions
from parcels.service.finding_decisions import FindingDecisionWish, decide_finding
from parcels.service.gate_overrides import OverrideWish, give_override
from parcels.service.issued import IssueWish, issue_certificate
from parcels.service.plain import rows_of
from parcels.service.prepared import basis, pool
from parcels.service.queue import dossier
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation
from parcels.store.checks import Evidence

PEOPLE = {actor.role: actor for actor in demo_actors()}
STORIES: tuple[tuple[str, ...], ...] = (
    (),
    ("take_up",),
    ("take_up", "send_back"),
    (),
    ("take_up", "waive", "approve", "certify"),
    ("take_up", "waive", "approve", "certify", "sign"),
)
"""What happens after each proposal, in order; ``certify`` is the promoter taking out the land certificate."""
REASON = "演示数据：请补充说明 / demo data: please add what is missing"
HOLD_DAYS = 60


def demo_decisions(ws: Workspace, *, on: date, now: datetime) -> tuple[Allocation, ...]:
    """Make the demo allocations on a date and return them; fewer if the city has no land for all of them."""
    made: list[Allocation] = []
    wishes = _wishes(ws, on)
    for story in STORIES:
        first = _proposed(ws, wishes, on, now)
        if first is None:
            break
        made.append(_told(ws, first, story, on, now))
    return tuple(made)


def _wishes(ws: Workspace, on: date) -> Iterator[tuple[str, str]]:
    """Yield the best site of each project, the strongest first, none sharing a parcel with one before."""
    prepared = basis(ws, None, on)
    frame = pool(prepared, prepared.options()).frame.drop_duplicates("project")
    taken: set[str] = set()
    for row in rows_of(frame.sort_values(["score", "project"], ascending=[False, True])):
        if taken.isdisjoint(row["parcels"]):
            taken.update(row["parcels"])
            yield row["project"], row["site"]


def _proposed(ws: Workspace, wishes: Iterable[tuple[str, str]], on: date, at: datetime) -> Allocation | None:
    planner = PEOPLE[Role.PLANNER]
    for project, site in wishes:
        wish = Proposal(f"demo-{project}", project, site, on + timedelta(days=HOLD_DAYS))
        try:
            return propose(ws, wish, LawOptions(on), actor=planner, now=at)
        except ActionRefused:  # a rule beyond the search forbids this site: the next project
            continue
    return None


def _told(ws: Workspace, one: Allocation, story: Iterable[str], on: date, now: datetime) -> Allocation:
    officer = PEOPLE[Role.OFFICER]
    for action in story:
        if action == "waive":
            _waive_all(ws, one, on, now)
            continue
        if action == "certify":
            _certify(ws, one, on, now)
            continue
        reason = REASON if action == "send_back" else ""
        one = act(ws, Step(one.id, one.version, action, reason), on=on, actor=officer, now=now)
    return one


def _certify(ws: Workspace, one: Allocation, on: date, now: datetime) -> None:
    """Take out the certificate of an allocation; where the gate refuses it, the leader lets the signature past it."""
    promoter, leader = PEOPLE[Role.PROMOTER], PEOPLE[Role.LEADER]
    wish = IssueWish(f"demo-{one.project_id}", one.project_id)
    try:
        issue_certificate(ws, wish, GateOptions(on, one.site), actor=promoter, now=now)
    except ActionRefused:
        paper = Evidence("demo.txt", "text/plain", REASON.encode())
        give_override(ws, OverrideWish(one.id, one.version, REASON, paper), actor=leader, now=now)


def _waive_all(ws: Workspace, one: Allocation, on: date, now: datetime) -> None:
    officer = PEOPLE[Role.OFFICER]
    check = dossier(ws, one.id, on=on, actor=officer).check
    for rule, subject in check.open_findings if check is not None else ():
        wish = FindingDecisionWish(one.id, one.version, rule, subject, "waived", REASON)
        decide_finding(ws, wish, on=on, actor=officer, now=now)
