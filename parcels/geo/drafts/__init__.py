"""Work on the map as drafts (方案草图): edits made on a copy of a city, never in the register.

Formulas, tolerances and limits: ``docs/method/drafts.md``.
"""

from parcels.geo.drafts.applying import Drafted, apply_edits
from parcels.geo.drafts.coding import decode, encode
from parcels.geo.drafts.edits import BoundaryChange, Edit, Merge, NewParcel, SplitByArea, SplitByLine
from parcels.geo.drafts.findings import DraftFinding
from parcels.geo.drafts.order import added, moved, removed, replaced

__all__ = [
    "BoundaryChange",
    "DraftFinding",
    "Drafted",
    "Edit",
    "Merge",
    "NewParcel",
    "SplitByArea",
    "SplitByLine",
    "added",
    "apply_edits",
    "decode",
    "encode",
    "moved",
    "removed",
    "replaced",
]
