"""What was wrong with a dataset when it was imported, as its quality report tells it."""

import json

from parcels.geo.quality import Issue, QualityReport
from parcels.service.access import Actor, require
from parcels.service.workspace import Workspace
from parcels.store.datasets import dataset_report


def quality_report(ws: Workspace, name: str, *, actor: Actor) -> QualityReport | None:
    """Return the quality report of a current dataset; ``None`` where none was kept or there is no such dataset.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``.
    """
    require(actor, "view_data")
    numbers = {info.name: info.id for info in ws.datasets()}
    if name not in numbers:
        return None
    with ws.store.reading() as connection:
        record = json.loads(dataset_report(connection, numbers[name]))
    if not record:
        return None
    record.pop("balanced", None)
    issues = tuple(Issue(**issue) for issue in record.pop("issues"))
    return QualityReport(**record, issues=issues)
