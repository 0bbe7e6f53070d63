"""The reserve ledger of a workspace: who may keep it, how it opens, and that planning honours it at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.reserve.entries import EntryKind, Standing, Terms
from parcels.planning.prime.records import PrimeScore
from parcels.service import reserve_ledger
from parcels.service.access import ACTIONS, Role, demo_actors
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import latest_plan, make_plan, save_plan
from parcels.service.prepared import basis, pool
from parcels.service.replay import replay
from parcels.service.reserve import held_parcels
from parcels.service.reserve_ledger import Movement, enter, ledger_view
from parcels.store.state_check import check_state
from tests.service.conftest import ACTOR, AS_OF, NOW, five_parcels

pytestmark = pytest.mark.both_stores
PEOPLE = {actor.role: actor for actor in demo_actors()}
LEADER = PEOPLE[Role.LEADER]
WHY = Terms(reason="地铁口", authority="市长办公会 2026-31")


def entered(ws, kind, parcel, terms=WHY, *, into=None, actor=LEADER, on=AS_OF):
    return enter(ws, Movement(kind, parcel, terms, into), on=on, actor=actor, now=NOW)


def sites_of(ws, project, as_of=AS_OF):
    prepared = basis(ws, None, as_of)
    frame = pool(prepared, prepared.options()).frame
    return set(frame.loc[frame["project"] == project, "site"])


def test_the_first_decision_opens_the_ledger_with_what_was_imported(five):
    assert not ledger_view(five, AS_OF, actor=LEADER).is_open
    assert [point.total.count for point in ledger_view(five, AS_OF, actor=LEADER).series] == [1]
    entered(five, "designate", "A")
    view = ledger_view(five, AS_OF, actor=LEADER)
    kinds = [(one.kind, one.parcel_id) for one in view.entries]
    assert kinds == [(EntryKind.OPENING, "E"), (EntryKind.DESIGNATE, "A")]
    assert view.entries[0].terms.sectors == ("food",)
    assert view.series[-1].total.area_m2 == pytest.approx(40_000.0)
    with five.store.reading() as connection:
        assert check_state(connection) == ()


def test_a_designated_parcel_is_held_against_the_bar_from_the_next_search_on(five):
    assert "A" in sites_of(five, "P1")
    entered(five, "designate", "A", replace(WHY, sectors=("food",)))
    assert "A" not in sites_of(five, "P1")  # information, and the land is kept for food
    assert held_parcels(basis(five, None, AS_OF)) == ("A", "E")


def test_the_city_of_a_day_before_the_decision_is_as_it_was_then(five):
    entered(five, "designate", "A", replace(WHY, sectors=("food",)))
    assert "A" in sites_of(five, "P1", AS_OF - timedelta(days=1))


def test_a_least_quality_of_the_designation_binds_the_search(five):
    (quality,) = pool_quality(five, "P1")
    entered(five, "designate", "A", replace(WHY, quality_min=min(100.0, quality + 0.5)))
    assert "A" not in sites_of(five, "P1")


def pool_quality(ws, project):
    prepared = basis(ws, None, AS_OF)
    frame = pool(prepared, prepared.options()).frame
    return set(frame.loc[frame["project"] == project, "quality"])


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_only_a_leader_keeps_the_ledger_in_the_app(five, role):
    if role.value in {one.value for one in ACTIONS["keep_reserve"].roles}:
        assert entered(five, "designate", "A", actor=PEOPLE[role])
        return
    with pytest.raises(ActionRefused) as caught:
        entered(five, "designate", "A", actor=PEOPLE[role])
    assert caught.value.code == "action_not_allowed"
    assert not ledger_view(five, AS_OF, actor=LEADER).is_open


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Movement("designate", "Z", WHY), "parcel_unknown"),
        (Movement("designate", "B", WHY), "reserve_land_bound"),
        (Movement("designate", "E", WHY), "reserve_already_held"),
        (Movement("release", "E", WHY), "reserve_move_unknown"),
        (Movement("swap", "E", WHY), "reserve_swap_into_missing"),
        (Movement("extend", "E", replace(WHY, until=date(2030, 1, 1))), "reserve_until_earlier"),
    ],
)
def test_what_cannot_be_is_refused_and_opens_nothing(five, wish, code):
    with pytest.raises((ActionRefused, InputRefused)) as caught:
        enter(five, wish, on=AS_OF, actor=LEADER, now=NOW)
    assert caught.value.code == code
    assert not ledger_view(five, AS_OF, actor=LEADER).is_open


def test_a_decision_is_not_entered_before_its_day(five):
    with pytest.raises(InputRefused) as caught:
        entered(five, "designate", "A", on=AS_OF + timedelta(days=2))
    assert caught.value.code == "reserve_future"


def test_a_swap_needs_better_land_by_the_score_of_the_day(five, monkeypatch):
    def scored(**scores):
        found = {name: _score(value) for name, value in scores.items()}
        monkeypatch.setattr(reserve_ledger, "prime_scores", lambda ws, prepared: found)

    scored(E=60.0, A=59.0)
    with pytest.raises(ActionRefused) as caught:
        entered(five, "swap", "E", into="A")
    assert caught.value.code == "reserve_swap_worse"
    scored(E=60.0, A=61.0)
    entered(five, "swap", "E", into="A")
    assert held_parcels(basis(five, None, AS_OF)) == ("A",)
    assert "E" in sites_of(five, "P1")


def test_land_of_which_too_little_is_measured_to_be_ranked_is_no_land_to_swap_into(five, monkeypatch):
    found = {"E": _score(60.0), "A": _score(99.0, is_assessable=False)}
    monkeypatch.setattr(reserve_ledger, "prime_scores", lambda ws, prepared: found)
    with pytest.raises(ActionRefused) as caught:
        entered(five, "swap", "E", into="A")
    assert (caught.value.code, caught.value.values["parcel"]) == ("reserve_swap_unscored", "A")


def _score(value, *, is_assessable=True):
    names = dict.fromkeys(PrimeScore.__dataclass_fields__)
    return PrimeScore(**{**names, "score": value, "is_assessable": is_assessable})


def test_an_import_from_before_a_decision_is_not_held_against_it(five):
    wish = Movement("designate", "A", WHY)
    enter(five, wish, on=AS_OF, actor=LEADER, now=NOW + timedelta(hours=1))
    assert ledger_view(five, AS_OF, actor=LEADER).findings == ()


def test_imported_flags_that_say_otherwise_are_told_and_the_ledger_holds(five, store_rows):
    entered(five, "designate", "A")
    city = five_parcels()
    rows = [dict(row) for row in city.parcels.to_dict("records")]
    for row in rows:
        row["reserve_status"] = {"E": "none", "C": "held"}.get(row["parcel_id"], "none")
    store_rows(five, "parcels", rows)
    view = ledger_view(five, AS_OF, actor=LEADER)
    told = {(one.rule, one.subject) for one in view.findings}
    assert told == {
        ("reserve_import_differs", "A"),
        ("reserve_import_differs", "E"),
        ("reserve_import_unrecorded", "C"),
    }
    held = five.city(AS_OF).parcels["reserve_status"]
    assert {name for name in held.index if held[name] == "held"} == {"A", "C", "E"}
    assert {one.parcel_id for one in view.holdings.values() if one.standing is Standing.HELD} == {"A", "E"}


def test_a_plan_from_before_a_decision_is_replayed_with_the_ledger_as_it_was(five):
    entered(five, "designate", "A")
    save_plan(five, make_plan(five, PlanOptions(AS_OF), actor=ACTOR), now=NOW, actor=ACTOR)
    with five.store.reading() as connection:
        seq = connection.exec_driver_sql("select max(seq) from event").scalar_one()
    assert not latest_plan(five, actor=ACTOR).is_stale
    entered(five, "designate", "D", WHY)
    assert latest_plan(five, actor=ACTOR).is_stale
    assert replay(five, seq, actor=ACTOR).is_same
