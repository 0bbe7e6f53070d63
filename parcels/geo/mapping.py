"""The mapping file: how other people's columns, values and units become the fields of the schemas.

A TOML file with one table per dataset (``[parcels.fields]``, ``[constraints.flood.where.ZONE]`` …). Unknown keys,
unknown fields and wrong types are refused with their place; nothing in it is ever evaluated, patterns are matched in
linear time.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from parcels.domain.errors import InputRefused
from parcels.geo.schema import DATASETS, attributes

ANY_OTHER = "*"
MAX_BYTES = 1 << 20


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class RowFilter(_Strict):
    """Keep only rows whose cell is in a list, matches a pattern as a whole or lies in a range; the rest is counted."""

    one_of: tuple[str, ...] | None = Field(None, alias="in")
    not_in: tuple[str, ...] | None = None
    matches: str | None = Field(None, max_length=300)
    min: float | None = None
    max: float | None = None


class Join(_Strict):
    """Take columns from another table; ``pick`` is ``first`` or ``largest:COLUMN`` where a key has several rows."""

    file: str
    on: str
    key: str
    take: dict[str, str]
    pick: str | None = Field(None, pattern=r"^(first|largest:.+)$")
    sheet: str | None = None
    encoding: str | None = None


class FromLayer(_Strict):
    """Take a value from the polygons of another layer: the one with the largest share of the parcel's area."""

    file: str
    field: str
    min_share: float = Field(0.5, gt=0, le=1)
    layer: str | None = None
    crs: str | None = None


class Dissolve(_Strict):
    """Merge rows with the same value in a column into one multipart record."""

    by: str


class DatasetMapping(_Strict):
    """The mapping of one dataset; empty: columns are named as in the schema."""

    fields: dict[str, str] = {}
    constants: dict[str, str | bool | int | float | dt.date] = {}
    values: dict[str, dict[str, str]] = {}
    units: dict[str, str] = {}
    where: dict[str, RowFilter] = {}
    dissolve: Dissolve | None = None
    join: tuple[Join, ...] = ()
    from_layer: dict[str, FromLayer] = {}
    sheet: str | None = None
    header_row: Annotated[int, Field(ge=0)] = 0

    @field_validator("join", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return [value] if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _one_source_per_field(self) -> Self:
        for name in self.fields:
            if name in self.constants or name in self.from_layer:
                raise PydanticCustomError("field_twice", "{field}", {"field": name})
        return self

    @property
    def named_fields(self) -> set[str]:
        """Schema fields this mapping speaks of."""
        return {*self.fields, *self.constants, *self.values, *self.units, *self.from_layer}


class ImportMapping(_Strict):
    """A whole mapping file; relative files in it are relative to ``folder``."""

    parcels: DatasetMapping = DatasetMapping()
    platforms: DatasetMapping = DatasetMapping()
    constraints: dict[str, DatasetMapping] = {}
    roads: DatasetMapping = DatasetMapping()
    utilities: DatasetMapping = DatasetMapping()
    projects: DatasetMapping = DatasetMapping()
    milestones: DatasetMapping = DatasetMapping()
    readiness: DatasetMapping = DatasetMapping()
    folder: Path = Path()

    def of(self, dataset: str, kind: str | None = None) -> DatasetMapping:
        """Return the mapping of a dataset; of one kind for constraints."""
        if dataset == "constraints":
            return self.constraints.get(kind or "", DatasetMapping())
        found = getattr(self, dataset)
        assert isinstance(found, DatasetMapping)
        return found


def load_mapping(path: str | Path) -> ImportMapping:
    """Read and check a mapping file.

    Raises
    ------
    InputRefused
        ``mapping_missing``, ``mapping_is_a_folder``, ``mapping_too_large``, ``mapping_not_utf8``, ``mapping_broken``
        (not TOML, with the place), ``mapping_unknown_key``, ``mapping_wrong_value``, ``mapping_field_twice``,
        ``mapping_unknown_field``.
    """
    path = Path(path)
    if path.is_dir():
        raise InputRefused("mapping_is_a_folder", file=str(path))
    if not path.is_file():
        raise InputRefused("mapping_missing", file=str(path))
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise InputRefused("mapping_too_large", file=path.name, limit=MAX_BYTES)
    try:
        document = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputRefused("mapping_not_utf8", file=path.name) from None
    except tomllib.TOMLDecodeError as error:
        raise _broken(str(error), raw, path) from None
    if "folder" in document:
        raise InputRefused("mapping_unknown_key", file=path.name, place="folder")
    mapping = _checked(document, path)
    for place, dataset, part in _parts(mapping):
        _require_known_fields(path.name, place, dataset, part)
    return mapping


def _broken(said: str, raw: bytes, path: Path) -> InputRefused:
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", said)
    line = int(place[1]) if place and place[1] else raw.count(b"\n") + 1
    detail = said[: place.start()] if place else said
    return InputRefused("mapping_broken", file=path.name, line=line, detail=detail[:160])


def _checked(document: Mapping[str, Any], path: Path) -> ImportMapping:
    try:
        return ImportMapping.model_validate({**document, "folder": path.resolve().parent})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        if first["type"] == "field_twice":
            raise InputRefused("mapping_field_twice", file=path.name, place=place, field=first["msg"]) from None
        code = "mapping_unknown_key" if first["type"] == "extra_forbidden" else "mapping_wrong_value"
        raise InputRefused(code, file=path.name, place=place[:160], rule=str(first["type"])) from None


def _parts(mapping: ImportMapping) -> list[tuple[str, str, DatasetMapping]]:
    plain = [(name, name, mapping.of(name)) for name in DATASETS if name != "constraints"]
    return plain + [(f"constraints.{kind}", "constraints", part) for kind, part in mapping.constraints.items()]


def _require_known_fields(file: str, place: str, dataset: str, part: DatasetMapping) -> None:
    known = {field.name for field in attributes(dataset)}
    for name in sorted(part.named_fields - known):
        raise InputRefused("mapping_unknown_field", file=file, place=place, field=name, fields=", ".join(sorted(known)))
