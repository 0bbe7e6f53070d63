"""Price of holding: ``price(R) = V(R released) − V``, ``V`` the points of the best plan; for one parcel or a set.

Each price is one solve that starts from the plan at hand. Prices do not add up: two parcels that serve the same project
are together worth less than the sum, two that only serve a project together are worth more. A set is priced as a set.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.effects import Effect
from parcels.planning.explanation.resolving import Record, variation_of
from parcels.planning.explanation.weights import CLOSE, weigh
from parcels.planning.holding.chain import Move, Stay, chain_of
from parcels.planning.holding.released import Releases
from parcels.planning.solver.outcome import Outcome, Status
from parcels.planning.solver.session import Cancelled, never


@dataclass(frozen=True)
class Price:
    """What holding some parcels costs today's plan.

    Attributes
    ----------
    parcels
        The parcels released together.
    plan, released
        Points of the best plan with the parcels held, and with them released.
    low, high
        Bounds of the price, in points; equal to it where both plans are proven.
    takers
        Projects on the parcels in the plan with them released; empty where nothing is gained.
    moves
        Every project whose land changes, takers first.
    num_new
        Candidates the release adds.
    solved
        Whether a plan was solved; where the bound alone shows that nothing is gained, none is.
    """

    parcels: tuple[str, ...]
    plan: int
    released: int
    low: int
    high: int
    takers: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    num_new: int = 0
    solved: bool = False

    @property
    def points(self) -> int:
        """The price, in points of the score."""
        return self.released - self.plan

    @property
    def is_proven(self) -> bool:
        """Whether the price is exact."""
        return self.low == self.high


@dataclass(eq=False)
class Pricing:
    """Prices of holding for one plan at hand."""

    context: PlanContext
    cancelled: Cancelled = never
    _releases: Releases = field(init=False)

    def __post_init__(self) -> None:
        self._releases = Releases(self.context)

    def price(self, parcels: Collection[str], only: str | None = None) -> Price:
        """Return the price of holding some parcels, released together for everybody or ``only`` for one project.

        Released for one project alone the price is never more: every plan then is one of those for everybody.
        """
        names = tuple(sorted(set(parcels)))
        effect = self._releases.of(names)
        if only is not None:
            effect = self._for(effect, only)
        if not self._may_gain(effect):
            return self._nothing(names, effect)
        outcome = self._solve(effect)
        return self._price(names, effect, outcome)

    def _for(self, effect: Effect, project: str) -> Effect:
        """Return what of an effect concerns one project; to all others the land stays in reserve."""
        problem = self.context.problem
        off = tuple(number for number in effect.off if problem.project_of(number) == project)
        return Effect(off, tuple(record for record in effect.added if str(record["project"]) == project))

    def _may_gain(self, effect: Effect) -> bool:
        """Return ``False`` where the bound shows that no plan with the new candidates has more points."""
        if not effect.added:
            return False
        context = self.context
        if context.prices is None or not context.outcome.is_proven:
            return True
        gain = weigh(context, effect).gain
        return context.total + sum(max(0.0, one) for one in gain.values()) + CLOSE >= context.outcome.objective + 1

    def _solve(self, effect: Effect) -> Outcome:
        """Return the best plan with the release; the plan at hand is possible in it, with at least its points."""
        session, now = self.context.session, self.context.outcome
        outcome = session.solve(
            self.context.solving, variation_of(self.context, effect.off, effect.added), cancelled=self.cancelled
        )
        if outcome.status is Status.OPTIMAL or outcome.objective >= now.objective:
            return outcome
        return Outcome(outcome.status, now.objective, max(outcome.bound, now.objective), outcome.seconds, now.chosen)

    def _nothing(self, names: tuple[str, ...], effect: Effect) -> Price:
        now = self.context.outcome
        high = 0 if now.is_proven else now.bound - now.objective
        return Price(names, now.objective, now.objective, 0, high, num_new=len(effect.added))

    def _price(self, names: tuple[str, ...], effect: Effect, outcome: Outcome) -> Price:
        now = self.context.outcome
        takers: tuple[str, ...] = ()
        moves: tuple[Move, ...] = ()
        if outcome.objective > now.objective:
            takers, moves = chain_of(self._stays, self._stays_in(outcome, effect.added), names)
        low = max(0, outcome.objective - now.bound)
        return Price(
            names, now.objective, outcome.objective, low, outcome.bound - now.objective,
            takers, moves, len(effect.added), solved=True,
        )  # fmt: skip

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Record]:
        frame = self.context.pool.frame[["project", "site", "atoms", "parcels", "score"]]
        rows = (dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False, name=None))
        return {(str(row["project"]), str(row["site"])): row for row in rows}

    @cached_property
    def _stays(self) -> Mapping[str, Stay]:
        return self._stays_in(self.context.outcome, ())

    def _stays_in(self, outcome: Outcome, added: Collection[Record]) -> Mapping[str, Stay]:
        problem, new = self.context.problem, list(added)
        own = len(problem.candidates)
        rows = [
            new[j - own] if j >= own else self._rows[problem.project_of(j), problem.sites[j]] for j in outcome.chosen
        ]
        return {str(row["project"]): stay_of(row) for row in rows}


def stay_of(row: Record) -> Stay:
    """Return a candidate as the stay of a project."""
    return Stay(str(row["site"]), frozenset(row["atoms"]), tuple(row["parcels"]), int(np.int64(row["score"])))
