"""Land certificates that hold land until they expire, and overrides of the signing gate."""

import sqlalchemy as sa
from alembic import op

from parcels.store.geom import Geom

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

HOLDING = sa.text("status = 'in_force'")
ACTIVE = sa.text("status = 'active'")

# What is held by a certificate is refused to an allocation of another project and to another certificate, whatever a
# program looked at; the cells are locked with the keys of land_free(), so that both kinds of holds wait for each other.
CERTIFIED_FREE = """
DECLARE
  cell bigint;
  own text;
  held record;
  tolerance float8 := coalesce(nullif(current_setting('parcels.overlap_m2', true), '')::float8, 1.0);
BEGIN
  IF NEW.status <> 'active' OR NEW.geometry IS NULL THEN
    RETURN NULL;
  END IF;
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    RAISE EXCEPTION 'land is not bound at REPEATABLE READ' USING ERRCODE = '25001';
  END IF;
  IF TG_TABLE_NAME = 'certificate_atom' THEN
    SELECT project_id INTO own FROM certificate WHERE id = NEW.certificate_id;
  ELSE
    SELECT project_id INTO own FROM allocation WHERE id = NEW.allocation_id;
  END IF;
  FOR cell IN
    SELECT (x::bigint << 32) | (y::bigint & 4294967295) AS key
    FROM generate_series(floor(ST_XMin(NEW.geometry) / 1000)::int, floor(ST_XMax(NEW.geometry) / 1000)::int) x,
         generate_series(floor(ST_YMin(NEW.geometry) / 1000)::int, floor(ST_YMax(NEW.geometry) / 1000)::int) y
    ORDER BY key
  LOOP
    PERFORM pg_advisory_xact_lock(cell);
  END LOOP;
  SELECT b.atom_id, b.project_id, ST_Area(ST_Intersection(b.geometry, NEW.geometry)) AS common INTO held
  FROM (
    SELECT c.atom_id, c.geometry, d.project_id FROM certificate_atom c JOIN certificate d ON d.id = c.certificate_id
    WHERE c.status = 'active' AND d.project_id <> own
    UNION ALL
    SELECT c.atom_id, c.geometry, a.project_id FROM allocation_atom c JOIN allocation a ON a.id = c.allocation_id
    WHERE c.status = 'active' AND a.project_id <> own AND TG_TABLE_NAME = 'certificate_atom'
  ) b
  WHERE b.geometry && NEW.geometry AND ST_Relate(b.geometry, NEW.geometry, '2********')
    AND ST_Area(ST_Intersection(b.geometry, NEW.geometry)) > tolerance
  ORDER BY common DESC, b.atom_id LIMIT 1;
  IF held.atom_id IS NOT NULL THEN
    RAISE EXCEPTION '% overlaps % by % m2', NEW.atom_id, held.atom_id, round(held.common::numeric, 2)
      USING ERRCODE = '23P01', CONSTRAINT = 'certificate_atom_overlap', DETAIL = json_build_object(
        'code', 'land_overlaps', 'atom', NEW.atom_id, 'other', held.atom_id, 'project', held.project_id,
        'area_m2', round(held.common::numeric, 2), 'limit_m2', tolerance);
  END IF;
  RETURN NULL;
END"""

# An override is a decision of a leader, and nobody decides on what they proposed.
OVERRIDE_DECIDED = """
BEGIN
  IF EXISTS (SELECT FROM allocation WHERE id = NEW.allocation_id AND NEW.made_by IN (made_by, changed_by)) THEN
    PERFORM refuse_own_decision(NEW.made_by, NEW.allocation_id);
  END IF;
  PERFORM require_decider(NEW.made_by, NEW.allocation_id, ARRAY['leader']);
  RETURN NEW;
END"""
CHECKED = "AFTER INSERT OR UPDATE OF geometry, status ON {} FOR EACH ROW EXECUTE FUNCTION certified_free()"
TRIGGERS = {
    "certificate_atom_in_crs": (
        "certificate_atom",
        """BEFORE INSERT OR UPDATE OF geometry ON certificate_atom
           FOR EACH ROW EXECUTE FUNCTION in_workspace_crs()""",
    ),
    "gate_override_is_decided": (
        "gate_override",
        """BEFORE INSERT OR UPDATE OF reason, made_by ON gate_override
           FOR EACH ROW EXECUTE FUNCTION override_decided()""",
    ),
    "certificate_atom_overlap": ("certificate_atom", CHECKED.format("certificate_atom")),
    "allocation_atom_certified": ("allocation_atom", CHECKED.format("allocation_atom")),
}
INDEX = "CREATE INDEX ix_certificate_atom_geometry ON certificate_atom USING gist (geometry) WHERE status = 'active'"


