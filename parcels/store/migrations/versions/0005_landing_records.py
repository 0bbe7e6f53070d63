"""What people record between signature and production: dates, causes, inspections, requests."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KINDS = """'cause', 'pause', 'extension', 'stop', 'inspection', 'achieved', 'request', 'clearance', 'milestone',
    'plan_point', 'idle_decision', 'escalation', 'regional_assessment'"""
CHECKS = {
    "kind": f"kind in ({' '.join(KINDS.split())})",
    "how": "how in ('new', 'corrected', 'continued', 'confirmed', 'withdrawn')",
    "chain": "(how = 'new') = (replaces is null)",
    "two_people": "how <> 'confirmed' or (proposed_by is not null and proposed_by <> made_by)",
    "subject": "(kind = 'regional_assessment') = (project_id is null)",
    "place": "project_id is not null or platform_id is not null",
}


def upgrade() -> None:
    op.create_table(
        "landing_record",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("project_id", sa.Text),
        sa.Column("platform_id", sa.Text),
        sa.Column("fact_on", sa.Date),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("papers", sa.Text, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("replaces", sa.Integer),
        sa.Column("proposed_by", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        *(sa.CheckConstraint(text, name=op.f(f"ck_landing_record_{name}")) for name, text in CHECKS.items()),
        sa.ForeignKeyConstraint(["replaces"], ["landing_record.id"], name=op.f("fk_landing_record_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_landing_record")),
        sa.UniqueConstraint("replaces", name=op.f("uq_landing_record_replaces")),
    )
    op.create_index(op.f("ix_landing_record_project_id"), "landing_record", ["project_id"])


def downgrade() -> None:
    op.drop_table("landing_record")
