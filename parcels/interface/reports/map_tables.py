"""The tables behind a printed map: facts of parcels and project, the whole legend, sources, what is left out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geopandas import GeoDataFrame

from parcels.domain.codes import Severity, Verdict
from parcels.interface.components.safe import capital
from parcels.interface.reports.document import Block, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.map_content import MapContent
from parcels.interface.reports.map_legend import LegendRow
from parcels.interface.reports.phrases import area_text, cell_text, code_text
from parcels.interface.words import Words, slug
from parcels.service.handing_on import Reason

MOST_ROWS = 200
PARCEL_COLUMNS = ("parcel-id", "name", "platform-id", "plan-use", "area", "status", "ready-on", "class", "findings")
PARCEL_WIDTHS = (4, 4, 2.8, 2.8, 4, 3, 3, 3, 7)
SITE_COLUMNS = ("rank", "parcels", "platform-id", "area", "score", "findings")
SITE_WIDTHS = (1, 5, 2, 4, 2, 8)
SHORT = 12


def parcel_blocks(content: MapContent, parcels: Sequence[str], words: Words) -> Iterator[Block]:
    """Yield the facts of parcels."""
    if not parcels:
        return
    shown, told = parcels[:MOST_ROWS], findings_texts(content, words)
    yield Heading(words("map-paper-parcels", count=len(parcels)))
    head = [words("map-paper-class") if name == "class" else words(f"column-{name}") for name in PARCEL_COLUMNS]
    yield Grid(
        [capital(text) for text in head],
        [_parcel(content, parcel, told.get(parcel, "–"), words) for parcel in shown],
        PARCEL_WIDTHS,
    )
    if len(shown) < len(parcels):
        yield Paragraph(words("report-rows-left-out", count=len(parcels) - len(shown)), "small")


def _parcel(content: MapContent, parcel: str, findings: str, words: Words) -> list[str]:
    row = content.parcels.loc[parcel]
    return [
        parcel,
        cell_text(row.get("name")) or "–",
        cell_text(row.get("platform_id")),
        cell_text(row.get("plan_use")),
        area_text(words, float(row.geometry.area)),
        code_text(words, "land-status", row["status"]),
        cell_text(row.get("ready_on")),
        capital(words.code("parcel-class", content.classes[parcel])),
        findings,
    ]


def findings_texts(content: MapContent, words: Words) -> dict[str, str]:
    """Return parcel → the rules it does not simply meet, marked as suspected or to be examined: nobody decided them."""
    found: dict[str, dict[str, None]] = {}
    rows = content.findings[["parcel_id", "rule", "verdict", "severity"]]
    for parcel, rule, verdict, severity in rows.itertuples(index=False):
        is_closed = verdict == Verdict.FAIL and severity == Severity.BLOCK
        text = words("map-paper-suspected" if is_closed else "map-paper-examine", rule=_rule(words, str(rule)))
        found.setdefault(str(parcel), {})[text] = None
    return {parcel: words("list-separator").join(texts) for parcel, texts in found.items()}


def _rule(words: Words, rule: str) -> str:
    title = f"rule-{slug(rule)}"
    return words(title) if words.has(title) else rule


def project_blocks(project: Mapping[str, Any] | None, sites: GeoDataFrame | None, words: Words) -> Iterator[Block]:
    """Yield the facts of a project, and of its sites on the map."""
    if project is None:
        return
    yield Heading(words("map-paper-project"))
    wanted = words(
        "map-paper-mu-range", least=cell_text(project["area_min_mu"]), most=cell_text(project["area_max_mu"])
    )
    facts = [
        (words("column-project"), f"{project['project_id']} {project['name'] or ''}".strip()),
        (words("map-paper-stage"), code_text(words, "project-stage", project["stage"])),
        (words("map-paper-wants"), wanted),
        (words("map-paper-need-by"), cell_text(project["need_by"])),
    ]
    yield Facts([(capital(label), text) for label, text in facts], per_line=2)
    if sites is not None and len(sites):
        head = [capital(words(f"column-{name}")) for name in SITE_COLUMNS]
        yield Grid(
            head, [_site(rank, row, words) for rank, row in zip(sites.index, _records(sites), strict=True)], SITE_WIDTHS
        )


def _records(sites: GeoDataFrame) -> list[dict[str, Any]]:
    return sites.drop(columns="geometry").to_dict("records")


def _site(rank: int, row: Mapping[str, Any], words: Words) -> list[str]:
    codes = [finding if isinstance(finding, str) else finding.rule for finding in row["findings"]]
    named = [_rule(words, code) for code in dict.fromkeys(codes)]
    return [
        str(rank),
        cell_text(row["parcels"]),
        cell_text(row["platform_id"]),
        area_text(words, row["area_m2"]),
        cell_text(row["score"]),
        words("list-separator").join(named) or "–",
    ]


def legend_blocks(rows: Sequence[LegendRow], words: Words) -> Iterator[Block]:
    """Yield the legend as a table: nothing on the map is named by a colour alone."""
    yield Heading(words("map-legend"))
    head = [words("column-layer"), words("map-paper-letter"), words("map-paper-count"), words("column-area")]
    cells = [
        [row.label, row.letter or row.ink.sign or "–", f"{row.count:,}", area_text(words, row.area_m2)] for row in rows
    ]
    yield Grid([capital(text) for text in head], cells, (8, 2, 2, 6))
    yield Paragraph(words("map-paper-area-note"), "small")


def left_out_lines(left_out: Mapping[str, Reason], words: Words) -> list[str]:
    """Return, reason by reason, what a reader does not get."""
    by_reason: dict[Reason, list[str]] = {}
    for item, reason in left_out.items():
        by_reason.setdefault(reason, []).append(item_text(item, words))
    joined = {reason: capital(words("map-paper-and").join(items)) for reason, items in by_reason.items()}
    return [
        words("map-paper-left-line", items=items, reason=words.code("left-out", reason))
        for reason, items in joined.items()
    ]


def item_text(item: str, words: Words) -> str:
    """Return the name of a layer, or of a matter that may be left out."""
    if item.startswith("constraint-"):
        return code_text(words, "constraint", item.removeprefix("constraint-"))
    return words(f"map-layer-{item}") if words.has(f"map-layer-{item}") else code_text(words, "matter", item)


def source_blocks(content: MapContent, words: Words) -> Iterator[Block]:
    """Yield where the data come from: dataset, file, hash, day of import."""
    shown = (
        "parcels",
        "platforms",
        "roads",
        "utilities",
        *(f"constraints:{kind}" for kind in content.city.constraint_kinds),
    )
    rows = [
        [dataset_text(one.name, words), one.source, one.content_sha256[:SHORT], one.imported_at.date().isoformat()]
        for one in content.datasets
        if one.name in shown
    ]
    yield Heading(words("map-paper-sources"))
    head = [words(f"map-paper-{name}") for name in ("dataset", "file", "hash", "imported")]
    yield Grid(head, rows, (4, 6, 3, 3))


def dataset_text(name: str, words: Words) -> str:
    """Return the name of a dataset, for constraints that of their kind."""
    table, _, kind = name.partition(":")
    return capital(code_text(words, "constraint", kind) if kind else code_text(words, "dataset", table))
