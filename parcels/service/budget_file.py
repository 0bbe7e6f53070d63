"""Money per quarter, read from a small file a person wrote: CSV ``quarter,wan_yuan`` or TOML as in the policy."""

import csv
import io
import math
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from parcels.domain.errors import InputRefused
from parcels.planning.preparation.quarters import quarter_name, quarter_named, quarter_of
from parcels.planning.preparation.starts import Budget
from parcels.planning.preparation.works import THOUSAND_PER_WAN

COLUMNS = ("quarter", "wan_yuan")
MOST_QUARTERS = 40
MOST_WAN_YUAN = 1e9
_NOISE = 1e-6
Row = tuple[str, str, str]
"""Where it stands in the file, quarter, amount."""


def read_budget(path: Path, as_of: date) -> Budget:
    """Return the money of a file; wan yuan become thousand yuan, rounded down.

    CSV (UTF-8) has the columns ``quarter`` (``2027Q1``) and ``wan_yuan``; TOML has a table ``[budget]`` with
    ``"2027Q1" = 500.0``, as in the policy.

    Raises
    ------
    InputRefused
        ``budget_missing``, ``budget_unreadable``, ``budget_suffix``, ``budget_columns``, ``budget_cells``,
        ``budget_empty``, ``budget_quarter``, ``budget_amount``, ``budget_twice``, ``budget_past``, ``budget_gap``,
        ``budget_long``; each names the file and, where there is one, row and field.
    """
    name, content = str(path), _read(path)
    if path.suffix.lower() not in (".csv", ".toml"):
        raise InputRefused("budget_suffix", file=name)
    rows = list(_csv_rows(name, content) if path.suffix.lower() == ".csv" else _toml_rows(name, content))
    if not rows:
        raise InputRefused("budget_empty", file=name)
    amounts: dict[int, int] = {}
    for row in rows:
        quarter = _quarter(name, row, as_of)
        if quarter in amounts:
            raise InputRefused("budget_twice", file=name, row=row[0], field="quarter", value=row[1])
        amounts[quarter] = _amount(name, row)
    return _budget(name, amounts)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputRefused("budget_missing", file=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("budget_unreadable", file=str(path), problem=type(error).__name__) from error


def _csv_rows(name: str, content: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(content, newline=""))
    head = [cell.strip() for cell in next(reader, [])]
    if sorted(head) != sorted(COLUMNS):
        raise InputRefused("budget_columns", file=name, value=",".join(head))
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(COLUMNS):
            raise InputRefused("budget_cells", file=name, row=str(reader.line_num), value=len(cells))
        found = dict(zip(head, (cell.strip() for cell in cells), strict=True))
        yield str(reader.line_num), found["quarter"], found["wan_yuan"]


def _toml_rows(name: str, content: str) -> Iterator[Row]:
    try:
        document = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("budget_unreadable", file=name, problem=str(error)) from error
    table = document.get("budget")
    if set(document) != {"budget"} or not isinstance(table, dict):
        raise InputRefused("budget_columns", file=name, value=",".join(sorted(document)))
    for place, (quarter, amount) in enumerate(table.items(), start=1):
        is_number = isinstance(amount, (int, float)) and not isinstance(amount, bool)
        yield str(place), str(quarter), str(amount) if is_number else f"{amount!r} "


def _quarter(name: str, row: Row, as_of: date) -> int:
    quarter = quarter_named(row[1])
    if quarter is None:
        raise InputRefused("budget_quarter", file=name, row=row[0], field="quarter", value=row[1])
    if quarter < quarter_of(as_of):
        raise InputRefused("budget_past", file=name, row=row[0], field="quarter", value=row[1], as_of=as_of.isoformat())
    return quarter


def _amount(name: str, row: Row) -> int:
    try:
        amount = float(row[2]) if row[2] == row[2].strip() and "_" not in row[2] else math.nan
    except ValueError:
        amount = math.nan
    if not 0 <= amount <= MOST_WAN_YUAN:
        raise InputRefused("budget_amount", file=name, row=row[0], field="wan_yuan", value=row[2].strip())
    return math.floor(amount * THOUSAND_PER_WAN + _NOISE)


def _budget(name: str, amounts: dict[int, int]) -> Budget:
    first, last = min(amounts), max(amounts)
    if last - first + 1 > MOST_QUARTERS:
        raise InputRefused("budget_long", file=name, value=last - first + 1, most=MOST_QUARTERS)
    for quarter in range(first, last + 1):
        if quarter not in amounts:
            raise InputRefused("budget_gap", file=name, field="quarter", value=quarter_name(quarter))
    return Budget(first, tuple(amounts[quarter] for quarter in range(first, last + 1)))
