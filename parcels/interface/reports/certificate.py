"""The land certificate on paper, on screen and as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parcels.domain.finding import Finding
from parcels.interface.reports.certificate_parts import (
    holders_block,
    issue_block,
    needed_block,
    resources_block,
    standard_block,
    terms_block,
)
from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.phrases import area_text, cell_text, code_text, finding_text, page_label, verdict_text
from parcels.interface.reports.readiness import readiness_details, readiness_summary
from parcels.interface.words import Words
from parcels.landing.certificate import LandCertificate, Signing
from parcels.service.certificates import Gate
from parcels.service.plain import Plain, plain

MARKS = {Signing.CAN_SIGN: "✓", Signing.CAN_SIGN_IF: "!", Signing.CANNOT_SIGN: "✕"}


@dataclass(frozen=True)
class CertificateSheet:
    """A certificate for a reader: as a document, as lines of a terminal, and as plain data."""

    document: Document
    lines: tuple[str, ...]
    record: Mapping[str, Plain]
    can_sign: bool


def certificate_sheet(gate: Gate, words: Words) -> CertificateSheet:
    """Return a certificate phrased in one language."""
    paper = gate.certificate
    blocks = [*_head(gate, words), *issue_block(gate, words), *needed_block(gate, words), *terms_block(gate, words)]
    blocks += [*_summary(gate, words), *holders_block(gate, words), *_others(paper, words)]
    blocks += [*resources_block(gate, words), *standard_block(gate, words), *_details(gate, words)]
    blocks += [*_passed(paper, words), *_funnel(gate, words)]
    blocks.append(Paragraph(words("certificate-note"), "small"))
    document = Document(
        title=words("certificate-title") if gate.issue is None else words("gate-title", number=gate.issue.number),
        subtitle=words("certificate-subtitle", city=gate.city, date=paper.as_of.isoformat(), policy=gate.policy),
        blocks=blocks,
        footer=words("report-demo") if gate.is_demo else words("report-footer"),
        language=words.language,
        page_label=page_label(words),
    )
    return CertificateSheet(document, tuple(_lines(document)), _record(gate), paper.verdict is Signing.CAN_SIGN)


def _head(gate: Gate, words: Words) -> Iterable[Block]:
    paper = gate.certificate
    yield Paragraph(f"{MARKS[paper.verdict]} {code_text(words, 'signing', paper.verdict)}", "strong")
    rows = [(words("column-project"), f"{paper.project} {gate.project_name}")]
    if paper.site is None:
        rows.append((words("column-site"), words("certificate-no-site")))
    else:
        home = paper.site.platform.platform_id if paper.site.platform else None
        rows += [
            (words("column-site"), paper.site.site),
            (words("column-parcels"), " ".join(paper.site.parcels)),
            (words("column-platform-id"), cell_text(home)),
            (words("column-area"), area_text(words, paper.site.area_m2)),
            (words("certificate-earliest"), cell_text(paper.earliest_on)),
        ]
    rows.append((words("certificate-need-by"), paper.need_by.isoformat()))
    if paper.slack_days is not None:
        rows.append((words("certificate-slack"), words("certificate-days", days=paper.slack_days)))
    yield Facts(rows)


def _summary(gate: Gate, words: Words) -> Iterable[Block]:
    paper = gate.certificate
    if paper.readiness is None:
        return ()
    return readiness_summary(paper.readiness, gate.background, words)


def _details(gate: Gate, words: Words) -> Iterable[Block]:
    paper = gate.certificate
    return () if paper.readiness is None else readiness_details(paper.readiness, gate.background, paper.need_by, words)


def _passed(paper: LandCertificate, words: Words) -> Iterable[Block]:
    if paper.passed:
        yield Heading(words("certificate-passed"))
        columns = [words(f"column-{column}") for column in ("verdict", "text")]
        yield Grid(columns, [_finding(finding, words) for finding in paper.passed], (2, 8))


def _finding(finding: Finding, words: Words) -> list[str]:
    return [verdict_text(words, finding.verdict), finding_text(words, finding)]


def _others(paper: LandCertificate, words: Words) -> Iterable[Block]:
    if paper.competitors:
        yield Heading(words("certificate-competitors"))
        rows = [
            [f"{one.project} {one.name}", cell_text(one.score), " ".join(one.shared), _yes(one.is_planned, words)]
            for one in paper.competitors
        ]
        yield Grid([words(f"column-{name}") for name in ("project", "score", "shared", "planned")], rows, (4, 1, 3, 2))
    if paper.alternatives:
        yield Heading(words("certificate-alternatives"))
        rows = [
            [one.site, cell_text(one.platform_id), area_text(words, one.area_m2), cell_text(one.score)]
            for one in paper.alternatives
        ]
        yield Grid([words(f"column-{name}") for name in ("site", "platform-id", "area", "score")], rows, (4, 1, 3, 1))


def _funnel(gate: Gate, words: Words) -> Iterable[Block]:
    if gate.certificate.site is None and gate.funnel:
        yield Heading(words("cli-funnel"))
        rows = [[code_text(words, "funnel-step", count.step), cell_text(count.left)] for count in gate.funnel]
        yield Grid([words("column-step"), words("column-left")], rows)


def _yes(value: bool, words: Words) -> str:
    return words("answer-yes") if value else words("answer-no")


def _lines(document: Document) -> Iterable[str]:
    yield document.title
    yield document.subtitle
    for block in document.blocks:
        if isinstance(block, Heading):
            yield f"\n{block.text}"
        elif isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Facts):
            yield from (f"{label}: {value}" for label, value in block.rows)
        elif isinstance(block, Grid):  # a picture is on paper only
            yield from ("  " + " · ".join(row) for row in block.rows)
    yield document.footer


def _record(gate: Gate) -> dict[str, Plain]:
    record = plain(gate.certificate)
    assert isinstance(record, dict)
    more: dict[str, Plain] = {
        "terms": plain(gate.terms),
        "quotas": plain(gate.quotas),
        "prepare_wan_yuan": gate.prepare_wan_yuan,
        "prepare_known": gate.prepare_known,
        "holders": plain(gate.holders),
        "standard": plain(gate.standard),
        "relaxations": plain(gate.relaxations),
        "valid_until": plain(gate.valid_until),
        "issue": plain(gate.issue),
        "project_name": gate.project_name,
        "city": gate.city,
        "is_demo": gate.is_demo,
        "policy": gate.policy,
    }
    return {**record, **more, "funnel": plain(gate.funnel)}
