"""Column types and names shared by all tables."""

from datetime import UTC, datetime

import sqlalchemy as sa

# Every constraint has a name of its own, so that a migration can find it again on both stores.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = sa.MetaData(naming_convention=NAMING)


class Moment(sa.types.TypeDecorator[datetime]):
    """A point in time, kept as ISO 8601 text in UTC: it sorts as text and reads the same on both stores."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        """Return the text; a time without a zone is refused, because nobody could say when it was."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:
        """Return the aware time."""
        return None if value is None else datetime.fromisoformat(value)


def moment_text(at: datetime) -> str:
    """Return a time as ISO 8601 text in UTC.

    Raises
    ------
    ValueError
        If the time has no zone.
    """
    if at.tzinfo is None:
        raise ValueError("a time needs a zone, e.g. datetime.now(UTC)")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
