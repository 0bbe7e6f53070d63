"""A relaxation in words: what to change so that a project lands."""

from collections.abc import Mapping
from typing import Any

from parcels.interface.words import Words


def relaxation_text(words: Words, relaxation: Mapping[str, Any]) -> str:
    """Return the sentence of a relaxation of a plan's document."""
    return str(relaxation)
