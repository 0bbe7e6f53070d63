"""How alembic runs our migrations: on the connection it is given, as one transaction on both stores."""

from typing import Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from parcels.store.geom import Geom
from parcels.store.tables import metadata

HAND_MADE = {
    "table": ("parcel_box", "spatial_ref_sys"),  # the R*Tree with its shadow tables; PostGIS's own table
    "index": ("ix_parcels_geometry", "ix_allocation_atom_geometry", "ix_certificate_atom_geometry"),  # PostGIS
}


def _ours(name: str | None, kind: str, _: object) -> bool:
    hidden = HAND_MADE.get(kind)
    return not (name and hidden and name.startswith(hidden))


def _render(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:
    if kind == "type" and isinstance(item, Geom):
        autogen.imports.add("from parcels.store.geom import Geom")
        return "Geom()"
    if kind == "type" and type(item).__name__ == "Moment":
        return "sa.String(length=32)"
    return False


def _differs(*types: object) -> bool | None:
    return False if isinstance(types[-1], Geom) else None


def _run(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        include_name=_ours,
        render_item=_render,
        compare_type=_differs,
    )
    with context.begin_transaction():
        context.run_migrations()


_run(context.config.attributes["connection"])
