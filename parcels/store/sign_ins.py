"""Who is signed in: one row per sign-in; of its token only the SHA-256 is kept, so that the file gives nobody entry."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from parcels.store.people import Person
from parcels.store.tables import person, sign_in


@dataclass(frozen=True)
class SignIn:
    """One sign-in of a person; ``ended_at`` is set when they signed out or were signed out."""

    token_sha256: str
    person: Person
    made_at: datetime
    expires_at: datetime
    seen_at: datetime
    ended_at: datetime | None


def add_sign_in(connection: sa.Connection, token_sha256: str, name: str, *, at: datetime, until: datetime) -> None:
    """Keep a new sign-in of a person."""
    row = {"token_sha256": token_sha256, "person_id": name, "made_at": at, "seen_at": at, "expires_at": until}
    connection.execute(sa.insert(sign_in).values(row))


def read_sign_in(connection: sa.Connection, token_sha256: str) -> SignIn | None:
    """Return a sign-in with its person, ended and expired ones too; ``None`` if there is none."""
    query = sa.select(sign_in).where(sign_in.c.token_sha256 == token_sha256)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    one = Person(**connection.execute(sa.select(person).where(person.c.id == row.person_id)).one()._mapping)
    return SignIn(row.token_sha256, one, row.made_at, row.expires_at, row.seen_at, row.ended_at)


def touch_sign_in(connection: sa.Connection, token_sha256: str, at: datetime) -> None:
    """Note that a person still works with a sign-in."""
    connection.execute(sa.update(sign_in).where(sign_in.c.token_sha256 == token_sha256).values(seen_at=at))


def end_sign_in(connection: sa.Connection, token_sha256: str, at: datetime) -> bool:
    """End one sign-in; return whether it was still running."""
    query = sa.update(sign_in).where(sign_in.c.token_sha256 == token_sha256, sign_in.c.ended_at.is_(None))
    return connection.execute(query.values(ended_at=at)).rowcount == 1


def end_sign_ins(connection: sa.Connection, name: str, at: datetime) -> int:
    """End every sign-in of a person; return how many were still running."""
    query = sa.update(sign_in).where(
        sign_in.c.person_id == name, sign_in.c.ended_at.is_(None), sign_in.c.expires_at > at
    )
    return int(connection.execute(query.values(ended_at=at)).rowcount)
