"""Whether the planned use of land suits a project; codes are compared only within one scheme."""

from collections.abc import Iterable

from parcels.rules.policy import Policy

BLANK = "16"
BLANK_SCHEMES = ("A-2023", "A-2020")


def is_statutory_blank(scheme: str, code: str) -> bool:
    """Return whether a code is statutory 留白用地 (16): no use is fixed, so the land cannot be allocated."""
    return scheme in BLANK_SCHEMES and code.startswith(BLANK)


def use_fits(scheme: str, code: str, uses: Iterable[str], uses_scheme: str | None, policy: Policy) -> bool:
    """Return whether land planned as ``code`` suits a project asking for ``uses``.

    The schemes must be equal (an empty scheme of the project means the parcel's). The code must be one asked for or,
    in a scheme with nested codes (``policy.uses.prefix_schemes``), a part of one: 100102 suits a wish for 1001, not
    the reverse.
    """
    if is_statutory_blank(scheme, code) or (uses_scheme or scheme) != scheme:
        return False
    nested = scheme in policy.uses.prefix_schemes
    return any(code == use or (nested and bool(use) and code.startswith(use)) for use in uses)
