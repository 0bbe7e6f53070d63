"""The difference between two plans in words and as a spreadsheet: who moved, sums, money, per platform."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from parcels.domain.units import hectares_from_m2, mu_from_m2
from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words
from parcels.planning.scenarios.comparison import Comparison, Fate, Proof, Step, Totals, ValueGap
from parcels.service.scenario_comparison import Compared, Side

SUMS = ("projects", "area_m2", "prime_m2", "conversion_m2", "prepare_wan_yuan", "score")
STEP_COLUMNS = ("project", "name", "fate", "before", "after", "platform-before", "platform-after", "area-before",
                "area-after", "score-before", "score-after")  # fmt: skip


def side_name(words: Words, side: Side) -> str:
    """Return the name of a side."""
    if side.scenario is None:
        return words("scenario-today")
    return words("scenario-side", number=side.scenario.id, name=side.scenario.name)


def value_text(words: Words, value: ValueGap) -> str:
    """Return what may be said about the difference in value."""
    return words(
        f"scenario-proof-{value.proof.value.replace('_', '-')}", points=f"{value.points:+,}",
        low=f"{value.low:+,.0f}", high=f"{value.high:+,.0f}",
    )  # fmt: skip


def step_columns(words: Words) -> list[str]:
    """Return the heads of the table of projects; areas in the usual unit of the language."""
    return [words(f"scenario-step-{name}", unit=_area_unit(words)) for name in STEP_COLUMNS]


def step_row(words: Words, step: Step) -> list[object]:
    """Return one project as a row under :func:`step_columns`."""
    return [
        step.project, step.name, code_text(words, "scenario-fate", step.fate.value), step.before, step.after,
        step.platform_before, step.platform_after, _area(words, step.area_before_m2),
        _area(words, step.area_after_m2), step.score_before, step.score_after,
    ]  # fmt: skip


def changed_steps(comparison: Comparison) -> tuple[Step, ...]:
    """Return the projects that do not stay where they are: lost and won first, then moved."""
    order = (Fate.LOST, Fate.WON, Fate.MOVED, Fate.REDRAWN)
    changed = [step for step in comparison.steps if step.fate is not Fate.KEPT]
    return tuple(sorted(changed, key=lambda step: (order.index(step.fate), step.project)))


def sum_columns(words: Words) -> list[str]:
    """Return the heads of the table of sums."""
    return [words(f"scenario-sum-column-{name}") for name in ("what", "left", "right", "difference")]


def sum_rows(words: Words, comparison: Comparison) -> list[list[object]]:
    """Return what is given on both sides and the difference; areas in the usual unit, money in wan yuan.

    Points are left out where the two sides were weighed otherwise.
    """
    names = [name for name in SUMS if name != "score" or comparison.value.proof is not Proof.OTHER_MEASURE]
    return [_sum_row(words, name, comparison.left, comparison.right) for name in names]


def platform_rows(words: Words, comparison: Comparison) -> list[list[object]]:
    """Return per platform: projects and area on both sides."""
    return [
        [
            name or words("scenario-no-platform"), left.projects, right.projects, right.projects - left.projects,
            _area(words, left.area_m2), _area(words, right.area_m2), _area(words, right.area_m2 - left.area_m2),
        ]
        for name, (left, right) in comparison.platforms.items()
    ]  # fmt: skip


def platform_columns(words: Words) -> list[str]:
    """Return the heads of the table of platforms."""
    names = ("platform", "projects-left", "projects-right", "projects-difference", "area-left", "area-right",
             "area-difference")  # fmt: skip
    return [words(f"scenario-platform-{name}", unit=_area_unit(words)) for name in names]


def money_rows(comparison: Comparison) -> list[list[object]]:
    """Return per quarter the money on both sides in wan yuan, and the difference."""
    return [[quarter, left, right, right - left] for quarter, (left, right) in comparison.money.items()]


def remark_text(words: Words, code: str) -> str:
    """Return a remark on a comparison."""
    return words(f"scenario-remark-{code.replace('_', '-')}")


def write_difference(path: Path, found: Compared, words: Words) -> None:
    """Write the difference of two plans as a workbook."""
    write_workbook(path, tuple(_sheets(words, found)), title=str(found.left.document["city"]))


def _sheets(words: Words, found: Compared) -> Sequence[Sheet]:
    comparison = found.comparison
    note = words("report-demo") if found.left.document["is_demo"] else ""
    facts = [
        [words("scenario-left"), side_name(words, found.left)],
        [words("scenario-right"), side_name(words, found.right)],
        [words("scenario-day"), f"{found.left.document['as_of']} / {found.right.document['as_of']}"],
        [words("scenario-value"), value_text(words, comparison.value)],
        *([words("scenario-remark"), remark_text(words, code)] for code in found.remarks),
    ]
    steps = [step_row(words, step) for step in (*changed_steps(comparison), *_kept(comparison))]
    money = [words(f"scenario-sum-column-{name}") for name in ("quarter", "left", "right", "difference")]
    return (
        Sheet(words("scenario-sheet-facts"), [words("scenario-sum-column-what"), ""], facts, note),
        Sheet(words("scenario-sheet-steps"), step_columns(words), steps, note),
        Sheet(words("scenario-sheet-sums"), sum_columns(words), sum_rows(words, comparison), note),
        Sheet(words("scenario-sheet-platforms"), platform_columns(words), platform_rows(words, comparison), note),
        Sheet(words("scenario-sheet-money"), money, money_rows(comparison), note),
    )


def _kept(comparison: Comparison) -> tuple[Step, ...]:
    return tuple(step for step in comparison.steps if step.fate is Fate.KEPT)


def _sum_row(words: Words, name: str, left: Totals, right: Totals) -> list[object]:
    before, after = getattr(left, name), getattr(right, name)
    shown = [_area(words, value) if name.endswith("_m2") else value for value in (before, after, after - before)]
    return [words(f"scenario-sum-{name.replace('_', '-')}", unit=_area_unit(words)), *shown]


def _area(words: Words, area_m2: float) -> float:
    """Return an area as a number in the unit people of the language read: mu in Chinese, hectares in English."""
    return round(mu_from_m2(area_m2), 1) if words.language == "zh" else round(hectares_from_m2(area_m2), 2)


def _area_unit(words: Words) -> str:
    return words("unit-mu" if words.language == "zh" else "unit-hectare")


def difference_document(found: Compared) -> dict[str, Any]:
    """Return the difference as plain data."""
    comparison = found.comparison
    return {
        "left": None if found.left.scenario is None else found.left.scenario.id,
        "right": None if found.right.scenario is None else found.right.scenario.id,
        "counts": {fate.value: count for fate, count in comparison.counts.items()},
        "value": comparison.value,
        "steps": changed_steps(comparison),
        "totals": {"left": comparison.left, "right": comparison.right},
        "platforms": comparison.platforms,
        "money": comparison.money,
        "unknown": comparison.unknown,
        "remarks": found.remarks,
    }


def finding_text(words: Words, finding: Mapping[str, Any]) -> str:
    """Return what does not hold any more of a scenario, or what is to be known of it, in words."""
    group = "draft-finding" if finding["kind"] == "edits" else "scenario-finding"
    values = {name: f"{cell:,g}" if isinstance(cell, float) else cell for name, cell in finding["values"].items()}
    return words.coded(group, finding["code"], {"subject": _subject(words, finding), **values})


def _subject(words: Words, finding: Mapping[str, Any]) -> str:
    subject = str(finding["subject"])
    if finding["kind"] in ("demands", "supplies"):
        return subject.partition("=")[0]
    if finding["kind"] not in ("ready", "ceilings", "bars"):
        return subject
    return words("scenario-all-land") if subject == "all" else subject.partition("=")[2]
