"""The same city as files with the defects real data has, and the list of what was planted."""

from pathlib import Path

from parcels.demo.defects import write_defects
from parcels.demo.dirty_layers import write_dirty_layers
from parcels.demo.dirty_tables import write_dirty_tables
from parcels.geo.city import City


def write_dirty(city: City, folder: Path) -> list[Path]:
    """Write the dirty files into a folder and return them; ``defects.csv`` lists every planted defect."""
    folder.mkdir(parents=True, exist_ok=True)
    layers, spoilt = write_dirty_layers(city, folder)
    tables, planted = write_dirty_tables(city, folder)
    return [*layers, *tables, folder / "mapping.toml", write_defects([*spoilt, *planted], folder)]
