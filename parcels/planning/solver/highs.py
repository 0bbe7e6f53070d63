"""HiGHS models from arrays."""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from parcels.planning.formulation.rows import IntArray

_ROOT_HEURISTICS = (
    "mip_heuristic_run_feasibility_jump",
    "mip_heuristic_run_rins",
    "mip_heuristic_run_rens",
    "mip_heuristic_run_root_reduced_cost",
    "mip_heuristic_run_zi_round",
    "mip_heuristic_run_shifting",
)


_ROUNDING = 2e-15


@dataclass(frozen=True)
class HighsSettings:
    """Options of one HiGHS run; one thread, so that the same input takes the same path."""

    seconds: float
    seed: int = 0
    presolve: bool = True


def load(
    usage: csr_array, rhs: IntArray, objective: NDArray[np.number], integer: bool, settings: HighsSettings
) -> highspy.Highs:
    """Return ``max objective·x, usage·x ≤ rhs, x ≥ 0``, binary when ``integer`` (unused rows dropped then)."""
    if integer:
        live = np.flatnonzero(np.diff(usage.indptr) > 0)
        usage, rhs = usage[live], rhs[live]
    matrix = usage.tocsc()
    matrix.sort_indices()
    rows, columns = matrix.shape
    model = highspy.HighsLp()
    model.num_col_, model.num_row_, model.sense_ = columns, rows, highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_ = objective.astype(float), np.zeros(columns)
    # The project rows keep x at most 1; without upper bounds the relaxation's prices carry the whole profit.
    model.col_upper_ = np.full(columns, 1.0 if integer else highspy.kHighsInf)
    model.row_lower_, model.row_upper_ = np.full(rows, -highspy.kHighsInf), rhs.astype(float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    model.a_matrix_.index_ = matrix.indices.astype(np.int32)
    model.a_matrix_.value_ = matrix.data.astype(float)
    if integer:
        model.integrality_ = [highspy.HighsVarType.kInteger] * columns
    highs = empty_model(settings)
    highs.passModel(model)
    return highs


def empty_model(settings: HighsSettings) -> highspy.Highs:
    """Return a silent HiGHS with the settings applied."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", settings.seed),
        ("time_limit", max(0.01, settings.seconds)),
        ("presolve", "choose" if settings.presolve else "off"),
    ):
        highs.setOptionValue(option, value)
    return highs


def start_from(highs: highspy.Highs, chosen: NDArray[np.bool_]) -> None:
    """Give the integer model a plan to start from; with a good one, searching for others at the root is wasted time."""
    start = highspy.HighsSolution()
    start.col_value = chosen.astype(float)
    highs.setSolution(start)
    for option in _ROOT_HEURISTICS:
        highs.setOptionValue(option, False)
    highs.setOptionValue("mip_heuristic_effort", 0.0)


def run(highs: highspy.Highs, least: float = 0.4) -> None:
    """Run a model; a second time without its start where HiGHS hands out the start for a better plan.

    HiGHS 1.16 may improve a start while presolving and then give the points of the better plan with the start.
    ``least`` is less than any two different objectives are apart.
    """
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return
    points = float(np.dot(highs.getLp().col_cost_, highs.getSolution().col_value))
    told = highs.getInfo().objective_function_value
    if abs(told - points) > least + _ROUNDING * abs(told):
        highs.clearSolver()
        highs.run()


def add_columns(highs: highspy.Highs, usage: csr_array, objective: NDArray[np.number]) -> None:
    """Add columns ``x ≥ 0`` to a model."""
    matrix = usage.tocsc()
    columns = matrix.shape[1]
    highs.addCols(
        columns,
        objective.astype(float),
        np.zeros(columns),
        np.full(columns, highspy.kHighsInf),
        matrix.nnz,
        matrix.indptr[:-1].astype(np.int32),
        matrix.indices.astype(np.int32),
        matrix.data.astype(float),
    )
