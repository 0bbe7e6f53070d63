"""Records of the demo city, written by the demo people as anybody would write them; all of it 演示数据."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from parcels.demo import BASE_DATE, DemoSize
from parcels.demo.landing_records import DemoRecord, landing_records
from parcels.landing.records import RecordKind, read_body
from parcels.service.access import Actor, Role, demo_actors
from parcels.service.landing_records import Change, NewRecord, carry_on, confirm, record_many
from parcels.service.workspace import Workspace

PEOPLE = {actor.role: actor for actor in demo_actors()}
SECOND = replace(PEOPLE[Role.OFFICER], user="demo_officer_2", name="演示 officer 2")
"""Confirms what the first demo officer found."""


def demo_records(ws: Workspace, size: DemoSize, *, now: datetime, on: date = BASE_DATE) -> int:
    """Write the records of the demo city and return how many rows; ``on`` is the day of the demo city."""
    wanted = landing_records(ws.city(), size)
    by_person: dict[Actor, list[DemoRecord]] = {}
    for one in wanted:
        by_person.setdefault(_person(one), []).append(one)
    count = 0
    for actor, own in by_person.items():
        news = [NewRecord(one.subject, read_body(RecordKind(one.kind), one.cells)) for one in own]
        made = record_many(ws, news, on=on, actor=actor, now=now)
        followed = _follow(ws, zip(own, (row.id for row in made), strict=True), on, now)
        count += len(made) + followed
    return count


def _person(one: DemoRecord) -> Actor:
    return replace(PEOPLE[Role(one.by)], department=one.department or PEOPLE[Role(one.by)].department)


def _follow(ws: Workspace, rows: Iterable[tuple[DemoRecord, int]], on: date, now: datetime) -> int:
    """Confirm causes and carry matters on; return how many rows that made."""
    count = 0
    for one, number in rows:
        if one.follow == "confirmed":
            confirm(ws, number, on=on, actor=SECOND, now=now)
        elif one.follow == "continued":
            body = read_body(RecordKind(one.kind), {**one.cells, **one.then})
            carry_on(ws, Change(number, body), on=on, actor=_person(one), now=now)
        count += one.follow != ""
    return count
