"""Write the demo city as files an import can read."""

from importlib.resources import files
from pathlib import Path

import geopandas as gpd

from parcels.demo.city import STEPS, Progress, demo_city
from parcels.demo.dirty import write_dirty
from parcels.demo.layers import write_layers
from parcels.demo.policy import policy_text
from parcels.demo.size import CITY_NAME, MARK, DemoSize
from parcels.demo.tables import write_csv, write_xlsx
from parcels.geo.city import City
from parcels.geo.schema import DATASETS

NOTE = f"{CITY_NAME}为虚构城市，本文件全部内容为{MARK}。 The city is fictional; everything in this file is demo data."


def write_demo(folder: Path, size: DemoSize = DemoSize(), progress: Progress | None = None) -> tuple[Path, ...]:  # noqa: B008  frozen
    """Write the demo city (演示数据) into a folder and return the files written.

    The folder is made if needed; files of the same names are replaced. The same size gives the same CSV and TOML byte
    for byte and the same content of layers. With ``size.dirty`` the city with planted defects is also written, in
    ``dirty/``.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    city = demo_city(size, progress)
    tell = progress or _silent
    written = [*write_spatial(city, folder, tell), *write_tables(city, folder), *_texts(city, size, folder)]
    if size.dirty:
        written += write_dirty(city, folder / "dirty")
    tell("demo", STEPS, STEPS)
    return tuple(written)


def write_spatial(city: City, folder: Path, progress: Progress) -> list[Path]:
    """Write all layers as GeoPackages: constraints with one layer per kind."""
    out = []
    for done, name in enumerate(("parcels", "platforms", "roads", "utilities")):
        progress("demo", 5 + done, STEPS)
        frame: gpd.GeoDataFrame = getattr(city, name)
        out.append(write_layers({name: frame}, name, folder / f"{name}.gpkg"))
    progress("demo", 9, STEPS)
    kinds = {kind: city.constraints[city.constraints["kind"] == kind] for kind in city.constraint_kinds}
    return [*out, write_layers(kinds, "constraints", folder / "constraints.gpkg")]


def write_tables(city: City, folder: Path) -> list[Path]:
    """Write projects (XLSX and CSV), milestones and readiness items."""
    return [
        write_xlsx(city.projects, folder / "projects.xlsx", NOTE),
        write_csv(city.projects, folder / "projects.csv"),
        write_csv(city.milestones, folder / "milestones.csv"),
        write_csv(city.readiness, folder / "readiness.csv"),
    ]


def _texts(city: City, size: DemoSize, folder: Path) -> list[Path]:
    """Write policy, README and copies of the field schemas."""
    out = [_write(folder / "policy.toml", policy_text(city)), _write(folder / "README.md", readme_text(city, size))]
    (folder / "schema").mkdir(exist_ok=True)
    for dataset in DATASETS:
        text = files("parcels.geo.schema").joinpath(f"{dataset}.csv").read_text(encoding="utf-8")
        out.append(_write(folder / "schema" / f"{dataset}.csv", text))
    return out


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def readme_text(city: City, size: DemoSize) -> str:
    """Return the README of the folder, in Chinese and English."""
    text = files("parcels.demo").joinpath("readme.md").read_text(encoding="utf-8")
    values = {
        "seed": size.seed,
        "parcels": len(city.parcels),
        "platforms": len(city.platforms),
        "projects": len(city.projects),
        "milestones": len(city.milestones),
        "kinds": "、".join(city.constraint_kinds),
    }
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def _silent(step: str, done: int, total: int) -> None:
    """Say nothing."""
