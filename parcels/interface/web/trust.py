"""Which addresses are our own proxies, and what is believed of a request that came through one.

``PARCELS_TRUSTED_PROXIES``: addresses and networks, separated by commas. ``PARCELS_PROXY_HEADER``: the header in which
such a proxy names the person it has signed in. Nothing is believed while the web server itself rewrites the visitor's
address from a header (``FORWARDED_ALLOW_IPS`` not empty); ``parcels serve`` turns that off.
"""

import ipaddress
import os
import re
from collections.abc import Iterable, Mapping

from parcels.domain.errors import InputRefused
from parcels.service.access import is_loopback

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")
_IDENTITY = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,254}")


def require_settings(environment: Mapping[str, str]) -> None:
    """Raise if what the environment says of proxies cannot be meant.

    Raises
    ------
    InputRefused
        ``proxy_settings_refused`` with ``setting`` and ``value``.
    """
    header, proxies = environment.get("PARCELS_PROXY_HEADER", ""), environment.get("PARCELS_TRUSTED_PROXIES", "")
    if header and not _HEADER.fullmatch(header):
        raise InputRefused("proxy_settings_refused", setting="PARCELS_PROXY_HEADER", value=header)
    try:
        networks = _networks(proxies)
    except ValueError:
        raise InputRefused("proxy_settings_refused", setting="PARCELS_TRUSTED_PROXIES", value=proxies) from None
    if header and not networks:
        raise InputRefused("proxy_settings_refused", setting="PARCELS_TRUSTED_PROXIES", value=proxies)


def identity_header() -> str:
    """Return the header that names people, in small letters; empty where no proxy signs people in."""
    return os.environ.get("PARCELS_PROXY_HEADER", "").strip().lower()


def is_trusted(address: str | None) -> bool:
    """Return whether an address is one of our proxies."""
    if address is None or os.environ.get("FORWARDED_ALLOW_IPS") != "":
        return False
    try:
        networks, host = _networks(os.environ.get("PARCELS_TRUSTED_PROXIES", "")), ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(host in network for network in networks)


def identity_in(values: Iterable[str]) -> str | None:
    """Return the identity that the values of the header name, ``None`` unless there is exactly one that is legible."""
    found = list(values)
    if len(found) != 1 or not _IDENTITY.fullmatch(found[0]):
        return None
    return f"proxy|{found[0]}"


def visitor_address(peer: str | None, forwarded_for: Iterable[str]) -> str:
    """Return the address of a visitor: the last one that none of our proxies has, read from the back."""
    chain = [part.strip() for line in forwarded_for for part in line.split(",")]
    address = peer or ""
    while chain and is_trusted(address):
        address = chain.pop()
    return address[:60]


def _networks(text: str) -> list[Network]:
    return [ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip()]


def is_this_machine(served: str, peer: str | None, headers: Iterable[str]) -> bool:
    """Return whether both the address served and the visitor are this machine, and no proxy stands between them.

    ``peer`` is ``None`` where Streamlit means this machine; ``headers`` are the names of the headers of the request.
    """
    forwarded = any(name.lower() in FORWARDED for name in headers)
    return is_loopback(served) and (peer is None or is_loopback(peer)) and not forwarded
