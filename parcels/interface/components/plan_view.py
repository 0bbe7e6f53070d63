"""A plan in figures and tables: who goes where, who gets nothing and why."""

from collections.abc import Callable, Mapping
from typing import Any

from parcels.interface.components import markup, tables, why_not, why_site
from parcels.interface.components.desk import Desk
from parcels.interface.components.plan_runs import ShownPlan
from parcels.interface.components.verdicts import finding_of, verdict_list
from parcels.interface.components.why_site import Regret, Scored
from parcels.interface.reports.relaxations import relaxation_text

HEIGHT_PX = 330


def head(desk: Desk, plan: ShownPlan) -> None:
    """Draw status and figures."""
    words, numbers, document = desk.words, desk.numbers, plan.document
    placed, refused = len(document["assignments"]), len(document["refused"])
    area = sum(row["area_m2"] for row in document["assignments"])
    bound = words("plan-bound", bound=f"{document['bound']:,.0f}")
    gap = words("plan-gap-is", gap=numbers.share(document["gap"]))
    markup.figures(
        [
            (words("plan-placed"), numbers.out_of(placed, placed + refused), numbers.area_short(area)),
            (words("plan-value"), f"{document['objective']:,.0f}", bound),
            (words("plan-status"), desk.label("plan-status", document["status"]), gap),
        ]
    )


def assigned(desk: Desk, plan: ShownPlan, selected: str | None, on_pick: Callable[[str | None], None]) -> None:
    """Draw the table of chosen sites."""
    words, numbers, names = desk.words, desk.numbers, desk.city.projects["name"]
    rows = [
        {
            words("head-project"): row["project"],
            words("head-name"): names.get(row["project"]) or "",
            words("head-parcels"): " ".join(row["parcels"]),
            words("head-platform"): row["platform_id"] or "",
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(row["area_m2"]), 1),
            words("head-score"): int(row["score"]),
            words("head-runner-up"): _runner_up(row) or words("none"),
            words("head-regret"): row.get("regret"),
            words("head-conditions"): len(row["findings"]),
        }
        for row in plan.document["assignments"]
    ]
    ids = [row["project"] for row in plan.document["assignments"]]
    tables.linked(rows, ids, key="plan-chosen", selected=selected, on_pick=on_pick, height=HEIGHT_PX)


def _runner_up(row: Mapping[str, Any]) -> str:
    """Return the parcels of the runner-up; its site where the same parcels are only cut otherwise."""
    other = row.get("runner_up") or {}
    parcels = tuple(other.get("parcels") or ())
    return str(other.get("site") or "") if parcels == tuple(row["parcels"]) else " ".join(parcels)


def refused(desk: Desk, plan: ShownPlan, selected: str | None, on_pick: Callable[[str | None], None]) -> None:
    """Draw the table of projects without land, each with the step that stopped it and the cheapest change."""
    words, names = desk.words, desk.city.projects["name"]
    rows = [
        {
            words("head-project"): project,
            words("head-name"): names.get(project) or "",
            words("head-stopped"): _stopped(desk, refusal),
            words("head-cheapest"): _cheapest(desk, refusal),
        }
        for project, refusal in plan.document["refused"].items()
    ]
    ids = list(plan.document["refused"])
    tables.linked(rows, ids, key="plan-refused", selected=selected, on_pick=on_pick, height=HEIGHT_PX)


def _stopped(desk: Desk, refusal: Mapping[str, Any]) -> str:
    step = next((step["step"] for step in refusal["funnel"] if step["left"] == 0), None)
    return desk.words("plan-outbid") if step is None else desk.label("funnel-step", step)


def _cheapest(desk: Desk, refusal: Mapping[str, Any]) -> str:
    found = refusal.get("relaxations") or ()
    if found:
        return relaxation_text(desk.words, found[0])
    return desk.words("plan-no-relaxation" if why_not.is_explained(refusal) else "why-not-examined")


def why_here(desk: Desk, row: Mapping[str, Any]) -> None:
    """Draw why a project is where it is."""
    words, numbers = desk.words, desk.numbers
    markup.heading(row["project"], desk.city.projects["name"].get(row["project"]) or "", [words("plan-is-placed")])
    markup.facts(
        [(words("head-parcels"), " ".join(row["parcels"])), (words("parcel-area"), numbers.area(row["area_m2"]))]
    )
    site, other = Scored(" ".join(row["parcels"]), int(row["score"]), row["parts"]), row.get("runner_up")
    markup.section(words("why-site-title"))
    why_site.compared(desk, site, Scored(_runner_up(row), int(other["score"])) if other else None)
    why_site.regret(desk, site, Regret(row.get("regret"), bool(row.get("regret_proven", True))))
    why_site.price(desk, row["parcels"])
    markup.section(words("parcel-verdicts"))
    if row["findings"]:
        verdict_list(desk, [finding_of(finding) for finding in row["findings"]])
    else:
        markup.note(words("site-no-conditions"))


def why_not_here(desk: Desk, project: str, refusal: Mapping[str, Any], *, can_show: bool) -> None:
    """Draw why a project has no land."""
    markup.heading(project, desk.city.projects["name"].get(project) or "", [desk.words("plan-is-refused")])
    why_not.draw(desk, project, refusal, can_show=can_show)
