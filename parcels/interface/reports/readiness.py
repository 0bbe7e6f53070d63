"""The readiness calendar on a certificate: both dates against the day needed, who holds it up, steps, picture."""

from collections.abc import Iterable, Sequence
from datetime import date

from parcels.interface.reports.document import Block, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.drawing import Drawing
from parcels.interface.reports.gantt import GanttRow, GanttWords, gantt
from parcels.interface.reports.measured import step_text
from parcels.interface.reports.phrases import cell_text, code_text
from parcels.interface.words import Words, slug
from parcels.landing.readiness import CriticalStep, ParcelReadiness, SiteReadiness
from parcels.landing.readiness_record import ItemRecord, ItemState
from parcels.landing.readiness_steps import DELIVERY, Step
from parcels.service.certificates import Background

SHOWN = 3
"""Parcels of a site shown with steps and picture, the one that holds the site up first."""


def readiness_summary(site: SiteReadiness, book: Background, words: Words) -> Iterable[Block]:
    """Yield both dates of a site and the line of each parcel."""
    low, high = (f"{share * 100:g}" for share in book.experience.shares)
    yield Heading(words("readiness-title"))
    yield Facts(
        [
            (words("readiness-statutory"), _day(site.statutory_on, words)),
            (words("readiness-assumed"), _day(site.supposed_on, words)),
            (words("readiness-median", share=low), _day(site.median_on, words)),
            (words("readiness-median", share=high), _day(site.experience_on, words)),
        ]
    )
    columns = [words(f"readiness-column-{name}") for name in ("parcel", "statutory", "step", "owner")]
    columns.insert(2, words("readiness-column-experience", low=low, high=high))
    yield Grid(columns, [_parcel(one, words) for one in site.parcels], (3, 2, 3, 4, 4))
    yield Paragraph(words("readiness-remark-strict", date=book.as_of.isoformat()), "small")
    yield from _remarks(site, book, words)


def readiness_details(site: SiteReadiness, book: Background, need_by: date, words: Words) -> Iterable[Block]:
    """Yield steps and picture of the parcels that hold a site up, at most three."""
    first = site.last
    ranked = sorted(site.parcels, key=lambda one: one is not first)
    for one in ranked[:SHOWN]:
        yield Heading(words("readiness-items", parcel=one.parcel_id))
        columns = [
            words(f"readiness-column-{name}") for name in ("item", "state", "owner", "planned", "cost", "source")
        ]
        rows = [_item(record, _steps(book, record.item), one.as_of, words) for record in one.items.values()]
        yield Grid(columns, rows, (3, 2, 3, 3, 2, 5))
        yield parcel_gantt(one, book, need_by, words)
    if len(ranked) > SHOWN:
        yield Paragraph(words("readiness-remark-more", count=len(ranked) - SHOWN), "small")


def parcel_gantt(one: ParcelReadiness, book: Background, need_by: date, words: Words) -> Drawing:
    """Return the picture of the open items of a parcel."""
    rows = [_bar(record, one, _steps(book, record.item), words) for record in one.items.values()]
    delivery = one.supposed.delivery_on
    last = GanttRow(
        step_text(words, DELIVERY),
        () if delivery is None else ((delivery, delivery),),
        remark=words("gantt-unknown") if delivery is None else "",
    )
    names = ("statutory", "assumed", "point", "planned", "today", "need-by")
    labels = (words("gantt-name", parcel=one.parcel_id), *(words(f"gantt-{name}") for name in names))
    return gantt([*(row for row in rows if row is not None), last], one.as_of, need_by, GanttWords(*labels))


def _steps(book: Background, item: str) -> Sequence[Step]:
    """Return the steps of an item, first to last as listed."""
    return [step for step in book.table.steps if step.item == item]


