"""One allocation as the rules of the catalogue see it, and how a rule words its outcome."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.rules.catalogue.records import ParcelRecord, ProjectRecord
from parcels.rules.catalogue.values import RuleValues
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.demand import ProjectDemand
from parcels.rules.facts import CheckContext, PartFacts, SiteFacts

ROUNDING = 1e-9
NO_PARCEL = ParcelRecord()


@dataclass(frozen=True)
class QuotaAccount:
    """A quota granted and already used, in the unit of its kind (mu; tonnes of standard coal a year)."""

    granted: float
    used: float = 0.0

    @property
    def left(self) -> float:
        """What is still free."""
        return self.granted - self.used


@dataclass(frozen=True)
class QuotaFacts:
    """Ledger of quotas: (kind, platform) → account; platform ``""`` is the account of the whole city.

    Kinds: ``new_construction`` (新增建设用地, mu), ``farmland`` (占补平衡, mu), ``energy`` (能耗, tce/a). ``booked`` is
    what the ledger already counts as used by the allocation under check, so that it is not counted against itself.
    """

    accounts: Mapping[tuple[str, str], QuotaAccount] = field(default_factory=dict)
    booked: Mapping[str, float] = field(default_factory=dict)

    def account(self, kind: str, platform: str) -> QuotaAccount | None:
        """Return the account of a platform, else of the city; ``None`` where no quota is recorded."""
        return self.accounts.get((kind, platform)) or self.accounts.get((kind, ""))


@dataclass(frozen=True)
class NamedPromise:
    """A live project whose agreement names a parcel; ``least_mu`` is the least land it needs of that parcel."""

    project: str
    is_signed: bool
    least_mu: float


@dataclass(frozen=True)
class PromiseFacts:
    """What agreements of live projects promise: by parcel, and in mu by platform against the land still open there."""

    by_parcel: Mapping[str, tuple[NamedPromise, ...]] = field(default_factory=dict)
    promised_mu: Mapping[str, float] = field(default_factory=dict)
    open_mu: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class AllocationContext:
    """Everything an allocation is held against beyond the site itself; ``reckoning`` finds the last days of periods."""

    funnel: CheckContext
    record: ProjectRecord = field(default_factory=ProjectRecord)
    parcels: Mapping[str, ParcelRecord] = field(default_factory=dict)
    values: RuleValues = field(default_factory=RuleValues)
    quotas: QuotaFacts = field(default_factory=QuotaFacts)
    promises: PromiseFacts = field(default_factory=PromiseFacts)
    reckoning: Reckoning = field(default_factory=Reckoning)

    @property
    def as_of(self) -> date:
        """Date of the check."""
        return self.funnel.as_of


@dataclass(frozen=True)
class Case:
    """One project on one site under one context."""

    project: ProjectDemand
    facts: SiteFacts
    context: AllocationContext

    @property
    def record(self) -> ProjectRecord:
        """Record of the project."""
        return self.context.record

    @property
    def home(self) -> str:
        """Platform of the site, empty outside any."""
        return self.facts.platform.platform_id if self.facts.platform else ""

    @property
    def is_contracted(self) -> bool:
        """Whether the land contract is signed (出让合同已签)."""
        return self.record.contract_on is not None and self.record.contract_on <= self.context.as_of

    def parcel(self, part: PartFacts) -> ParcelRecord:
        """Return the record of the parcel a part belongs to."""
        return self.context.parcels.get(part.parcel_id, NO_PARCEL)


Check = Callable[[Case], Iterable[Finding]]


@dataclass(frozen=True)
class Says:
    """A rule with its severity and what it is about; turns outcomes into findings."""

    code: str
    severity: Severity
    subject: str

    def __call__(self, verdict: Verdict, state: str = "", **values: Value) -> Finding:
        """Return a finding without a measured value; ``state`` selects the sentence."""
        own: dict[str, Value] = {"state": state or str(verdict), **values}
        return Finding(self.code, verdict, self.severity, self.subject, values=own)

    def measured(
        self, verdict: Verdict, value: float | None, limit: float | None, unit: str, **values: Value
    ) -> Finding:
        """Return a finding with a value, a limit and their unit."""
        own: dict[str, Value] = {"state": str(verdict), **values}
        return Finding(self.code, verdict, self.severity, self.subject, value, limit, unit, own)


def passed(good: bool) -> Verdict:
    """Return the verdict of a yes/no outcome."""
    return Verdict.PASS if good else Verdict.FAIL
