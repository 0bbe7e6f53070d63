"""Opening a table: XLSX and CSV, every cell as text."""

from dataclasses import dataclass
from pathlib import Path

from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.quality import Issue
from parcels.geo.sandbox.child import Job, copy_in, own_folder, read_answer, run_child
from parcels.geo.sandbox.layers import notes_of
from parcels.geo.sandbox.limits import LIMITS, Limits
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
    require_file(path, limits.file_bytes)
    kind = table_kind(path)
    if kind == "csv" and sheet is not None:
        raise InputRefused("csv_without_sheets", file=path.name, sheet=sheet[:80])
    with own_folder() as folder:
        target = folder / f"input.{kind}"
        sha256 = copy_in(path, target)
        job = Job(kind, target.name, choice=sheet, encoding=encoding, header_row=header_row)
        report = run_child(job, folder, limits, wall_seconds, path.name)
        table = read_answer(folder, path.name)
    notes = notes_of(report, path, kind)
    return RawTable(table.to_pandas(), path.name, str(report.get("sheet") or ""), sha256, notes)
