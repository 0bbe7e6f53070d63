"""Scenarios, every state of their changes, and the plans solved under them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = ("scenario_run", "scenario_version", "scenario")
KEPT = ("scenario_version", "scenario_run")

# A state of a scenario is what undo goes back to and what a plan was solved from: it stays as it was.
STAYS = """
BEGIN
  RAISE EXCEPTION 'states and plans of a scenario are never changed or deleted' USING ERRCODE = '23001';
END"""


def _column(name: str, kind: sa.types.TypeEngine[Any], *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=null)


def _of_scenario(table: str, *, null: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("scenario.id", name=op.f(f"fk_{table}_scenario_id"))
    return sa.Column("scenario_id", sa.Integer, key, nullable=null)


def _scenarios() -> None:
    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer, primary_key=True),
        _column("name", sa.Text()),
        _column("platform_id", sa.Text(), null=True),
        _column("status", sa.Text()),
        _column("head", sa.Integer()),
        _column("made_at", sa.String(32)),
        _column("made_by", sa.Text()),
        _column("changed_at", sa.String(32)),
        _column("changed_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
        sa.CheckConstraint("status in ('draft', 'shared', 'promoted', 'archived')", name=op.f("ck_scenario_status")),
        sa.CheckConstraint("head >= 1", name=op.f("ck_scenario_head")),
    )


def _versions() -> None:
    op.create_table(
        "scenario_version",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_scenario("scenario_version"),
        _column("number", sa.Integer()),
        _column("after", sa.Integer()),
        _column("content", sa.Text()),
        _column("note", sa.Text()),
        _column("made_at", sa.String(32)),
        _column("made_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_version")),
        sa.CheckConstraint("number > after and after >= 0", name=op.f("ck_scenario_version_after")),
        sa.UniqueConstraint("scenario_id", "number", name=op.f("uq_scenario_version_scenario_id_number")),
    )


def _runs() -> None:
    op.create_table(
        "scenario_run",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_scenario("scenario_run", null=True),
        _column("number", sa.Integer(), null=True),
        _column("policy_hash", sa.String(64)),
        _column("inputs", sa.Text()),
        _column("status", sa.Text()),
        _column("objective", sa.BigInteger(), null=True),
        _column("bound", sa.Double(), null=True),
        _column("document", sa.Text()),
        _column("findings", sa.Text()),
        _column("files", sa.LargeBinary(), null=True),
        _column("made_at", sa.String(32)),
        _column("made_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_run")),
        sa.CheckConstraint("(scenario_id is null) = (number is null)", name=op.f("ck_scenario_run_number")),
    )
    op.create_index("ix_scenario_run_scenario_id", "scenario_run", ["scenario_id"])


def _guards(connection: sa.Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        return [
            f"""CREATE TRIGGER {table}_never_{name} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, 'states and plans of a scenario are never changed or deleted'); END"""
            for table in KEPT
            for name, verb in (("changed", "UPDATE"), ("deleted", "DELETE"))
        ]
    own = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    path = ", ".join(("pg_catalog", own, "pg_temp"))
    function = (
        f"CREATE FUNCTION scenario_state_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = {path} "
        f"AS $parcels${STAYS}$parcels$"
    )
    triggers = [
        f"CREATE TRIGGER {table}_never_{name} BEFORE {verbs} ON {table} FOR EACH {each} "
        f"EXECUTE FUNCTION scenario_state_stays()"
        for table in KEPT
        for name, verbs, each in (("changed", "UPDATE OR DELETE", "ROW"), ("cut", "TRUNCATE", "STATEMENT"))
    ]
    return [function, *triggers]


def upgrade() -> None:
    _scenarios()
    _versions()
    _runs()
    connection = op.get_bind()
    for statement in _guards(connection):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("DROP FUNCTION scenario_state_stays()")
