from dataclasses import dataclass, field

import numpy as np
import pytest
from pandas import DataFrame

from parcels.planning.problem import Ceilings, PlanRequests, build_problem_within
from parcels.planning.solver import SolverSession

COLUMNS = ("candidate", "project", "site", "atoms", "parcels", "platform_id", "area_m2", "score", "conversion_m2",
           "energy_tce", "prepare_wan_yuan", "prepare_period")  # fmt: skip


@dataclass(frozen=True)
class SmallPool:
    frame: DataFrame
    funnels: dict = field(default_factory=dict)


def _pool_of(rows, funnels=()):
    """Rows are (project, atoms separated by spaces, score, {column: value})."""
    records = []
    for number, (project, atoms, score, *more) in enumerate(rows):
        parts = tuple(atoms.split())
        record = {
            "candidate": f"C{number + 1:06d}", "project": project, "site": "+".join(parts), "atoms": parts,
            "parcels": tuple(sorted({atom.split("/")[0] for atom in parts})), "platform_id": "PF1",
            "area_m2": 1000.0 * len(parts), "score": score, "conversion_m2": 0, "energy_tce": 0,
            "prepare_wan_yuan": 0, "prepare_period": "",
        }  # fmt: skip
        records.append(record | (more[0] if more else {}))
    return SmallPool(DataFrame(records, columns=list(COLUMNS)), dict.fromkeys(funnels, ()))


def _problem_of(rows, locks=(), bans=(), funnels=(), **ceilings):
    limits = Ceilings(*(ceilings.get(name, {}) for name in ("new_construction_m2", "energy_tce", "prepare_wan_yuan")))
    return build_problem_within(_pool_of(rows, funnels), limits, PlanRequests(tuple(locks), tuple(bans)))


def _random_rows(seed, projects=5, atoms=9, per_project=6):
    """Sites are runs of one to three atoms; a third of the scores repeat, so that ties happen."""
    rng = np.random.default_rng(seed)
    rows = []
    for p in range(int(rng.integers(1, projects + 1))):
        sites = set()
        for _ in range(int(rng.integers(0, per_project + 1))):
            size, start = int(rng.integers(1, 4)), int(rng.integers(0, atoms))
            sites.add(tuple(f"K{a % atoms:02d}" for a in range(start, start + size)))
        for site in sorted(sites):
            more = {
                "platform_id": f"PF{rng.integers(1, 3)}", "conversion_m2": int(rng.integers(0, 1000)),
                "energy_tce": int(rng.integers(0, 500)), "prepare_wan_yuan": int(rng.integers(0, 300)),
                "prepare_period": str(rng.choice(["", "2026Q4", "2027Q1"])),
            }  # fmt: skip
            rows.append((f"P{p}", " ".join(site), int(rng.choice([10, 20, rng.integers(1, 60)])), more))
    return rows


def _random_ceilings(seed):
    rng = np.random.default_rng(seed + 10_000)
    return {
        "new_construction_m2": {"PF1": int(rng.integers(0, 2500))},
        "energy_tce": {f"PF{k}": int(rng.integers(0, 1200)) for k in (1, 2)},
        "prepare_wan_yuan": {"2026Q4": int(rng.integers(0, 500))},
    }


@pytest.fixture(scope="session")
def pool_of():
    return _pool_of


@pytest.fixture(scope="session")
def problem_of():
    return _problem_of


@pytest.fixture(scope="session")
def random_rows():
    return _random_rows


@pytest.fixture(scope="session")
def random_ceilings():
    return _random_ceilings


@pytest.fixture(scope="module")
def session():
    """One child process for the tests of a module; load a problem first."""
    with SolverSession(_problem_of([])) as one:
        yield one
