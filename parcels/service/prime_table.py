"""The scores of prime land as one table, a parcel a row: what the CSV and other programs get."""

from collections.abc import Iterable

from pandas import DataFrame

from parcels.planning.prime.measuring import PARTS
from parcels.planning.prime.records import UNITS
from parcels.service.prime import PrimeBoard


def prime_table(board: PrimeBoard, parcels: Iterable[str]) -> DataFrame:
    """Return ``parcel_id … stability``, then ``worth_<part>`` in [0, 1] and ``<part>_<unit>`` as measured."""
    rows = []
    for name in parcels:
        one = board.scores[name]
        row = {
            "parcel_id": name,
            "platform_id": one.platform_id,
            "reserved": one.is_held,
            "rank": one.rank,
            "score": one.score,
            "known_share": one.known_share,
            "percentile_city": one.percentile_city,
            "percentile_platform": one.percentile_platform,
            "stability": board.stability[name],
        }
        row |= {f"worth_{part.part}": part.value for part in one.parts}
        rows.append(row | {_measured(part.part): part.measure for part in one.parts})
    return DataFrame(rows)


def _measured(part: str) -> str:
    unit = next(UNITS[one] for one in PARTS if one == part)
    return f"{part}_{'ratio' if unit == '1' else unit}"
