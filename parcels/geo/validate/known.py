"""What is already known of the city and can be checked against; an absent entry switches that check off."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """Identifiers by dataset (``platforms``, ``parcels``, ``projects``) and all land there is, in mu."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    land_mu: float | None = None
