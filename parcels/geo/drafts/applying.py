"""Edits made on a copy of a city, one after the other; an edit that cannot be made is a finding and changes nothing."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from parcels.geo.adjacency import NeighbourRule
from parcels.geo.city import City
from parcels.geo.drafts.boundary import change_boundary
from parcels.geo.drafts.coding import encode
from parcels.geo.drafts.edits import BoundaryChange, Edit, Merge, NewParcel, SplitByArea, SplitByLine, subject_of
from parcels.geo.drafts.findings import DraftFinding, Refusal
from parcels.geo.drafts.making import Made
from parcels.geo.drafts.merging import merge
from parcels.geo.drafts.newcomer import add_parcel
from parcels.geo.drafts.parting import split_by_area, split_by_line

JOINING = NeighbourRule(gap_m=1.0, contact_m=10.0)
"""When parcels may be merged unless the caller says otherwise: across at most 1 m along at least 10 m (演示数据)."""
VERSION = "drafts"
"""Name under which the edits stand among the versions of a drafted city."""


@dataclass(frozen=True, eq=False)
class Drafted:
    """A city with edits made on it.

    Attributes
    ----------
    city
        A new city; parcels that were drawn have ``drawn_from``: the register's parcels they come from (none: ``()``),
        all others ``None``. With edits its ``versions`` hold their SHA-256 as ``drafts``.
    findings
        What is worth saying, in the order of the edits.
    made
        Per edit the parcels (or the platform) it made; empty where it was refused. Later edits may use them up.
    """

    city: City
    findings: tuple[DraftFinding, ...]
    made: tuple[tuple[str, ...], ...]

    @property
    def refused(self) -> tuple[int, ...]:
        """Places (from 1) of the edits that were not made."""
        return tuple(finding.place for finding in self.findings if finding.refused)


def apply_edits(city: City, edits: Sequence[Edit], *, joining: NeighbourRule = JOINING) -> Drafted:
    """Return the city with the edits made in their order; nothing is written anywhere.

    Parameters
    ----------
    city
        The city as it is; its frames stay as they are.
    edits
        In the CRS of the city. The order matters: an edit sees what those before it made.
    joining
        Gap and contact of neighbours that may be merged: those of the policy's candidate assembly.
    """
    now = city
    findings: list[DraftFinding] = []
    made: list[tuple[str, ...]] = []
    for place, edit in enumerate(edits, start=1):
        subject = subject_of(edit)
        try:
            done = _made(now, edit, joining)
        except Refusal as refusal:
            findings.append(DraftFinding(refusal.code, place, subject, refused=True, values=refusal.values))
            made.append(())
            continue
        now = done.city
        made.append(done.names)
        findings += [DraftFinding(one.code, place, subject, values=one.values) for one in done.remarks]
    if edits:
        now = replace(now, versions={**now.versions, VERSION: edits_digest(edits)})
    return Drafted(now, tuple(findings), tuple(made))


def edits_digest(edits: Sequence[Edit]) -> str:
    """Return the SHA-256 of edits in their order."""
    text = json.dumps([encode(edit) for edit in edits], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _made(city: City, edit: Edit, joining: NeighbourRule) -> Made:
    makers: Mapping[type, Callable[[City, Any], Made]] = {
        BoundaryChange: change_boundary,
        NewParcel: add_parcel,
        SplitByLine: split_by_line,
        SplitByArea: split_by_area,
        Merge: partial(merge, joining=joining),
    }
    return makers[type(edit)](city, edit)