def _bar(record: ItemRecord, one: ParcelReadiness, steps: Sequence[Step], words: Words) -> GanttRow | None:
    """Return the row of an item, ``None`` where nothing is left to do."""
    if record.state.is_settled:
        return None
    spans = [(step, one.supposed.spans[step.step]) for step in steps]
    known = [(step, (at.start, at.finish)) for step, at in spans if at.start is not None and at.finish is not None]
    timed = [(step.grade == "law", span) for step, span in known if span[1] > span[0]]
    lawful, assumed = ([span for is_law, span in timed if is_law is read] for read in (True, False))
    plan = one.planned.get(record.item)
    planned = None if plan is None or plan.start is None or plan.finish is None else (plan.start, plan.finish)
    remark = words("gantt-unknown") if record.state is ItemState.UNKNOWN else ""
    if record.item in one.overdue:
        remark = words("gantt-overdue", date=cell_text(record.planned_on))
    return GanttRow(
        step_text(words, record.item),
        lawful or ([] if assumed else [span for _, span in known[:1]]),
        assumed,
        planned,
        remark,
    )


def _day(day: date | None, words: Words) -> str:
    return words("readiness-none") if day is None else day.isoformat()


def _parcel(one: ParcelReadiness, words: Words) -> list[str]:
    both = " / ".join(_day(track.delivery_on, words) for track in (one.median, one.experience))
    step, owner = ("–", "–") if one.holds_up is None else _critical(one.holds_up, words)
    least = " / ".join(_day(track.delivery_on, words) for track in (one.statutory, one.supposed))
    return [one.parcel_id, least, both, step, owner]


def _critical(critical: CriticalStep, words: Words) -> tuple[str, str]:
    step = words(f"readiness-basis-{critical.basis}", step=step_text(words, critical.step))
    return step, _owner(critical.owner, critical.authority, words)


def _owner(owner: str | None, authority: str, words: Words) -> str:
    return owner or words("readiness-owner-none", authority=words(f"code-authority-{slug(authority)}"))


def _item(record: ItemRecord, steps: Sequence[Step], as_of: date, words: Words) -> list[str]:
    state = code_text(words, "readiness-state", record.state)
    evidence = [] if record.evidence is None else [record.evidence]
    return [
        step_text(words, record.item),
        " · ".join((state, *evidence)),
        "–" if record.state is ItemState.NOT_NEEDED else _owner(record.owner, steps[0].authority, words),
        _dates(record, as_of, words),
        cell_text(record.cost_wan_yuan),
        "; ".join(_source(step, words) for step in _telling(steps)),
    ]


def _dates(record: ItemRecord, as_of: date, words: Words) -> str:
    if record.state.is_settled:
        return cell_text(record.finished_on)
    if record.planned_on is not None and record.planned_on < as_of:
        return words("readiness-overdue", date=record.planned_on.isoformat())
    return cell_text(record.planned_on)


def _telling(steps: Sequence[Step]) -> Sequence[Step]:
    """Return the steps with a period, or the first where none has one."""
    return [step for step in steps if step.days or step.within is not None] or steps[:1]


def _source(step: Step, words: Words) -> str:
    """Return the period of a step with its source; what was not read is called an assumption and never cited."""
    source = step.citation or words("readiness-source-assumption")
    if step.days:
        name = step_text(words, step.step)
        return words(f"readiness-days-{step.count}", step=name, days=step.days, source=source)
    if step.within is not None:
        name = step_text(words, step.step)
        return words(f"readiness-within-{step.within.count}", step=name, days=step.within.days, source=source)
    return step.citation or words("readiness-source-none")


def _remarks(site: SiteReadiness, book: Background, words: Words) -> Iterable[Block]:
    mark = "、" if words.language == "zh" else ", "
    for one in site.parcels:
        if one.assumed:
            items = mark.join(step_text(words, step) for step in one.assumed)
            yield Paragraph(words("readiness-remark-assumed", parcel=one.parcel_id, items=items), "small")
        if one.no_experience:
            items = mark.join(_cases(item, book, words) for item in one.no_experience)
            least = book.experience.cases_min
            said = words("readiness-remark-experience", parcel=one.parcel_id, least=least, items=items)
            yield Paragraph(said, "small")
    years = sorted({year for one in site.parcels for year in one.unknown_years})
    if years:
        yield Paragraph(words("readiness-remark-years", years=mark.join(map(str, years))), "small")


def _cases(item: str, book: Background, words: Words) -> str:
    told = book.experience.of.get(item)
    return words("readiness-cases", item=step_text(words, item), cases=0 if told is None else told.cases)
