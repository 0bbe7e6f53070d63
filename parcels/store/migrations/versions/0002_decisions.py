"""The life of an allocation, its checks and decisions, evidence, quotas, people and their sign-ins."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from parcels.store.geom import Geom

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# "name:type", "!" for NOT NULL, as in revision 0001.
TABLES = {
    "document": "sha256:hash! kind:text! body:text!",
    "evidence": "sha256:hash! name:text! media_type:text! content:blob! added_at:moment! added_by:text!",
    "person": """id:text! name:text! role:text! platform_id:text department:text password_hash:text external_id:text
        is_active:bool! must_change:bool! failures:int! locked_until:moment made_at:moment! made_by:text!
        version:int!""",
    "sign_in": "token_sha256:hash! person_id:text! made_at:moment! expires_at:moment! seen_at:moment! ended_at:moment",
    "quota_account": "id:int! kind:text! platform_id:text! year:int! granted:long! used:long!",
    "quota_entry": """id:int! account_id:int! kind:text! amount:long! allocation_id:int document:text made_at:moment!
        made_by:text!""",
    "allocation_check": """id:int! allocation_id:int! site:text! made_at:moment! made_by:text! as_of:date! verdict:text!
        blocks:int! open_findings:text! inputs:text! findings:text! findings_sha256:hash!""",
    "finding_decision": """id:int! allocation_id:int! site:text! rule:text! subject:text! kind:text! reason:text!
        document:text evidence_sha256:hash made_at:moment! made_by:text!""",
}
KEYS = {"document": "sha256", "evidence": "sha256", "sign_in": "token_sha256"}
TYPES: dict[str, Any] = {
    "text": sa.Text(),
    "hash": sa.String(64),
    "moment": sa.String(32),
    "int": sa.Integer(),
    "long": sa.BigInteger(),
    "bool": sa.Boolean(),
    "date": sa.Date(),
    "blob": sa.LargeBinary(),
}
TWO_PEOPLE = """ALTER TABLE allocation ADD COLUMN decided_by TEXT
    CONSTRAINT ck_allocation_two_people CHECK (decided_by is null or decided_by <> made_by)"""
IN_FORCE = sa.text("ended_at is null")
INDEXES = (
    ("ix_sign_in_person_id", "sign_in", ["person_id"]),
    ("ix_allocation_check_allocation_id", "allocation_check", ["allocation_id", "id"]),
    ("ix_finding_decision_allocation_id", "finding_decision", ["allocation_id"]),
    ("ix_quota_entry_allocation_id", "quota_entry", ["allocation_id"]),
    ("ix_allocation_status", "allocation", ["status"]),
)


def _column(text: str) -> sa.Column[Any]:
    name, kind = text.removesuffix("!").split(":")
    return sa.Column(name, TYPES[kind], nullable=not text.endswith("!"))


def _create(table: str, *constraints: sa.Constraint) -> None:
    primary = sa.PrimaryKeyConstraint(KEYS.get(table, "id"), name=f"pk_{table}")
    op.create_table(table, *(_column(text) for text in TABLES[table].split()), primary, *constraints)


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _people_and_papers() -> None:
    _create("document")
    _create("evidence")
    _create("person", sa.UniqueConstraint("external_id", name="uq_person_external_id"))
    _create("sign_in", _foreign("sign_in", "person_id", "person.id"))


def _quotas() -> None:
    account, entry, once = "quota_account", "quota_entry", ("kind", "platform_id", "year")
    unique = sa.UniqueConstraint(*once, name="uq_quota_account_kind_platform_id_year")
    _create(account, unique, _check(account, "not_overdrawn", "used between 0 and granted"))
    references = (_foreign(entry, "account_id", "quota_account.id"), _foreign(entry, "allocation_id", "allocation.id"))
    _create(entry, *references, _check(entry, "kind", "kind in ('grant', 'use', 'give_back')"))


def _checks() -> None:
    table, decision = "allocation_check", "finding_decision"
    _create(table, _foreign(table, "allocation_id", "allocation.id"))
    references = (
        _foreign(decision, "allocation_id", "allocation.id"),
        _foreign(decision, "evidence_sha256", "evidence.sha256"),
    )
    _create(decision, *references, _check(decision, "kind", "kind in ('waived', 'cleared', 'refused')"))


def _allocations() -> None:
    """Add columns one by one: SQLite then need not copy the table, which its references would forbid."""
    for name, kind, default in (("site", "text", ""), ("platform_id", "text", "")):
        op.add_column("allocation", sa.Column(name, TYPES[kind], nullable=False, server_default=default))
    op.add_column("allocation", sa.Column("area_m2", sa.Double(), nullable=False, server_default="0"))
    for text in ("changed_by:text", "changed_at:moment"):
        op.add_column("allocation", _column(text))
    op.execute(TWO_PEOPLE)
    for text in ("decided_at:moment", "reason:text"):
        op.add_column("allocation", _column(text))
    op.add_column("allocation_atom", sa.Column("geometry", Geom(), nullable=True))


def upgrade() -> None:
    _people_and_papers()
    _quotas()
    _checks()
    _allocations()
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    project = ["project_id"]
    op.create_index(
        "uq_allocation_project", "allocation", project, unique=True, sqlite_where=IN_FORCE, postgresql_where=IN_FORCE
    )


def downgrade() -> None:
    op.drop_index("uq_allocation_project", "allocation")
    for name, table, _ in INDEXES:
        op.drop_index(name, table)
    op.drop_column("allocation_atom", "geometry")
    for name in ("reason", "decided_at", "decided_by", "changed_at", "changed_by", "area_m2", "platform_id", "site"):
        op.drop_column("allocation", name)
    for table in ("finding_decision", "allocation_check", "quota_entry", "quota_account", "sign_in", "person"):
        op.drop_table(table)
    for table in ("evidence", "document"):
        op.drop_table(table)
