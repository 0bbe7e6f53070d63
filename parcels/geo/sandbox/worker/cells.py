"""Rows of text on their way to the parent: header checks, caps, formula marks, Arrow."""

from typing import Any

import pyarrow as pa

from parcels.geo.sandbox.worker.features import RESERVED, write_table
from parcels.geo.sandbox.worker.stop import Stop, note
from parcels.geo.sandbox.worker.task import Task

LISTED = 200


def write_cells(
    task: Task, numbered: list[tuple[int, list[str | None]]], notes: list[dict[str, Any]]
) -> dict[str, Any]:
    """Write the table below its header row and return the report.

    ``numbered`` holds every row with the number a person sees; rows without any value are left out and counted.
    """
    filled = [(number, row) for number, row in numbered if any(cell for cell in row)]
    if task.header_row:
        filled = [(number, row) for number, row in filled if number >= task.header_row]
    if not filled:
        raise Stop("table_without_header")
    (header_number, header), body = filled[0], filled[1:]
    if len(body) > task.caps.rows:
        raise Stop("too_many_rows", count=len(body), limit=task.caps.rows)
    blank = len([number for number, row in numbered if number > header_number]) - len(body)
    if blank:
        notes.append(note("blank_rows_skipped", count=blank))
    names = column_names(header, header_number, body)
    name_columns(notes, names)
    if len(names) * len(body) > task.caps.cells:
        raise Stop("too_many_cells", count=len(names) * len(body), limit=task.caps.cells)
    columns: dict[str, pa.Array] = {"__row": pa.array([number for number, _ in body], pa.int64())}
    for position, name in names.items():
        cells = [(row[position] or None) if position < len(row) else None for _, row in body]
        check_texts(name, cells, body, task.caps.text)
        columns[name] = pa.array(cells, pa.string())
    write_table(task, pa.table(columns))
    return {"rows": len(body), "notes": notes, "header_row": header_number}


def column_names(header: list[str | None], number: int, body: list[tuple[int, list[str | None]]]) -> dict[int, str]:
    """Return position → name; nameless columns may only be empty, and no name may occur twice."""
    names: dict[int, str] = {}
    for position, cell in enumerate(header):
        name = (cell or "").strip()
        if not name:
            if any(position < len(row) and row[position] for _, row in body):
                raise Stop("header_empty", row=number, column=position + 1)
            continue
        if name in names.values():
            raise Stop("header_duplicate", row=number, column=name[:80])
        if name in RESERVED:
            raise Stop("column_reserved", column=name)
        names[position] = name
    return names


def check_texts(name: str, cells: list[str | None], body: list[tuple[int, list[str | None]]], limit: int) -> None:
    """Refuse texts over the cap, naming the row."""
    for cell, (number, _) in zip(cells, body, strict=True):
        if cell is not None and len(cell) > limit:
            raise Stop("text_too_long", column=name, row=number, length=len(cell), limit=limit)


def formula_notes(cells: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return notes on formulas by cell address; they are never evaluated."""
    listed = [
        note("formula_in_cell", cell=address, value=value[:80])
        if value
        else note("formula_without_value", cell=address)
        for address, value in cells[:LISTED]
    ]
    return [*listed, note("formulas_found", count=len(cells))] if cells else []


def name_columns(notes: list[dict[str, Any]], names: dict[int, str]) -> None:
    """Add the name of the column to every note on a cell."""
    letters = {column_letters(position): name for position, name in names.items()}
    for one in notes:
        column = str(one["values"].get("cell", "")).rstrip("0123456789")
        if column in letters:
            one["values"]["column"] = letters[column][:80]


def column_letters(position: int) -> str:
    """Return the letters of a column, 0 for A."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
