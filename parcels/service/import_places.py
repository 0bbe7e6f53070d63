"""Layers and sheets found by their names: a constraint layer called like its kind, a sheet called like its dataset."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox import layers_in, sheets_in
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
    layers_of = cache(layers_in)
    places = {kind: _own_layer(kind, place, layers_of) for kind, place in named.items()}
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
        sheets = sheets_in(path)
    except InputRefused:  # told when the table is read
        return place
    return f"{place}:{dataset}" if len(sheets) > 1 and dataset in sheets else place


def _own_layer(kind: str, place: str, layers_of: Callable[[Path], tuple[str, ...]]) -> str:
    path, layer = split_layer(place)
    if layer is not None or path.suffix.lower() != ".gpkg" or not path.is_file():
        return place
    layers = layers_of(path)
    return f"{place}:{kind}" if len(layers) > 1 and kind in layers else place
