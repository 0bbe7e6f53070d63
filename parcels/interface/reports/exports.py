"""A workspace as one file: GeoPackage with styles, XLSX, GeoJSON, PDF."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
from geopandas import GeoDataFrame

from parcels.geo.schema import attributes
from parcels.interface.reports.document import Document, Grid, Heading, Paragraph
from parcels.interface.reports.findings import findings_rows
from parcels.interface.reports.paper import write_pdf
from parcels.interface.reports.phrases import area_text, cell_text, code_text, page_label
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.reports.styles import Fill, LayerStyle, add_styles
from parcels.interface.words import Words, slug
from parcels.service.exporting import ExportBundle
from parcels.service.layer_files import flattened, write_layer

Counts = Mapping[str, int]
Writer = Callable[[Path, ExportBundle, Words], Counts]
STATUS_FILLS = {
    "planned": "#fff2c4",
    "approved": "#f5d76e",
    "acquired": "#e6ab02",
    "cleared": "#1b9e77",
    "supplied": "#b5b5b5",
    "built": "#8c8c8c",
}
PAPER_ROWS = 2000


def parcels_with_measures(bundle: ExportBundle) -> GeoDataFrame:
    """Return the parcels with their measures and, where the plan saved last gives them to a project, that project."""
    measures = bundle.screening.measures.drop(columns=["parcel_id"])
    new = measures[[name for name in measures if name not in bundle.city.parcels]]
    frame = bundle.city.parcels.join(new)
    planned = {} if bundle.plan is None else _planned(bundle.plan.document["assignments"])
    return frame.assign(plan_project=[planned.get(parcel) for parcel in frame.index])


def _planned(assignments: list[Mapping[str, object]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in assignments:
        for parcel in one["parcels"]:  # type: ignore[attr-defined]
            found.setdefault(parcel, []).append(str(one["project"]))
    return {parcel: " ".join(projects) for parcel, projects in found.items()}


def write_geopackage(path: Path, bundle: ExportBundle, words: Words) -> Counts:
    """Write all layers with the look of the map."""
    city = bundle.city
    layers = {"platforms": city.platforms, "parcels": parcels_with_measures(bundle)}
    for kind in city.constraint_kinds:
        layers[f"constraint_{kind}"] = city.constraints[city.constraints["kind"] == kind]
    layers |= {"roads": city.roads, "utilities": city.utilities}
    if bundle.plan is not None:
        layers["plan"] = bundle.plan.sites
    counts = {name: write_layer(layer, path, name) for name, layer in layers.items() if len(layer)}
    add_styles(path, [style for style in _styles(bundle, words) if style.layer in counts])
    return counts


def _styles(bundle: ExportBundle, words: Words) -> list[LayerStyle]:
    status = [Fill(code, code_text(words, "land-status", code), fill) for code, fill in STATUS_FILLS.items()]
    boundary = Fill(None, words("layer-platforms"), "#ffffff", "#222222", 0.8, "no")
    kinds = [
        LayerStyle(
            f"constraint_{kind}", None, [Fill(None, code_text(words, "constraint", kind), "#b2182b", brush="cross")]
        )
        for kind in bundle.city.constraint_kinds
    ]
    plan = LayerStyle("plan", None, [Fill(None, words("layer-plan"), "#386cb0", "#1f3a5f", 0.5)])
    return [LayerStyle("platforms", None, [boundary]), LayerStyle("parcels", "status", status), *kinds, plan]


def write_geojson(path: Path, bundle: ExportBundle, words: Words) -> Counts:
    """Write the parcels in longitude and latitude (EPSG:4326), as the format demands."""
    frame = flattened(parcels_with_measures(bundle)).to_crs(4326)
    content = json.loads(frame.to_json(na="null", drop_id=True))
    content["note"] = words("export-geojson-note", crs=bundle.city.crs)
    path.write_text(json.dumps(content, ensure_ascii=False, allow_nan=False), encoding="utf-8")
    return {"parcels": len(frame)}


def write_spreadsheet(path: Path, bundle: ExportBundle, words: Words) -> Counts:
    """Write parcels, projects, findings and the plan as sheets."""
    note = words("report-demo") if bundle.city.is_demo else ""
    parcels = pd.DataFrame(parcels_with_measures(bundle).drop(columns="geometry"))
    sheets = [
        Sheet(words("layer-parcels"), headers(parcels, "parcels", words), _rows(parcels), note),
        Sheet(
            words("layer-projects"), headers(bundle.city.projects, "projects", words), _rows(bundle.city.projects), note
        ),
        Sheet(words("layer-findings"), *findings_rows(bundle.screening.findings, words), note),
    ]
    if bundle.plan is not None:
        plan = pd.DataFrame(bundle.plan.sites.drop(columns="geometry"))
        sheets.append(Sheet(words("layer-plan"), headers(plan, "plan", words), _rows(plan), note))
    write_workbook(path, sheets, title=bundle.city.name)
    return {sheet.name: len(sheet.rows) for sheet in sheets}


def headers(frame: pd.DataFrame, dataset: str, words: Words) -> list[str]:
    """Return the headers of a frame: the schema's meaning with the field's name, else the catalogue's column label."""
    known = {}
    if dataset in ("parcels", "projects", "platforms"):
        known = {
            item.name: item.meaning_zh if words.language == "zh" else item.meaning_en for item in attributes(dataset)
        }
    return [f"{known[name]} ({name})" if name in known else _label(str(name), words) for name in frame.columns]


