"""All tables of a workspace.

``metadata`` here and the migrations under ``migrations/`` say the same; a test holds them together (``alembic check``).
The R*Tree over the current parcels (``parcel_box``, SQLite only) and the triggers that keep events from being changed
are made by the migrations, because SQLAlchemy has no words for them.
"""

import sqlalchemy as sa

from parcels.store.columns import Moment, metadata
from parcels.store.records import RECORDS

__all__ = ["RECORDS", "metadata"]

workspace = sa.Table(
    "workspace",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("crs", sa.Text),
    sa.Column("is_demo", sa.Boolean, nullable=False),
    sa.Column("created_on", Moment, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)

CURRENT = sa.text("is_current")

dataset = sa.Table(
    "dataset",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("source_sha256", sa.String(64), nullable=False),
    sa.Column("content_sha256", sa.String(64), nullable=False),
    sa.Column("crs", sa.Text),
    sa.Column("read_count", sa.Integer, nullable=False),
    sa.Column("kept_count", sa.Integer, nullable=False),
    sa.Column("repaired_count", sa.Integer, nullable=False),
    sa.Column("refused_count", sa.Integer, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("imported_at", Moment, nullable=False),
    sa.Column("imported_by", sa.Text, nullable=False),
    sa.Column("is_current", sa.Boolean, nullable=False),
    sa.CheckConstraint("kept_count + repaired_count + refused_count = read_count", name="balanced"),
    sa.Index("uq_dataset_current", "name", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT),
)

quality_issue = sa.Table(
    "quality_issue",
    metadata,
    sa.Column("dataset_id", sa.ForeignKey("dataset.id"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("record", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
)

measurement = sa.Table(
    "measurement",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("arrow", sa.LargeBinary, nullable=False),
)

plan_run = sa.Table(
    "plan_run",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("policy_hash", sa.String(64), nullable=False),
    sa.Column("inputs", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("objective", sa.BigInteger),
    sa.Column("bound", sa.Double),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("files", sa.LargeBinary),
)

allocation = sa.Table(
    "allocation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("project_id", sa.Text, nullable=False),
    sa.Column("request_id", sa.Text, nullable=False, unique=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("held_until", sa.Date),
    sa.Column("ended_at", Moment),
    sa.Column("plan_run_id", sa.ForeignKey("plan_run.id")),
)

ACTIVE = sa.text("status = 'active'")

allocation_atom = sa.Table(
    "allocation_atom",
    metadata,
    sa.Column("allocation_id", sa.ForeignKey("allocation.id"), primary_key=True),
    sa.Column("atom_id", sa.Text, primary_key=True),
    sa.Column("parcel_id", sa.Text, nullable=False),
    sa.Column("pieces", sa.Integer, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.CheckConstraint("status in ('active', 'ended')", name="status"),
    sa.CheckConstraint("pieces >= 1", name="pieces"),
    sa.Index("uq_allocation_atom_active", "atom_id", unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE),
    sa.Index(None, "parcel_id"),
)

event = sa.Table(
    "event",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("prev", sa.String(64), nullable=False, unique=True),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
    sa.Column("body", sa.Text, nullable=False),
)
