"""Passwords: what one must look like, how it is kept (argon2id) and compared."""

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from parcels.domain.errors import InputRefused

SHORTEST, LONGEST = 10, 128
DIFFERENT = 5
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread on paper: no i, l, o, 0, 1
GROUPS, GROUP = 4, 5

_hasher = PasswordHasher()  # argon2id with the library's parameters (RFC 9106, low memory): 64 MiB each
_at_once = BoundedSemaphore(2)  # many attempts at a time must not take the memory of the machine


def require_good(password: str, *, names: tuple[str, ...]) -> None:
    """Raise unless a password may be chosen.

    Raises
    ------
    InputRefused
        ``password_short`` with ``shortest``, ``password_long`` with ``longest``, ``password_simple`` (too few different
        letters) or ``password_is_name``.
    """
    text = _same(password)
    if len(text) < SHORTEST:
        raise InputRefused("password_short", shortest=SHORTEST)
    if len(text) > LONGEST:
        raise InputRefused("password_long", longest=LONGEST)
    if len(set(text)) < DIFFERENT:
        raise InputRefused("password_simple", different=DIFFERENT)
    if any(len(name) > 1 and _same(name).casefold() in text.casefold() for name in names):
        raise InputRefused("password_is_name")


def one_time_password() -> str:
    """Return a random password of 20 letters and digits in groups (99 bits)."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    with _at_once:
        return _hasher.hash(_same(password))


def fits(password: str, kept: str | None) -> bool:
    """Return whether a password is the one kept; as slow if nothing is kept, so that time tells nothing."""
    with _at_once:
        try:
            found = _hasher.verify(kept or _nobodys(), _same(password[: 4 * LONGEST]))
        except (Argon2Error, InvalidHashError):
            return False
    return found and kept is not None


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe())


def _same(text: str) -> str:
    """Return text as every keyboard and input method writes it (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", text)
