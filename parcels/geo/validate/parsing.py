"""Text to numbers, dates, booleans and lists: each parser returns a value and the code of what is wrong."""

import datetime as dt
import re
import unicodedata

NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
THOUSANDS = re.compile(r"[+-]?\d{1,3}([,，]\d{3})+(\.\d+)?")
DATE = re.compile(
    r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?"
)
DAY_FIRST = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}.*")
NO_DATE = dt.date(1900, 1, 1)
FIRST_YEAR, LAST_YEAR = 1901, 2199
BOOLEANS = {
    **dict.fromkeys(("yes", "true", "1", "是", "y", "t"), True),
    **dict.fromkeys(("no", "false", "0", "否", "n", "f"), False),
}
LIST_SEPARATORS = re.compile(r"[;；]")
STILL_KEPT = frozenset({"full_width_digits"})
"""Codes whose value is used; they are only reported."""


def parse_number(text: str) -> tuple[float | None, str]:
    """Return a finite number of zero or more; full-width digits are read and reported.

    >>> parse_number("12.5"), parse_number("1,234"), parse_number("１２")
    ((12.5, ''), (None, 'number_thousands_separator'), (12.0, 'full_width_digits'))
    """
    if THOUSANDS.fullmatch(text):
        return None, "number_thousands_separator"
    plain = unicodedata.normalize("NFKC", text)
    if not NUMBER.fullmatch(plain):
        return None, "number_unreadable"
    value = float(plain)
    if value in (float("inf"), float("-inf")):
        return None, "number_unreadable"
    if value < 0:
        return None, "number_negative"
    return value, "" if plain == text else "full_width_digits"


def parse_date(text: str) -> tuple[dt.date | None, str]:
    """Return a date written year first; 1900-01-01 stands for none and is reported.

    >>> parse_date("2027/3/1"), parse_date("3/1/2027")
    ((datetime.date(2027, 3, 1), ''), (None, 'date_order_unclear'))
    """
    plain = unicodedata.normalize("NFKC", text)
    match = DATE.fullmatch(plain)
    if match is None:
        return None, "date_order_unclear" if DAY_FIRST.fullmatch(plain) else "date_unreadable"
    pair = match[2] + match[4]
    if pair not in ("--", "//", "..", "年月"):
        return None, "date_unreadable"
    try:
        value = dt.date(int(match[1]), int(match[3]), int(match[5]))
    except ValueError:
        return None, "date_impossible"
    if value == NO_DATE:
        return None, "date_placeholder"
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return None, "date_out_of_range"
    return value, "" if plain == text else "full_width_digits"


def parse_boolean(text: str) -> tuple[bool | None, str]:
    """Return a boolean written yes/no, true/false, 1/0 or 是/否.

    >>> parse_boolean("是"), parse_boolean("maybe")
    ((True, ''), (None, 'boolean_unreadable'))
    """
    found = BOOLEANS.get(text.lower())
    return found, "" if found is not None else "boolean_unreadable"


def parse_list(text: str) -> tuple[tuple[str, ...], str]:
    """Return the parts between ``;`` or ``；``, each once, in order.

    >>> parse_list("100101；100102; 100101")
    (('100101', '100102'), '')
    """
    parts = (part.strip() for part in LIST_SEPARATORS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part)), ""


def parse_text(text: str) -> tuple[str, str]:
    """Return the text as it is; nothing in it is ever interpreted."""
    return text, ""
