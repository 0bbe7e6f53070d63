"""What the catalogue of rules asks of parcels and projects: clearances, approvals, declared figures."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# "name:type", as in revision 0001; every column may be empty.
COLUMNS = {
    "parcels": """conversion_approval:text conversion_approved_on:date plan_change_approval:text land_grade:text
        title_clear:bool compensation_settled:bool no_dispute:bool far_min:double""",
    "projects": """far:double building_coefficient:double office_share:double height_m:double filed_on:date eia_on:date
        building_permit_on:date discharges:bool makes_noise:bool emission_t_per_year:double handover_record:text
        land_contract_party:text performance_contract:text standard_land:bool""",
}
TYPES: dict[str, Any] = {"text": sa.Text(), "double": sa.Double(), "bool": sa.Boolean(), "date": sa.Date()}


def _columns() -> list[tuple[str, str, str]]:
    return [(table, *column.split(":")) for table, text in COLUMNS.items() for column in text.split()]  # type: ignore[misc]


def upgrade() -> None:
    for table, name, kind in _columns():
        op.add_column(table, sa.Column(name, TYPES[kind], nullable=True))


def downgrade() -> None:
    for table, name, _ in reversed(_columns()):
        op.drop_column(table, name)
