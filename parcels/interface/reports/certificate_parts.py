"""Parts of a land certificate: number and code, conditions with owner and date, holders, quotas, money, indicators."""

from collections.abc import Iterable

from parcels.domain.finding import Finding
from parcels.interface.reports.document import Block, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.phrases import cell_text, code_text, finding_text, verdict_text
from parcels.interface.reports.relaxations import relaxation_text
from parcels.interface.words import Words, slug
from parcels.landing.gate_terms import QuotaLine, Term
from parcels.service.certificates import Gate


def issue_block(gate: Gate, words: Words) -> Iterable[Block]:
    """Yield number, check code and validity; of a certificate that was only computed, that it holds nothing."""
    if gate.issue is None:
        yield Paragraph(words("gate-not-issued"), "small")
        return
    one = gate.issue
    rows = [
        (words("gate-number"), one.number),
        (words("gate-code"), one.code),
        (words("gate-issued-on"), one.issued_on.isoformat()),
        (words("gate-valid-until"), one.valid_until.isoformat()),
        (words("gate-issued-by"), one.issued_by),
    ]
    yield Facts(rows, per_line=2)
    yield Paragraph(words("gate-verify-note"), "small")


def terms_block(gate: Gate, words: Words) -> Iterable[Block]:
    """Yield the conditions, each with who must see to it and by when."""
    if gate.terms:
        yield Heading(words("gate-terms", count=len(gate.terms)))
        columns = [words(f"gate-column-{name}") for name in ("term", "owner", "by")]
        yield Grid(columns, [term_row(one, words) for one in gate.terms], (8, 3, 3))


def term_row(one: Term, words: Words) -> list[str]:
    """Return a condition: what it says, who owes it, by when."""
    day = cell_text(one.by)
    by = words("gate-by-signing" if one.before_signing else "gate-by-need", day=day)
    return [finding_text(words, one.finding), owner_text(one, words), by]


def owner_text(one: Term, words: Words) -> str:
    """Return who must see to a condition: the body on record, else the department, else who signs."""
    if one.body:
        return one.body
    return words(f"code-authority-{slug(one.authority)}") if one.authority else words("gate-owner-signer")


def needed_block(gate: Gate, words: Words) -> Iterable[Block]:
    """Yield what would have to be true: each rule not met with its limit, and the cheapest changes the plan found."""
    refusals = gate.certificate.refusals
    if refusals:
        yield Heading(words("gate-needed", count=len(refusals)))
        columns = [words(f"gate-column-{name}") for name in ("rule", "is", "must")]
        yield Grid(columns, [_needed(one, words) for one in refusals], (8, 3, 3))
    if gate.relaxations:
        yield Heading(words("gate-relaxations"))
        yield Grid([words("column-text")], [[relaxation_text(words, one)] for one in gate.relaxations])


def _needed(one: Finding, words: Words) -> list[str]:
    return [
        finding_text(words, one),
        measure_text(one.value, one.unit, words),
        measure_text(one.limit, one.unit, words),
    ]


def measure_text(value: float | None, unit: str, words: Words) -> str:
    """Return a measured number with its unit, or a dash."""
    if value is None:
        return "–"
    name = f"unit-{slug(unit)}"
    shown = cell_text(round(value, 2) if value != round(value) else round(value))
    return f"{shown} {words(name)}" if unit and words.has(name) else f"{shown} {unit}".strip()


def holders_block(gate: Gate, words: Words) -> Iterable[Block]:
    """Yield who else holds part of the land."""
    if gate.holders:
        yield Heading(words("gate-holders"))
        columns = [words(f"gate-column-{name}") for name in ("parcel", "project", "how", "until")]
        rows = [
            [
                one.parcel,
                one.project,
                f"{code_text(words, 'holder', one.how)} {one.number}".strip(),
                cell_text(one.until),
            ]
            for one in gate.holders
        ]
        yield Grid(columns, rows, (3, 3, 4, 3))


def resources_block(gate: Gate, words: Words) -> Iterable[Block]:
    """Yield what is drawn of each quota, and the money for preparation still to be paid."""
    if gate.certificate.site is None:
        return
    yield Heading(words("gate-resources"))
    columns = [words(f"gate-column-{name}") for name in ("quota", "need", "left", "verdict")]
    yield Grid(columns, [quota_row(one, words) for one in gate.quotas], (4, 3, 3, 3))
    money = words(
        "gate-money-known" if gate.prepare_known else "gate-money-unknown", amount=f"{gate.prepare_wan_yuan:,}"
    )
    yield Facts([(words("gate-money"), money)])


def quota_row(one: QuotaLine, words: Words) -> list[str]:
    """Return a quota: kind, need, what is left, verdict."""
    return [
        code_text(words, "quota-kind", one.rule.removeprefix("quota_")),
        measure_text(one.need, one.unit, words),
        measure_text(one.left, one.unit, words),
        verdict_text(words, one.verdict),
    ]


def standard_block(gate: Gate, words: Words) -> Iterable[Block]:
    """Yield the standard-land sheet (标准地指标)."""
    if gate.standard:
        yield Heading(words("gate-standard"))
        columns = [words(f"column-{column}") for column in ("verdict", "text")]
        yield Grid(
            columns, [[verdict_text(words, one.verdict), finding_text(words, one)] for one in gate.standard], (2, 8)
        )
