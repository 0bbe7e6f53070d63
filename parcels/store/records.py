"""One table per dataset, its columns read from the field schemas (``parcels/geo/schema/*.csv``).

Every row belongs to one imported dataset (``dataset_id``) and keeps its place in it (``ordinal``). Rows are never
updated: a new import is a new dataset, so a past decision can still be held against the land as it was known then.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from parcels.geo.schema import DATASETS, Field, key_field, read_schema
from parcels.store.columns import metadata
from parcels.store.geom import Geom

TYPES: Mapping[str, Any] = {
    "text": sa.Text,
    "code": sa.Text,
    "list": sa.Text,  # JSON text: ["A", "B"]
    "integer": sa.BigInteger,
    "number": sa.Double,
    "boolean": sa.Boolean,
    "date": sa.Date,
    "geometry": Geom,
}
KEYED = ("parcels", "platforms", "projects")


def _column(field: Field) -> sa.Column[Any]:
    return sa.Column(field.name, TYPES[field.type](), nullable=not field.required)


def _table(dataset: str) -> sa.Table:
    keys = [sa.UniqueConstraint("dataset_id", key_field(dataset))] if dataset in KEYED else []
    return sa.Table(
        dataset,
        metadata,
        sa.Column("dataset_id", sa.ForeignKey("dataset.id"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        *(_column(field) for field in read_schema(dataset)),
        *keys,
    )


RECORDS: Mapping[str, sa.Table] = {dataset: _table(dataset) for dataset in DATASETS}