def _certificates() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("running", sa.Integer, nullable=False),
        sa.Column("request_id", sa.Text, nullable=False),
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
        sa.Column("issued_at", sa.String(32), nullable=False),
        sa.Column("issued_by", sa.Text, nullable=False),
        sa.Column("ended_at", sa.String(32)),
        sa.Column("ended_by", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column(
            "allocation_id",
            sa.Integer,
            sa.ForeignKey("allocation.id", name=op.f("fk_certificate_allocation_id")),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_certificate_number")),
        sa.UniqueConstraint("request_id", name=op.f("uq_certificate_request_id")),
        sa.UniqueConstraint("year", "running", name=op.f("uq_certificate_year_running")),
        sa.CheckConstraint(
            "status in ('in_force', 'used', 'expired', 'withdrawn')", name=op.f("ck_certificate_status")
        ),
        sa.CheckConstraint("verdict in ('can_sign', 'can_sign_if')", name=op.f("ck_certificate_verdict")),
        sa.CheckConstraint("(status = 'in_force') = (ended_at is null)", name=op.f("ck_certificate_ended")),
        sa.CheckConstraint("(status = 'used') = (allocation_id is not null)", name=op.f("ck_certificate_used_for")),
    )
    op.create_index(
        "uq_certificate_project", "certificate", ["project_id"], unique=True, sqlite_where=HOLDING,
        postgresql_where=HOLDING,
    )  # fmt: skip
    op.create_index("ix_certificate_allocation_id", "certificate", ["allocation_id"])


def _atoms() -> None:
    op.create_table(
        "certificate_atom",
        sa.Column(
            "certificate_id",
            sa.Integer,
            sa.ForeignKey("certificate.id", name=op.f("fk_certificate_atom_certificate_id")),
        ),
        sa.Column("atom_id", sa.Text),
        sa.Column("parcel_id", sa.Text, nullable=False),
        sa.Column("pieces", sa.Integer, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("geometry", Geom),
        sa.PrimaryKeyConstraint("certificate_id", "atom_id", name=op.f("pk_certificate_atom")),
        sa.CheckConstraint("status in ('active', 'ended')", name=op.f("ck_certificate_atom_status")),
        sa.CheckConstraint("pieces >= 1", name=op.f("ck_certificate_atom_pieces")),
    )
    op.create_index(
        "uq_certificate_atom_active", "certificate_atom", ["atom_id"], unique=True, sqlite_where=ACTIVE,
        postgresql_where=ACTIVE,
    )  # fmt: skip
    op.create_index("ix_certificate_atom_parcel_id", "certificate_atom", ["parcel_id"])


def _overrides() -> None:
    op.create_table(
        "gate_override",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "allocation_id",
            sa.Integer,
            sa.ForeignKey("allocation.id", name=op.f("fk_gate_override_allocation_id")),
            nullable=False,
        ),
        sa.Column("project_id", sa.Text, nullable=False),
        sa.Column("site", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("document", sa.Text),
        sa.Column(
            "evidence_sha256",
            sa.String(64),
            sa.ForeignKey("evidence.sha256", name=op.f("fk_gate_override_evidence_sha256")),
            nullable=False,
        ),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("used_at", sa.String(32)),
        sa.Column("used_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate_override")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_gate_override_reason")),
        sa.CheckConstraint("(used_at is null) = (used_by is null)", name=op.f("ck_gate_override_used")),
    )
    op.create_index("ix_gate_override_allocation_id", "gate_override", ["allocation_id"])
    op.create_index("ix_gate_override_project_id", "gate_override", ["project_id"])


def _search_path(connection: sa.Connection) -> str:
    """Return where functions look for tables: our schema and PostGIS's, temporary tables last."""
    query = "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
    postgis = connection.exec_driver_sql(f"{query} WHERE e.extname = 'postgis'").scalar_one()
    own = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    return ", ".join(dict.fromkeys(("pg_catalog", own, postgis, "pg_temp")))


def _guards(connection: sa.Connection) -> None:
    path = _search_path(connection)
    functions = {
        "certified_free()": ("trigger", CERTIFIED_FREE),
        "override_decided()": ("trigger SECURITY DEFINER", OVERRIDE_DECIDED),
    }
    statements = [
        f"CREATE OR REPLACE FUNCTION {name} RETURNS {returns} LANGUAGE plpgsql SET search_path = {path} "
        f"AS $parcels${body}$parcels$"
        for name, (returns, body) in functions.items()
    ]
    for name, (_, rest) in TRIGGERS.items():
        kind = "TRIGGER" if rest.startswith("BEFORE") else "CONSTRAINT TRIGGER"
        statements.append(f"CREATE {kind} {name} {rest}")
    for statement in (*statements, INDEX):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def upgrade() -> None:
    _certificates()
    _atoms()
    _overrides()
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        _guards(connection)


def downgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        for name, (table, _) in TRIGGERS.items():
            connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
        for name in ("certified_free()", "override_decided()"):
            connection.exec_driver_sql(f"DROP FUNCTION {name}")
    for table in ("gate_override", "certificate_atom", "certificate"):
        op.drop_table(table)
