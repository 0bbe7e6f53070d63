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
    """Return refusals of projects whose use codes do not exist in the scheme they state."""
    bad: list[int] = []
    texts: list[str] = []
    near: list[str] = []
    for place, (uses, scheme) in enumerate(zip(frame["uses"], frame["uses_scheme"], strict=True)):
        if scheme is None or scheme_of(scheme) is None:
            continue
        wrong = [code for code in uses if standing(scheme, code) is Standing.UNKNOWN]
        if wrong:
            bad.append(place)
            texts.append("; ".join(wrong))
            near.append(", ".join(near_codes(scheme, wrong[0])) or "-")
    faults = []
    if bad:
        faults.append(
            Fault(
                "land_use_unknown",
                Action.REFUSED,
                np.array(bad),
                field="uses",
                cells=texts,
                rule="scheme",
                each={"near": near},
            )
        )
    none_given = np.array([not uses for uses in frame["uses"]], bool)
    if none_given.any():
        faults.append(fault("list_empty", Action.REFUSED, none_given, field="uses", rule="required"))
    return faults
