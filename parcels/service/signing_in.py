"""Signing in and out: who somebody is, for how long that holds, and what the log learns of it.

A sign-in ends when the person signs out, after ``LIFETIME``, after ``IDLE`` without work, when their password changes
or when they are switched off; each of it holds from the next request on.
"""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.service.access import Actor, Origin, Role
from parcels.service.passwords import fits, hashed, require_good
from parcels.service.people import store_password
from parcels.service.workspace import Workspace
from parcels.store.events import Stamp
from parcels.store.people import Person, change_person, person_of_identity, read_person
from parcels.store.sign_ins import SignIn, add_sign_in, end_sign_in, end_sign_ins, read_sign_in, touch_sign_in

IDLE = timedelta(hours=2)
LIFETIME = timedelta(hours=12)
RENEWED_EVERY = timedelta(minutes=5)
FREE_FAILURES = 5
LONGEST_LOCK = timedelta(hours=1)
NOBODY = "sign-in"


@dataclass(frozen=True)
class Entry:
    """A sign-in just made: the token is told once, to the browser, and kept nowhere."""

    token: str
    person: str
    must_change: bool


@dataclass(frozen=True)
class Session:
    """A sign-in that holds.

    ``actor`` is ``None`` as long as a one-time password has to be changed: until then nothing may be seen or done.
    """

    key: str
    person: str
    name: str
    must_change: bool
    seen_at: datetime
    actor: Actor | None


def key_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(ws: Workspace, name: str, password: str, *, now: datetime, address: str = "") -> Entry:
    """Sign a person in by password; wrong ones lock the name for ever longer.

    Raises
    ------
    ActionRefused
        ``sign_in_refused``, the same for an unknown name, a wrong password, a lock and a person switched off.
    """
    wanted = name.strip().lower()
    with ws.store.reading() as connection:
        before = read_person(connection, wanted)
    good = fits(password, before.password_hash if before else None)  # slow: never inside a transaction
    token = secrets.token_urlsafe(32)
    if before is None or not _enter(ws, before, token if good else None, now=now, address=address):
        if before is None:
            _record_failure(ws, "unknown", now=now, address=address)
        raise ActionRefused("sign_in_refused")
    return Entry(token, before.id, before.must_change)


def _enter(ws: Workspace, before: Person, token: str | None, *, now: datetime, address: str) -> bool:
    """Count a failure (``token`` is ``None``) or keep the sign-in; the person is read again inside the transaction."""
    with ws.store.unit_of_work(Stamp(now, before.id if token else NOBODY, before.role if token else "")) as work:
        one = read_person(work.connection, before.id)
        assert one is not None  # people are switched off, never deleted
        refusal = _refusal(one, before, now)
        if refusal == "locked":
            return False  # neither counted nor recorded: who asks a thousand times fills no log
        if token is None or refusal:
            if token is None:
                change_person(work.connection, one.id, version=one.version, values=_failed(one, now))
            work.record("sign_in_failed", person=one.id, because=refusal or "password", address=address)
            return False
        if one.failures:
            values = {"failures": 0, "locked_until": None}
            change_person(work.connection, one.id, version=one.version, values=values)
        add_sign_in(work.connection, key_of(token), one.id, at=now, until=now + LIFETIME)
        work.record("signed_in", person=one.id, by="password", address=address)
        return True


def _refusal(one: Person, before: Person, now: datetime) -> str:
    if one.locked_until is not None and now < one.locked_until:
        return "locked"
    if not one.is_active:
        return "inactive"
    return "password" if one.password_hash != before.password_hash else ""


def _failed(one: Person, now: datetime) -> dict[str, object]:
    """Return the counter after one more failure: from the fifth on a lock of 1, 2, 4 … 60 minutes."""
    failures = one.failures + 1
    over = failures - FREE_FAILURES
    lock = min(timedelta(minutes=2 ** min(over, 10)), LONGEST_LOCK) if over >= 0 else None
    return {"failures": failures, "locked_until": None if lock is None else now + lock}


def _record_failure(ws: Workspace, because: str, *, now: datetime, address: str) -> None:
    """Record a failure of no known person; what was typed is not kept, it may well be a password."""
    with ws.store.unit_of_work(Stamp(now, NOBODY, "")) as work:
        work.record("sign_in_failed", person="", because=because, address=address)


def session_of(ws: Workspace, key: str, *, now: datetime) -> Session | None:
    """Return the session of a kept token, ``None`` unless it holds at this moment."""
    with ws.store.reading() as connection:
        found = read_sign_in(connection, key)
    return None if found is None or not _holds(found, now) else _session(found)


def _holds(found: SignIn, now: datetime) -> bool:
    in_time = now < found.expires_at and now < found.seen_at + IDLE
    return found.ended_at is None and in_time and found.person.is_active


