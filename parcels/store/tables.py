"""All tables of a workspace.

``metadata`` here and the migrations under ``migrations/`` say the same; a test holds them together (``alembic check``).
The R*Tree over the current parcels (``parcel_box``, SQLite only) and the triggers that keep events from being changed
are made by the migrations, because SQLAlchemy has no words for them.
"""

import sqlalchemy as sa

from parcels.store.certificate_tables import certificate, certificate_atom, gate_override
from parcels.store.columns import Moment, metadata
from parcels.store.geom import Geom
from parcels.store.landing_tables import landing_record
from parcels.store.records import RECORDS
from parcels.store.reserve_tables import reserve_entry, reserve_opinion, reserve_paper, reserve_review
from parcels.store.scenario_tables import scenario, scenario_run, scenario_version

__all__ = [
    "RECORDS",
    "certificate",
    "certificate_atom",
    "gate_override",
    "landing_record",
    "metadata",
    "reserve_entry",
    "reserve_opinion",
    "reserve_paper",
    "reserve_review",
    "scenario",
    "scenario_run",
    "scenario_version",
]

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

IN_FORCE = sa.text("ended_at is null")

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
    sa.Column("site", sa.Text, nullable=False, server_default=""),
    sa.Column("platform_id", sa.Text, nullable=False, server_default=""),
    sa.Column("area_m2", sa.Double, nullable=False, server_default="0"),
    sa.Column("changed_by", sa.Text),
    sa.Column("changed_at", Moment),
    sa.Column("decided_by", sa.Text),
    sa.Column("decided_at", Moment),
    sa.Column("reason", sa.Text),
    sa.CheckConstraint("decided_by is null or decided_by <> made_by", name="two_people"),
    sa.Index(None, "status"),
    sa.Index("uq_allocation_project", "project_id", unique=True, sqlite_where=IN_FORCE, postgresql_where=IN_FORCE),
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
    sa.Column("geometry", Geom),
    sa.CheckConstraint("status in ('active', 'ended')", name="status"),
    sa.CheckConstraint("pieces >= 1", name="pieces"),
    sa.Index("uq_allocation_atom_active", "atom_id", unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE),
    sa.Index(None, "parcel_id"),
)

document = sa.Table(
    "document",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

allocation_check = sa.Table(
    "allocation_check",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("allocation_id", sa.ForeignKey("allocation.id"), nullable=False),
    sa.Column("site", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("blocks", sa.Integer, nullable=False),
    sa.Column("open_findings", sa.Text, nullable=False),
    sa.Column("inputs", sa.Text, nullable=False),
    sa.Column("findings", sa.Text, nullable=False),
    sa.Column("findings_sha256", sa.String(64), nullable=False),
    sa.Index("ix_allocation_check_allocation_id", "allocation_id", "id"),
)

evidence = sa.Table(
    "evidence",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("added_at", Moment, nullable=False),
    sa.Column("added_by", sa.Text, nullable=False),
)

finding_decision = sa.Table(
    "finding_decision",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("allocation_id", sa.ForeignKey("allocation.id"), nullable=False),
    sa.Column("site", sa.Text, nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("document", sa.Text),
    sa.Column("evidence_sha256", sa.ForeignKey("evidence.sha256")),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.CheckConstraint("kind in ('waived', 'cleared', 'refused')", name="kind"),
    sa.Index(None, "allocation_id"),
)

quota_account = sa.Table(
    "quota_account",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("platform_id", sa.Text, nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("granted", sa.BigInteger, nullable=False),
    sa.Column("used", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("kind", "platform_id", "year"),
    sa.CheckConstraint("used between 0 and granted", name="not_overdrawn"),
)

quota_entry = sa.Table(
    "quota_entry",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("quota_account.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("allocation_id", sa.ForeignKey("allocation.id")),
    sa.Column("document", sa.Text),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.CheckConstraint("kind in ('grant', 'use', 'give_back')", name="kind"),
    sa.Index(None, "allocation_id"),
)

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("platform_id", sa.Text),
    sa.Column("department", sa.Text),
    sa.Column("password_hash", sa.Text),
    sa.Column("external_id", sa.Text, unique=True),
    sa.Column("is_active", sa.Boolean, nullable=False),
    sa.Column("must_change", sa.Boolean, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("locked_until", Moment),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

sign_in = sa.Table(
    "sign_in",
    metadata,
    sa.Column("token_sha256", sa.String(64), primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("seen_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Index(None, "person_id"),
)

event = sa.Table(
    "event",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("prev", sa.String(64), nullable=False, unique=True),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
    sa.Column("body", sa.Text, nullable=False),
)
