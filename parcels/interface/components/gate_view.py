"""The verdict of the gate on a page: card, dates, what must be true, conditions, calendar, rivals, alternatives."""

from collections.abc import Callable, Iterable

import streamlit as st

from parcels.interface.components import markup, pictures, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import escaped
from parcels.interface.reports.certificate import MARKS
from parcels.interface.reports.certificate_parts import (
    holders_block,
    needed_block,
    resources_block,
    standard_block,
    terms_block,
)
from parcels.interface.reports.document import Block, Facts, Grid, Heading
from parcels.interface.reports.readiness import SHOWN, parcel_gantt
from parcels.landing.certificate import Alternative, Signing
from parcels.service.certificates import Gate

TONES = {Signing.CAN_SIGN: "pass", Signing.CAN_SIGN_IF: "conditional", Signing.CANNOT_SIGN: "fail"}


def card(desk: Desk, gate: Gate) -> None:
    """Draw the verdict large, what it is about, and the dates against the day the land is needed."""
    words, paper = desk.words, gate.certificate
    text = f"{MARKS[paper.verdict]} {desk.label('signing', paper.verdict)}"
    site = words("certificate-no-site") if paper.site is None else paper.site.site
    st.html(
        f'<div class="pp-gate pp-v-{TONES[paper.verdict]}"><b>{escaped(text)}</b><span>{escaped(paper.project)} '
        f"{escaped(gate.project_name)} · {escaped(site)}</span></div>"
    )
    numbers = desk.numbers
    dates = [(words("certificate-need-by"), numbers.day(paper.need_by), "")]
    if paper.readiness is not None:
        share = f"{gate.background.experience.shares[1] * 100:g}"
        found = {
            words("readiness-statutory"): paper.earliest_statutory_on,
            words("readiness-assumed"): paper.earliest_assumed_on,
            words("readiness-median", share=share): paper.earliest_experience_on,
        }
        late = {name: "" if on is None else _against(desk, (on - paper.need_by).days) for name, on in found.items()}
        dates += [
            (name, words("readiness-none") if on is None else numbers.day(on), late[name]) for name, on in found.items()
        ]
    markup.figures(dates)


def _against(desk: Desk, days: int) -> str:
    return desk.words("gate-late", days=days) if days > 0 else desk.words("gate-early", days=-days)


def body(desk: Desk, gate: Gate) -> None:
    """Draw what would have to be true, the conditions, and the calendar of the parcels that hold the site up."""
    words, paper = desk.words, gate.certificate
    _blocks((*needed_block(gate, words), *terms_block(gate, words), *holders_block(gate, words)))
    if paper.readiness is None:
        return
    markup.section(words("readiness-title"), words("gate-calendar-note"))
    first = paper.readiness.last
    for one in sorted(paper.readiness.parcels, key=lambda own: own is not first)[:SHOWN]:
        markup.note(words("gantt-name", parcel=one.parcel_id))
        pictures.draw(parcel_gantt(one, gate.background, paper.need_by, words))


def side(desk: Desk, gate: Gate, on_site: Callable[[str], None]) -> None:
    """Draw who else wants the land, where else the project could go, quotas, money and the standard-land sheet."""
    words = desk.words
    markup.section(words("certificate-competitors"), words("count", n=len(gate.certificate.competitors)))
    for rival in gate.certificate.competitors:
        points, shared = words("gate-points", points=f"{rival.score:,}"), " ".join(rival.shared)
        st.html(
            f'<div class="pp-want"><code>{escaped(rival.project)}</code><span>{escaped(rival.name)}</span>'
            f"<b>{escaped(points)}</b><small>{escaped(shared)}</small></div>"
        )
    _alternatives(desk, gate.certificate.alternatives, on_site)
    _blocks((*resources_block(gate, words), *standard_block(gate, words)))


def _alternatives(desk: Desk, found: tuple[Alternative, ...], on_site: Callable[[str], None]) -> None:
    words, numbers = desk.words, desk.numbers
    markup.section(words("certificate-alternatives"), words("count", n=len(found)))
    if not found:
        markup.note(words("gate-no-alternative"))
        return
    rows = [
        {
            words("gate-head-site"): one.site,
            words("head-platform"): one.platform_id,
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(one.area_m2), 1),
            words("head-score"): one.score,
        }
        for one in found
    ]
    tables.linked(
        rows, [one.site for one in found], key="gate-alternatives", selected=None,
        on_pick=lambda site: on_site(site) if site else None, height=tables.height(len(rows)),
    )  # fmt: skip


def _blocks(blocks: Iterable[Block]) -> None:
    """Draw the same blocks as on paper."""
    for block in blocks:
        if isinstance(block, Heading):
            markup.section(block.text)
        elif isinstance(block, Facts):
            markup.facts([pair for pair in block.rows if pair[0]])
        elif isinstance(block, Grid):
            _grid(block)


def _grid(block: Grid) -> None:
    """Draw a table whose sentences wrap: a condition that is cut off binds nobody."""
    head = "".join(f"<th>{escaped(name)}</th>" for name in block.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{escaped(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
    st.html(f'<table class="pp-grid"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
