"""Which items of readiness are settled, parcel by parcel."""

from collections.abc import Mapping

from pandas import DataFrame

SETTLED = ("done", "not_needed")


def items_done(readiness: DataFrame) -> Mapping[str, frozenset[str]]:
    """Return parcel → items (前期事项) that are done or not needed; of several rows on one item all must be."""
    if not len(readiness):
        return {}
    open_: set[tuple[str, str]] = set()
    settled: dict[str, set[str]] = {}
    for parcel, item, state in zip(readiness["parcel_id"], readiness["item"], readiness["state"], strict=True):
        if state in SETTLED:
            settled.setdefault(str(parcel), set()).add(str(item))
        else:
            open_.add((str(parcel), str(item)))
    return {
        parcel: frozenset(item for item in items if (parcel, item) not in open_) for parcel, items in settled.items()
    }
