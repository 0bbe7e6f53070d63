"""The fields of every input, described once in CSV files beside this module.

``<dataset>.csv`` has the columns ``field, type, unit, required, default, values, meaning_en, meaning_zh``. They drive
import checks, table columns and documentation. ``values`` lists the allowed codes (or geometry types) separated by
``;``; a ``*`` among them admits others, which are then reported.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DATASETS = ("parcels", "platforms", "constraints", "roads", "utilities", "projects", "milestones", "readiness")
SPATIAL = ("parcels", "platforms", "constraints", "roads", "utilities")


@dataclass(frozen=True)
class Field:
    """One field of a dataset.

    ``type`` is one of ``text, integer, number, boolean, date, code, list, geometry``; ``default`` is applied only
    where the cell is empty and is then listed in the quality report.
    """

    name: str
    type: str
    unit: str
    required: bool
    default: str | None
    values: tuple[str, ...]
    meaning_en: str
    meaning_zh: str

    @property
    def is_open(self) -> bool:
        """Whether values outside the list are kept and reported instead of refused."""
        return "*" in self.values


@cache
def read_schema(dataset: str) -> tuple[Field, ...]:
    """Return the fields of a dataset in the order of its file.

    Raises
    ------
    KeyError
        If there is no such dataset.
    """
    if dataset not in DATASETS:
        raise KeyError(dataset)
    text = files(__name__).joinpath(f"{dataset}.csv").read_text(encoding="utf-8")
    return tuple(_field(row) for row in csv.DictReader(text.splitlines()))


def _field(row: dict[str, str]) -> Field:
    return Field(
        name=row["field"],
        type=row["type"],
        unit=row["unit"],
        required=row["required"] == "yes",
        default=row["default"] or None,
        values=tuple(value for value in row["values"].split(";") if value),
        meaning_en=row["meaning_en"],
        meaning_zh=row["meaning_zh"],
    )


@cache
def attributes(dataset: str) -> tuple[Field, ...]:
    """Return the fields of a dataset without its geometry."""
    return tuple(field for field in read_schema(dataset) if field.type != "geometry")


def key_field(dataset: str) -> str:
    """Return the name of the field that identifies a record (the first one)."""
    return read_schema(dataset)[0].name
