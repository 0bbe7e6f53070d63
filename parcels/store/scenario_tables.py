"""Tables of scenarios: who drew up what, every state of its changes, and the plans solved under them.

States and solved plans are added and never changed; undo and redo move ``head``. The log tells the life of a scenario
(made, renamed, shared, promoted, archived), not each state.
"""

import sqlalchemy as sa

from parcels.store.columns import Moment, metadata

STATUSES = ("draft", "shared", "promoted", "archived")

scenario = sa.Table(
    "scenario",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("platform_id", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("head", sa.Integer, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.CheckConstraint("status in ('draft', 'shared', 'promoted', 'archived')", name="status"),
    sa.CheckConstraint("head >= 1", name="head"),
)

scenario_version = sa.Table(
    "scenario_version",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("scenario_id", sa.ForeignKey("scenario.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("after", sa.Integer, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.CheckConstraint("number > after and after >= 0", name="after"),
    sa.UniqueConstraint("scenario_id", "number"),
)

scenario_run = sa.Table(
    "scenario_run",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("scenario_id", sa.ForeignKey("scenario.id")),
    sa.Column("number", sa.Integer),
    sa.Column("policy_hash", sa.String(64), nullable=False),
    sa.Column("inputs", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("objective", sa.BigInteger),
    sa.Column("bound", sa.Double),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("findings", sa.Text, nullable=False),
    sa.Column("files", sa.LargeBinary),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.CheckConstraint("(scenario_id is null) = (number is null)", name="number"),
    sa.Index(None, "scenario_id"),
)
