"""What holding reserved parcels costs today's plan: each one, some together, and the whole reserve."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pandas import DataFrame

from parcels.planning.explanation import PlanContext
from parcels.planning.holding.pricing import Price, Pricing
from parcels.planning.problem import PlanRequests, build_problem
from parcels.planning.solver import Outcome, SolveOptions, SolverSession
from parcels.service.access import Actor, require
from parcels.service.plan_run import PlanOptions
from parcels.service.prepared import Basis, basis, pool, refuse_not_held
from parcels.service.price_memory import remember_prices
from parcels.service.progress import Cancelled, Progress, never, silent
from parcels.service.reserve import held_parcels
from parcels.service.workspace import Workspace

PRICE_COLUMNS = ("parcel_id", "plan_value", "plan_value_released", "price", "would_go_to")


@dataclass(frozen=True, eq=False)
class ReservePrices:
    """Prices of holding under one plan.

    Attributes
    ----------
    parcels
        The price of each reserved parcel alone, dearest first. They do not add up.
    whole
        The price of the whole reserve, all released at once; ``None`` when somebody stopped before.
    together
        The price of the parcels asked for, released together.
    held
        The reserved parcels, also those not priced because somebody stopped.
    """

    prepared: Basis
    plan: Outcome
    held: tuple[str, ...]
    parcels: tuple[Price, ...]
    whole: Price | None = None
    together: Price | None = None

    @property
    def as_of(self) -> date:
        """The day of the plan."""
        return self.prepared.as_of

    @property
    def is_partial(self) -> bool:
        """Whether somebody stopped before all were found."""
        return len(self.parcels) < len(self.held) or self.whole is None


def reserve_prices(
    ws: Workspace,
    options: PlanOptions,
    *,
    together: Collection[str] = (),
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> ReservePrices:
    """Return what holding each reserved parcel, the whole reserve, and a set of parcels costs the plan.

    Raises
    ------
    InputRefused
        ``release_unknown`` or ``release_not_held`` for a parcel of the set; nothing imported yet.
    """
    require(actor, "view_reserve")
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    held = held_parcels(prepared)
    refuse_not_held(prepared.city, tuple(together))
    with plan_at_hand(prepared, options, progress, cancelled) as context:
        pricing = Pricing(context, cancelled)
        found: list[Price] = []
        for done, parcel in enumerate(held):
            if cancelled():
                break
            progress("price", done, len(held) + 1)
            found.append(pricing.price([parcel]))
        progress("price", len(found), len(held) + 1)
        whole = None if cancelled() else pricing.price(held)
        group = pricing.price(together) if together and not cancelled() else None
    remember_prices(prepared, found)
    order = sorted(found, key=lambda one: (-one.points, one.parcels))
    return ReservePrices(prepared, context.outcome, held, tuple(order), whole, group)


def price_together(
    ws: Workspace,
    options: PlanOptions,
    parcels: Collection[str],
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Price:
    """Return the price of holding some parcels, released together; refusals as :func:`reserve_prices`."""
    require(actor, "view_reserve")
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    refuse_not_held(prepared.city, tuple(parcels))
    with plan_at_hand(prepared, options, progress, cancelled) as context:
        return Pricing(context, cancelled).price(parcels)


@contextmanager
def plan_at_hand(
    prepared: Basis, options: PlanOptions, progress: Progress = silent, cancelled: Cancelled = never
) -> Iterator[PlanContext]:
    """Give today's best plan with a solver that keeps its problem; ``options`` as for the plan, without locks."""
    found = pool(prepared, prepared.options(), progress=progress)
    problem = build_problem(found, prepared.policy, PlanRequests())
    solving = SolveOptions(gap=options.gap, seconds=options.seconds, seed=options.seed)
    with SolverSession(problem) as session:
        progress("solve", 0, 1)
        outcome = session.solve(solving, cancelled=cancelled)
        yield PlanContext(
            prepared.land, prepared.city.projects, prepared.policy, prepared.as_of, found, problem, outcome, session,
            prepared.options(), solving,
        )  # fmt: skip


def price_reserve(
    ws: Workspace,
    options: PlanOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> DataFrame:
    """Return ``parcel_id, plan_value, plan_value_released, price, would_go_to`` for each reserved parcel.

    ``attrs["unproven"]`` lists parcels whose price is not exact, ``attrs["cancelled"]`` tells that some are missing.
    """
    return price_table(reserve_prices(ws, options, actor=actor, progress=progress, cancelled=cancelled))


def price_table(prices: ReservePrices) -> DataFrame:
    """Return the prices of single parcels as a table, dearest first; see :func:`price_reserve`."""
    rows = [(one.parcels[0], one.plan, one.released, one.points, " ".join(one.takers)) for one in prices.parcels]
    frame = DataFrame(rows, columns=list(PRICE_COLUMNS))
    unproven = [one.parcels[0] for one in prices.parcels if not one.is_proven]
    frame.attrs.update(unproven=unproven, cancelled=len(prices.parcels) < len(prices.held))
    return frame