def _session(found: SignIn) -> Session:
    one = found.person
    actor = None if one.must_change else actor_of(one)
    return Session(found.token_sha256, one.id, one.name, one.must_change, found.seen_at, actor)


def actor_of(one: Person) -> Actor:
    """Return a person as those who ask."""
    return Actor(one.id, one.name, Role(one.role), one.platform_id, one.department, Origin.PERSON)


def renew(ws: Workspace, session: Session, *, now: datetime) -> None:
    """Note that somebody works; written every few minutes only."""
    if now - session.seen_at >= RENEWED_EVERY:
        with ws.store.quiet_write() as connection:
            touch_sign_in(connection, session.key, now)


def sign_out(ws: Workspace, key: str, *, now: datetime, everywhere: bool = False) -> None:
    """End a sign-in, or all of its person; nothing happens if it has ended already."""
    with ws.store.reading() as connection:
        found = read_sign_in(connection, key)
    if found is None or found.ended_at is not None:
        return
    one = found.person
    with ws.store.unit_of_work(Stamp(now, one.id, one.role)) as work:
        is_first = end_sign_in(work.connection, key, now)
        others = end_sign_ins(work.connection, one.id, now) if everywhere else 0
        if is_first or others:
            work.record("signed_out", person=one.id, everywhere=everywhere)


def change_own_password(ws: Workspace, key: str, old: str, new: str, *, now: datetime, address: str = "") -> Entry:
    """Change the password of whoever is signed in; every sign-in of theirs ends and a new one is returned.

    Raises
    ------
    InputRefused
        See :func:`parcels.service.passwords.require_good`; ``password_same``.
    ActionRefused
        ``action_not_allowed`` unless signed in; ``sign_in_refused`` if the old password is wrong or locked.
    """
    with ws.store.reading() as connection:
        found = read_sign_in(connection, key)
    if found is None or not _holds(found, now):
        raise ActionRefused("action_not_allowed", action="sign_in", role="", because="signed_out")
    one = found.person
    good = fits(old, one.password_hash)
    if not good or _refusal(one, one, now):
        _enter(ws, one, None, now=now, address=address)
        raise ActionRefused("sign_in_refused")
    require_good(new, names=(one.id, one.name))
    if old == new:
        raise InputRefused("password_same")
    kept, token = hashed(new), secrets.token_urlsafe(32)
    with ws.store.unit_of_work(Stamp(now, one.id, one.role)) as work:
        store_password(work, one, kept, must_change=False)
        add_sign_in(work.connection, key_of(token), one.id, at=now, until=now + LIFETIME)
        work.record("signed_in", person=one.id, by="new_password", address=address)
    return Entry(token, one.id, must_change=False)


@dataclass(frozen=True)
class Identity:
    """Somebody another system vouches for.

    ``external_id`` is compared with that of :class:`parcels.service.people.PersonFacts`; ``proof`` is what makes this
    sign-in with that system unlike any other of the same person, and ``expires_at`` its end.
    """

    external_id: str
    proof: str
    expires_at: datetime


def external_session(ws: Workspace, identity: Identity, *, now: datetime) -> Session | None:
    """Return the session of somebody another system signed in, made at first sight; ``None`` once it ended or expired.

    Raises
    ------
    ActionRefused
        ``identity_unknown`` with ``identity`` if no person of the workspace has it, or a person switched off has.
    """
    key = key_of(f"{identity.external_id}\0{identity.proof}")
    if now >= identity.expires_at:
        return None
    with ws.store.reading() as connection:
        found = read_sign_in(connection, key)
        one = person_of_identity(connection, identity.external_id)
    if one is None or not one.is_active:
        raise ActionRefused("identity_unknown", identity=identity.external_id)
    if found is None:
        _meet(ws, one, key, identity, now)
    elif found.person.id != one.id:
        return None  # the identity was given to somebody else since
    held = session_of(ws, key, now=now)
    # A one-time password concerns those who sign in with it.
    return None if held is None else replace(held, must_change=False, actor=actor_of(one))


def _meet(ws: Workspace, one: Person, key: str, identity: Identity, now: datetime) -> None:
    """Keep the sign-in another system vouches for, once, however many tabs show it."""
    with ws.store.unit_of_work(Stamp(now, one.id, one.role)) as work:
        if read_sign_in(work.connection, key) is None:
            until = min(identity.expires_at, now + LIFETIME)
            add_sign_in(work.connection, key, one.id, at=now, until=until)
            work.record("signed_in", person=one.id, by=identity.external_id.partition("|")[0], address="")


def person_of(ws: Workspace, external_id: str) -> Actor | None:
    """Return the person of an identity that a proxy vouches for with every request, ``None`` if there is none."""
    with ws.store.reading() as connection:
        one = person_of_identity(connection, external_id)
    return None if one is None or not one.is_active else actor_of(one)
