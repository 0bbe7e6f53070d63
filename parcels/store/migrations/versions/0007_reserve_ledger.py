"""The ledger of prime land kept in reserve, and the review of its release."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("reserve_opinion", "reserve_paper", "reserve_entry", "reserve_review")
KINDS = (
    "'opening', 'designate', 'extend', 'swap_out', 'swap_in', 'release', 'release_for', 'take_back', 'expire', "
    "'interim', 'interim_end'"
)
OPEN = sa.text("status = 'open'")

# An entry is a line of a book of account: a mistake is put right by another line.
SQLITE_STAYS = tuple(
    f"""CREATE TRIGGER reserve_entry_never_{name} BEFORE {verb} ON reserve_entry
    BEGIN SELECT RAISE(ABORT, 'entries of the reserve ledger are never changed or deleted'); END"""
    for name, verb in (("changed", "UPDATE"), ("deleted", "DELETE"))
)
ENTRY_STAYS = """
BEGIN
  RAISE EXCEPTION 'entries of the reserve ledger are never changed or deleted' USING ERRCODE = '23001';
END"""

# The row of the person is locked until the decision is committed: nobody can be switched off in between.
REVIEW_DECIDED = """
BEGIN
  IF NEW.decided_by IS NULL OR ((SELECT is_demo FROM workspace) AND NEW.decided_by LIKE 'demo\\_%') THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM person WHERE id = NEW.decided_by AND is_active AND role = 'leader' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION '% may not decide on review %', NEW.decided_by, NEW.id USING ERRCODE = '42501',
      DETAIL = json_build_object('code', 'review_decider_may_not', 'person', NEW.decided_by, 'review', NEW.id);
  END IF;
  RETURN NEW;
END"""
FUNCTIONS = {
    "reserve_entry_stays()": ("trigger", ENTRY_STAYS),
    "reserve_review_decided()": ("trigger SECURITY DEFINER", REVIEW_DECIDED),
}
TRIGGERS = (
    "CREATE TRIGGER reserve_entry_never_changed BEFORE UPDATE OR DELETE ON reserve_entry "
    "FOR EACH ROW EXECUTE FUNCTION reserve_entry_stays()",
    "CREATE TRIGGER reserve_entry_never_cut BEFORE TRUNCATE ON reserve_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION reserve_entry_stays()",
    "CREATE TRIGGER reserve_review_is_decided BEFORE INSERT OR UPDATE ON reserve_review "
    "FOR EACH ROW EXECUTE FUNCTION reserve_review_decided()",
)


def _column(name: str, kind: sa.types.TypeEngine[Any], *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=null)


def _of_review(table: str, *, null: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("reserve_review.id", name=op.f(f"fk_{table}_review_id"))
    return sa.Column("review_id", sa.Integer, key, nullable=null)


def _reviews() -> None:
    op.create_table(
        "reserve_review",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_column(name, sa.Text()) for name in ("request_id", "parcel_id", "project_id", "platform_id", "party")),
        _column("offer_wan_yuan_per_mu", sa.Double(), null=True),
        _column("reason", sa.Text()),
        _column("asked_on", sa.Date()),
        _column("made_at", sa.String(32)),
        _column("made_by", sa.Text()),
        _column("status", sa.Text()),
        _column("version", sa.Integer()),
        *(_column(name, sa.Text(), null=True) for name in ("scope", "decision_reason")),
        _column("decided_on", sa.Date(), null=True),
        _column("decided_at", sa.String(32), null=True),
        _column("decided_by", sa.Text(), null=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reserve_review")),
        sa.UniqueConstraint("request_id", name=op.f("uq_reserve_review_request_id")),
        sa.CheckConstraint(
            "status in ('open', 'released', 'kept', 'withdrawn')", name=op.f("ck_reserve_review_status")
        ),
        sa.CheckConstraint("decided_by is null or decided_by <> made_by", name=op.f("ck_reserve_review_two_people")),
        sa.CheckConstraint(
            "(status in ('released', 'kept')) = (decided_by is not null)", name=op.f("ck_reserve_review_decided")
        ),
        sa.CheckConstraint("(status = 'released') = (scope is not null)", name=op.f("ck_reserve_review_scope")),
    )
    op.create_index(
        "uq_reserve_review_open", "reserve_review", ["parcel_id", "project_id"], unique=True, sqlite_where=OPEN,
        postgresql_where=OPEN,
    )  # fmt: skip


def _entries() -> None:
    op.create_table(
        "reserve_entry",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_column(name, sa.Text()) for name in ("kind", "parcel_id", "platform_id")),
        _column("decided_on", sa.Date()),
        _column("area_m2", sa.Double()),
        _column("score", sa.Double(), null=True),
        _column("terms", sa.Text()),
        *(_column(name, sa.Text(), null=True) for name in ("project_id", "other_parcel")),
        _of_review("reserve_entry", null=True),
        _column("made_at", sa.String(32)),
        _column("made_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reserve_entry")),
        sa.CheckConstraint(f"kind in ({KINDS})", name=op.f("ck_reserve_entry_kind")),
        sa.CheckConstraint(
            "(kind in ('release_for', 'take_back')) = (project_id is not null)", name=op.f("ck_reserve_entry_project")
        ),
    )
    op.create_index("ix_reserve_entry_parcel_id", "reserve_entry", ["parcel_id"])


def _papers() -> None:
    op.create_table(
        "reserve_paper",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_review("reserve_paper"),
        _column("as_of", sa.Date()),
        _column("inputs", sa.Text()),
        sa.Column(
            "document_sha256",
            sa.String(64),
            sa.ForeignKey("document.sha256", name=op.f("fk_reserve_paper_document_sha256")),
            nullable=False,
        ),
        _column("made_at", sa.String(32)),
        _column("made_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reserve_paper")),
    )
    op.create_index("ix_reserve_paper_review_id", "reserve_paper", ["review_id"])


def _opinions() -> None:
    op.create_table(
        "reserve_opinion",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_review("reserve_opinion"),
        *(_column(name, sa.Text()) for name in ("side", "view", "reason")),
        _column("made_at", sa.String(32)),
        _column("made_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reserve_opinion")),
        sa.CheckConstraint("side in ('planner', 'officer')", name=op.f("ck_reserve_opinion_side")),
        sa.CheckConstraint("view in ('for', 'with_conditions', 'against')", name=op.f("ck_reserve_opinion_view")),
    )
    op.create_index("ix_reserve_opinion_review_id", "reserve_opinion", ["review_id"])


def _search_path(connection: sa.Connection) -> str:
    """Return where functions look for tables: our schema, temporary tables last."""
    own = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    return ", ".join(("pg_catalog", own, "pg_temp"))


def _guards(connection: sa.Connection) -> tuple[str, ...]:
    if connection.dialect.name == "sqlite":
        return SQLITE_STAYS
    path = _search_path(connection)
    functions = (
        f"CREATE FUNCTION {name} RETURNS {returns} LANGUAGE plpgsql SET search_path = {path} "
        f"AS $parcels${body}$parcels$"
        for name, (returns, body) in FUNCTIONS.items()
    )
    return (*functions, *TRIGGERS)


def upgrade() -> None:
    _reviews()
    _entries()
    _papers()
    _opinions()
    connection = op.get_bind()
    for statement in _guards(connection):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        for name in FUNCTIONS:
            connection.exec_driver_sql(f"DROP FUNCTION {name}")
