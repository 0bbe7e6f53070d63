"""Tables with the defects real ledgers have."""

from pathlib import Path

import pandas as pd
import xlsxwriter

from parcels.demo.defects import Defect
from parcels.demo.size import BASE_DATE, CITY_NAME, MARK
from parcels.demo.tables import as_text
from parcels.geo.city import City

FORMULA = '=HYPERLINK("http://0.0.0.0/","点我")'
CHANGES: tuple[tuple[str, str, str], ...] = (
    ("full_width_digits", "area_min_mu", "１２"),
    ("date_placeholder", "signed_on", "1900-01-01"),
    ("date_unreadable", "need_by", "明年三月"),
    ("date_impossible", "need_by", "2027-02-30"),
    ("code_unknown", "stage", "洽谈中"),
    ("number_unreadable", "investment_wan_yuan", "约3亿元"),
    ("number_negative", "tax_wan_yuan_per_year", "-20"),
    ("number_above_one", "technology_level", "85"),
    ("boolean_unreadable", "is_chemical", "可能"),
    ("sector_code_unknown", "sector_code", "制造业"),
    ("sector_group_unknown", "sector_group", "光电"),
    ("land_use_unknown", "uses", "9999"),
    ("field_empty", "name", ""),
    ("area_not_positive", "area_min_mu", "0"),
    ("text_kept", "name", "<script>alert(1)</script>项目"),
    ("text_kept", "name", "`touch x`项目"),
    ("text_kept", "name", "${7*7}项目"),
)
"""Rule, field and the cell planted for it in one project each."""
BLANK_AFTER = 12
"""Two blank rows follow this many records."""


def write_dirty_tables(city: City, folder: Path) -> tuple[list[Path], list[Defect]]:
    """Write a spoilt project ledger (XLSX) and spoilt milestones (CSV in GBK)."""
    projects, more = _projects(city, folder)
    milestones, most = _milestones(city, folder)
    return [projects, milestones], more + most


def _projects(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write the ledger as text cells with planted ones, one formula, blank rows and a repeated identifier."""
    path = folder / "projects.xlsx"
    frame = as_text(city.projects)
    defects: list[Defect] = []
    changes = CHANGES[: len(frame) - 4]
    for place, (rule, field, text) in enumerate(changes):
        frame.loc[place, field] = text
        defects.append(_defect(path, rule, frame, place, field))
    place = len(changes)
    frame.loc[place, "area_max_mu"] = "0.5"
    defects.append(_defect(path, "area_range_crossed", frame, place, "area_min_mu"))
    frame.loc[place + 2, "project_id"] = str(frame["project_id"].iat[place + 1])
    defects.append(_defect(path, "id_repeated", frame, place + 2, "project_id", 2))
    formula = place + 3
    frame.loc[formula, "name"] = FORMULA
    defects.append(_defect(path, "formula_in_cell", frame, formula, "name"))
    defects += [Defect(path.name, "projects", rule, "note") for rule in ("formulas_found", "blank_rows_skipped")]
    _write_ledger(frame, path, formula)
    return path, defects


def _defect(path: Path, rule: str, frame: pd.DataFrame, place: int, field: str, count: int = 1) -> Defect:
    record = str(frame.loc[place, "project_id"])
    return Defect(path.name, "projects", rule, "issue", record, _row(place), field, count)


def _row(place: int) -> int:
    """Return the row a person sees for the record at a place: heads above, blank rows between."""
    return place + 2 + (2 if place >= BLANK_AFTER else 0)


def _write_ledger(frame: pd.DataFrame, path: Path, formula: int) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        book.set_properties({"title": f"{CITY_NAME} {MARK}", "created": pd.Timestamp(BASE_DATE).to_pydatetime()})
        sheet = book.add_worksheet(f"台账（{MARK}）")
        sheet.write_row(0, 0, list(frame.columns))
        for place, record in enumerate(frame.itertuples(index=False)):
            for column, text in enumerate(record):
                if text and not (place == formula and text == FORMULA):
                    sheet.write_string(_row(place) - 1, column, text)
        sheet.write_formula(_row(formula) - 1, list(frame.columns).index("name"), FORMULA, None, "点我")


def _milestones(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write milestones in GBK with an unknown milestone, an impossible date and an unknown project."""
    path = folder / "milestones.csv"
    frame = as_text(city.milestones)
    planted = (
        ("code_unknown", "milestone", "奠基"),
        ("date_impossible", "actual_on", "2025-06-31"),
        ("date_placeholder", "agreed_on", "1900-01-01"),
        ("reference_unknown", "project_id", "P9999X"),
        ("full_width_digits", "area_mu", "８０.５"),
    )
    defects = [Defect(path.name, "milestones", "encoding_decided", "note")]
    for place, (rule, field, text) in enumerate(planted):
        frame.loc[place, field] = text
        defects.append(
            Defect(path.name, "milestones", rule, "issue", str(frame.loc[place, "project_id"]), place + 2, field)
        )
    path.write_bytes(frame.to_csv(index=False, lineterminator="\r\n").encode("gbk"))
    return path, defects
