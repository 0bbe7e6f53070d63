"""Runs cases through the catalogue: one project given one parcel of 30 mu that is net land in every way."""

import importlib.util
from dataclasses import replace
from pathlib import Path

from parcels.domain.codes import LandStatus
from parcels.rules.catalogue.case import AllocationContext, NamedPromise, PromiseFacts, QuotaAccount, QuotaFacts
from parcels.rules.catalogue.records import ParcelRecord, ProjectRecord
from parcels.rules.catalogue.values import values_of
from parcels.rules.checks import check_allocation
from parcels.rules.clocks.calendar import Reckoning, WorkCalendar
from parcels.rules.clocks.moves import Extension
from parcels.rules.facts import CheckContext, QualityFacts
from parcels.rules.law import LawContext
from parcels.rules.packs import constraint_rules, packaged_book, rules_in_force

FUNNEL = importlib.util.spec_from_file_location("running_funnel", Path(__file__).with_name("funnel.py"))
funnel = importlib.util.module_from_spec(FUNNEL)
FUNNEL.loader.exec_module(funnel)

RECORD = ProjectRecord(
    sector_code="C3421",
    investment_wan_yuan=12_000.0,
    tax_wan_yuan_per_year=600.0,
    output_wan_yuan_per_year=15_000.0,
    energy_tce_per_year=100.0,
    emission_t_per_year=5.0,
    far=1.0,
    building_coefficient=0.5,
    office_share=0.05,
)
PARCEL = ParcelRecord(
    status=LandStatus.CLEARED,
    land_grade=6,
    title_clear=True,
    compensation_settled=True,
    no_dispute=True,
    far_min=0.8,
    far_max=2.0,
    price_wan_yuan_per_mu=25.0,
    area_mu=30.0,
    items=dict.fromkeys(("acquisition", "demolition", "archaeology", "levelling", "road", "power", "water"), "done"),
)
KNOWN = {"project", "site", "part", "parcel", "record", "items", "quotas", "booked", "promises", "tables", "rules",
         "extensions", "own_days", "rolls"}  # fmt: skip


def allocation(given, on):
    assert set(given) <= KNOWN, "the README of the cases knows no such entry"
    policy, book = funnel.policy_with({}), packaged_book(demo=given.get("rules", "demo") == "demo")
    project = {"uses_scheme": "A-2023", **given.get("project", {})}
    part = funnel.fitting_part({"use_scheme": "A-2023", **given.get("part", {})})
    facts = replace(funnel.fitting_site(), parts=(part,), **funnel.site_fields(given.get("site", {})))
    law = LawContext(constraint_rules(on, policy), policy.boundary_tolerance)
    values = values_of(rules_in_force(on, policy, book))
    context = AllocationContext(
        funnel=CheckContext(policy, on, law, QualityFacts(90.0, 1.0, assessable=True)),
        record=replace(RECORD, extensions=extensions(given), **given.get("record", {})),
        parcels={"A-1": parcel(given)},
        values=replace(values, tables={**values.tables, **given.get("tables", {})}),
        quotas=quotas(given),
        promises=promises(given.get("promises", {})),
        reckoning=Reckoning(WorkCalendar(given.get("own_days", {})), given.get("rolls", True)),
    )
    return check_allocation(replace(funnel.fitting_project(on), **funnel.typed(project)), facts, context)


def parcel(given):
    own = dict(given.get("parcel", {}))
    if "status" in own:
        own["status"] = LandStatus(own["status"])
    items = {name: state for name, state in (PARCEL.items | given.get("items", {})).items() if state}
    return replace(PARCEL, items=items, **own)


def extensions(given):
    own = given.get("extensions")
    return None if own is None else tuple(Extension(*one) for one in own)


def quotas(given):
    accounts = {(kind, "PF1"): QuotaAccount(*amounts) for kind, amounts in given.get("quotas", {}).items()}
    return QuotaFacts(accounts, given.get("booked", {}))


def promises(given):
    named = tuple(NamedPromise(*one) for one in given.get("named", ()))
    own = {name: {"PF1": given[name]} for name in ("promised_mu", "open_mu") if name in given}
    return PromiseFacts({"A-1": named}, **own)


RUNNERS = {"allocation": allocation}
