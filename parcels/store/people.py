"""The people of a workspace: who may sign in, and in which role."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused
from parcels.store.tables import RECORDS, dataset, person


@dataclass(frozen=True)
class Person:
    """A row of the table of people; ``password_hash`` is ``None`` for people another system signs in."""

    id: str
    name: str
    role: str
    platform_id: str | None
    department: str | None
    password_hash: str | None
    external_id: str | None
    is_active: bool
    must_change: bool
    failures: int
    locked_until: datetime | None
    made_at: datetime
    made_by: str
    version: int


def read_person(connection: sa.Connection, name: str) -> Person | None:
    """Return the person of a sign-in name, ``None`` if there is none."""
    row = connection.execute(sa.select(person).where(person.c.id == name)).one_or_none()
    return None if row is None else Person(**row._mapping)


def read_people(connection: sa.Connection) -> tuple[Person, ...]:
    """Return everybody by sign-in name."""
    return tuple(Person(**row._mapping) for row in connection.execute(sa.select(person).order_by(person.c.id)))


def add_person(connection: sa.Connection, one: Person) -> None:
    """Add a person.

    Raises
    ------
    ActionRefused
        ``person_exists``.
    """
    if read_person(connection, one.id) is not None:
        raise ActionRefused("person_exists", person=one.id)
    connection.execute(sa.insert(person).values(vars(one)))


def change_person(connection: sa.Connection, name: str, *, version: int, values: Mapping[str, Any]) -> Person:
    """Change columns of a person.

    Raises
    ------
    ActionRefused
        ``person_changed`` if somebody changed the person since ``version`` was read.
    """
    query = sa.update(person).where(person.c.id == name, person.c.version == version)
    if connection.execute(query.values({**values, "version": version + 1})).rowcount != 1:
        raise ActionRefused("person_changed", person=name)
    found = read_person(connection, name)
    assert found is not None
    return found


def person_of_identity(connection: sa.Connection, external_id: str) -> Person | None:
    """Return the person another system knows by ``external_id``, ``None`` if there is none."""
    row = connection.execute(sa.select(person).where(person.c.external_id == external_id)).one_or_none()
    return None if row is None else Person(**row._mapping)


def count_active(connection: sa.Connection, role: str, *, without: str) -> int:
    """Return how many people of a role may sign in, one of them not counted."""
    query = sa.select(sa.func.count()).select_from(person)
    return int(
        connection.execute(query.where(person.c.role == role, person.c.is_active, person.c.id != without)).scalar_one()
    )


def has_people(connection: sa.Connection) -> bool:
    """Return whether anybody was ever added."""
    return connection.execute(sa.select(person.c.id).limit(1)).first() is not None


def platform_ids(connection: sa.Connection) -> frozenset[str]:
    """Return the platforms of the current data."""
    table = RECORDS["platforms"]
    query = sa.select(table.c.platform_id).join(dataset, dataset.c.id == table.c.dataset_id)
    return frozenset(connection.execute(query.where(dataset.c.is_current)).scalars())
