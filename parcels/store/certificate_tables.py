"""Tables of land certificates (用地保障凭证), of the land they hold, and of signatures let past the gate."""

import sqlalchemy as sa

from parcels.store.columns import Moment, metadata
from parcels.store.geom import Geom

HOLDING = sa.text("status = 'in_force'")
ACTIVE = sa.text("status = 'active'")

certificate = sa.Table(
    "certificate",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("running", sa.Integer, nullable=False),
    sa.Column("request_id", sa.Text, nullable=False, unique=True),
    sa.Column("project_id", sa.Text, nullable=False),
    sa.Column("site", sa.Text, nullable=False),
    sa.Column("platform_id", sa.Text, nullable=False),
    sa.Column("area_m2", sa.Double, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("valid_until", sa.Date, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("document_sha256", sa.String(64), nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("issued_at", Moment, nullable=False),
    sa.Column("issued_by", sa.Text, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("ended_by", sa.Text),
    sa.Column("reason", sa.Text),
    sa.Column("allocation_id", sa.ForeignKey("allocation.id")),
    sa.UniqueConstraint("year", "running"),
    sa.CheckConstraint("status in ('in_force', 'used', 'expired', 'withdrawn')", name="status"),
    sa.CheckConstraint("verdict in ('can_sign', 'can_sign_if')", name="verdict"),
    sa.CheckConstraint("(status = 'in_force') = (ended_at is null)", name="ended"),
    sa.CheckConstraint("(status = 'used') = (allocation_id is not null)", name="used_for"),
    sa.Index("uq_certificate_project", "project_id", unique=True, sqlite_where=HOLDING, postgresql_where=HOLDING),
    sa.Index(None, "allocation_id"),
)

certificate_atom = sa.Table(
    "certificate_atom",
    metadata,
    sa.Column("certificate_id", sa.ForeignKey("certificate.id"), primary_key=True),
    sa.Column("atom_id", sa.Text, primary_key=True),
    sa.Column("parcel_id", sa.Text, nullable=False),
    sa.Column("pieces", sa.Integer, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("geometry", Geom),
    sa.CheckConstraint("status in ('active', 'ended')", name="status"),
    sa.CheckConstraint("pieces >= 1", name="pieces"),
    sa.Index("uq_certificate_atom_active", "atom_id", unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE),
    sa.Index(None, "parcel_id"),
)

gate_override = sa.Table(
    "gate_override",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("allocation_id", sa.ForeignKey("allocation.id"), nullable=False),
    sa.Column("project_id", sa.Text, nullable=False),
    sa.Column("site", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("document", sa.Text),
    sa.Column("evidence_sha256", sa.ForeignKey("evidence.sha256"), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("used_at", Moment),
    sa.Column("used_by", sa.Text),
    sa.CheckConstraint("reason <> ''", name="reason"),
    sa.CheckConstraint("(used_at is null) = (used_by is null)", name="used"),
    sa.Index(None, "allocation_id"),
    sa.Index(None, "project_id"),
)
