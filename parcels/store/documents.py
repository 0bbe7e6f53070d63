"""Texts kept by their own hash (policies, rule books), so that a past verdict can be made again under them."""

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa

from parcels.store.tables import document


@dataclass(frozen=True)
class Document:
    """A text kept; ``kind`` is ``policy`` or ``rules``."""

    sha256: str
    kind: str
    body: str

    @property
    def is_true(self) -> bool:
        """Whether the text still is what its hash says."""
        return sha256_of(self.body) == self.sha256


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def keep_document(connection: sa.Connection, kind: str, body: str) -> str:
    """Keep a text unless it is there already, and return its SHA-256."""
    digest = sha256_of(body)
    if read_document(connection, digest) is None:
        connection.execute(sa.insert(document).values(sha256=digest, kind=kind, body=body))
    return digest


def read_document(connection: sa.Connection, digest: str) -> Document | None:
    """Return the text of a hash, ``None`` if it was never kept."""
    row = connection.execute(sa.select(document).where(document.c.sha256 == digest)).one_or_none()
    return None if row is None else Document(row.sha256, row.kind, row.body)
