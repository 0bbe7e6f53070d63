"""Any sequence of operations on the ledger keeps what a reserve ledger promises."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.reserve import movements as move
from parcels.landing.reserve.balance import balance_series
from parcels.landing.reserve.entries import Entry, EntryKind, Standing, Terms, held, holdings_on
from parcels.landing.reserve.movements import Land, Ledger
from parcels.landing.reserve.settings import packaged_reserve_settings

START = date(2026, 1, 1)
AREAS = (10_000.0, 10_000.0, 20_000.0, 30_000.0, 30_000.0, 40_000.0)
SCORES = (50.0, 60.0, 60.0, 40.0, 80.0, None)
LANDS = tuple(
    Land(f"A{place}", "PF1" if place % 2 else "PF2", area, score)
    for place, (area, score) in enumerate(zip(AREAS, SCORES, strict=True))
)
PACKAGED = packaged_reserve_settings()
parcels, lengths = st.sampled_from(LANDS), st.integers(1, 40)


class LedgerMachine(RuleBasedStateMachine):
    """Operations in any order, some of them refused; a plain set of what is in reserve is kept beside."""

    @initialize(opening=st.sets(parcels, max_size=4), grows=st.booleans(), share=st.sampled_from((0.0, 0.2)))
    def open(self, opening, grows, share):
        growth = PACKAGED.growth.model_copy(update={"only_grows": grows, "reason": "只增不减"})
        shares = PACKAGED.shares.model_copy(update={"minimum": share, "reason": "两成"})
        self.settings = PACKAGED.model_copy(update={"growth": growth, "shares": shares})
        self.on = START
        until = START + timedelta(days=20)
        self.entries = tuple(
            Entry(EntryKind.OPENING, one.parcel_id, one.platform_id, START, one.area_m2, one.score, Terms(until=until))
            for one in sorted(opening, key=lambda one: one.parcel_id)
        )
        self.inside = {one.parcel_id for one in opening}
        self.granted: dict[str, date] = {}

    @property
    def ledger(self):
        open_m2 = {name: sum(one.area_m2 for one in LANDS if one.platform_id == name) for name in ("PF1", "PF2")}
        return Ledger(self.entries, self.settings, self.on, open_m2)

    def terms(self, days=None):
        return Terms("理由", "文件", None if days is None else self.on + timedelta(days=days))

    def do(self, operation, *args, **kwargs):
        try:
            new = operation(self.ledger, *args, **kwargs)
        except (ActionRefused, InputRefused):
            return False
        self.entries += new
        return True

    @rule(days=st.integers(0, 15))
    def wait(self, days):
        self.on += timedelta(days=days)
        for name in [name for name, last in self.granted.items() if last < self.on]:
            del self.granted[name]
            self.inside.add(name)

    @rule(one=parcels, days=lengths)
    def designate(self, one, days):
        could = one.parcel_id not in self.inside | self.granted.keys()
        assert self.do(move.designate, one, self.terms(days)) == could
        self.inside.add(one.parcel_id) if could else None

    @rule(out=parcels, into=parcels)
    def swap(self, out, into):
        before = self.sums()
        if self.do(move.swap, out, into, self.terms()):
            self.inside = self.inside - {out.parcel_id} | {into.parcel_id}
            assert into.area_m2 >= out.area_m2
            assert into.score >= out.score
            assert self.sums()[0] >= before[0]
            assert self.sums()[1] == before[1]

    @rule(one=parcels, into=st.none() | parcels)
    def release(self, one, into):
        if self.do(move.release, one, self.terms(), into=into):
            self.inside -= {one.parcel_id}
            self.inside |= {into.parcel_id} if into else set()

    @rule(one=parcels, days=lengths, into=st.none() | parcels)
    def release_for(self, one, days, into):
        if self.do(move.release_for, one, "P1", self.terms(days), into=into):
            self.inside -= {one.parcel_id}
            self.inside |= {into.parcel_id} if into else set()
            self.granted[one.parcel_id] = self.on + timedelta(days=days)

    @rule(one=parcels)
    def take_back(self, one):
        if self.do(move.take_back, one, self.terms()):
            del self.granted[one.parcel_id]
            self.inside.add(one.parcel_id)

    @rule(one=parcels)
    def expire(self, one):
        term = self.ledger.holdings[one.parcel_id].terms.until if one.parcel_id in self.inside else None
        if self.do(move.expire, one, self.terms()):
            assert term is not None
            assert term < self.on
            self.inside -= {one.parcel_id}

    @rule(one=parcels, days=lengths)
    def extend(self, one, days):
        self.do(move.extend, one, self.terms(days))

    @precondition(lambda self: self.entries)
    @rule(one=parcels)
    def nobody_takes_in_what_is_in(self, one):
        if one.parcel_id in self.inside:
            assert not self.do(move.designate, one, self.terms(5))

    def sums(self):
        own = held(self.ledger.holdings).values()
        return sum(one.area_m2 for one in own), len(own)

    @invariant()
    def the_fold_is_what_was_done(self):
        found = self.ledger.holdings
        assert {name for name, one in found.items() if one.standing is Standing.HELD} == self.inside
        assert {name for name, one in found.items() if one.standing is Standing.GRANTED} == self.granted.keys()

    @invariant()
    def the_balance_is_the_sum_of_its_platforms(self):
        for point in balance_series(self.entries, self.on):
            assert point.total.count == sum(one.count for one in point.by_platform.values())
            assert abs(point.total.area_m2 - sum(one.area_m2 for one in point.by_platform.values())) < 1e-6
        if self.entries:
            last = balance_series(self.entries, self.on)[-1].total
            assert (last.count, last.area_m2) == (len(self.inside), self.sums()[0])

    @invariant()
    def a_reserve_that_only_grows_never_shrinks(self):
        if self.settings.growth.only_grows:
            areas = [area_after(self.entries[: place + 1]) for place in range(len(self.entries)) if whole(self, place)]
            assert areas == sorted(areas)

    @invariant()
    def the_past_is_not_changed_by_later_entries(self):
        for entry in self.entries[-1:]:
            day = entry.on - timedelta(days=1)
            before = [one for one in self.entries if one.on <= day]
            assert holdings_on(self.entries, day) == holdings_on(before, day)


def area_after(entries):
    """Area in and out by the entries alone, releases for one project counted as gone."""
    total = 0.0
    for entry in entries:
        inward = entry.kind in (EntryKind.OPENING, EntryKind.DESIGNATE, EntryKind.SWAP_IN, EntryKind.TAKE_BACK)
        outward = entry.kind in (EntryKind.RELEASE, EntryKind.RELEASE_FOR, EntryKind.SWAP_OUT, EntryKind.EXPIRE)
        total += entry.area_m2 if inward else -entry.area_m2 if outward else 0.0
    return total


def whole(machine, place):
    """Whether no other half of an exchange follows: both are written together."""
    following = machine.entries[place + 1 : place + 2]
    return not following or following[0].kind is not EntryKind.SWAP_IN


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
