"""Clocks, states, warnings, overview and score card of a large demo city; the target is 3 s of processor time."""

import time
from datetime import date

from parcels.demo import DemoSize, demo_city
from parcels.landing.cases import read_cases, read_land
from parcels.landing.clocks import ClockLaw
from parcels.landing.overview import landing_overview
from parcels.landing.report import landing_report
from parcels.landing.score_card import score
from parcels.landing.score_definition import packaged_definition
from parcels.landing.score_roll import read_roll
from parcels.landing.settings import packaged_settings
from parcels.rules.clocks.calendar import WorkCalendar
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import rules_by_code
from parcels.rules.policy import load_policy
from parcels.service.overview import project_facts

DAY = date(2026, 11, 23)
ALLOWED_S = 3.0


def run(small: bool) -> dict:
    """Measure reading and judging in processor time."""
    city = demo_city(DemoSize(parcels=300, projects=40, history=300 if small else 3000))
    settings = packaged_settings()
    law = ClockLaw(periods_of(rules_by_code(DAY, load_policy())), settings.reckoning(WorkCalendar()), DAY)
    began = time.process_time()
    cases, land = read_cases(city, DAY), read_land(city)
    read = time.process_time()
    report = landing_report(cases, land, law, settings)
    judged = time.process_time()
    landing_overview(cases, report, project_facts(city, {}))
    told = time.process_time()
    score(read_roll(city.projects, city.milestones), packaged_definition(), DAY, by="platform")
    scored = time.process_time()
    return {
        "projects": len(report.projects),
        "milestones": len(city.milestones),
        "clocks": sum(len(project.clocks) for project in report.projects),
        "reading_cpu_s": read - began,
        "clocks_and_warnings_cpu_s": judged - read,
        "overview_cpu_s": told - judged,
        "score_card_cpu_s": scored - told,
        "ratio": ALLOWED_S / (scored - began),
        "target": 1.0,
    }
