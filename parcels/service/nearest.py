"""What somebody who mistyped a name may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """Return up to three known names similar to a mistyped one, or a dash."""
    return ", ".join(get_close_matches(name, list(known), n=3, cutoff=0.5)) or "–"
