from datetime import date

import numpy as np
import pytest
from pandas import DataFrame

from parcels.planning.preparation.bench import Bench, plain_problem
from parcels.planning.preparation.model import make_case
from parcels.planning.preparation.quarters import quarter_of
from parcels.planning.preparation.solving import ModelSession
from parcels.planning.preparation.starts import Budget, starts_of
from parcels.planning.preparation.study import study_of
from parcels.planning.preparation.works import Remarks, Works
from parcels.planning.problem import Ceilings
from parcels.planning.solver import SolveOptions, SolverSession

AS_OF = date(2027, 1, 1)
FIRST = quarter_of(AS_OF)
COLUMNS = ("candidate", "project", "site", "atoms", "parcels", "platform_id", "score", "conversion_m2", "energy_tce",
           "prepare_wan_yuan", "prepare_period")  # fmt: skip


def _works(parcel, months, payments, area=1000.0):
    """A parcel ready after some months if begun at once; payments are thousand yuan from the first quarter on."""
    ready = date(AS_OF.year + months // 12, months % 12 + 1, 1)
    due = {FIRST + place: amount for place, amount in enumerate(payments) if amount}
    return Works(parcel, area, ready, due)


def _case(rows, need_by, works, budget, conversion=None):
    """Rows are (project, atoms separated by spaces, score); parcels with works are the ones not ready."""
    records = []
    for number, (project, atoms, score) in enumerate(rows):
        parts = tuple(atoms.split())
        parcels = tuple(dict.fromkeys(atom.split("/")[0] for atom in parts))
        records.append((f"C{number}", project, "+".join(parts), parts, parcels, "PF1", score, 1, 0, 0, ""))
    money = Budget(FIRST, tuple(budget))
    return make_case(
        DataFrame(records, columns=list(COLUMNS)),
        sorted(need_by),
        need_by,
        frozenset(one.parcel_id for one in works),
        starts=starts_of(works, money, AS_OF, Remarks()),
        budget=money,
        ceilings=Ceilings({} if conversion is None else {"PF1": conversion}, {}, {}),
    )


def _random_case(seed):
    """Up to five projects on six atoms of five parcels, three of them not ready, one of those cut in two."""
    rng = np.random.default_rng(seed)
    land = ["A", "B", "C", "D/1", "D/2", "E"]
    works = [
        _works(name, int(rng.integers(0, 8)), rng.integers(0, 60, int(rng.integers(1, 3))), float(rng.integers(1, 9)))
        for name in ("C", "D", "E")
    ]
    need_by = {f"P{p}": date(2027, int(rng.integers(1, 13)), 1) for p in range(int(rng.integers(1, 6)))}
    rows = set()
    for project in need_by:
        for _ in range(int(rng.integers(0, 4))):
            start, size = int(rng.integers(0, 6)), int(rng.integers(1, 4))
            rows.add((project, " ".join(land[start : start + size])))
    scored = [(*row, int(rng.choice([10, 20, rng.integers(1, 60)]))) for row in sorted(rows)]
    quota = int(rng.integers(1, 5)) if seed % 3 == 0 else None
    return _case(scored, need_by, works, rng.integers(0, 90, int(rng.integers(2, 4))), quota), works


@pytest.fixture(scope="session")
def works_like():
    return _works


@pytest.fixture(scope="session")
def case_of():
    return _case


@pytest.fixture(scope="session")
def random_case():
    return _random_case


@pytest.fixture(scope="module")
def models():
    with ModelSession() as session:
        yield session


@pytest.fixture(scope="module")
def studied(models):
    """The whole comparison of a case, on one pair of child processes."""
    empty = _case([], {}, [], [1])

    def study(case, works, extra):
        session.load(plain_problem(case))
        return study_of(Bench(case, session, models, SolveOptions(seconds=20)), works, extra)

    with SolverSession(plain_problem(empty)) as session:
        yield study
