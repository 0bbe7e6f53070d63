"""Numbers with units as each language writes them: 亩 first in Chinese, hectares first in English."""

import math
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from parcels.domain.units import hectares_from_m2, m2_from_mu, mu_from_m2
from parcels.interface.words import Words, slug

NOTHING = "—"


@dataclass(frozen=True)
class Numbers:
    """Formats of one language."""

    words: Words

    @property
    def is_chinese(self) -> bool:
        """Whether mu come first."""
        return self.words.language == "zh"

    def area(self, area_m2: object) -> str:
        """Return an area in both units, the usual one first."""
        value = known(area_m2)
        if value is None:
            return NOTHING
        mu = f"{_plain(mu_from_m2(value))} {self.words('unit-mu')}"
        hectares = f"{_plain(hectares_from_m2(value))} {self.words('unit-hectare')}"
        return self.words(
            "area-both", first=mu if self.is_chinese else hectares, second=hectares if self.is_chinese else mu
        )

    def _both(self, mu: str, hectares: str) -> str:
        first, second = (mu, hectares) if self.is_chinese else (hectares, mu)
        return self.words("area-both", first=first, second=second)

    def area_short(self, area_m2: object) -> str:
        """Return an area in the usual unit only."""
        value = known(area_m2)
        if value is None:
            return NOTHING
        return f"{_plain(self.area_number(value))} {self.area_unit}"

    def area_number(self, area_m2: float) -> float:
        """Return an area as a number in the usual unit."""
        return mu_from_m2(area_m2) if self.is_chinese else hectares_from_m2(area_m2)

    @property
    def area_unit(self) -> str:
        """The usual unit of area."""
        return self.words("unit-mu" if self.is_chinese else "unit-hectare")

    def area_range(self, low_mu: object, high_mu: object) -> str:
        """Return a range given in mu, in both units."""
        low, high = known(low_mu), known(high_mu)
        if low is None or high is None:
            return NOTHING
        mu = f"{_plain(low)}–{_plain(high)} {self.words('unit-mu')}"
        ends = (_plain(hectares_from_m2(m2_from_mu(end))) for end in (low, high))
        hectares = f"{'–'.join(ends)} {self.words('unit-hectare')}"
        return self.words(
            "area-both", first=mu if self.is_chinese else hectares, second=hectares if self.is_chinese else mu
        )

    def quantity(self, value: object, unit: str) -> str:
        """Return a number with the unit of a schema field or a finding."""
        number = known(value)
        if number is None:
            return NOTHING
        if unit == "m2":
            return self.area(number)
        if unit == "share":
            return self.share(number)
        name = "" if unit in ("", "1") else self.words(f"unit-{slug(unit.replace('/', '-per-'))}")
        return f"{_plain(number)} {name}".strip()

    def money(self, wan_yuan: object) -> str:
        """Return an amount in 万元 (English: million yuan)."""
        value = known(wan_yuan)
        if value is None:
            return NOTHING
        return self.words("money", amount=_plain(value if self.is_chinese else value / 100))

    def share(self, share: object) -> str:
        """Return a share in percent with as many digits as matter."""
        value = known(share)
        if value is None:
            return NOTHING
        percent = value * 100
        return f"{percent:.0f}%" if percent in (0, 100) else f"{percent:.{1 if abs(percent) >= 1 else 3}f}%"

    def metres(self, metres: object) -> str:
        """Return a length."""
        return self.quantity(metres, "m")

    def day(self, value: object) -> str:
        """Return a date as ISO text."""
        day = known_day(value)
        return day.isoformat() if day else NOTHING

    def out_of(self, part: int, whole: int) -> str:
        """Return n/N."""
        return f"{part:,} / {whole:,}"


def known(value: object) -> float | None:
    """Return a finite number, or ``None`` for everything else."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def known_day(value: object) -> date | None:
    """Return a date, or ``None`` for everything else (an unknown time is a ``datetime`` that is none)."""
    if isinstance(value, datetime):
        return None if pd.isna(value) else value.date()
    return value if isinstance(value, date) else None


def _plain(number: float) -> str:
    digits = 0 if abs(number) >= 100 or number == round(number) else 1 if abs(number) >= 10 else 2
    return f"{number:,.{digits}f}"
