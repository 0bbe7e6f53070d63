"""The child that solves models of preparation: one that dies is told as such, and the next model is solved anew."""

from datetime import date

import pytest

from parcels.domain.errors import InternalFailure
from parcels.planning.preparation.model import build_model
from parcels.planning.solver import SolveOptions


def test_a_child_that_dies_is_an_internal_failure_and_the_next_solve_works(models, case_of, works_like):
    # P wants parcel A, which one start makes ready in time within the money: 7 points
    model = build_model(case_of([("P", "A", 7)], {"P": date(2027, 12, 1)}, [works_like("A", 3, [5])], [10]))
    options = SolveOptions(seconds=20)
    assert models.solve(model, options).objective == 7
    models._child._process.kill()
    with pytest.raises(InternalFailure, match="solver_died"):
        models.solve(model, options)
    assert models.solve(model, options).objective == 7
