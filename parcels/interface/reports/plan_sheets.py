"""A plan as a spreadsheet for people (``plan.xlsx``)."""

from pathlib import Path
from typing import Any

from parcels.interface.reports.phrases import code_text, finding_from, finding_text
from parcels.interface.reports.relaxations import relaxation_text
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words
from parcels.service.plain import rows_of
from parcels.service.plans import PlanResult

CHOSEN = (
    "project", "name", "site", "parcels", "platform_id", "area_m2", "score", "quality", "fit", "ready_on",
    "prepare_wan_yuan", "prepare_period", "conversion_m2", "energy_tce", "prime_m2",
)  # fmt: skip


def write_plan_workbook(result: PlanResult, words: Words, folder: Path) -> None:
    """Write ``plan.xlsx`` into the folder of a plan."""
    note = words("report-demo") if result.document["is_demo"] else ""
    sheets = (_summary(result, words, note), _chosen(result, words, note), _refused(result, words, note))
    write_workbook(folder / "plan.xlsx", (*sheets, _limits(result, words)), title=str(result.document["city"]))


def _summary(result: PlanResult, words: Words, note: str) -> Sheet:
    plan = result.document
    rows: list[tuple[str, Any]] = [
        (words("column-status"), code_text(words, "plan-status", plan["status"])),
        *((words(f"report-plan-{name}"), plan[name]) for name in ("objective", "bound", "gap", "seconds")),
        (words("report-plan-as-of"), plan["as_of"]),
        (
            words("report-plan-policy"),
            f"{plan['policy']['name']} {plan['policy']['version']} {plan['policy']['hash'][:12]}",
        ),
        (words("report-plan-chosen"), len(plan["assignments"])),
        (words("report-plan-refused"), len(plan["refused"])),
        *((words("report-plan-note"), note_text(words, one)) for one in plan["notes"]),
    ]
    return Sheet(words("report-plan-summary"), (words("column-item"), words("column-value")), rows, note)


def note_text(words: Words, note: Any) -> str:  # noqa: ANN401  plain data
    """Return the sentence of a note of a plan."""
    return words.coded("note", note["code"], note["values"])


def _chosen(result: PlanResult, words: Words, note: str) -> Sheet:
    more = ("runner-up", "regret", "findings")
    columns = [words(f"column-{name.replace('_', '-')}") for name in (*CHOSEN, *more)]
    rows = [
        (
            *(one[name] for name in CHOSEN),
            one["runner_up"]["site"] if one["runner_up"] else None,
            one["regret"],
            words("list-separator").join(finding_text(words, finding_from(record)) for record in one["findings"]),
        )
        for one in result.assignments
    ]
    return Sheet(words("report-plan-chosen"), columns, rows, note)


def _refused(result: PlanResult, words: Words, note: str) -> Sheet:
    columns = [words(f"column-{name}") for name in ("project", "name", "funnel", "relaxations")]
    rows = [
        (
            project,
            refusal["name"],
            " → ".join(f"{code_text(words, 'funnel-step', one['step'])} {one['left']}" for one in refusal["funnel"]),
            words("list-separator").join(relaxation_text(words, one) for one in refusal["relaxations"]),
        )
        for project, refusal in result.refused.items()
    ]
    return Sheet(words("report-plan-refused"), columns, rows, note)


def _limits(result: PlanResult, words: Words) -> Sheet:
    """Return the shared limits with what the plan uses of them."""
    shared = result.limits[result.limits["kind"].isin(["new_construction", "energy", "budget"])]
    own = result.usage[result.usage["candidate"].isin(result.document["chosen"])]
    used = own.groupby("limit")["amount"].sum()
    columns = [words(f"column-{name}") for name in ("limit", "kind", "limit-value", "used")]
    rows = [(row["limit"], row["kind"], row["rhs"], int(used.get(row["limit"], 0))) for row in rows_of(shared)]
    return Sheet(words("report-plan-limits"), columns, rows)
