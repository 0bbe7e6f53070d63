"""Tables of the reserve ledger and of the reviews of releases.

Entries, computed papers and opinions are added and never changed; of a review only what its decision sets.
"""

import sqlalchemy as sa

from parcels.store.columns import Moment, metadata

ENTRY_KINDS = (
    "opening", "designate", "extend", "swap_out", "swap_in", "release", "release_for", "take_back", "expire", "interim",
    "interim_end",
)  # fmt: skip
REVIEW_STATUSES = ("open", "released", "kept", "withdrawn")


def _among(column: str, values: tuple[str, ...]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


OPEN = sa.text("status = 'open'")

reserve_review = sa.Table(
    "reserve_review",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("request_id", sa.Text, nullable=False, unique=True),
    sa.Column("parcel_id", sa.Text, nullable=False),
    sa.Column("project_id", sa.Text, nullable=False),
    sa.Column("platform_id", sa.Text, nullable=False),
    sa.Column("party", sa.Text, nullable=False),
    sa.Column("offer_wan_yuan_per_mu", sa.Double),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("asked_on", sa.Date, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("scope", sa.Text),
    sa.Column("decision_reason", sa.Text),
    sa.Column("decided_on", sa.Date),
    sa.Column("decided_at", Moment),
    sa.Column("decided_by", sa.Text),
    sa.CheckConstraint(_among("status", REVIEW_STATUSES), name="status"),
    sa.CheckConstraint("decided_by is null or decided_by <> made_by", name="two_people"),
    sa.CheckConstraint("(status in ('released', 'kept')) = (decided_by is not null)", name="decided"),
    sa.CheckConstraint("(status = 'released') = (scope is not null)", name="scope"),
    sa.Index(
        "uq_reserve_review_open", "parcel_id", "project_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    ),
)

reserve_entry = sa.Table(
    "reserve_entry",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("parcel_id", sa.Text, nullable=False),
    sa.Column("platform_id", sa.Text, nullable=False),
    sa.Column("decided_on", sa.Date, nullable=False),
    sa.Column("area_m2", sa.Double, nullable=False),
    sa.Column("score", sa.Double),
    sa.Column("terms", sa.Text, nullable=False),
    sa.Column("project_id", sa.Text),
    sa.Column("other_parcel", sa.Text),
    sa.Column("review_id", sa.ForeignKey("reserve_review.id")),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.CheckConstraint(_among("kind", ENTRY_KINDS), name="kind"),
    sa.CheckConstraint("(kind in ('release_for', 'take_back')) = (project_id is not null)", name="project"),
    sa.Index(None, "parcel_id"),
)

reserve_paper = sa.Table(
    "reserve_paper",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("review_id", sa.ForeignKey("reserve_review.id"), nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("inputs", sa.Text, nullable=False),
    sa.Column("document_sha256", sa.ForeignKey("document.sha256"), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Index(None, "review_id"),
)

reserve_opinion = sa.Table(
    "reserve_opinion",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("review_id", sa.ForeignKey("reserve_review.id"), nullable=False),
    sa.Column("side", sa.Text, nullable=False),
    sa.Column("view", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.CheckConstraint("side in ('planner', 'officer')", name="side"),
    sa.CheckConstraint("view in ('for', 'with_conditions', 'against')", name="view"),
    sa.Index(None, "review_id"),
)
