"""The people of a workspace, kept by its administrator: added, changed, switched off, given a one-time password."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.rules.rulebook_packs import Authority
from parcels.service.access import Actor, Origin, Role
from parcels.service.authority import require_now
from parcels.service.passwords import hashed, one_time_password, require_good
from parcels.service.workspace import Workspace
from parcels.store.people import (
    Person,
    add_person,
    change_person,
    count_active,
    has_people,
    platform_ids,
    read_people,
    read_person,
)
from parcels.store.sign_ins import end_sign_ins
from parcels.store.unit_of_work import UnitOfWork

NAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")
RESERVED = ("demo_", "parcels-")
LONGEST_NAME, LONGEST_IDENTITY = 80, 500
ADMIN = "admin"
ROLES = tuple(role for role in Role if role is not Role.SYSTEM)
ON_PLATFORM = (Role.PLANNER, Role.PROMOTER)


@dataclass(frozen=True)
class PersonFacts:
    """What an administrator says about a person.

    ``platform_id`` binds a planner or promoter to one platform, ``department`` (a code of :class:`Authority`) a
    department officer to the findings of one authority. ``external_id`` is how another system knows the person: the
    issuer of its tokens, ``|`` and the subject, or ``proxy|`` and the name in the header of the proxy.
    """

    name: str
    role: Role
    platform_id: str | None = None
    department: str | None = None
    external_id: str | None = None


@dataclass(frozen=True)
class KnownPerson:
    """A person as an administrator sees them; nothing of a password."""

    id: str
    facts: PersonFacts
    is_active: bool
    has_password: bool
    must_change: bool
    locked_until: datetime | None
    version: int


def known_people(ws: Workspace, *, actor: Actor | None) -> tuple[KnownPerson, ...]:
    """Return everybody by sign-in name."""
    with ws.store.reading() as connection:
        require_now(connection, actor, "manage_people")
        return tuple(_known(one) for one in read_people(connection))


def needs_first_person(ws: Workspace) -> bool:
    """Return whether nobody was ever added, so that nobody could sign in."""
    with ws.store.reading() as connection:
        return not has_people(connection)


def add_first_person(ws: Workspace, *, now: datetime, actor: Actor) -> str | None:
    """Add the administrator ``admin`` to a workspace without people and return the one-time password."""
    password = one_time_password()
    kept = hashed(password)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "manage_people")
        if has_people(work.connection):
            return None
        _add(work, ADMIN, PersonFacts(ADMIN, Role.ADMINISTRATOR), kept, must_change=True)
    return password


def add(ws: Workspace, name: str, facts: PersonFacts, *, now: datetime, actor: Actor | None) -> str | None:
    """Add a person and return their one-time password; ``None`` for somebody whom another system signs in.

    Raises
    ------
    InputRefused
        ``person_name_refused``, ``person_facts_refused``, ``person_platform_unknown``, ``person_department_unknown``.
    ActionRefused
        ``person_exists``, ``identity_exists``, ``action_not_allowed``.
    """
    _require_name(name)
    password = one_time_password() if facts.external_id is None else None
    kept = None if password is None else hashed(password)
    with ws.store.unit_of_work(_signed(actor).stamp(now)) as work:
        require_now(work.connection, actor, "manage_people")
        _require_facts(work.connection, facts)
        _add(work, name, facts, kept, must_change=password is not None)
    return password


def change(ws: Workspace, name: str, facts: PersonFacts, *, version: int, now: datetime, actor: Actor | None) -> None:
    """Change what is known of a person; it holds from their next action.

    Raises
    ------
    InputRefused
        As :func:`add`, and ``person_unknown``.
    ActionRefused
        ``person_changed``, ``person_self``, ``person_last_administrator``, ``identity_exists``, ``action_not_allowed``.
    """
    with ws.store.unit_of_work(_signed(actor).stamp(now)) as work:
        who = require_now(work.connection, actor, "manage_people")
        before = _person(work.connection, name)
        _require_facts(work.connection, facts)
        if facts.role != before.role:
            _require_not_self(who, name)
            _require_administrator_left(work.connection, who, before)
        values = _columns(facts)
        _change(work, before, values, version=version)


def switch(ws: Workspace, name: str, *, on: bool, now: datetime, actor: Actor | None) -> None:
    """Switch a person on or off; off ends every sign-in at once, on opens a lock after wrong passwords.

    Raises
    ------
    InputRefused
        ``person_unknown``.
    ActionRefused
        ``person_self``, ``person_last_administrator``, ``action_not_allowed``.
    """
    with ws.store.unit_of_work(_signed(actor).stamp(now)) as work:
        who = require_now(work.connection, actor, "manage_people")
        before = _person(work.connection, name)
        if not on:
            _require_not_self(who, name)
            _require_administrator_left(work.connection, who, before)
            end_sign_ins(work.connection, name, now)
        _change(work, before, {"is_active": on, "failures": 0, "locked_until": None}, version=before.version)


def reset_password(ws: Workspace, name: str, *, now: datetime, actor: Actor | None, password: str = "") -> str:
    """Give a person a one-time password (the given one or a random one) and end every sign-in.

    Raises
    ------
    InputRefused
        ``person_unknown``; see :func:`parcels.service.passwords.require_good`.
    """
    chosen = password or one_time_password()
    with ws.store.reading() as connection:
        require_now(connection, actor, "manage_people")
        require_good(chosen, names=(name, _person(connection, name).name))
    kept = hashed(chosen)
    with ws.store.unit_of_work(_signed(actor).stamp(now)) as work:
        require_now(work.connection, actor, "manage_people")
        before = _person(work.connection, name)
        store_password(work, before, kept, must_change=True)
    return chosen


def store_password(work: UnitOfWork, before: Person, kept: str, *, must_change: bool) -> None:
    """Keep a new password, end every sign-in and record ``password_changed``, of which the log learns nothing else."""
    end_sign_ins(work.connection, before.id, work.stamp.at)
    values = {"password_hash": kept, "must_change": must_change, "failures": 0, "locked_until": None}
    change_person(work.connection, before.id, version=before.version, values=values)
    work.record("password_changed", person=before.id, one_time=must_change)


def _signed(actor: Actor | None) -> Actor:
    if actor is None:
        raise ActionRefused("action_not_allowed", action="manage_people", role="", because="signed_out")
    return actor


def _person(connection: sa.Connection, name: str) -> Person:
    found = read_person(connection, name)
    if found is None:
        raise InputRefused("person_unknown", person=name)
    return found


def _known(one: Person) -> KnownPerson:
    facts = PersonFacts(one.name, Role(one.role), one.platform_id, one.department, one.external_id)
    has_password = one.password_hash is not None
    return KnownPerson(one.id, facts, one.is_active, has_password, one.must_change, one.locked_until, one.version)


def _add(work: UnitOfWork, name: str, facts: PersonFacts, kept: str | None, *, must_change: bool) -> None:
    stamp = work.stamp
    row = Person(
        id=name,
        **_columns(facts),
        password_hash=kept,
        is_active=True,
        must_change=must_change,
        failures=0,
        locked_until=None,
        made_at=stamp.at,
        made_by=stamp.user,
        version=1,
    )
    try:
        add_person(work.connection, row)
    except sa.exc.IntegrityError as error:
        raise _taken(name, facts.external_id) from error
    work.record("person_added", person=name, **_columns(facts))


def _change(work: UnitOfWork, before: Person, values: Mapping[str, Any], *, version: int) -> None:
    """Change columns and record what is different, old and new."""
    try:
        change_person(work.connection, before.id, version=version, values=values)
    except sa.exc.IntegrityError as error:
        raise _taken(before.id, values.get("external_id")) from error
    different = {key: value for key, value in values.items() if value != getattr(before, key) and key != "locked_until"}
    old = {key: getattr(before, key) for key in different}
    work.record("person_changed", person=before.id, before=old, after=different)


def _taken(name: str, identity: str | None) -> ActionRefused:
    if identity is None:
        return ActionRefused("person_exists", person=name)
    return ActionRefused("identity_exists", identity=identity)


def _columns(facts: PersonFacts) -> dict[str, Any]:
    return {**asdict(facts), "role": facts.role.value}


def _require_name(name: str) -> None:
    if not NAME.fullmatch(name) or name.startswith(RESERVED):
        raise InputRefused("person_name_refused", person=name)


def _require_facts(connection: sa.Connection, facts: PersonFacts) -> None:
    """Raise unless the facts fit each other and the city."""
    role, name = facts.role, facts.name.strip()
    if role is Role.SYSTEM or not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InputRefused("person_facts_refused", field="name" if role is not Role.SYSTEM else "role")
    if facts.external_id is not None and not _is_identity(facts.external_id):
        raise InputRefused("person_facts_refused", field="external_id")
    if (role is Role.DEPARTMENT) != (facts.department is not None):
        raise InputRefused("person_facts_refused", field="department")
    if facts.department is not None and facts.department not in set(Authority):
        raise InputRefused("person_department_unknown", department=facts.department, known=", ".join(Authority))
    if facts.platform_id is not None and role not in ON_PLATFORM:
        raise InputRefused("person_facts_refused", field="platform_id")
    if facts.platform_id is not None and facts.platform_id not in platform_ids(connection):
        raise InputRefused("person_platform_unknown", platform=facts.platform_id)


def _is_identity(text: str) -> bool:
    issuer, bar, subject = text.partition("|")
    return bool(issuer and bar and subject) and len(text) <= LONGEST_IDENTITY and text.isprintable()


def _require_not_self(who: Actor, name: str) -> None:
    if who.origin is Origin.PERSON and who.user == name:
        raise ActionRefused("person_self", person=name)


def _require_administrator_left(connection: sa.Connection, who: Actor, before: Person) -> None:
    if who.role is Role.SYSTEM or before.role != Role.ADMINISTRATOR:
        return
    if count_active(connection, Role.ADMINISTRATOR, without=before.id) == 0:
        raise ActionRefused("person_last_administrator", person=before.id)
