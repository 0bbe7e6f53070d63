import numpy as np
import pytest

from parcels.domain.errors import InputRefused, InternalFailure
from parcels.planning.formulation.requests import parse_request
from parcels.planning.problem import LimitKind, PlanRequests, build_problem, build_problem_within, ceilings_of
from parcels.planning.tables import candidates_table, limits_table, usage_table
from parcels.rules.policy import load_policy

TWO_BY_THREE = [
    ("P1", "A", 20, {"conversion_m2": 500, "prepare_wan_yuan": 30, "prepare_period": "2026Q4"}),
    ("P1", "A B", 30, {"energy_tce": 7}),
    ("P2", "B", 15, {"platform_id": "PF2", "conversion_m2": 800}),
]
SET = {"new_construction_m2": {"PF1": 400}, "energy_tce": {"PF1": 9}, "prepare_wan_yuan": {"2026Q4": 40}}


def rows_of(problem, kind):
    rows = [row for row, limit in enumerate(problem.limits) if limit.kind is kind]
    return {problem.limits[row].name: (problem.usage.toarray()[row].tolist(), problem.limits[row].rhs) for row in rows}


def test_each_constraint_has_one_row_per_thing_it_limits(problem_of):
    problem = problem_of(TWO_BY_THREE, locks=[("P2", "B")], bans=[("P1", "A+B")], **SET)
    assert problem.sites == ("A", "A+B", "B")
    assert rows_of(problem, LimitKind.PROJECT) == {"project:P1": ([1, 1, 0], 1), "project:P2": ([0, 0, 1], 1)}
    assert rows_of(problem, LimitKind.ATOM) == {"atom:A": ([1, 1, 0], 1), "atom:B": ([0, 1, 1], 1)}
    assert rows_of(problem, LimitKind.NEW_CONSTRUCTION) == {"new_construction:PF1": ([500, 0, 0], 400)}
    assert rows_of(problem, LimitKind.ENERGY) == {"energy:PF1": ([0, 7, 0], 9)}
    assert rows_of(problem, LimitKind.BUDGET) == {"budget:2026Q4": ([30, 0, 0], 40)}
    assert rows_of(problem, LimitKind.LOCK) == {"lock:P2=B": ([0, 0, -1], -1)}
    assert rows_of(problem, LimitKind.BAN) == {"ban:P1=A+B": ([0, 1, 0], 0)}


def test_the_order_candidates_came_in_does_not_matter(pool_of):
    forward, backward = pool_of(TWO_BY_THREE), pool_of(TWO_BY_THREE)
    backward = type(backward)(backward.frame.iloc[::-1])
    ceilings = ceilings_of(load_policy())
    first, second = (build_problem_within(pool, ceilings, PlanRequests()) for pool in (forward, backward))
    assert first.candidates == second.candidates
    assert first.limits == second.limits
    assert (first.usage != second.usage).nnz == 0


def test_what_has_no_ceiling_is_noted_and_gets_no_row(problem_of):
    problem = problem_of(TWO_BY_THREE, **SET | {"prepare_wan_yuan": {"2027Q1": 5}})
    codes = {(note.code, note.values["name"], note.values["candidates"]) for note in problem.notes}
    assert codes == {("budget_not_set", "2026Q4", 1), ("new_construction_not_set", "PF2", 1)}
    assert "budget:2026Q4" not in problem.row_of


def test_quotas_in_mu_become_whole_square_metres_rounded_down(pool_of):
    policy = load_policy().model_copy(update={"budget": {"2026Q4": 99.9}})
    quotas = policy.quotas.model_copy(update={"new_construction_mu": {"PF1": 10.0}})
    ceilings = ceilings_of(policy.model_copy(update={"quotas": quotas}))
    assert ceilings.new_construction_m2 == {"PF1": 6666}
    assert ceilings.prepare_wan_yuan == {"2026Q4": 99}


