"""What every page works with: the open workspace, the person, the words, the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from parcels.geo.city import City
from parcels.interface.components.numbers import Numbers
from parcels.interface.components.safe import capital
from parcels.interface.words import Words
from parcels.service.access import Actor
from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class Desk:
    """One person at one workspace in one language on one day.

    ``data_on`` is the day of the newest import; ``holder`` names the person in the passes of the map, ``bound`` the
    parcels that allocations and land certificates in force hold.
    """

    workspace: Workspace
    city: City
    actor: Actor
    words: Words
    as_of: date
    data_on: datetime | None
    is_demo: bool
    holder: str = ""
    bound: frozenset[str] = frozenset()

    @property
    def numbers(self) -> Numbers:
        """Formats of the language."""
        return Numbers(self.words)

    def listed(self, items: Iterable[object]) -> str:
        """Return items one after the other, as the language lists them."""
        return ("、" if self.words.language == "zh" else ", ").join(str(item) for item in items)

    def label(self, group: str, value: object) -> str:
        """Return the label of a code as it stands alone, with a capital where the language has them."""
        return capital(self.words.code(group, value))
