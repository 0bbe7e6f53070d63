"""The table of what people record between signature and production: rows are added, never changed.

A later row may take the place of one earlier row (``replaces``); nothing is overwritten. ``body`` is the JSON of one of
:data:`parcels.landing.records.BODIES`, ``papers`` a JSON list of the files that prove it (kept in ``evidence``).
"""

import sqlalchemy as sa

from parcels.store.columns import Moment, metadata

HOW = ("new", "corrected", "continued", "confirmed", "withdrawn")
KINDS = (
    "cause", "pause", "extension", "stop", "inspection", "achieved", "request", "clearance", "milestone", "plan_point",
    "idle_decision", "escalation", "regional_assessment",
)  # fmt: skip


def _among(column: str, values: tuple[str, ...]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


landing_record = sa.Table(
    "landing_record",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("project_id", sa.Text),
    sa.Column("platform_id", sa.Text),
    sa.Column("fact_on", sa.Date),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("papers", sa.Text, nullable=False),
    sa.Column("how", sa.Text, nullable=False),
    sa.Column("replaces", sa.ForeignKey("landing_record.id"), unique=True),
    sa.Column("proposed_by", sa.Text),
    sa.Column("reason", sa.Text),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.CheckConstraint(_among("kind", KINDS), name="kind"),
    sa.CheckConstraint(_among("how", HOW), name="how"),
    sa.CheckConstraint("(how = 'new') = (replaces is null)", name="chain"),
    sa.CheckConstraint("how <> 'confirmed' or (proposed_by is not null and proposed_by <> made_by)", name="two_people"),
    sa.CheckConstraint("(kind = 'regional_assessment') = (project_id is null)", name="subject"),
    sa.CheckConstraint("project_id is not null or platform_id is not null", name="place"),
    sa.Index(None, "project_id"),
)
