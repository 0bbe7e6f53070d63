"""The policy of thresholds against "the first that comes" and "never" on simulated cities, and its speed.

Arrivals are drawn from known rates, 200 seeds, all policies on the same arrivals; printed are mean gains in points with
their 95 % intervals. ``docs/method/waiting.md`` quotes them, and the cities where nothing is gained.
"""

import time

from numpy.random import default_rng

from parcels.landing.waiting.induction import Kind, Terms, best_thresholds, scaled
from parcels.landing.waiting.simulation import Gain, mean_gain, play, play_many

SEEDS = range(200)
USUAL = (Kind(0.1, 6000.0), Kind(0.3, 3000.0), Kind(1.0, 1000.0))
TERMS = Terms(12, 0.985, 30.0)
ALLOWED_S = 2.0


def run(small: bool) -> dict:
    """Play every city; ``ratio`` is the time allowed for one parcel over that of a whole advice's thresholds."""
    seeds = range(50) if small else SEEDS
    cities = {
        "usual": (USUAL, TERMS),
        "twice as often": (scaled(USUAL, 2.0), TERMS),
        "holding free": (USUAL, Terms(12, 1.0)),
        "six quarters": (USUAL, Terms(6, 0.985, 30.0)),
        "a fifth as often": (scaled(USUAL, 0.2), TERMS),
        "nearly alike": ((Kind(0.3, 3000.0), Kind(0.3, 2800.0)), TERMS),
        "all alike": ((Kind(0.5, 3000.0),), TERMS),
    }
    found = {f"{name}: over first / over never": _told(*gains) for name, gains in _played(cities, seeds).items()}
    hopeful = best_thresholds(scaled(USUAL, 2.0), TERMS)
    rare = [play(scaled(USUAL, 0.2), TERMS, hopeful, default_rng(seed)) for seed in seeds]
    found["a fifth as often, ten times that believed: over first"] = _gain(
        mean_gain([p.thresholds - p.first for p in rare])
    )
    start = time.perf_counter()
    for _ in range(20):
        best_thresholds(USUAL * 20, TERMS)
    spent = time.perf_counter() - start
    return {**found, "thresholds_20_times_s": spent, "ratio": ALLOWED_S / spent, "target": 1.0}


def _played(cities: dict, seeds: range) -> dict[str, tuple[Gain, Gain]]:
    found = {}
    for name, (kinds, terms) in cities.items():
        played = play_many(kinds, terms, seeds)
        first = mean_gain([one.thresholds - one.first for one in played])
        found[name] = first, mean_gain([one.thresholds - one.never for one in played])
    return found


def _told(first: Gain, never: Gain) -> str:
    return f"{_gain(first)}   {_gain(never)}"


def _gain(gain: Gain) -> str:
    return f"{gain.mean:.0f} ({gain.low:.0f} … {gain.high:.0f})"
