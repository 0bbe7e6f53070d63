"""The parcels as the ledger has them: the import is the opening balance, what was decided since outranks it."""

from collections.abc import Mapping

import pandas as pd
from geopandas import GeoDataFrame

from parcels.domain.codes import ReserveStatus, Severity, Verdict
from parcels.domain.finding import Finding
from parcels.landing.reserve.entries import Holding, Standing
from parcels.planning.estate import HELD_QUALITY

COLUMNS = ("reserve_status", "reserve_reason", "reserve_purpose", "reserved_until", "held_for", "held_until")


def with_ledger(parcels: GeoDataFrame, holdings: Mapping[str, Holding]) -> GeoDataFrame:
    """Return parcels with the reserve as the ledger has it on a day.

    A parcel the ledger does not know keeps what its record says. One released for a project counts as released and
    promised to that project until the last day of the release.
    """
    known = [name for name in holdings if name in parcels.index]
    if not known:
        return parcels
    found = parcels.copy()
    for name in COLUMNS:
        cells = found[name].astype(object).to_dict()
        cells |= {parcel: _cell(holdings[parcel], name, cells[parcel]) for parcel in known}
        found[name] = pd.Series([cells[parcel] for parcel in found.index], index=found.index, dtype=object)
    least = {parcel: holdings[parcel].terms.quality_min for parcel in known}
    found[HELD_QUALITY] = pd.Series([least.get(parcel) for parcel in found.index], index=found.index, dtype=float)
    return found


def _cell(holding: Holding, name: str, recorded: object) -> object:
    if name in ("held_for", "held_until"):
        is_granted = holding.standing is Standing.GRANTED
        own = holding.project_id if name == "held_for" else holding.granted_until
        return own if is_granted else recorded
    if name == "reserve_status":
        return str(ReserveStatus.HELD if holding.standing is Standing.HELD else ReserveStatus.RELEASED)
    own_terms = {
        "reserve_reason": holding.terms.reason or None,
        "reserve_purpose": holding.terms.sectors,
        "reserved_until": holding.terms.until,
    }
    return own_terms[name]


def import_findings(parcels: GeoDataFrame, holdings: Mapping[str, Holding], imported_after: int) -> tuple[Finding, ...]:
    """Return where the parcels as imported and the ledger do not say the same; the ledger holds.

    ``imported_after``: number of the last entry made before the parcels were imported. What was decided since then the
    import could not know, so only older entries are held against it.

    ``reserve_import_differs``: other status. ``reserve_import_unrecorded``: held by the import alone, since the ledger
    was opened. ``reserve_parcel_missing``: in reserve, but no such parcel. ``reserve_area_differs``: redrawn since.
    """
    if not holdings:
        return ()
    found = [_missing(one) for name, one in holdings.items() if name not in parcels.index and _is_in(one)]
    areas, status = parcels.geometry.area, parcels["reserve_status"]
    for parcel in parcels.index:
        own = holdings.get(str(parcel))
        recorded = status.at[parcel] == ReserveStatus.HELD
        if own is None and recorded:
            found.append(_finding("reserve_import_unrecorded", str(parcel)))
        elif own is not None and own.entry <= imported_after and recorded != (own.standing is Standing.HELD):
            values = {"recorded": str(status.at[parcel]), "ledger": str(own.standing)}
            found.append(_finding("reserve_import_differs", str(parcel), **values))
        if own is not None and _is_in(own) and abs(areas.at[parcel] - own.area_m2) > 0.01 * own.area_m2:
            found.append(_finding("reserve_area_differs", str(parcel)))
    return tuple(found)


def _is_in(holding: Holding) -> bool:
    return holding.standing is not Standing.OUT


def _missing(holding: Holding) -> Finding:
    return _finding("reserve_parcel_missing", holding.parcel_id)


def _finding(rule: str, parcel: str, **values: str) -> Finding:
    return Finding(rule, Verdict.UNDETERMINED, Severity.NOTE, parcel, values={"parcel": parcel, **values})
