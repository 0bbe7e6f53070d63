"""Classes of parcels for a map: bins of dates, of percentiles and of points, the worst verdict, who holds the land."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import ceil, floor, log10
from typing import Any

from parcels.domain.codes import LandStatus, ReserveStatus, Severity, Verdict

QUARTERS = 6
"""Quarters told apart from the as-of date on; land ready after them is ``later``."""
PERCENTILE_FLOORS: tuple[tuple[str, float], ...] = (("top_5", 95), ("top_10", 90), ("top_25", 75), ("top_50", 50))
"""Class → least percentile in the city (%) of a parcel in it; the rest is ``low``."""
PRICE_CLASSES = 4
NICE_STEPS = (1, 2, 5, 10)
QUARTER, PRICE, NOT_COMPUTED = "quarter", "price", "not_computed"


@dataclass(frozen=True)
class LandClass:
    """One class of a way to colour: a code, the values its name needs, and its place on a ramp of colours, if any."""

    code: str
    values: Mapping[str, int] = field(default_factory=dict)
    step: int = 0


class Preparation(StrEnum):
    """What can be said of the day land is ready, beside a quarter. In Chinese: 净地时间."""

    READY = "ready"
    """已是净地."""
    OVERDUE = "overdue"
    """The day told is over and the land is not cleared. In Chinese: 逾期未成净地."""
    LATER = "later"
    NO_DATE = "no_date"
    USED = "used"
    UNKNOWN = "unknown"


class Held(StrEnum):
    """Who holds land, the strongest first. In Chinese: 占用情况."""

    ALLOCATION = "allocation"
    CERTIFICATE = "certificate"
    AGREEMENT = "agreement"
    RESERVE = "reserve"
    NOBODY = "nobody"
    USED = "used"
    UNKNOWN = "unknown"


class Judged(StrEnum):
    """The worst that the screening says of a parcel, the worst first. In Chinese: 最不利核查结论."""

    BLOCKED = "blocked"
    FAIL = "fail"
    APPROVAL = "approval"
    UNDETERMINED = "undetermined"
    CONDITIONAL = "conditional"
    NOT_SET = "not_set"
    PASS = "pass"
    NOT_ASSESSED = "not_assessed"


def quarters_from(as_of: date, count: int = QUARTERS) -> tuple[tuple[int, int], ...]:
    """Return (year, quarter) of the calendar quarter of a day and of those after it.

    >>> quarters_from(date(2026, 11, 23), 3)
    ((2026, 4), (2027, 1), (2027, 2))
    """
    first = _quarter_number(as_of)
    return tuple(((first + i) // 4, (first + i) % 4 + 1) for i in range(count))


def preparation_class(status: object, ready_on: date | None, as_of: date) -> str:
    """Return ``quarter_<i>`` counted from the quarter of the as-of date, or a code of :class:`Preparation`.

    Cleared land without a date is ready; land that is not cleared by its own date is overdue, never ready.
    """
    if status not in set(LandStatus):
        return Preparation.UNKNOWN
    if not LandStatus(str(status)).is_allocatable:
        return Preparation.USED
    is_cleared = status == LandStatus.CLEARED
    if ready_on is None:
        return Preparation.READY if is_cleared else Preparation.NO_DATE
    if ready_on <= as_of:
        return Preparation.READY if is_cleared else Preparation.OVERDUE
    after = _quarter_number(ready_on) - _quarter_number(as_of)
    return f"{QUARTER}_{after}" if after < QUARTERS else Preparation.LATER


def preparation_classes(as_of: date) -> tuple[LandClass, ...]:
    """Return the classes of :func:`preparation_class` in the order of a legend."""
    dated = (
        LandClass(f"{QUARTER}_{i}", {"year": year, "quarter": quarter}, i)
        for i, (year, quarter) in enumerate(quarters_from(as_of))
    )
    others = (Preparation.OVERDUE, Preparation.NO_DATE, Preparation.USED, Preparation.UNKNOWN)
    last_year, last_quarter = quarters_from(as_of)[-1]
    later = LandClass(Preparation.LATER, {"year": last_year, "quarter": last_quarter}, QUARTERS)
    return LandClass(Preparation.READY), *dated, later, *(LandClass(one) for one in others)


def _quarter_number(when: date) -> int:
    return when.year * 4 + (when.month - 1) // 3


def percentile_class(percentile: float | None) -> str:
    """Return the class of a percentile (%) among the ranked parcels of the city, ``not_ranked`` without one."""
    if percentile is None:
        return "not_ranked"
    return next((code for code, least in PERCENTILE_FLOORS if percentile >= least), "low")


def percentile_classes() -> tuple[LandClass, ...]:
    """Return the classes of prime land in the order of a legend; ``aside`` land does not compete."""
    codes = (*(code for code, _ in PERCENTILE_FLOORS), "low")
    return *(LandClass(code, step=i) for i, code in enumerate(codes)), LandClass("not_ranked"), LandClass("aside")


def judged_class(found: Iterable[tuple[str, str]]) -> Judged:
    """Return the worst of the (verdict, severity) found on one parcel; a parcel with none passes."""
    order = list(Judged)
    return min((_judged(verdict, severity) for verdict, severity in found), key=order.index, default=Judged.PASS)


def _judged(verdict: str, severity: str) -> Judged:
    if verdict == Verdict.FAIL:
        return Judged.BLOCKED if severity == Severity.BLOCK else Judged.FAIL
    if verdict == Verdict.CONDITIONAL:
        return Judged.APPROVAL if severity == Severity.APPROVAL else Judged.CONDITIONAL
    same = {Verdict.UNDETERMINED: Judged.UNDETERMINED, Verdict.NOT_SET: Judged.NOT_SET, Verdict.PASS: Judged.PASS}
    return same[Verdict(verdict)]


@dataclass(frozen=True)
class Holds:
    """Parcels bound by an allocation in force, and those a land certificate in force holds."""

    allocated: Collection[str] = ()
    certified: Collection[str] = ()


def held_class(row: Mapping[str, Any], holds: Holds, as_of: date) -> Held:
    """Return who holds a parcel of the register, by the strongest claim.

    ``row``: ``parcel_id, status, reserve_status, held_for, held_until`` with ``None`` for what is not known. A promise
    whose day is over holds no longer.
    """
    status = row.get("status")
    if status not in set(LandStatus):
        return Held.UNKNOWN
    if not LandStatus(str(status)).is_allocatable:
        return Held.USED
    if row["parcel_id"] in holds.allocated:
        return Held.ALLOCATION
    if row["parcel_id"] in holds.certified:
        return Held.CERTIFICATE
    until = row.get("held_until")
    if row.get("held_for") and (until is None or until >= as_of):
        return Held.AGREEMENT
    return Held.RESERVE if row.get("reserve_status") == ReserveStatus.HELD else Held.NOBODY


def price_step(highest: int) -> int:
    """Return the width (points) of one of four equal classes up to the highest price: 1, 2 or 5 times a power of ten.

    >>> price_step(730)
    200
    """
    width = max(1.0, highest / PRICE_CLASSES)
    power = 10 ** floor(log10(width))
    return next(ceil(nice * power) for nice in NICE_STEPS if nice * power >= width)


def price_class(points: int | None, step: int) -> str:
    """Return ``price_<i>`` for a price in points, ``free`` for none, ``not_computed`` where it was not run."""
    if points is None:
        return NOT_COMPUTED
    return "free" if points <= 0 else f"{PRICE}_{min((points - 1) // step, PRICE_CLASSES - 1)}"


def price_classes(step: int) -> tuple[LandClass, ...]:
    """Return the classes of the price of holding, dearest first; ``none``: not in reserve."""
    dear = (
        LandClass(f"{PRICE}_{i}", {"low": i * step + 1, "high": (i + 1) * step}, i)
        for i in reversed(range(PRICE_CLASSES))
    )
    return *dear, LandClass("free"), LandClass(NOT_COMPUTED), LandClass("none")


def plain_classes(codes: Sequence[str]) -> tuple[LandClass, ...]:
    """Return classes whose names need no values."""
    return tuple(LandClass(str(code)) for code in codes)
