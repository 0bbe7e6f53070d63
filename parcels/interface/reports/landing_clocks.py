"""How a clock was reckoned, in words: start, period, extensions, pauses, days of rest, last day."""

from parcels.interface.reports.phrases import code_text
from parcels.interface.words import Words
from parcels.landing.milestones import Milestone
from parcels.rules.clocks.approvals import FILING_APPLY
from parcels.rules.clocks.clock import Clock


def formula_text(words: Words, clock: Clock) -> str:
    """Return the reckoning of a clock; empty where no last day is known."""
    if clock.due_on is None or clock.nominal_on is None:
        return ""
    parts = [_base(words, clock)]
    if clock.extended_months:
        parts.append(words("formula-extended", months=clock.extended_months))
    if clock.paused_days:
        parts.append(words("formula-paused", days=clock.paused_days))
    moved = (clock.due_on - clock.nominal_on).days - clock.paused_days
    if moved > 0:
        parts.append(words("formula-rest", days=moved))
    return words("formula-whole", parts=" + ".join(parts), due=clock.due_on.isoformat())


def _base(words: Words, clock: Clock) -> str:
    if clock.name == FILING_APPLY:
        return words("formula-apply")
    if not clock.rule or clock.starts_on is None:
        return words("formula-agreed")
    assert clock.nominal_on is not None
    whole = (clock.nominal_on.year - clock.starts_on.year) * 12 + clock.nominal_on.month - clock.starts_on.month
    return words("formula-period", start=clock.starts_on.isoformat(), months=whole - clock.extended_months)


def basis_text(words: Words, clock: Clock) -> str:
    """Return where the period is written: the article if it was read, else the rule, else the agreement."""
    if clock.citation:
        return clock.citation
    if clock.rule:
        return words("formula-unverified", rule=code_text(words, "clock", clock.name))
    return words("formula-agreement")


START_WORDS = {
    Milestone.START_CEREMONY: "board-start-ceremony",
    Milestone.START_RECOGNISED: "board-start-recognised",
    Milestone.START_STATUTORY: "board-start-statutory",
}
"""What each meaning of 开工 counts for."""
