"""Every clock of one project with its reckoning and article, and declared figures against achieved ones."""

from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.reports.landing import clock_text, missing_text
from parcels.interface.reports.landing_clocks import basis_text, formula_text
from parcels.interface.words import slug
from parcels.landing.report import ProjectLanding
from parcels.rules.clocks.clock import Clock, ClockState, ClockVerdict

ORDER = (
    ClockState.OVERDUE, ClockState.PAUSED, ClockState.RUNNING, ClockState.UNDETERMINED, ClockState.MET_LATE,
    ClockState.MET,
)  # fmt: skip


def draw(desk: Desk, landing: ProjectLanding) -> None:
    """Draw the clocks, the overdue ones first."""
    if not landing.clocks:
        markup.note(desk.words("board-no-clocks"))
        return
    ordered = sorted(landing.clocks, key=lambda one: (ORDER.index(one.state), one.days or 0, one.name))
    tables.plain([_row(desk, one) for one in ordered], height=tables.height(len(ordered), at_most=14))
    markup.note(desk.words("board-clocks-note"))


def _row(desk: Desk, one: Clock) -> dict[str, object]:
    words, numbers = desk.words, desk.numbers
    verdict = "" if one.verdict is ClockVerdict.NONE else desk.label("clock-verdict", one.verdict)
    return {
        words("landing-column-clock"): " ".join(part for part in (clock_text(words, one.name), one.subject) if part),
        words("landing-column-state"): desk.label("clock-state", one.state),
        words("landing-column-days"): "" if one.days is None else f"{one.days:,}",
        words("landing-column-due"): numbers.day(one.due_on),
        words("landing-column-verdict"): verdict,
        words("board-formula"): formula_text(words, one),
        words("landing-column-basis"): basis_text(words, one),
        words("landing-column-met"): numbers.day(one.met_on),
        words("landing-column-paused"): one.paused_days,
        words("landing-column-extended"): one.extended_months,
        words("landing-column-missing"): missing_text(words, one.missing),
    }


def figures(desk: Desk, landing: ProjectLanding) -> None:
    """Draw declared figures against achieved ones."""
    words = desk.words
    if not landing.achievements:
        markup.note(words("board-nothing-declared"))
        return
    met = {True: "landing-yes", False: "landing-no", None: "landing-unknown"}
    tables.plain(
        [
            {
                words("landing-column-indicator"): words(f"landing-indicator-{slug(one.indicator)}"),
                words("landing-column-declared"): desk.numbers.quantity(one.declared, ""),
                words("landing-column-achieved"): desk.numbers.quantity(one.achieved, ""),
                words("landing-column-share"): desk.numbers.share(one.share),
                words("landing-column-reached"): words(met[one.is_met]),
                words("landing-column-source"): words(f"landing-source-{one.source}") if one.source else "",
            }
            for one in landing.achievements
        ]
    )
