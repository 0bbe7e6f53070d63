"""Land-use codes: never without their scheme, known to the scheme's dictionary where that is complete."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.geo.landuse import Standing, near_codes, scheme_of, standing
from parcels.geo.quality import LISTED, Action, Fault, fault, note


def check_plan_use(frame: DataFrame) -> list[Fault]:
    """Return refusals of unknown codes and remarks on schemes without a dictionary."""
    found = []
    for scheme in _schemes(frame["plan_use_scheme"].to_numpy(object)):
        rows = frame["plan_use_scheme"].to_numpy(object) == scheme
        if scheme_of(scheme) is None:
            found.append(
                note("scheme_without_dictionary", field="plan_use_scheme", value=scheme, count=int(rows.sum()))
            )
            continue
        found += _judged(frame["plan_use"].to_numpy(object), rows, scheme)
    return found


def _schemes(cells: NDArray[Any]) -> list[str]:
    return sorted({str(cell) for cell in cells if cell is not None})


def _judged(codes: NDArray[Any], rows: NDArray[np.bool_], scheme: str) -> list[Fault]:
    verdicts = {code: standing(scheme, str(code)) for code in {codes[place] for place in np.flatnonzero(rows)} if code}
    found = []
    for verdict, issue, action in (
        (Standing.UNKNOWN, "land_use_unknown", Action.REFUSED),
        (Standing.NOT_LISTED, "land_use_not_listed", Action.KEPT),
    ):
        hit = rows & np.array([verdicts.get(code) is verdict for code in codes], bool)
        if hit.any():
            positions = np.flatnonzero(hit)
            near = [", ".join(near_codes(scheme, str(codes[place]))) or "-" for place in positions[:LISTED]]
            cells = list(codes[positions[:LISTED]])
            found.append(
                Fault(issue, action, positions, field="plan_use", cells=cells, rule=scheme, each={"near": near})
            )
    return found


def check_uses(frame: DataFrame) -> list[Fault]:
    """Return refusals of projects without a use or with codes their scheme does not have; remarks on bare codes."""
    uses, schemes = frame["uses"].to_numpy(object), frame["uses_scheme"].to_numpy(object)
    none_given = np.array([not codes for codes in uses], bool)
    faults = (
        [fault("list_empty", Action.REFUSED, none_given, field="uses", rule="required")] if none_given.any() else []
    )
    bare = ~none_given & np.array([scheme is None for scheme in schemes], bool)
    if bare.any():
        cells = ["; ".join(codes) for codes in uses]
        faults.append(fault("uses_scheme_missing", Action.KEPT, bare, field="uses_scheme", cells=cells))
    for scheme in _schemes(schemes):
        if scheme_of(scheme) is not None:
            faults += _unknown_uses(uses, schemes == scheme, scheme)
    return faults


def _unknown_uses(uses: NDArray[Any], rows: NDArray[np.bool_], scheme: str) -> list[Fault]:
    wrong = {
        int(place): [code for code in uses[place] if standing(scheme, code) is Standing.UNKNOWN]
        for place in np.flatnonzero(rows)
    }
    bad = [place for place, codes in wrong.items() if codes]
    if not bad:
        return []
    cells = ["; ".join(wrong[place]) for place in bad[:LISTED]]
    near = [", ".join(near_codes(scheme, wrong[place][0])) or "-" for place in bad[:LISTED]]
    positions, each = np.array(bad, np.int64), {"near": near}
    return [Fault("land_use_unknown", Action.REFUSED, positions, field="uses", cells=cells, rule=scheme, each=each)]
