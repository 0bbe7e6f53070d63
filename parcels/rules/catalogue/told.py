"""What people recorded since the import that checks read: milestones, extensions, and the calendar of the city."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from parcels.rules.catalogue.records import ProjectRecord
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.moves import Extension


@dataclass(frozen=True)
class Told:
    """What is on record of one project: milestone → actual date, and its extensions."""

    events: Mapping[str, date] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()


NOTHING = Told()


@dataclass(frozen=True)
class ClockGround:
    """What clocks of approvals are read by beyond the imported tables.

    ``keeps_extensions``: the city records every extension, so that none on record means that there was none.
    """

    reckoning: Reckoning = field(default_factory=Reckoning)
    keeps_extensions: bool = False
    told: Mapping[str, Told] = field(default_factory=dict)

    def of(self, project: str) -> Told:
        """Return what is on record of a project."""
        return self.told.get(project, NOTHING)

    def onto(self, project: str, record: ProjectRecord) -> ProjectRecord:
        """Return the record of a project with what was recorded since; a recorded date outranks the imported one."""
        own = self.of(project)
        extensions = own.extensions if own.extensions or self.keeps_extensions else None
        filed_on = own.events.get("filed", record.filed_on)
        return replace(record, events={**record.events, **own.events}, extensions=extensions, filed_on=filed_on)
