"""The first tables: workspace, datasets with their records, caches, plan runs, allocations, events."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from parcels.store.geom import Geom

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The columns as they were on the day of this revision, "name:type", "!" for NOT NULL. A later change of the field
# schemas needs a revision of its own; this list is history and stays.
RECORDS = {
    "constraints": "feature_id:text name:text grade:text source:text effective_from:date geometry:geom!",
    "milestones": """project_id:text! milestone:text! agreed_on:date actual_on:date stat_on:date amount_wan_yuan:double
        area_mu:double evidence:text""",
    "parcels": """parcel_id:text! name:text platform_id:text plan_use:text! plan_use_scheme:text! detailed_plan:bool
        status:text! ready_on:date reserve_status:text reserve_reason:text reserve_purpose:text reserved_until:date
        far_max:double price_wan_yuan_per_mu:double owner_body:text declared_area_mu:double needs_conversion:bool
        prepare_cost_wan_yuan:double power_kva:double water_m3_per_day:double gas_m3_per_day:double
        sewage_m3_per_day:double held_for:text held_until:date geometry:geom!""",
    "platforms": """platform_id:text! name:text! level:text sectors:text phase:text owner_body:text
        boundary_version:text locked_on:date geometry:geom!""",
    "projects": """project_id:text! name:text! sector_code:text! sector_group:text stage:text! needs_land:bool
        area_min_mu:double! area_max_mu:double! uses:text! uses_scheme:text need_by:date! investment_wan_yuan:double
        tax_wan_yuan_per_year:double output_wan_yuan_per_year:double jobs:double energy_tce_per_year:double
        technology_level:double funds_arrived_wan_yuan:double min_width_m:double min_frontage_m:double power_kva:double
        water_m3_per_day:double gas_m3_per_day:double sewage_m3_per_day:double max_road_m:double platform_id:text
        parcel_ids:text promoter_body:text developer_body:text signed_on:date is_real_estate:bool is_bundled:bool
        is_chemical:bool""",
    "readiness": """parcel_id:text! item:text! state:text! planned_on:date finished_on:date cost_wan_yuan:double
        owner_body:text evidence:text""",
    "roads": "road_id:text name:text road_class:text width_m:double geometry:geom!",
    "utilities": "utility_id:text name:text kind:text! capacity:double capacity_unit:text geometry:geom!",
}
KEYS = {"parcels": "parcel_id", "platforms": "platform_id", "projects": "project_id"}
OTHERS = {
    "workspace": "id:key! name:text! crs:text is_demo:bool! created_on:moment!",
    "dataset": """id:id! name:text! source:text! source_sha256:hash! content_sha256:hash! crs:text read_count:int!
        kept_count:int! repaired_count:int! refused_count:int! report:text! imported_at:moment! imported_by:text!
        is_current:bool!""",
    "quality_issue": "dataset_id:int! ordinal:key! code:text! action:text! record:text body:text!",
    "measurement": "key:text! made_at:moment! arrow:blob!",
    "plan_run": """id:id! created_at:moment! actor:text! policy_hash:hash! inputs:text! status:text! objective:long
        bound:double document:text! files:blob""",
    "allocation": """id:id! project_id:text! request_id:text! status:text! version:int! made_at:moment! made_by:text!
        held_until:date ended_at:moment plan_run_id:int""",
    "allocation_atom": "allocation_id:int! atom_id:text! parcel_id:text! pieces:int! status:text!",
    "event": "seq:key! prev:hash! hash:hash! body:text!",
}
TYPES: dict[str, Any] = {
    "text": sa.Text(),
    "hash": sa.String(64),
    "moment": sa.String(32),
    "int": sa.Integer(),
    "long": sa.BigInteger(),
    "double": sa.Double(),
    "bool": sa.Boolean(),
    "date": sa.Date(),
    "blob": sa.LargeBinary(),
    "geom": Geom(),
}
CURRENT = sa.text("is_current")
ACTIVE = sa.text("status = 'active'")

SQLITE_ONLY = (
    "CREATE VIRTUAL TABLE parcel_box USING rtree(ordinal, min_x, max_x, min_y, max_y)",
    """CREATE TRIGGER event_never_changed BEFORE UPDATE ON event
       BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
       BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END""",
)
POSTGRES_ONLY = (
    "CREATE INDEX ix_parcels_geometry ON parcels USING gist (geometry)",
    """CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'events are never changed or deleted'; END $$""",
    """CREATE TRIGGER event_never_changed BEFORE UPDATE OR DELETE ON event
       FOR EACH ROW EXECUTE FUNCTION event_stays()""",
    "CREATE TRIGGER event_never_cut BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_stays()",
)


def _column(text: str) -> sa.Column[Any]:
    name, kind = text.removesuffix("!").split(":")
    if kind in ("id", "key"):
        return sa.Column(name, sa.Integer(), nullable=False, autoincrement=kind == "id")
    return sa.Column(name, TYPES[kind], nullable=not text.endswith("!"))


def _create(table: str, *constraints: sa.Constraint) -> None:
    op.create_table(table, *(_column(text) for text in OTHERS[table].split()), *constraints)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _bookkeeping() -> None:
    _create("workspace", _primary("workspace", "id"), sa.CheckConstraint("id = 1", name=op.f("ck_workspace_one_row")))
    balanced = "kept_count + repaired_count + refused_count = read_count"
    _create("dataset", _primary("dataset", "id"), sa.CheckConstraint(balanced, name=op.f("ck_dataset_balanced")))
    op.create_index(
        "uq_dataset_current", "dataset", ["name"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )
    issue = "quality_issue"
    _create(issue, _primary(issue, "dataset_id", "ordinal"), _foreign(issue, "dataset_id", "dataset.id"))
    _create("measurement", _primary("measurement", "key"))
    unique = (sa.UniqueConstraint(column, name=f"uq_event_{column}") for column in ("prev", "hash"))
    _create("event", _primary("event", "seq"), *unique)


def _records() -> None:
    for table, columns in RECORDS.items():
        key = KEYS.get(table)
        unique = [sa.UniqueConstraint("dataset_id", key, name=f"uq_{table}_dataset_id_{key}")] if key else []
        op.create_table(
            table,
            sa.Column("dataset_id", sa.Integer(), nullable=False),
            sa.Column("ordinal", sa.Integer(), nullable=False, autoincrement=False),
            *(_column(text) for text in columns.split()),
            _foreign(table, "dataset_id", "dataset.id"),
            _primary(table, "dataset_id", "ordinal"),
            *unique,
        )


def _plans_and_allocations() -> None:
    _create("plan_run", _primary("plan_run", "id"))
    _create(
        "allocation",
        _primary("allocation", "id"),
        _foreign("allocation", "plan_run_id", "plan_run.id"),
        sa.UniqueConstraint("request_id", name="uq_allocation_request_id"),
    )
    atom = "allocation_atom"
    _create(
        atom,
        _primary(atom, "allocation_id", "atom_id"),
        _foreign(atom, "allocation_id", "allocation.id"),
        sa.CheckConstraint("status in ('active', 'ended')", name=op.f("ck_allocation_atom_status")),
        sa.CheckConstraint("pieces >= 1", name=op.f("ck_allocation_atom_pieces")),
    )
    op.create_index("ix_allocation_atom_parcel_id", atom, ["parcel_id"])
    op.create_index(
        "uq_allocation_atom_active", atom, ["atom_id"], unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE
    )


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    _bookkeeping()
    _records()
    _plans_and_allocations()
    for statement in SQLITE_ONLY if op.get_bind().dialect.name == "sqlite" else POSTGRES_ONLY:
        op.execute(statement)


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute("DROP TABLE parcel_box")
    for table in ("allocation_atom", "allocation", "plan_run", *RECORDS, "quality_issue", "measurement", "event"):
        op.drop_table(table)
    for table in ("dataset", "workspace"):
        op.drop_table(table)
    if not sqlite:
        op.execute("DROP FUNCTION event_stays()")
