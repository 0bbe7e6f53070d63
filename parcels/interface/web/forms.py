"""Forms of our own pages: small, read strictly, and only from a page that we gave to the same browser."""

import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.interface.map.tokens import seal

LARGEST = 8192
SEAL = "form"
LONGEST_NEXT = 1000


def new_browser_mark() -> str:
    """Return a random mark for a browser that has none; the seal in a form is made from it."""
    return secrets.token_urlsafe(24)


def form_seal(mark: str, session: str = "") -> str:
    """Return what a form must carry: sealed with the mark of the browser and who is signed in there."""
    return seal("form", f"{mark}\0{session}")


async def read_form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form.

    Raises
    ------
    InputRefused
        ``form_too_big`` or ``form_stale`` (not a form, a field given twice).
    """
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST:
        raise InputRefused("form_too_big")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise InputRefused("form_too_big")
    try:
        if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            raise ValueError
        text, strict = body.decode(), bool(body)
        fields = parse_qs(text, keep_blank_values=True, strict_parsing=strict, errors="strict", max_num_fields=12)
        return {name: value for name, (value,) in fields.items()}
    except ValueError:
        raise InputRefused("form_stale") from None


def require_own_form(request: Request, fields: Mapping[str, str], mark: str, session: str = "") -> None:
    """Raise unless a form comes from a page that we gave to this browser.

    Raises
    ------
    ActionRefused
        ``form_stale``.
    """
    from_here = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    sealed = hmac.compare_digest(fields.get(SEAL, "").encode(), form_seal(mark, session).encode())
    if not (mark and sealed and from_here):
        raise ActionRefused("form_stale")


def safe_next(wanted: str, prefix: str) -> str:
    """Return where to go after signing in: a page of this app, its first one for anything else.

    >>> safe_next("//evil.example/", "")
    '/'
    """
    home = f"{prefix}/"
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted and len(wanted) <= LONGEST_NEXT
    if not (plain and wanted.startswith(home) and not wanted.startswith("//")):
        return home
    # From here on one slash, then no second one: an address without scheme and host.
    own = urlsplit(wanted).path.removeprefix(prefix).rstrip("/")
    return home if own in ("/sign-in", "/sign-out", "/password") else wanted
