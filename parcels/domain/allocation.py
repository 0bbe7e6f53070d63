"""The life of an allocation, as states and the moves between them; each move with its guard and the reason for it.

::

    proposed ── take_up ──► checking ── approve ──► approved ── sign ──► committed ── deliver ──► delivered
       ▲                       │ │                                                                    │ start
       └─ resubmit ─ returned ◄┘ └ reject ► rejected                accepted ◄─ accept ─ producing ◄─ started

What was approved can be sent back, too, when a new check shows that it no longer holds. Before signing an allocation
holds its land until a date (``held_until``); then it may be withdrawn or lapses. After
signing it can only be revoked. Who decides is never who proposed (提出人与审核人分离).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class AllocationStatus(StrEnum):
    """State of an allocation. In Chinese: 用地安排状态."""

    PROPOSED = "proposed"
    """已提出，待受理."""
    CHECKING = "checking"
    """核查中."""
    RETURNED = "returned"
    """退回补正."""
    APPROVED = "approved"
    """核查通过."""
    COMMITTED = "committed"
    """已签约供地."""
    DELIVERED = "delivered"
    """已交地."""
    STARTED = "started"
    """已开工."""
    PRODUCING = "producing"
    """已投产."""
    ACCEPTED = "accepted"
    """已达产验收."""
    REJECTED = "rejected"
    """不予通过."""
    WITHDRAWN = "withdrawn"
    """已撤回."""
    LAPSED = "lapsed"
    """保留到期失效."""
    REVOKED = "revoked"
    """已撤销."""

    @property
    def is_hold(self) -> bool:
        """Whether the land is held for the project, before signing."""
        return self in HOLDS

    @property
    def is_over(self) -> bool:
        """Whether the allocation has ended and its land is free again."""
        return self in ENDED

    @property
    def binds_land(self) -> bool:
        """Whether nobody else may have the land."""
        return self not in ENDED


_S = AllocationStatus
HOLDS = frozenset({_S.PROPOSED, _S.CHECKING, _S.RETURNED, _S.APPROVED})
ENDED = frozenset({_S.REJECTED, _S.WITHDRAWN, _S.LAPSED, _S.REVOKED})


@dataclass(frozen=True)
class Move:
    """A move between states.

    ``target`` is ``None`` for moves that keep the state. ``second_person``: the mover must be neither who made the
    allocation nor who changed it last. ``needs_reason``: an empty reason is refused. ``while_held``: only until the
    hold ends.
    """

    name: str
    sources: frozenset[AllocationStatus]
    target: AllocationStatus | None
    second_person: bool = False
    needs_reason: bool = False
    while_held: bool = False


def _move(name: str, sources: set[AllocationStatus], target: AllocationStatus | None, *flags: str) -> Move:
    return Move(name, frozenset(sources), target, **dict.fromkeys(flags, True))


_MOVES = (
    _move("resubmit", {_S.PROPOSED, _S.RETURNED}, _S.PROPOSED, "while_held"),
    _move("take_up", {_S.PROPOSED}, _S.CHECKING, "second_person", "while_held"),
    _move("waive", {_S.CHECKING}, None, "second_person", "needs_reason", "while_held"),
    _move("clear", {_S.PROPOSED, _S.CHECKING}, None, "second_person", "needs_reason", "while_held"),
    _move("send_back", {_S.CHECKING, _S.APPROVED}, _S.RETURNED, "second_person", "needs_reason", "while_held"),
    _move("approve", {_S.CHECKING}, _S.APPROVED, "second_person", "while_held"),
    _move("reject", {_S.CHECKING}, _S.REJECTED, "second_person", "needs_reason"),
    _move("sign", {_S.APPROVED}, _S.COMMITTED, "second_person", "while_held"),
    _move("deliver", {_S.COMMITTED}, _S.DELIVERED),
    _move("start", {_S.DELIVERED}, _S.STARTED),
    _move("produce", {_S.STARTED}, _S.PRODUCING),
    _move("accept", {_S.PRODUCING}, _S.ACCEPTED),
    _move("extend_hold", set(HOLDS), None, "second_person", "needs_reason"),
    _move("withdraw", set(HOLDS), _S.WITHDRAWN, "needs_reason"),
    _move("lapse", set(HOLDS), _S.LAPSED),
    _move("revoke", {_S.COMMITTED, _S.DELIVERED, _S.STARTED}, _S.REVOKED, "second_person", "needs_reason"),
)
MOVES: Mapping[str, Move] = {move.name: move for move in _MOVES}


@dataclass(frozen=True)
class AllocationLife:
    """What the guards look at.

    ``proposers`` made the allocation or changed it last. ``blocks`` counts findings that forbid (never waived);
    ``unresolved`` findings that fail and are neither waived nor cleared, or that a department refused; ``is_checked``
    whether the findings are of the present site, data, rules and day. ``is_certified``: the project holds a land
    certificate in force for the site (用地保障凭证), or a leader let the signature past the gate.
    """

    status: AllocationStatus
    held_until: date | None = None
    proposers: frozenset[str] = field(default_factory=frozenset)
    is_checked: bool = False
    blocks: int = 0
    unresolved: int = 0
    is_certified: bool = False


@dataclass(frozen=True)
class Guard:
    """Whether a move is possible, and the code of the reason (``code-because-…``)."""

    allowed: bool
    because: str


def can_move(name: str, life: AllocationLife, *, by: str, on: date, reason: str | None = None) -> Guard:
    """Return whether somebody may make a move on a date.

    Parameters
    ----------
    name
        A name of :data:`MOVES`.
    reason
        The reason given; ``None`` asks whether the move is possible at all, before a reason is known.

    Raises
    ------
    KeyError
        If there is no such move.
    """
    move = MOVES[name]
    checks = (
        (life.status in move.sources, "state_forbids"),
        (not move.second_person or by not in life.proposers, "same_person"),
        (not move.while_held or is_held_on(life.held_until, on), "hold_over"),
        (name != "lapse" or not is_held_on(life.held_until, on), "hold_running"),
        (reason is None or not move.needs_reason or bool(reason.strip()), "reason_missing"),
        *(_approval(life) if name in ("approve", "sign") else ()),
        (name != "sign" or life.is_certified, "not_certified"),
    )
    return next((Guard(False, because) for good, because in checks if not good), Guard(True, "state_allows"))


def _approval(life: AllocationLife) -> tuple[tuple[bool, str], ...]:
    return (life.is_checked, "not_checked"), (life.blocks == 0, "blocked"), (life.unresolved == 0, "unresolved")


def is_held_on(until: date | None, on: date) -> bool:
    """Return whether a hold is still in force on a date; its last day counts."""
    return until is None or on <= until
