"""The only way any input file is opened: sniffed by content, copied, read by one limited child process."""

from parcels.geo.sandbox.layers import RawLayer, open_layer
from parcels.geo.sandbox.limits import LIMITS, Limits
from parcels.geo.sandbox.tables import RawTable, open_table

__all__ = ["LIMITS", "Limits", "RawLayer", "RawTable", "open_layer", "open_table"]
