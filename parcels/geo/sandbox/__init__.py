"""The only way any input file is opened: sniffed by content, copied, read by one limited child process."""

from parcels.geo.sandbox.layers import RawLayer, layers_in, open_layer, open_layers
from parcels.geo.sandbox.limits import LIMITS, Limits
from parcels.geo.sandbox.tables import RawTable, open_table, sheets_in

__all__ = [
    "LIMITS",
    "Limits",
    "RawLayer",
    "RawTable",
    "layers_in",
    "open_layer",
    "open_layers",
    "open_table",
    "sheets_in",
]
