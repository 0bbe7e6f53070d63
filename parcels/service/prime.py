"""What land is prime: the explained score of every parcel that competes, kept once per content and policy."""

from collections.abc import Mapping

from parcels.planning.prime.records import PrimeScore
from parcels.service.prepared import Basis
from parcels.service.workspace import Workspace


def prime_scores(ws: Workspace, prepared: Basis) -> Mapping[str, PrimeScore]:
    """Return the score of prime land by parcel id; parcels that do not compete are not among them."""
    raise NotImplementedError
