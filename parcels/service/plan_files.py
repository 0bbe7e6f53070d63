"""The files of a plan, written whole or not at all, and read back.

``plan.json`` is the document, ``candidates.csv``, ``limits.csv`` and ``usage.csv`` the frozen problem in integers
for any other solver, ``sites.gpkg`` the geometry of every candidate site and atom, ``plan.gpkg`` the chosen sites.
CSV is UTF-8 without a mark; text that a spreadsheet would run as a formula has an apostrophe before it. Candidate
ids and limit names never begin like a formula, so the frozen problem is not touched by that.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox import open_layer
from parcels.service.layer_files import write_layer
from parcels.service.plain import guard_frame
from parcels.service.plans import PlanResult, chosen_sites
from parcels.service.whole_files import refuse_foreign_folder, replaced_folder

DOCUMENT = "plan.json"
TABLES = ("candidates", "limits", "usage")
FILES = frozenset({DOCUMENT, "sites.gpkg", "plan.gpkg", "plan.xlsx", *(f"{name}.csv" for name in TABLES)})
Attachment = Callable[[Path], None]


def refuse_other_folder(folder: Path) -> None:
    """Raise unless a plan may be written to ``folder``: new, empty, or holding an earlier plan and nothing else."""
    refuse_foreign_folder(folder, FILES)


def write_plan(result: PlanResult, folder: Path, attachments: Sequence[Attachment] = ()) -> tuple[Path, ...]:
    """Write the files of a plan and return their paths; attachments write further ones into the folder they are given.

    Raises
    ------
    InputRefused
        ``folder_foreign`` if the folder holds other people's files; nothing is written then.
    """
    refuse_other_folder(folder)
    with replaced_folder(folder) as draft:
        (draft / DOCUMENT).write_text(json.dumps(result.document, ensure_ascii=False, indent=1), encoding="utf-8")
        for name in TABLES:
            write_table(getattr(result, name), draft / f"{name}.csv")
        write_layer(_named(result.sites, "site"), draft / "sites.gpkg", "sites")
        write_layer(_named(result.atoms, "atom_id"), draft / "sites.gpkg", "atoms")
        write_layer(chosen_sites(result.document, result.sites), draft / "plan.gpkg", "plan")
        for attach in attachments:
            attach(draft)
        names = sorted(path.name for path in draft.iterdir())
    return tuple(folder / name for name in names)


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame as CSV that is safe to open in a spreadsheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        guard_frame(frame).to_csv(file, index=False, lineterminator="\n")


def read_document(folder: Path) -> Mapping[str, Any]:
    """Return ``plan.json`` of a folder.

    Raises
    ------
    InputRefused
        ``plan_missing`` without one, ``plan_unreadable`` if it is not what :func:`write_plan` wrote.
    """
    path = folder / DOCUMENT
    if not path.is_file():
        raise InputRefused("plan_missing", folder=str(folder), file=DOCUMENT)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputRefused("plan_unreadable", file=str(path)) from error
    if not isinstance(document, dict) or not {"assignments", "refused", "chosen"} <= document.keys():
        raise InputRefused("plan_unreadable", file=str(path))
    return document


def read_plan(folder: Path) -> PlanResult:
    """Return the plan of a folder written by :func:`write_plan`.

    Raises
    ------
    InputRefused
        As :func:`read_document`; ``plan_missing`` also if a table is not there.
    """
    document = read_document(folder)
    for name in (*(f"{table}.csv" for table in TABLES), "sites.gpkg"):
        if not (folder / name).is_file():
            raise InputRefused("plan_missing", folder=str(folder), file=name)
    tables = {name: pd.read_csv(folder / f"{name}.csv", dtype=TEXT, keep_default_na=False) for name in TABLES}
    layers = {name: _layer(folder / "sites.gpkg", name, key) for name, key in (("sites", "site"), ("atoms", "atom_id"))}
    return PlanResult(
        document=document,
        candidates=tables["candidates"],
        limits=tables["limits"],
        usage=tables["usage"],
        sites=layers["sites"],
        atoms=layers["atoms"],
    )


TEXT = dict.fromkeys(("candidate", "project", "site", "atoms", "parcels", "platform_id", "limit", "kind"), str)


def _named(frame: GeoDataFrame, name: str) -> GeoDataFrame:
    return frame if name in frame.columns else frame.rename_axis(name).reset_index()


def _layer(path: Path, layer: str, key: str) -> GeoDataFrame:
    frame = open_layer(path, layer=layer).frame
    return frame.set_index(key, drop=False)
