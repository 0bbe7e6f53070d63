"""CSV: encoding from the bytes, separator from the header, every row as wide as the header."""

import csv
import io
from typing import Any

from parcels.geo.sandbox.worker.cells import column_letters, formula_notes, write_cells
from parcels.geo.sandbox.worker.stop import Stop, note
from parcels.geo.sandbox.worker.task import Task

SEPARATORS = (",", "\t", ";", "，")
FORMULA_STARTS = ("=", "＝")


def read_delimited(task: Task) -> dict[str, Any]:
    """Read one CSV file as text cells."""
    text, notes = decoded(task.source.read_bytes(), task.encoding)
    separator = separator_of(text)
    csv.field_size_limit(max(task.caps.text * 4, 131_072))
    rows: list[tuple[int, list[str | None]]] = []
    formulas: list[tuple[str, str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            cells: list[str | None] = [cell.strip() or None for cell in row]
            rows.append((number, cells))
            if len(rows) > task.caps.rows + 100:
                raise Stop("too_many_rows", count=len(rows), limit=task.caps.rows)
            formulas += _formulas(number, cells)
    except csv.Error as error:
        raise Stop("csv_broken", row=len(rows) + 1, detail=str(error)[:120]) from None
    check_width(rows, task.header_row)
    return write_cells(task, rows, [*notes, *formula_notes(formulas)])


def decoded(raw: bytes, encoding: str | None) -> tuple[str, list[dict[str, object]]]:
    """Return the text: UTF-8 if it can be, else GB18030 and said, else refused."""
    if b"\0" in raw:
        raise Stop("nul_byte", position=raw.index(b"\0") + 1)
    candidates = (encoding,) if encoding else ("utf-8-sig", "gb18030")
    for name in candidates:
        try:
            text = raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        return text, [note("encoding_decided", encoding=name.upper(), stated="-")] if name == "gb18030" else []
    raise Stop("text_encoding_unknown")


def separator_of(text: str) -> str:
    """Return the separator that occurs most in the first line that is not blank, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    counts = {separator: outside.count(separator) for separator in SEPARATORS}
    if counts["，"] and not any(counts[separator] for separator in SEPARATORS[:3]):
        raise Stop("full_width_separator")
    return max(SEPARATORS[:3], key=lambda separator: counts[separator])


def check_width(rows: list[tuple[int, list[str | None]]], header_row: int) -> None:
    """Refuse rows with more or fewer cells than the header, naming the first."""
    filled = [(number, row) for number, row in rows if any(row) and number >= header_row]
    if not filled:
        return
    width = len(filled[0][1])
    for number, row in filled:
        if len(row) != width:
            raise Stop("row_ragged", row=number, found=len(row), expected=width)


def _formulas(number: int, cells: list[str | None]) -> list[tuple[str, str]]:
    return [
        (f"{column_letters(position)}{number}", cell)
        for position, cell in enumerate(cells)
        if cell is not None and cell.startswith(FORMULA_STARTS)
    ]
