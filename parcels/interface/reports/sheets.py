"""Spreadsheets for people (XLSX): text stays text, nothing in a cell can run."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from pandas import NaT
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parcels.service.plain import guard_cell, joined

EXCEL_CELL = 32_767
SAFE = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "in_memory": True,
}
EPOCH = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed creation time, so that the same plan makes the same file."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: name, headers and rows of plain values."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""


def write_workbook(path: Path, sheets: Sequence[Sheet], *, title: str = "") -> None:
    """Write sheets with a frozen, filterable header row."""
    with xlsxwriter.Workbook(str(path), SAFE) as book:
        book.set_properties({"title": title, "created": EPOCH})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "#,##0.00"})
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet_name(sheet.name)), sheet, head, number)


def sheet_name(name: str) -> str:
    """Return a name a workbook accepts: none of its six forbidden signs, at most 31 characters."""
    return "".join("_" if letter in "[]:*?/\\" else letter for letter in name)[:31] or "_"


def _write_sheet(page: Worksheet, sheet: Sheet, head: Format, number: Format) -> None:
    top = 0
    if sheet.note:
        page.write_string(0, 0, sheet.note)
        top = 2
    for place, name in enumerate(sheet.columns):
        page.write_string(top, place, str(name), head)
        page.set_column(place, place, min(40, max(10, 2 * len(str(name)))))
    for row, values in enumerate(sheet.rows, start=top + 1):
        for place, value in enumerate(values):
            _write_cell(page, row, place, value, number)
    page.freeze_panes(top + 1, 1)
    if sheet.rows:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(page: Worksheet, row: int, place: int, value: object, number: Format) -> None:
    value = joined(value)
    if is_missing(value):
        return
    if isinstance(value, bool):
        page.write_boolean(row, place, value)
    elif isinstance(value, int):
        page.write_number(row, place, value)
    elif isinstance(value, float):
        page.write_number(row, place, value, number)
    else:
        page.write_string(row, place, str(guard_cell(str(value)))[:EXCEL_CELL])


def is_missing(value: object) -> bool:
    """Return whether a cell is empty: ``None``, ``NaN`` or ``NaT``."""
    return value is None or value is NaT or (isinstance(value, float) and math.isnan(value))
