"""The ranking and the targets of the five parcels, and who may ask."""

from datetime import date

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.planning.prime.proposal import Standing
from parcels.rules.prime_policy import PrimePart, packaged_prime
from parcels.service.access import Actor, Role, system_actor
from parcels.service.prepared import basis
from parcels.service.prime import PrimeOptions, prime_board, prime_scores, refuse_unknown_parcel
from parcels.service.prime_table import prime_table
from parcels.service.targets import TargetOptions, reserve_targets

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_the_board_ranks_what_competes_and_says_that_the_weights_are_packaged(five):
    board = prime_board(five, PrimeOptions(AS_OF), actor=ACTOR)
    assert board.is_packaged
    assert (board.size, board.is_reserve_size) == (1, True)
    assert set(board.scores) | set(board.aside) == set(five.city().parcels.index)
    ranks = [one.rank for one in board.scores.values() if one.rank]
    assert ranks == sorted(ranks)
    assert prime_scores(five, basis(five, None, AS_OF)) == {name: board.scores[name] for name in sorted(board.scores)}


def test_every_reserved_parcel_stands_once_in_the_comparison(five):
    board = prime_board(five, PrimeOptions(AS_OF), actor=ACTOR)
    told = [one.parcel_id for one in board.comparison]
    assert len(told) == len(set(told))
    assert [one.standing for one in board.comparison if one.parcel_id == "E"] != []
    assert sum(one.standing in (Standing.PROPOSED, Standing.AGREED) for one in board.comparison) == board.size


def test_the_same_seed_gives_the_same_stability_and_moved_weights_another_score(five):
    first = prime_board(five, PrimeOptions(AS_OF, seed=4), actor=ACTOR)
    again = prime_board(five, PrimeOptions(AS_OF, seed=4), actor=ACTOR)
    moved = prime_board(five, PrimeOptions(AS_OF, moved={PrimePart.SIZE: 60.0}), actor=ACTOR)
    assert first.stability == again.stability
    assert {name: one.score for name, one in moved.scores.items()} != {
        name: one.score for name, one in first.scores.items()
    }


def test_the_table_has_a_column_for_each_part(five):
    board = prime_board(five, PrimeOptions(AS_OF), actor=ACTOR)
    table = prime_table(board, board.scores)
    assert {f"worth_{part}" for part in PrimePart} <= set(table.columns)
    assert {"size_mu", "frontage_m", "compactness_ratio"} <= set(table.columns)
    assert table["score"].tolist() == [one.score for one in board.scores.values()]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (PrimeOptions(AS_OF, top=0), "prime_top"),
        (PrimeOptions(AS_OF, top=99), "prime_top"),
        (PrimeOptions(AS_OF, moved={PrimePart.SIZE: -1.0}), "prime_weight"),
        (PrimeOptions(AS_OF, moved={PrimePart.SIZE: float("nan")}), "prime_weight"),
        (PrimeOptions(AS_OF, moved=dict.fromkeys(PrimePart, 0.0)), "prime_weight"),
    ],
)
def test_what_makes_no_ranking_is_refused(five, options, code):
    with pytest.raises(InputRefused, match=code):
        prime_board(five, options, actor=ACTOR)


def test_a_parcel_that_does_not_compete_is_refused_with_its_reason(five):
    board = prime_board(five, PrimeOptions(AS_OF), actor=ACTOR)
    with pytest.raises(InputRefused, match="prime_parcel_unknown"):
        refuse_unknown_parcel(board, "nowhere")
    for parcel in board.aside:
        with pytest.raises(InputRefused, match="prime_aside"):
            refuse_unknown_parcel(board, parcel)


def test_a_promoter_sees_the_targets_and_not_the_ranking(five):
    promoter = Actor("p", "p", Role.PROMOTER)
    with pytest.raises(ActionRefused):
        prime_board(five, PrimeOptions(AS_OF), actor=promoter)
    (target,) = reserve_targets(five, TargetOptions(AS_OF), actor=promoter).targets
    assert target.profile.parcel_id == "E"
    with pytest.raises(ActionRefused):
        reserve_targets(five, TargetOptions(AS_OF), actor=Actor("d", "d", Role.DEPARTMENT))


def test_targets_are_for_reserved_parcels_only(five):
    with pytest.raises(InputRefused, match="release_not_held"):
        reserve_targets(five, TargetOptions(AS_OF, parcels=("A",)), actor=ACTOR)
    with pytest.raises(InputRefused, match="targets_lacks"):
        reserve_targets(five, TargetOptions(AS_OF, most_lacks=-1), actor=ACTOR)


def test_the_packaged_weights_say_that_they_are_demo_data():
    from importlib.resources import files

    text = files("parcels.rules").joinpath("prime_demo.toml").read_text(encoding="utf-8")
    assert "演示数据" in text
    assert packaged_prime().gateways == ()