@pytest.mark.parametrize(
    ("locks", "bans", "code", "named"),
    [
        ([("P9", "A")], [], "lock_unknown_project", "P1"),
        ([("P1", "A+C")], [], "lock_unknown_site", "A+B"),
        ([], [("P1", "A+C")], "ban_unknown_site", "A+B"),
        ([], [("Q1", "A")], "ban_unknown_project", "P1"),
        ([("P2", "A+B")], [], "lock_not_candidate", "B"),
    ],
)
def test_requests_that_name_nothing_known_are_refused_with_near_matches(problem_of, locks, bans, code, named):
    with pytest.raises(InputRefused) as refused:
        problem_of(TWO_BY_THREE, locks=locks, bans=bans)
    assert refused.value.code == code
    assert named in refused.value.values["near"]


@pytest.mark.parametrize(
    ("locks", "bans", "reason", "both"),
    [
        ([("P1", "A"), ("P1", "A+B")], [], "same_project", ("P1=A", "P1=A+B")),
        ([("P1", "A+B"), ("P2", "B")], [], "same_atom", ("P1=A+B", "P2=B")),
        ([("P1", "A")], [("P1", "A")], "banned", ("lock P1=A", "ban P1=A")),
    ],
)
def test_contradictory_locks_are_refused_by_naming_both(problem_of, locks, bans, reason, both):
    with pytest.raises(InputRefused) as refused:
        problem_of(TWO_BY_THREE, locks=locks, bans=bans)
    assert refused.value.code == "locks_contradict"
    values = refused.value.values
    assert (values["reason"], values["first"], values["second"]) == (reason, *both)


def test_locks_over_a_quota_are_refused_with_what_they_need_and_what_is_allowed(problem_of):
    rows = [("P1", "A", 9, {"energy_tce": 6}), ("P2", "B", 9, {"energy_tce": 5}), ("P3", "C", 9)]
    with pytest.raises(InputRefused) as refused:
        problem_of(rows, locks=[("P1", "A"), ("P2", "B"), ("P3", "C")], energy_tce={"PF1": 10})
    values = refused.value.values
    assert (values["reason"], values["first"], values["second"]) == ("over_limit", "P1=A", "P2=B")
    assert (values["shared"], values["needed"], values["allowed"]) == ("energy:PF1", 11, 10)


def test_a_ban_on_a_pair_that_is_no_candidate_is_noted_not_refused(problem_of):
    problem = problem_of(TWO_BY_THREE, bans=[("P2", "A")])
    notes = [(note.code, dict(note.values)) for note in problem.notes]
    assert notes[0] == ("ban_without_effect", {"project": "P2", "site": "A"})
    assert [code for code, _ in notes[1:]] == [
        "budget_not_set_at_all", "new_construction_not_set_at_all", "energy_not_set_at_all",
    ]  # fmt: skip


def test_an_empty_pool_is_a_problem_with_its_projects(pool_of):
    problem = build_problem(pool_of([], funnels=("P1",)), load_policy(), PlanRequests())
    assert problem.projects == ("P1",)
    assert problem.usage.shape == (1, 0)


def test_a_problem_checks_itself(problem_of):
    problem = problem_of(TWO_BY_THREE)
    with pytest.raises(InternalFailure, match="problem_shape"):
        problem.replace(candidates=("C1",))
    with pytest.raises(InternalFailure, match="problem_score"):
        problem.replace(score=np.array([1, 0, 2]))


def test_tables_hold_the_whole_problem_in_the_order_of_the_contract(pool_of):
    pool = pool_of(TWO_BY_THREE)
    problem = build_problem(pool, load_policy(), PlanRequests(locks=(("P2", "B"),)))
    candidates, limits, usage = candidates_table(pool, problem), limits_table(problem), usage_table(problem)
    assert list(candidates.columns[:6]) == ["candidate", "project", "site", "atoms", "area_m2", "score"]
    assert candidates.loc[1, ["candidate", "site", "atoms", "score"]].tolist() == ["C000002", "A+B", "A B", 30]
    assert limits.to_numpy().tolist()[-1] == ["lock:P2=B", "lock", -1]
    assert ("C000003", "lock:P2=B", -1) in set(usage.itertuples(index=False, name=None))
    assert len(usage) == problem.usage.nnz


@pytest.mark.parametrize("text", ["P1", "=A", "P1=", ""])
def test_a_request_without_project_or_site_is_refused(text):
    with pytest.raises(InputRefused, match="request_malformed"):
        parse_request(text)


def test_a_request_is_a_project_and_a_site():
    assert parse_request(" P1 = A-1/1..2+B ") == ("P1", "A-1/1..2+B")
