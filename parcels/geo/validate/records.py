"""Rows as a whole: identifiers, areas that contradict each other, references that name nothing."""

import re

import numpy as np
import pandas as pd
from pandas import DataFrame

from parcels.domain.codes import SectorGroup
from parcels.geo.quality import Action, Fault, fault
from parcels.geo.schema import key_field
from parcels.geo.validate.known import Known
from parcels.geo.validate.landuse import check_plan_use, check_uses
from parcels.geo.validate.sectors import is_sector_code

IDENTIFIED = ("parcels", "platforms", "projects")
RESERVED_IN_IDS = re.compile(r"[\s+/=]")
"""These separate parcels, pieces and choices in the plan files."""
REFERENCES = {
    "parcels": (("platform_id", "platforms"),),
    "projects": (("platform_id", "platforms"), ("parcel_ids", "parcels")),
    "milestones": (("project_id", "projects"),),
    "readiness": (("parcel_id", "parcels"),),
}
SECTOR_LISTS = {"parcels": "reserve_purpose", "platforms": "sectors"}
GROUPS = frozenset(SectorGroup)
SHARES = ("technology_level", "building_coefficient", "office_share")


def check_records(dataset: str, frame: DataFrame, known: Known) -> list[Fault]:
    """Return what is wrong with typed rows, apart from their geometry and from repeated identifiers."""
    faults = check_references(dataset, frame, known)
    if dataset in IDENTIFIED:
        faults += check_identifiers(frame, key_field(dataset))
    if dataset in SECTOR_LISTS:
        faults += check_sector_groups(frame, SECTOR_LISTS[dataset])
    if dataset == "parcels":
        faults += check_plan_use(frame)
    if dataset == "projects":
        faults += check_project_areas(frame, known) + check_sectors(frame) + check_uses(frame) + check_shares(frame)
    return faults


def check_identifiers(frame: DataFrame, key: str) -> list[Fault]:
    """Refuse identifiers with a blank, ``+``, ``/`` or ``=`` in them."""
    bad = frame[key].map(lambda text: text is not None and RESERVED_IN_IDS.search(text) is not None).to_numpy(bool)
    rule = "blank + / ="
    return (
        [fault("id_reserved_character", Action.REFUSED, bad, field=key, cells=frame[key], rule=rule)]
        if bad.any()
        else []
    )


def check_references(dataset: str, frame: DataFrame, known: Known) -> list[Fault]:
    """Report rows that name a platform, parcel or project nobody knows."""
    found = []
    for column, target in REFERENCES.get(dataset, ()):
        names = known.ids.get(target)
        if names is None:
            continue
        lost = frame[column].map(lambda cell, names=names: bool(_missing(cell, names))).to_numpy(bool)
        if lost.any():
            cells = frame[column].map(lambda cell, names=names: "; ".join(_missing(cell, names))).to_numpy(object)
            found.append(fault("reference_unknown", Action.KEPT, lost, field=column, cells=cells, rule=target))
    return found


def _missing(cell: object, names: frozenset[str]) -> list[str]:
    wanted = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
    return [str(name) for name in wanted if name not in names]


def check_sector_groups(frame: DataFrame, column: str) -> list[Fault]:
    """Report names that are no sector group; they are kept as they are."""
    cells = frame[column].map(lambda parts: "; ".join(part for part in parts if part not in GROUPS)).to_numpy(object)
    bad = np.array([bool(cell) for cell in cells], bool)
    rule = "; ".join(sorted(GROUPS))
    return [fault("sector_group_unknown", Action.KEPT, bad, field=column, cells=cells, rule=rule)] if bad.any() else []


def check_project_areas(frame: DataFrame, known: Known) -> list[Fault]:
    """Refuse areas that are zero or contradict each other; report projects that want more land than there is."""
    least, most = frame["area_min_mu"].to_numpy(float), frame["area_max_mu"].to_numpy(float)
    needs = (frame["needs_land"] != False).to_numpy(bool)  # noqa: E712
    faults = []
    for column, area in (("area_min_mu", least), ("area_max_mu", most)):
        zero = needs & (area <= 0)
        if zero.any():
            faults.append(fault("area_not_positive", Action.REFUSED, zero, field=column, cells=area, rule="> 0"))
    crossed = least > most
    if crossed.any():
        each = {"least": least, "most": most}
        faults.append(fault("area_range_crossed", Action.REFUSED, crossed, field="area_min_mu", cells=least, each=each))
    if known.land_mu is not None:
        over = needs & (least > known.land_mu)
        if over.any():
            more = {"land_mu": round(known.land_mu, 2)}
            faults.append(
                fault("more_land_than_exists", Action.KEPT, over, field="area_min_mu", cells=least, values=more)
            )
    return faults


def check_sectors(frame: DataFrame) -> list[Fault]:
    """Report industry codes that cannot be GB/T 4754-2017 and sector groups that do not exist."""
    codes, groups = frame["sector_code"], frame["sector_group"]
    bad = codes.map(lambda code: code is not None and not is_sector_code(code)).to_numpy(bool)
    lost = groups.map(lambda group: group is not None and group not in GROUPS).to_numpy(bool)
    rule = "GB/T 4754-2017"
    faults = (
        [fault("sector_code_unknown", Action.KEPT, bad, field="sector_code", cells=codes, rule=rule)]
        if bad.any()
        else []
    )
    if lost.any():
        listed = "; ".join(sorted(GROUPS))
        faults.append(fault("sector_group_unknown", Action.KEPT, lost, field="sector_group", cells=groups, rule=listed))
    return faults


def check_shares(frame: DataFrame) -> list[Fault]:
    """Refuse shares and grades above 1: a number from 0 to 1 is asked for, not a percentage."""
    over = {name: (frame[name] > 1).to_numpy(bool) for name in SHARES}
    return [
        fault("number_above_one", Action.REFUSED, bad, field=name, cells=frame[name].to_numpy(float), rule="0..1")
        for name, bad in over.items()
        if bad.any()
    ]


def repeated_identifiers(keys: pd.Series, identical: bool, same: pd.Series) -> list[Fault]:
    """Refuse all rows that share an identifier; where asked, identical copies behind the first are dropped instead.

    ``same`` numbers equal rows alike; rows that differ under one identifier are refused in any case.
    """
    repeated = keys.notna() & keys.duplicated(keep=False)
    if not repeated.any():
        return []
    all_alike = repeated & (same.groupby(keys).transform("nunique") == 1)
    drop = (all_alike & keys.duplicated(keep="first")) if identical else pd.Series(False, index=keys.index)
    refuse = repeated & ~all_alike if identical else repeated
    counts = keys.map(keys.value_counts()).fillna(0).to_numpy()
    faults = []
    if refuse.any():
        rows, each = refuse.to_numpy(bool), {"count": counts}
        faults.append(fault("id_repeated", Action.REFUSED, rows, field=str(keys.name), cells=keys, each=each))
    if drop.any():
        faults.append(
            fault("duplicate_dropped", Action.REPAIRED, drop.to_numpy(bool), field=str(keys.name), cells=keys)
        )
    return faults
