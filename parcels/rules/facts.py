"""What is known of one site, of a project's quality there and of the rules: the inputs of the single-site checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parcels.domain.finding import Finding
from parcels.domain.units import mu_from_m2
from parcels.rules.law import LawContext, LawPart, LawProject, law_findings
from parcels.rules.policy import Policy


@dataclass(frozen=True)
class PlatformFacts:
    """A platform as the entry rules see it."""

    platform_id: str
    level: str | None
    phase: str | None
    sectors: tuple[str, ...]
    owner_body: str | None = None


@dataclass(frozen=True)
class PartFacts:
    """The part a site takes of one parcel.

    ``ready_on`` is ``None`` for land ready already and, with ``ready_known`` false, for land whose date is not known.
    ``promised_to`` names another promise in force on the date of the check. ``conversion_m2`` is ``None`` where not
    known.
    """

    parcel_id: str
    law: LawPart
    use_scheme: str
    use: str
    detailed_plan: bool | None
    is_held: bool
    purpose: tuple[str, ...]
    conversion_m2: float | None
    owner_body: str | None
    ready_on: date | None
    ready_known: bool
    promised_to: tuple[str, ...]
    stated_elsewhere: str | None
    overdue_on: date | None = None
    cost_known: bool = True
    held_quality: float = 0.0
    """Least quality that the designation in reserve itself asks for."""


@dataclass(frozen=True)
class ServiceFacts:
    """Largest known capacity over the parcels of a site, and whether that of some parcel is not known."""

    capacity: float | None
    some_unknown: bool


@dataclass(frozen=True)
class SiteFacts:
    """One site; width and frontage are ``None`` where not measured, the road distance without a road layer."""

    site: str
    atoms: tuple[str, ...]
    parts: tuple[PartFacts, ...]
    platform: PlatformFacts | None
    area_m2: float
    width_m: float | None
    frontage_m: float | None
    road_m: float | None
    services: Mapping[str, ServiceFacts]
    prepare_wan_yuan: int = 0

    @property
    def parcels(self) -> tuple[str, ...]:
        """Parcels of the site."""
        return tuple(part.parcel_id for part in self.parts)

    @property
    def area_mu(self) -> float:
        """Area in mu."""
        return mu_from_m2(self.area_m2)

    @property
    def ready_on(self) -> date | None:
        """Latest date of its parts; ``None`` when all are ready or one is not known (``ready_known``)."""
        dates = [part.ready_on for part in self.parts if part.ready_on is not None]
        return max(dates) if dates and self.ready_known else None

    @property
    def ready_known(self) -> bool:
        """Whether the date of every part is known."""
        return all(part.ready_known for part in self.parts)

    @property
    def held_share(self) -> float:
        """Share of the site held in policy reserve."""
        held = sum(part.law.area_m2 for part in self.parts if part.is_held)
        return held / self.area_m2 if self.area_m2 > 0 else 0.0


@dataclass(frozen=True)
class QualityFacts:
    """Quality on the site's platform: ``q`` in [0, 100] or ``None``, and what floors are measured on.

    ``totals`` holds the numerator of each per-mu indicator and the value of the others; ``None`` where not known.
    """

    q: float | None
    known_share: float
    assessable: bool
    totals: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckContext:
    """The rules a check is held against, and the date; ``memo`` keeps what the law says of parts met before."""

    policy: Policy
    as_of: date
    law: LawContext
    quality: QualityFacts
    memo: dict[tuple[str, LawProject], tuple[Finding, ...]] = field(default_factory=dict)

    def law_findings(self, part: LawPart, project: LawProject) -> tuple[Finding, ...]:
        """Return the findings of the law layers on a part."""
        key = (part.part, project)
        if key not in self.memo:
            self.memo[key] = law_findings(part, self.law, project)
        return self.memo[key]
