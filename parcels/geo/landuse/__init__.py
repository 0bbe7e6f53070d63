"""Land-use codes per scheme and edition; the same digits mean different things in different schemes.

``schemes.csv`` lists the known schemes, ``<scheme>.csv`` their codes with the ``evidence`` (``reference``: in the
project's reference, ``unverified``: from general knowledge of the standard). A code is refused as unknown only where
the dictionary is complete; elsewhere it only has to have the scheme's shape.
"""

import csv
import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Standing(StrEnum):
    """What a dictionary says about a code."""

    LISTED = "listed"
    NOT_LISTED = "not_listed"
    """The shape is right, but the dictionary is not complete."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Scheme:
    """A code scheme with its edition."""

    scheme: str
    name_zh: str
    name_en: str
    complete: bool
    shape: re.Pattern[str]


@dataclass(frozen=True)
class LandUse:
    """One code of a scheme."""

    code: str
    name_zh: str
    name_en: str
    evidence: str


@cache
def schemes() -> dict[str, Scheme]:
    """Return the known schemes by name."""
    return {
        row["scheme"]: Scheme(
            row["scheme"], row["name_zh"], row["name_en"], row["complete"] == "yes", re.compile(row["shape"])
        )
        for row in _rows("schemes")
    }


def scheme_of(name: str) -> Scheme | None:
    """Return a known scheme; ``None`` for a name nobody knows, whose codes can only be compared as text."""
    return schemes().get(name)


@cache
def read_scheme(name: str) -> dict[str, LandUse]:
    """Return the codes of a scheme, empty where no dictionary is kept.

    >>> read_scheme("A-2023")["100102"].name_en, read_scheme("B-2017")["0601"].name_zh
    ('Industry, class 2', '工业用地')
    """
    if not files(__name__).joinpath(f"{name}.csv").is_file() or name not in schemes():
        return {}
    return {row["code"]: LandUse(**row) for row in _rows(name)}


def standing(scheme: str, code: str) -> Standing:
    """Return what is known of a code in a known scheme.

    >>> [str(standing("A-2023", code)) for code in ("100102", "1009", "802")]
    ['listed', 'unknown', 'unknown']
    """
    known = schemes()[scheme]
    if code in read_scheme(scheme):
        return Standing.LISTED
    if known.complete or known.shape.fullmatch(code) is None:
        return Standing.UNKNOWN
    return Standing.NOT_LISTED


def near_codes(scheme: str, code: str, count: int = 3) -> tuple[str, ...]:
    """Return listed codes that may be meant, a lost leading zero first.

    >>> near_codes("A-2023", "802")[0]
    '0802'
    """
    codes = list(read_scheme(scheme))
    zero = [f"0{code}"] if f"0{code}" in codes else []
    near = difflib.get_close_matches(code, codes, n=count, cutoff=0.5)
    return tuple(dict.fromkeys(zero + near))[:count]


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
