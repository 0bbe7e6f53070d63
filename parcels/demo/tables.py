"""Tables as text: CSV and XLSX that come out the same every time."""

import math
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parcels.demo.size import BASE_DATE, CITY_NAME, MARK

SEPARATOR = ";"
"""Between the items of a list field."""


def cell(value: object) -> str:
    """Return a value as it stands in a CSV file: empty, ``yes``/``no``, ISO date, plain number, list with ``;``.

    >>> cell(43.0), cell(True), cell(("0802", "0902")), cell(None)
    ('43', 'yes', '0802;0902', '')
    """
    if isinstance(value, tuple):
        return SEPARATOR.join(str(item) for item in value)
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.10g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def is_missing(value: object) -> bool:
    """Return whether a value is ``None``, not a number or not a time."""
    return value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with every cell as text."""
    return pd.DataFrame(
        {
            name: [value if type(value) is str else cell(value) for value in frame[name].astype(object)]
            for name in frame.columns
        },
        index=range(len(frame)),
    )


def write_csv(frame: pd.DataFrame, path: Path) -> Path:
    """Write a table as UTF-8 with a byte order mark (so that spreadsheet programs show Chinese) and LF line ends."""
    as_text(frame).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
    return path


def write_xlsx(frame: pd.DataFrame, path: Path, note: str) -> Path:
    """Write a table as the only sheet, its name and page header saying demo data; text is never a formula."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        created = datetime.combine(BASE_DATE, datetime.min.time())
        book.set_properties({"title": f"{CITY_NAME} {MARK}", "comments": note, "created": created})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4"})
        sheet = book.add_worksheet(f"项目（{MARK}）")
        sheet.set_header(f"&C{CITY_NAME} {MARK} demo data")
        sheet.freeze_panes(1, 2)
        sheet.write_row(0, 0, list(frame.columns), head)
        for row, record in enumerate(frame.itertuples(index=False), start=1):
            for column, value in enumerate(record):
                _write(sheet, (row, column), value, day)
    return path


def _write(sheet: Worksheet, place: tuple[int, int], value: object, day: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*place, datetime.combine(value, datetime.min.time()), day)
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and not is_missing(value):
        sheet.write_number(*place, value)
    elif text := cell(value):
        sheet.write_string(*place, text)
