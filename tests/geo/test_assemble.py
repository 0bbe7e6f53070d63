"""Connected sets equal brute force, once each, compiled and as plain Python."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.geo import assemble
from parcels.geo.assemble import connected_sets


def is_connected(nodes, pairs):
    reached, todo = {nodes[0]}, [nodes[0]]
    while todo:
        node = todo.pop()
        near = {b for a, b in pairs if a == node} | {a for a, b in pairs if b == node}
        new = (near & set(nodes)) - reached
        reached |= new
        todo += new
    return len(reached) == len(nodes)


def brute_force(pairs, area, window, size):
    found = set()
    for count in range(1, size + 1):
        for nodes in itertools.combinations(range(len(area)), count):
            total = sum(area[i] for i in nodes)
            if window[0] * (1 - 1e-9) <= total <= window[1] * (1 + 1e-9) and is_connected(nodes, pairs):
                found.add(nodes)
    return found


def sets_of(found):
    return [tuple(found[i].tolist()) for i in range(len(found))]


@st.composite
def graphs(draw):
    n = draw(st.integers(1, 10))
    possible = list(itertools.combinations(range(n), 2))
    pairs = draw(st.lists(st.sampled_from(possible), unique=True, max_size=24)) if possible else []
    area = draw(st.lists(st.integers(1, 5).map(float), min_size=n, max_size=n))
    low = draw(st.integers(0, 8))
    return pairs, area, (float(low), float(low + draw(st.integers(0, 8))))


@settings(max_examples=150, deadline=None)
@given(graphs(), st.integers(1, 6))
def test_every_connected_set_in_the_window_exactly_once(graph, size):
    pairs, area, window = graph
    found = connected_sets(np.array(pairs, np.int64).reshape(-1, 2), np.array(area), window, size, 100_000)
    got = sets_of(found)
    assert len(got) == len(set(got))
    assert set(got) == brute_force(pairs, area, window, size)
    assert (found.count_truncated, found.complete) == (0, True)


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(0, 12))
def test_above_the_cap_small_sets_stay_and_the_rest_is_counted(graph, cap):
    pairs, area, window = graph
    everything = brute_force(pairs, area, window, 5)
    found = connected_sets(np.array(pairs, np.int64).reshape(-1, 2), np.array(area), window, 5, cap)
    got = sets_of(found)
    assert len(set(got)) == len(got) == min(cap, len(everything))
    assert set(got) <= everything
    assert len(got) + found.count_truncated == len(everything)
    assert [len(s) for s in got] == sorted(len(s) for s in everything)[: len(got)]


def test_pieces_of_a_third_add_up_to_the_whole():
    third = 100.0 / 3.0
    found = connected_sets(np.array([[0, 1], [1, 2]]), np.array([third] * 3), (100.0, 100.0), 3, 10)
    assert sets_of(found) == [(0, 1, 2)]


def test_pairs_in_any_order_doubled_or_with_themselves_mean_the_same():
    area = np.ones(4)
    plain = connected_sets(np.array([[0, 1], [1, 2], [2, 3]]), area, (2, 3), 3, 99)
    messy = connected_sets(np.array([[3, 2], [1, 0], [0, 1], [1, 1], [2, 1]]), area, (2, 3), 3, 99)
    assert sets_of(plain) == sets_of(messy)


def test_no_atoms_have_no_sets():
    assert len(connected_sets(np.empty((0, 2), np.int64), np.empty(0), (0, 9), 3, 99)) == 0


def test_a_search_that_is_given_up_says_so(monkeypatch):
    monkeypatch.setattr(assemble, "MOST_VISITS", 50)
    everyone = np.array(list(itertools.combinations(range(12), 2)))
    found = connected_sets(everyone, np.ones(12), (1, 12), 12, 1000)
    assert not found.complete
    assert len(set(sets_of(found))) == len(found) == 50


@pytest.mark.parametrize("name", ["search"])
def test_plain_python_finds_the_same_sets(monkeypatch, name):
    rng = np.random.default_rng(3)
    pairs = np.array([pair for pair in itertools.combinations(range(14), 2) if rng.random() < 0.2])
    area = rng.uniform(1, 3, 14)
    compiled = connected_sets(pairs, area, (3.0, 8.0), 5, 60)
    for helper in (name, "put", "extend", "mark_neighbours", "may_grow"):
        function = getattr(assemble, helper)
        monkeypatch.setattr(assemble, helper, getattr(function, "py_func", function))
    plain = connected_sets(pairs, area, (3.0, 8.0), 5, 60)
    assert sets_of(compiled) == sets_of(plain)
    assert compiled.count_truncated == plain.count_truncated
