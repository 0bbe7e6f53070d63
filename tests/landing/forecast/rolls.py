"""The demo history without its land: projects, ladders and the chances they were drawn with."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from parcels.demo.history import draw_fates, true_chances, write_history
from parcels.demo.size import BASE_DATE, DemoSize
from parcels.landing.forecast.forecast import Question, forecast
from parcels.landing.forecast.settings import packaged_forecast_settings
from parcels.landing.milestones import Entry, Ladder, Landing, Milestone, landing, read_ladders

GROUPS = {"new_energy": "C3825", "tourism": "H6110", "information": "C3911"}
ON_CONTRACT = Landing("contract", (Milestone.CONTRACT,))


@dataclass(frozen=True)
class DrawnRoll:
    rows: list
    ladders: dict
    truth: dict

    def forecast(self, as_of=BASE_DATE, settings=None, **question):
        settings = settings or packaged_forecast_settings()
        return forecast(self.rows, self.ladders, landing(), settings, Question(as_of, **question))


def drawn_roll(n, seed=1):
    size = DemoSize(seed=seed)
    groups = [list(GROUPS)[i % len(GROUPS)] for i in range(n)]
    fate = draw_fates(groups, size)
    ids = [f"P{i:05d}" for i in range(n)]
    frame = pd.DataFrame({"project_id": ids, "area_min_mu": 60.0, "investment_wan_yuan": 9000.0})
    milestones, stages = write_history(frame, fate, size)
    rows = [
        {
            "project_id": one, "stage": stage, "signed_on": signed, "sector_code": GROUPS[group], "sector_group": group,
            "promoter_body": "A", "developer_body": "A" if same else "B", "needs_land": True,
        }
        for one, stage, signed, group, same in zip(ids, stages, fate.signed, groups, fate.same_body, strict=True)
    ]  # fmt: skip
    found = {str(row["project_id"]): [] for row in rows}
    ladders = read_ladders(milestones.to_dict("records"))
    chances = {name: true_chances(groups, fate, quarters) for name, quarters in (("year", 4), ("two_years", 8))}
    truth = {name: dict(zip(found, np.asarray(values).tolist(), strict=True)) for name, values in chances.items()}
    return DrawnRoll(rows, ladders, truth)


def project(name, signed, *, landed=None, withdrawn=None, paper=None, clear=None, **fields):
    """Return a row and the ladder of a project that lands by its contract."""
    entries = {Milestone.SIGNED: (Entry(Milestone.SIGNED, actual_on=signed, evidence=paper),)}
    for milestone, day in ((Milestone.CONTRACT, landed), (Milestone.WITHDRAWN, withdrawn)):
        if day is not None:
            entries[milestone] = (Entry(milestone, actual_on=day),)
    if clear is not None:
        entries[Milestone.CLEARED] = (Entry(Milestone.CLEARED, agreed_on=clear),)
    row = {"project_id": name, "stage": "signed", "sector_code": "C3825", "sector_group": None, **fields}
    return row, Ladder(name, entries)


def day(text):
    return date.fromisoformat(text)
