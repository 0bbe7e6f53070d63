"""Short-lived passes for the map's own routes, which Streamlit's sign-in does not guard.

A page issues a pass after it has checked the role; the route accepts it for that scope until it expires. The key lives
in the process; several processes share one by the environment variable ``PARCELS_SCOPE_KEY``.
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


def _mac(scope: str, expires: int) -> str:
    return hmac.new(_key(), f"{scope}\0{expires}".encode(), hashlib.sha256).hexdigest()[:32]


def sign(scope: str, lifetime_s: int = LIFETIME_S) -> str:
    """Return a pass for ``scope``."""
    expires = int(time.time()) + lifetime_s
    return f"{expires}.{_mac(scope, expires)}"


def is_valid(scope: str, token: str, *, margin_s: int = 0) -> bool:
    """Return whether ``token`` is a pass for ``scope`` that lasts at least another ``margin_s`` seconds."""
    expires, _, mac = token.partition(".")
    if not (expires.isascii() and expires.isdecimal()) or len(expires) > 12:
        return False
    if int(expires) <= time.time() + margin_s:
        return False
    return hmac.compare_digest(mac.encode(), _mac(scope, int(expires)).encode())
