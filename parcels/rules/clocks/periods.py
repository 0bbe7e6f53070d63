"""The periods of law the clocks run for, taken from the rule packs in force; a period not set stays not set."""

from collections.abc import Mapping
from dataclasses import dataclass

from parcels.rules.packs import Rule


@dataclass(frozen=True)
class Period:
    """A number of a rule with its source; ``value`` is ``None`` where no pack sets it.

    ``citation`` is empty where the text of the rule was not verified, and is then not shown.
    """

    rule: str
    value: float | None = None
    citation: str = ""

    @property
    def months(self) -> int | None:
        """The value as whole months or days."""
        return None if self.value is None else int(self.value)


@dataclass(frozen=True)
class Periods:
    """All periods by name: months, working days, or shares in [0, 1] as the name says."""

    found: Mapping[str, Period]

    def __getitem__(self, name: str) -> Period:
        """Return a period by the name of its number."""
        return self.found[name]


RULES = {
    "conversion_lapse_months": "conversion_lapsed",
    "filing_lapse_months": "filing_lapsed",
    "filing_extension_months": "filing_extension",
    "filing_apply_working_days": "filing_extension",
    "eia_recheck_months": "eia_lapsed",
    "permit_start_months": "building_permit_lapsed",
    "permit_last_months": "building_permit_lapsed",
    "idle_months": "idle_land",
    "idle_again_months": "idle_land",
    "idle_stop_months": "idle_land",
    "developed_share_min": "idle_land",
    "invested_share_min": "idle_land",
}
"""Number → rule of the packs."""


def periods_of(rules: Mapping[str, Rule]) -> Periods:
    """Return the periods of the rules in force (code → rule, of :func:`parcels.rules.packs.rules_by_code`)."""
    return Periods({name: _period(rules.get(code), name, code) for name, code in RULES.items()})


def _period(rule: Rule | None, name: str, code: str) -> Period:
    number = None if rule is None else rule.values.get(name)
    return Period(code) if number is None else Period(code, number.value, number.citation)
