"""The quality reports of one import for machines: stable keys, sentences in both languages on request."""

import json
from collections.abc import Sequence
from typing import Any

from parcels.geo.quality import QualityReport
from parcels.interface.reports.quality_words import issue_with_row
from parcels.interface.words import Words


def quality_document(reports: Sequence[QualityReport], words: Words | None = None) -> dict[str, Any]:
    """Return ``reports``, ``totals`` and ``balanced``; with ``words`` each issue carries its ``message``."""
    documents = []
    for report in reports:
        document = report.as_json()
        if words is not None:
            for issue, plain in zip(report.issues, document["issues"], strict=True):
                plain["message"] = issue_with_row(issue, words)
        documents.append(document)
    names = ("read", "kept", "repaired", "refused", "records")
    totals = {name: sum(getattr(report, name) for report in reports) for name in names}
    return {"reports": documents, "totals": totals, "balanced": all(report.balanced for report in reports)}


def quality_json(reports: Sequence[QualityReport], words: Words | None = None) -> str:
    """Return the document as text."""
    return json.dumps(quality_document(reports, words), ensure_ascii=False, indent=2)
