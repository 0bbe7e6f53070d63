"""Opening a table: XLSX and CSV, every cell as text."""

from dataclasses import dataclass
from pathlib import Path

from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.quality import Issue
from parcels.geo.sandbox.child import Job
from parcels.geo.sandbox.limits import LIMITS, Limits
from parcels.geo.sandbox.reading import Bounds, read_file
from parcels.geo.sandbox.sniff import require_file, table_kind


@dataclass(frozen=True, eq=False)
class RawTable:
    """A table as it is in the file: text cells, ``None`` for empty ones, ``__row`` as a person sees it."""

    frame: DataFrame
    source: str
    sheet: str
    sha256: str
    notes: tuple[Issue, ...] = ()


def open_table(
    path: str | Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    header_row: int = 0,
    wall_seconds: float = 60.0,
    limits: Limits = LIMITS,
) -> RawTable:
    """Open a table in a sandboxed child process and return it as it is.

    ``sheet`` is needed where several sheets have rows; ``header_row`` where titles stand above the column names (0:
    the first row that is not blank). Formulas are never evaluated: the stored value is kept and the cell reported.

    Raises
    ------
    InputRefused
        The file cannot be opened safely or is damaged; the code says why.
    InternalFailure
        ``disk_full``.
    """
    path = Path(path)
    kind = _kind(path, limits)
    if kind == "csv" and sheet is not None:
        raise InputRefused("csv_without_sheets", file=path.name, sheet=sheet[:80])
    job = Job(kind, f"input.{kind}", (sheet,), encoding, header_row)
    found = read_file(path, job, Bounds(wall_seconds, limits))
    (part,) = found.parts
    return RawTable(part.table.to_pandas(), path.name, str(part.report.get("sheet") or ""), found.sha256, part.notes)


def sheets_in(path: str | Path, *, wall_seconds: float = 60.0, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Return the visible sheets with rows of a workbook without reading them; none for CSV.

    Raises
    ------
    InputRefused
        The file cannot be opened safely or is damaged; the code says why.
    """
    path = Path(path)
    if _kind(path, limits) == "csv":
        return ()
    return read_file(path, Job("xlsx", "input.xlsx", ()), Bounds(wall_seconds, limits)).layers


def _kind(path: Path, limits: Limits) -> str:
    require_file(path, limits.file_bytes)
    return table_kind(path)