def _label(name: str, words: Words) -> str:
    message = f"column-{name.replace('_', '-')}"
    return words(message) if words.has(message) else name


def _rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(frame.itertuples(index=False, name=None))


def write_paper(path: Path, bundle: ExportBundle, words: Words) -> Counts:
    """Write lists of the plan and the parcels for print."""
    parcels = parcels_with_measures(bundle)
    shown = parcels.head(PAPER_ROWS)
    blocks: list[Heading | Paragraph | Grid] = []
    if bundle.plan is not None:
        blocks += [Heading(words("layer-plan")), _plan_grid(bundle, words)]
    blocks += [Heading(words("layer-parcels")), _parcel_grid(shown, words)]
    if len(shown) < len(parcels):
        blocks.append(Paragraph(words("report-rows-left-out", count=len(parcels) - len(shown)), "small"))
    title = words("export-title", city=bundle.city.name)
    subtitle = words("export-subtitle", date=bundle.as_of.isoformat(), crs=bundle.city.crs)
    footer = words("report-demo") if bundle.city.is_demo else words("report-footer")
    write_pdf(
        path, Document(title, subtitle, blocks, footer, words.language, is_wide=True, page_label=page_label(words))
    )
    return {"parcels": len(shown)} | ({} if bundle.plan is None else {"plan": len(bundle.plan.sites)})


def _plan_grid(bundle: ExportBundle, words: Words) -> Grid:
    assert bundle.plan is not None
    names = ("project", "site", "platform-id", "area", "score", "regret")
    rows = [
        [
            one["project"],
            one["site"],
            cell_text(one["platform_id"]),
            area_text(words, one["area_m2"]),
            cell_text(one["score"]),
            cell_text(one["regret"]),
        ]
        for one in bundle.plan.document["assignments"]
    ]
    return Grid([words(f"column-{name}") for name in names], rows, (2, 5, 2, 3, 2, 2))


def _parcel_grid(parcels: GeoDataFrame, words: Words) -> Grid:
    names = ("parcel-id", "platform-id", "plan-use", "status", "area", "ready-on", "project", "findings")
    rows = [
        [
            cell_text(row.parcel_id),
            cell_text(row.platform_id),
            cell_text(row.plan_use),
            code_text(words, "land-status", row.status),
            area_text(words, row.area_m2),
            cell_text(row.ready_on),
            cell_text(row.plan_project),
            words("list-separator").join(_rule(words, rule) for rule in row.findings),
        ]
        for row in parcels.itertuples(index=False)
    ]
    return Grid([words(f"column-{name}") for name in names], rows, (2, 2, 2, 2, 4, 2, 2, 6))


def _rule(words: Words, rule: str) -> str:
    title = f"rule-{slug(rule)}"
    return words(title) if words.has(title) else rule


WRITERS: Mapping[str, Writer] = {
    ".gpkg": write_geopackage,
    ".xlsx": write_spreadsheet,
    ".geojson": write_geojson,
    ".pdf": write_paper,
}
