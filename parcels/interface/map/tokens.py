"""Short-lived passes for the map's own routes, which Streamlit's sign-in does not guard.

A page issues a pass after it has checked the role; it names the scope and the holder, whose authority the route checks
again with each request. The key lives in the process; several processes share one by the environment variable
``PARCELS_SCOPE_KEY``.
"""

import hashlib
import hmac
import os
import secrets
import time
from functools import cache

LIFETIME_S = 12 * 3600


@cache
def _key() -> bytes:
    shared = os.environ.get("PARCELS_SCOPE_KEY", "")
    return shared.encode() if shared else secrets.token_bytes(32)


def seal(purpose: str, text: str) -> str:
    """Return a seal of this process (or of all that share the key) under a text, of no use for another purpose."""
    return hmac.new(_key(), f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def _mac(scope: str, expires: int, holder: str) -> str:
    return seal("pass", f"{scope}\0{expires}\0{holder}")[:32]


def sign(scope: str, holder: str, lifetime_s: int = LIFETIME_S) -> str:
    """Return a pass for ``scope`` that ``holder`` alone may use."""
    expires = int(time.time()) + lifetime_s
    return f"{expires}.{holder}.{_mac(scope, expires, holder)}"


def holder_of(scope: str, token: str, *, margin_s: int = 0) -> str | None:
    """Return whose pass for ``scope`` this is, ``None`` unless it lasts at least another ``margin_s`` seconds."""
    expires, _, rest = token.partition(".")
    holder, _, mac = rest.rpartition(".")
    if not (expires.isascii() and expires.isdecimal()) or len(expires) > 12:
        return None
    if int(expires) <= time.time() + margin_s:
        return None
    return holder if hmac.compare_digest(mac.encode(), _mac(scope, int(expires), holder).encode()) else None
