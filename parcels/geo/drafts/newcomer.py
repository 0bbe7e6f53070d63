"""A parcel that is in no register, checked as an import would check it."""

from typing import Any

import numpy as np
import pandas as pd

from parcels.geo.city import City
from parcels.geo.drafts.checking import require_crs, require_free, require_polygon, sliver_remarks
from parcels.geo.drafts.edits import Cell, NewParcel
from parcels.geo.drafts.findings import Refusal, Remark, remark
from parcels.geo.drafts.making import DRAWN_FROM, Made, exchange
from parcels.geo.drafts.naming import require_free_id
from parcels.geo.quality import Action, Fault
from parcels.geo.schema import Field, attributes
from parcels.geo.validate.fields import read_field
from parcels.geo.validate.landuse import check_plan_use

DRAWN = frozenset({"parcel_id"})


def add_parcel(city: City, edit: NewParcel) -> Made:
    """Return the city with one more parcel.

    Raises
    ------
    Refusal
        As :mod:`parcels.geo.drafts.checking` and :mod:`parcels.geo.drafts.naming`; ``attribute_unknown``,
        ``attribute_refused`` with field, value and the import's code.
    """
    require_crs(edit.crs, city)
    require_free_id(edit.parcel_id, city.parcels.index)
    require_polygon(edit.geometry, "parcels", city)
    require_free(edit.geometry, city)
    record, remarks = _record(edit, city)
    changed = exchange(city, [], [record], [edit.geometry])
    return Made(changed, (edit.parcel_id,), (*remarks, *sliver_remarks({edit.parcel_id: edit.geometry})))


def _record(edit: NewParcel, city: City) -> tuple[dict[str, Any], tuple[Remark, ...]]:
    fields = [field for field in attributes("parcels") if field.name not in DRAWN]
    unknown = sorted(set(edit.attributes) - {field.name for field in fields})
    if unknown:
        raise Refusal("attribute_unknown", field=unknown[0])
    cells = {field.name: _cell(field, edit.attributes.get(field.name)) for field in fields}
    _require_known_use(cells)
    _require_known_platform(cells["platform_id"], city)
    extra = {name: None for name in city.parcels.columns if name not in cells}
    record = {**extra, **cells, "parcel_id": edit.parcel_id, DRAWN_FROM: ()}
    open_fields = [name for name in ("platform_id", "ready_on") if record.get(name) is None]
    return record, (remark("attributes_open", fields=", ".join(open_fields)),) if open_fields else ()


def _cell(field: Field, value: Cell) -> Any:  # noqa: ANN401 - a cell of any field
    text = _text(value)
    typed, faults, _ = read_field(field, np.array([text], dtype=object), 1.0)
    _require_none(faults, field.name, text)
    return typed[0]


def _text(value: Cell) -> str | None:
    if value is None or value in ("", ()):
        return None
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip() or None


def _require_known_use(cells: dict[str, Any]) -> None:
    frame = pd.DataFrame({name: [cells[name]] for name in ("plan_use", "plan_use_scheme")}, dtype=object)
    _require_none(check_plan_use(frame), "plan_use", cells["plan_use"])


def _require_known_platform(platform: str | None, city: City) -> None:
    if platform is not None and platform not in city.platforms.index:
        raise Refusal("attribute_refused", field="platform_id", value=platform, reason="platform_unknown")


def _require_none(faults: list[Fault], field: str, text: str | None) -> None:
    """Refuse what an import would refuse, or would leave out: a draft is typed by hand and can be typed again."""
    for fault in faults:
        if fault.action in (Action.REFUSED, Action.VALUE_DROPPED):
            raise Refusal("attribute_refused", field=field, value=text or "-", reason=fault.code)
