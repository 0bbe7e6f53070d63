"""The check sheet (用地核查意见书) of one allocation as the officer files it: one document, as HTML and as PDF."""

from collections import Counter
from collections.abc import Iterable, Sequence

from shapely.geometry.base import BaseGeometry

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.domain.units import mu_from_m2
from parcels.interface.reports.check_sheet_rows import passed_row, row, rule_title
from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph, Signatures
from parcels.interface.reports.phrases import code_text, page_label
from parcels.interface.reports.site_plan import Hatched, Legend, Surroundings, site_plan
from parcels.interface.words import Words
from parcels.rules.resolution import Resolution as Asks
from parcels.rules.resolution import resolution
from parcels.service.check_papers import CheckPaper, Deed

ORDER = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.CONDITIONAL, Verdict.NOT_SET, Verdict.PASS)
COLUMNS = ("number", "verdict", "matter", "value", "limit", "extent", "basis", "authority", "resolution")
WIDTHS = (8, 20, 49, 15, 13, 20, 27, 20, 18)
PASSED_COLUMNS = ("number", "matter", "value", "limit", "basis", "authority")
PASSED_WIDTHS = (8, 64, 21, 21, 48, 30)
SHORT = 12


def check_sheet(paper: CheckPaper, words: Words) -> Document:
    """Return the sheet in one language."""
    findings = worst_first(paper.check.findings)
    failing = [finding for finding in findings if finding.verdict is not Verdict.PASS]
    blocks = [*_head(paper, words), *_plan(paper, findings, words), *_findings(paper, failing, words)]
    blocks += [Heading(words("sheet-conclusion")), Paragraph(conclusion(paper, words), "strong")]
    blocks += [Paragraph(words("sheet-note"), "small")]
    blocks.append(Signatures([words(f"sheet-sign-{name}") for name in ("officer", "reviewer", "date")]))
    blocks += [*_passed(paper, findings, len(failing), words), *_data(paper, words)]
    return Document(
        title=words("sheet-title"),
        subtitle=words("sheet-subtitle", city=paper.city, number=paper.number, day=paper.as_of.isoformat()),
        blocks=blocks,
        footer=words("sheet-footer-demo") if paper.is_demo else words("sheet-footer"),
        language=words.language,
        page_label=page_label(words),
    )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as they are numbered on the sheet: worst verdict first, what forbids before all else."""
    return sorted(findings, key=lambda one: (ORDER.index(one.verdict), one.severity is not Severity.BLOCK))


def _head(paper: CheckPaper, words: Words) -> Iterable[Block]:
    rows = [
        ("project", f"{paper.check.project} {paper.check.project_name}".strip()),
        ("platform", paper.platform or "–"),
        ("parcels", " ".join(paper.check.parcels)),
        (
            "area",
            words("sheet-area-both", mu=f"{mu_from_m2(paper.check.area_m2):,.2f}", m2=f"{paper.check.area_m2:,.1f}"),
        ),
        ("status", _status(paper, words)),
        ("law-date", paper.as_of.isoformat()),
        ("proposed", _deed(paper.proposed)),
        ("checked", _deed(paper.checked)),
        ("policy", f"{paper.inputs.policy} · {paper.inputs.policy_hash[:SHORT]}"),
        ("rules", paper.inputs.rules_hash[:SHORT]),
    ]
    yield Facts([(words(f"sheet-{name}"), value) for name, value in rows], per_line=2)


def _status(paper: CheckPaper, words: Words) -> str:
    source = f"sheet-source-{paper.status}"
    return words(source) if words.has(source) else words.code("allocation-status", paper.status)


def _deed(deed: Deed) -> str:
    day = deed.at.date().isoformat() if deed.at else ""
    return f"{deed.by} {day}".strip() or "–"


def _data(paper: CheckPaper, words: Words) -> Iterable[Block]:
    """Yield the version of every dataset, two to a line."""
    stamps = sorted(paper.inputs.datasets, key=lambda stamp: (":" in stamp.name, stamp.name))
    rows = [(_dataset(stamp.name, words), f"{stamp.sha256[:SHORT]}  {stamp.imported_on or ''}") for stamp in stamps]
    if rows:
        yield Heading(words("sheet-data"))
        yield Facts(rows, per_line=2)


def _dataset(name: str, words: Words) -> str:
    table, _, kind = name.partition(":")
    return code_text(words, "constraint", kind) if kind else code_text(words, "dataset", table)


def _plan(paper: CheckPaper, findings: Sequence[Finding], words: Words) -> Iterable[Block]:
    yield Heading(words("sheet-plan"))
    if paper.ground is None:
        yield Paragraph(words("sheet-no-ground"), "small")
        return
    ground = paper.ground
    around = Surroundings(ground.parcels, ground.boundary, ground.roads)
    yield site_plan(ground.site, around, _hatches(paper, findings, words), _legend(words))
    if ground.offences.without_layer:
        named = [rule_title(code, paper.rules.get(code), words) for code in ground.offences.without_layer]
        yield Paragraph(words("sheet-without-layer", rules=words("list-separator").join(named)), "small")


def _hatches(paper: CheckPaper, findings: Sequence[Finding], words: Words) -> list[Hatched]:
    """Return the offending land of each rule under the numbers its findings have in the table."""
    pieces: dict[tuple[str, bool], list[tuple[int, BaseGeometry]]] = {}
    assert paper.ground is not None
    for number, finding in enumerate(findings, 1):
        offence = paper.ground.offences.of(finding)
        if offence is not None:
            fails = finding.verdict is Verdict.FAIL
            pieces.setdefault((finding.rule, fails), []).append((number, offence.shape))
    return [
        Hatched(rule_title(code, paper.rules.get(code), words), tuple(own), fails)
        for (code, fails), own in pieces.items()
    ]


def _legend(words: Words) -> Legend:
    names = ("site", "parcels", "boundary", "roads", "north", "metres", "more")
    return Legend(words("sheet-plan"), *(words(f"sheet-legend-{name}") for name in names))


def _findings(paper: CheckPaper, failing: Sequence[Finding], words: Words) -> Iterable[Block]:
    yield Heading(words("sheet-findings", count=len(failing)))
    if failing:
        head = [words(f"sheet-column-{name}") for name in COLUMNS]
        yield Grid(head, [row(number, one, paper, words) for number, one in enumerate(failing, 1)], WIDTHS)


def _passed(paper: CheckPaper, findings: Sequence[Finding], failing: int, words: Words) -> Iterable[Block]:
    numbered = list(enumerate(findings, 1))[failing:]
    if numbered:
        yield Heading(words("sheet-passed", count=len(numbered)))
        head = [words(f"sheet-column-{name}") for name in PASSED_COLUMNS]
        yield Grid(head, [passed_row(number, one, paper, words) for number, one in numbered], PASSED_WIDTHS)


def conclusion(paper: CheckPaper, words: Words) -> str:
    """Return the conclusion: what forbids, what is still to be resolved, on which conditions, or that nothing is."""
    asked = Counter(what for one in paper.check.findings if (what := _asks(paper, one)) is not Asks.NONE)
    if asked[Asks.BLOCKED]:
        return words("sheet-conclusion-blocked", blocks=asked[Asks.BLOCKED], others=asked[Asks.TO_RESOLVE])
    if asked[Asks.TO_RESOLVE]:
        return words("sheet-conclusion-open", count=asked[Asks.TO_RESOLVE], conditions=asked[Asks.CONDITION])
    if asked[Asks.CONDITION]:
        return words("sheet-conclusion-conditions", count=asked[Asks.CONDITION])
    return words("sheet-conclusion-pass")


def _asks(paper: CheckPaper, finding: Finding) -> Asks:
    """Return what a finding still asks for once it was waived or cleared; one a department refused is open."""
    asks, found = resolution(finding), paper.resolutions.get((finding.rule, finding.subject))
    if found is None or asks is Asks.BLOCKED:
        return asks
    return Asks.TO_RESOLVE if found.kind == "refused" else Asks.NONE
