"""Rolls for score cards, made of rows as a city records them."""

from datetime import date

import pandas as pd

from parcels.landing.score_roll import read_roll


def project(name, /, **more):
    usual = {
        "project_id": name, "name": f"项目{name}", "sector_code": "C3841", "stage": "signed", "needs_land": True,
        "area_min_mu": 50.0, "investment_wan_yuan": 20_000.0, "funds_arrived_wan_yuan": None, "platform_id": "PF1",
        "promoter_body": "招商局", "parcel_ids": (), "signed_on": None,
    }  # fmt: skip
    return usual | more


def milestone(name, what, on=None, *, stat=None, agreed=None):
    return {"project_id": name, "milestone": what, "agreed_on": agreed, "actual_on": on, "stat_on": stat or on}


def roll(projects, milestones, **more):
    columns = ["project_id", "milestone", "agreed_on", "actual_on", "stat_on"]
    return read_roll(pd.DataFrame(projects), pd.DataFrame(milestones, columns=columns), **more)


def published(signed, day, *, investment=20_000.0, funds=None, agreed=None, **reached):
    """Return rows of a roll: so many projects signed on a day, of which the first so many reached each milestone.

    ``agreed`` maps a milestone to (how many have an agreed date, that date), counted from the first project.
    """
    names = [f"P{i:04}" for i in range(signed)]
    projects = [project(one, investment_wan_yuan=investment, funds_arrived_wan_yuan=funds) for one in names]
    rows = [milestone(one, "signed", day) for one in names]
    for what, count in reached.items():
        rows += [milestone(one, what, day) for one in names[:count]]
    for what, days in (agreed or {}).items():
        rows += [milestone(one, what, agreed=due) for one, due in zip(names, days, strict=True)]
    return projects, rows


def named(card, name, measure="number", group="all"):
    return next(one for one in card.rates if (one.name, one.measure, one.group) == (name, measure, group))


JUNE = date(2026, 6, 30)
