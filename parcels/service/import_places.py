"""Layers and sheets found by their names: a constraint layer called like its kind, a sheet called like its dataset."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox import open_layer, open_table
from parcels.service.import_steps import split_layer


def constraint_places(named: Mapping[str, str], whole: Iterable[str]) -> dict[str, str]:
    """Return kind → file and layer, for layers named one by one and for whole files whose layers are named by kind.

    A file with several layers named ``KIND=F`` without a layer is read at the layer called ``KIND``; ``F:LAYER``
    without a kind names one layer by its kind.

    Raises
    ------
    InputRefused
        ``constraint_kind_twice`` if a kind comes from two places; whatever opening the file raises.
    """
    places = {kind: _own_layer(kind, place) for kind, place in named.items()}
    for place in whole:
        path, chosen = split_layer(place)
        for layer in (chosen,) if chosen else layers_of(path):
            if layer in places:
                raise InputRefused("constraint_kind_twice", kind=layer, file=place)
            places[layer] = f"{path}:{layer}"
    return places


def table_place(dataset: str, place: str) -> str:
    """Return a table's place, with the sheet called like the dataset where a workbook has several and none is named."""
    path, sheet = split_layer(place)
    if sheet is not None or path.suffix.lower() != ".xlsx" or not path.is_file():
        return place
    try:
        open_table(path)
    except InputRefused as error:
        sheets = str(error.values.get("sheets", "")).split(", ") if error.code == "sheet_not_chosen" else []
        return f"{place}:{dataset}" if dataset in sheets else place
    return place


def layers_of(path: Path) -> tuple[str, ...]:
    """Return the layers of a file, as the sandbox sees them.

    Raises
    ------
    InputRefused
        Whatever opening the file raises, except that a layer must be chosen.
    """
    try:
        return (open_layer(path).layer or path.stem,)
    except InputRefused as error:
        if error.code != "layer_not_chosen":
            raise
        return tuple(str(error.values["layers"]).split(", "))


def _own_layer(kind: str, place: str) -> str:
    path, layer = split_layer(place)
    if layer is not None or path.suffix.lower() != ".gpkg" or not path.is_file():
        return place
    layers = layers_of(path)
    return f"{place}:{kind}" if len(layers) > 1 and kind in layers else place
