"""XLSX: looked at as a zip of XML first (ratio, rows, formulas), then read by calamine; nothing is evaluated."""

import datetime as dt
import re
import stat
import zipfile
from dataclasses import dataclass
from functools import partial
from typing import IO, Any
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from python_calamine import CalamineWorkbook

from parcels.geo.sandbox.worker.cells import formula_notes, write_cells
from parcels.geo.sandbox.worker.opened import Opened
from parcels.geo.sandbox.worker.stop import Stop, note
from parcels.geo.sandbox.worker.task import Task

ROW = re.compile(rb"<(?:\w+:)?row\b")
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,40}?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
BLOCK, OVERLAP = 1 << 20, 128
SMALL_PART = 8 << 20
MERGED_LISTED = 8
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def open_workbook(task: Task) -> Opened:
    """Check the workbook as a whole and find the sheets asked for; it offers the visible sheets with rows."""
    with zipfile.ZipFile(task.source) as archive:
        check_members(archive, task)
        sheets = sheet_parts(archive)
        filled = [name for name, sheet in sheets.items() if sheet.visible and _has_rows(archive, sheet.part)]
    names = [choose_sheet(list(sheets), filled, choice) for choice in task.choices]
    pairs = zip(task.parts(), names, strict=True)
    return Opened([partial(read_sheet, part, name, sheets[name].part) for part, name in pairs], filled)


def read_sheet(task: Task, name: str, part: str) -> dict[str, Any]:
    """Read one sheet as text cells."""
    with zipfile.ZipFile(task.source) as archive:
        formulas, merged = scan_sheet(archive, part, task)
    sheet = CalamineWorkbook.from_path(str(task.source)).get_sheet_by_name(name)
    if sheet.end and sheet.end[0] + 1 > task.caps.rows + 100:
        raise Stop("too_many_rows", count=sheet.end[0] + 1, limit=task.caps.rows)
    grid = sheet.to_python(skip_empty_area=False)
    rows = [(number, [cell_text(cell) for cell in row]) for number, row in enumerate(grid, start=1)]
    values = dict(_values_at(formulas, rows))
    notes = formula_notes([(address, values.get(address, "")) for address in formulas])
    report = write_cells(task, rows, notes)
    return {**report, "notes": [*notes, *merged_notes(merged, int(report["header_row"]))], "sheet": name}


def check_members(archive: zipfile.ZipFile, task: Task) -> None:
    """Refuse links, encryption, too many parts, too much data or too high a ratio, before unpacking anything."""
    parts = archive.infolist()
    if len(parts) > task.caps.members * 16:
        raise Stop("zip_too_many_members", count=len(parts), limit=task.caps.members * 16)
    if any(part.flag_bits & 1 or stat.S_ISLNK(part.external_attr >> 16) for part in parts):
        raise Stop("zip_link_or_encrypted")
    total = sum(part.file_size for part in parts)
    if total > task.caps.unpacked_bytes:
        raise Stop("unpacked_too_large", limit=task.caps.unpacked_bytes)
    packed = sum(part.compress_size for part in parts)
    if total > 10 << 20 and total > task.caps.ratio * max(packed, 1):
        raise Stop("zip_ratio", ratio=total // max(packed, 1), limit=task.caps.ratio)


@dataclass(frozen=True)
class SheetPart:
    """Where a sheet lies in the zip, and whether a person sees it."""

    part: str
    visible: bool


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, SheetPart]:
    """Return the sheets by name, from the workbook and its relations."""
    book, relations = _xml(archive, "xl/workbook.xml"), _xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {item.get("Id"): str(item.get("Target", "")) for item in relations}
    found = {}
    for item in book.iter():
        if item.tag.endswith("}sheet"):
            target = targets.get(item.get(RELATION), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in archive.namelist() and "worksheets/" in part:
                found[str(item.get("name"))] = SheetPart(part, item.get("state", "visible") == "visible")
    return found


def _xml(archive: zipfile.ZipFile, part: str) -> Element:
    try:
        if archive.getinfo(part).file_size > SMALL_PART:
            raise Stop("workbook_broken", detail=part)
        root: Element = ElementTree.fromstring(archive.read(part), forbid_dtd=True)
        return root
    except (KeyError, ElementTree.ParseError, ValueError):
        raise Stop("workbook_broken", detail=part) from None


def choose_sheet(sheets: list[str], filled: list[str], wanted: str | None) -> str:
    """Return the sheet asked for, or the only visible one with rows; never a guess among several."""
    listed = ", ".join(sheets)[:300]
    if wanted is not None:
        if wanted not in sheets:
            raise Stop("sheet_unknown", sheet=wanted[:80], sheets=listed)
        return wanted
    if len(filled) != 1:
        raise Stop("sheet_not_chosen" if filled else "table_without_header", sheets=", ".join(filled)[:300])
    return filled[0]


def _has_rows(archive: zipfile.ZipFile, part: str) -> bool:
    with archive.open(part) as file:
        return ROW.search(file.read(BLOCK)) is not None


def scan_sheet(archive: zipfile.ZipFile, part: str, task: Task) -> tuple[list[str], dict[str, int]]:
    """Count rows on the packed stream, stop at the cap; return the addresses of formulas, merged cells → last row."""
    rows, formulas, tail = 0, False, b""
    merged: dict[str, int] = {}
    with archive.open(part) as file:
        while block := file.read(BLOCK):
            window = tail + block
            if b"<!DOCTYPE" in window:
                raise Stop("workbook_broken", detail="DOCTYPE")
            rows += sum(1 for match in ROW.finditer(window) if match.end() > len(tail))
            formulas = formulas or FORMULA.search(window) is not None
            for found in MERGED.finditer(window):
                first, top, last, bottom = (text.decode() for text in found.groups())
                merged[f"{first}{top}:{last}{bottom}"] = int(bottom)
            tail = window[-OVERLAP:]
            if rows > task.caps.rows + 100:
                raise Stop("too_many_rows", count=rows, limit=task.caps.rows)
    if not formulas:
        return [], merged
    with archive.open(part) as file:
        return _formula_addresses(file), merged


def merged_notes(merged: dict[str, int], header_row: int) -> list[dict[str, Any]]:
    """Return a note on cells merged below the header: only the first of each has a value."""
    below = [area for area, bottom in merged.items() if bottom > header_row]
    return [note("cells_merged", count=len(below), areas=", ".join(below[:MERGED_LISTED]))] if below else []


def _formula_addresses(file: IO[bytes]) -> list[str]:
    found, address = [], ""
    for event, element in ElementTree.iterparse(file, events=("start", "end"), forbid_dtd=True):
        kind = element.tag.rpartition("}")[2]
        if event == "start" and kind == "c":
            address = str(element.get("r", ""))
        elif event == "end" and kind == "f":
            found.append(address)
        elif event == "end" and kind == "row":
            element.clear()
    return found


def _values_at(addresses: list[str], rows: list[tuple[int, list[str | None]]]) -> list[tuple[str, str]]:
    found = []
    for address in addresses:
        match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", address)
        if match is None:
            continue
        column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(match[1]))) - 1
        row = int(match[2]) - 1
        if row < len(rows) and column < len(rows[row][1]):
            found.append((address, rows[row][1][column] or ""))
    return found


def cell_text(cell: object) -> str | None:
    """Return a cell as text: dates in ISO form, whole numbers without a point, nothing for an empty cell."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else repr(cell)
    return str(cell).strip() or None
