"""The list of planted defects: what is wrong where, and the code an import should report for it."""

from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from parcels.demo.tables import write_csv


@dataclass(frozen=True)
class Defect:
    """One planted defect.

    Attributes
    ----------
    file, dataset
        File inside ``dirty/`` and the dataset it is imported as.
    rule
        Code of the issue or of the refusal; ``text_kept`` marks text that must come through unchanged.
    outcome
        ``issue`` (a row of the quality report), ``note`` (about the file) or ``refused`` (the whole file is).
    record, row, field
        Identifier, place as a person counts (features from 1, the first row under the heads of a table is 2), field.
    count
        How many times the code is reported in that file for this reason.
    """

    file: str
    dataset: str
    rule: str
    outcome: str = "issue"
    record: str = ""
    row: int | None = None
    field: str = ""
    count: int = 1


def write_defects(defects: list[Defect], folder: Path) -> Path:
    """Write ``defects.csv``."""
    frame = pd.DataFrame([asdict(defect) for defect in defects])
    frame["row"] = frame["row"].astype(object).where(frame["row"].notna(), None)
    frame["row"] = [None if value is None else int(value) for value in frame["row"]]
    return write_csv(frame, folder / "defects.csv")
