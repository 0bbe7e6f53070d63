"""Industry codes of GB/T 4754-2017: a letter (may be left out) and two to four digits that belong to it."""

import re

LETTER_OF_DIVISION = (
    (5, "A"), (12, "B"), (43, "C"), (46, "D"), (50, "E"), (52, "F"), (60, "G"), (62, "H"), (65, "I"), (69, "J"),
    (70, "K"), (72, "L"), (75, "M"), (79, "N"), (82, "O"), (83, "P"), (85, "Q"), (90, "R"), (96, "S"), (97, "T"),
)  # fmt: skip
"""Last division of each section."""
SHAPE = re.compile(r"([A-T]?)(\d{2})\d{0,2}")


def is_sector_code(code: str) -> bool:
    """Return whether a code can be one of GB/T 4754-2017.

    >>> [is_sector_code(code) for code in ("C3985", "3985", "I65", "A39", "X12", "C")]
    [True, True, True, False, False, False]
    """
    match = SHAPE.fullmatch(code.upper())
    if match is None:
        return False
    division = int(match[2])
    section = next((letter for last, letter in LETTER_OF_DIVISION if 1 <= division <= last), None)
    return section is not None and match[1] in ("", section)
