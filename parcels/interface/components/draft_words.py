"""Drafts and what there is to say about them, in words."""

from parcels.domain.units import m2_from_mu
from parcels.geo.drafts import BoundaryChange, DraftFinding, Edit, Merge, NewParcel, SplitByArea, SplitByLine
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import capital
from parcels.interface.words import slug

COMPASS = (None, 0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0)
"""Directions offered: along the road, then eight sides clockwise from north."""
UNITS = {"mu": m2_from_mu(1.0), "hectare": 10_000.0, "m2": 1.0}
LABELLED = {"status": "land-status", "reserve_status": "reserve-status"}


def field(desk: Desk, name: str) -> str:
    """Return the name of a field of a parcel as it stands in a sentence."""
    return desk.words.code("parcel-field", name)


def direction(desk: Desk, bearing: float | None) -> str:
    """Return the name of a direction; one that is none of the eight by its degrees."""
    if bearing is None:
        return desk.words("draft-direction-road")
    if bearing in COMPASS:
        return desk.words(f"draft-direction-{bearing:.0f}")
    return f"{bearing:g}°"


def title(desk: Desk, edit: Edit) -> str:
    """Return what an edit does, in one line."""
    words = desk.words
    match edit:
        case SplitByLine():
            return words("draft-title-line", parcel=edit.parcel_id)
        case SplitByArea():
            area = desk.numbers.area(edit.target_m2)
            return words("draft-title-area", parcel=edit.parcel_id, area=area, side=direction(desk, edit.bearing_deg))
        case Merge():
            return words("draft-title-merge", parcels=desk.listed(edit.parcel_ids), parcel=edit.new_id)
        case NewParcel():
            return words("draft-title-new", parcel=edit.parcel_id, area=desk.numbers.area(edit.geometry.area))
        case BoundaryChange():
            return words("draft-title-boundary", platform=edit.platform_id, area=desk.numbers.area(edit.geometry.area))


def sentence(desk: Desk, one: DraftFinding) -> str:
    """Return what a finding says."""
    values = {name: _value(desk, one, name, value) for name, value in one.values.items()}
    return capital(desk.words.coded("draft-finding", one.code, {"subject": one.subject, **values}))


def _value(desk: Desk, one: DraftFinding, name: str, value: str | float) -> str | float:
    if name == "change_m2":
        sign = "−" if float(value) < 0 else "+"
        return f"{sign}{desk.numbers.area(abs(float(value)))}"
    if name.endswith("_m2"):
        return desk.numbers.area(value)
    if name in ("field", "fields"):
        return desk.listed(field(desk, part) for part in str(value).split(", "))
    if name == "reason":
        return desk.words.code("draft-reason", value)
    if name in ("found", "taken"):
        return _cells(desk, str(one.values["field"]), str(value))
    return value


def _cells(desk: Desk, name: str, text: str) -> str:
    """Return the cells ``parcel: value; …`` with codes and yes or no as people say them."""
    pairs = [part.rpartition(": ") for part in text.split("; ")]
    return desk.words("draft-list-separator").join(
        f"{before}{mark}{_cell(desk, name, cell)}" for before, mark, cell in pairs
    )


def _cell(desk: Desk, name: str, cell: str) -> str:
    if cell == "-":
        return desk.words("draft-open")
    if cell in ("True", "False"):
        return desk.words("draft-yes" if cell == "True" else "draft-no")
    group = LABELLED.get(name)
    label = desk.words.code(group, cell) if group else cell
    return cell if label == f"code-{group}-{slug(cell)}" else label
