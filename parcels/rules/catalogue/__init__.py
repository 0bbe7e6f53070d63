"""The catalogue: what an officer would sign, beyond the funnel of the search; one small pure function per rule.

The search of sites does not know these rules; they are held against one project on one site at a time.
"""

from collections.abc import Mapping

from parcels.domain.finding import Finding
from parcels.rules.catalogue import (
    bodies,
    clocks,
    indicators,
    net_land,
    plan_use,
    price,
    promises,
    quotas,
    standard_land,
)
from parcels.rules.catalogue.case import Case, Check

CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        plan_use.plan_scheme,
        plan_use.plan_edition,
        plan_use.plan_change,
        plan_use.contract_conditions,
        net_land.net_title,
        net_land.net_compensation,
        net_land.net_dispute,
        net_land.net_conditions,
        net_land.net_works,
        net_land.archaeology_survey,
        clocks.conversion_lapsed,
        clocks.filing_lapsed,
        clocks.eia_lapsed,
        clocks.building_permit_lapsed,
        quotas.quota_new_construction,
        quotas.quota_farmland,
        quotas.quota_energy,
        indicators.far_industry,
        indicators.far_conditions,
        indicators.building_coefficient,
        indicators.office_share,
        indicators.investment_intensity,
        indicators.output_intensity,
        indicators.tax_intensity,
        indicators.indicators_not_applicable,
        standard_land.standard_land_sheet,
        standard_land.standard_land_contracts,
        price.price_floor,
        bodies.chemical_park_known,
        bodies.handover,
        bodies.grantor,
        promises.named_twice,
        promises.platform_overpromised,
    )
}
"""Code of each rule → the function that checks it, in the order in which findings are given."""


def catalogue_findings(case: Case) -> tuple[Finding, ...]:
    """Return the findings of every rule of the catalogue, passed ones included."""
    return tuple(finding for check in CHECKS.values() for finding in check(case))
