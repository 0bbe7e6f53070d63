"""Numbers of drawn parcels: free, and never to be taken for a strip or a site of another parcel."""

from collections.abc import Iterable

from parcels.geo.drafts.findings import Refusal

JOIN = "+"
"""Joins the parts of a site in its name, so no parcel may hold it."""
PIECE = "/"
"""Stands before the number of a piece."""


def require_free_id(wanted: str, taken: Iterable[str]) -> None:
    """Refuse a number that is taken, or that a strip of another parcel would be called by.

    Raises
    ------
    Refusal
        ``id_unfit`` (empty, with ``+`` or an unprintable letter), ``id_taken`` with the parcel in the way.
    """
    if not wanted.strip() or wanted != wanted.strip() or JOIN in wanted or not wanted.isprintable():
        raise Refusal("id_unfit", value=wanted)
    for name in taken:
        if name == wanted or name.startswith(wanted + PIECE) or wanted.startswith(name + PIECE):
            raise Refusal("id_taken", value=wanted, other=name)


def piece_ids(parcel: str, count: int) -> tuple[str, ...]:
    """Return the numbers of the pieces of a parcel.

    >>> piece_ids("B-12", 2)
    ('B-12/1', 'B-12/2')
    """
    return tuple(f"{parcel}{PIECE}{number}" for number in range(1, count + 1))
