"""The child process that solves models with HiGHS, one after the other, and streams every better answer.

Messages are pickles on the standard streams, from our own parent only; whatever HiGHS prints goes to standard error.
"""

import os
import pickle
import sys
import traceback
from typing import BinaryIO

import highspy
import numpy as np
from numpy.typing import NDArray

from parcels.planning.preparation.model import Model
from parcels.planning.solver.highs import HighsSettings, load, run
from parcels.planning.solver.outcome import SolveOptions


def main() -> None:
    """Solve what is read from standard input until the parent closes the pipe."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            model, options, hint = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            _solve(model, options, hint, answers)
            _send(answers, "done", None)
        except Exception:
            _send(answers, "failed", traceback.format_exc())


def _solve(model: Model, options: SolveOptions, hint: NDArray[np.bool_] | None, answers: BinaryIO) -> None:
    settings = HighsSettings(options.seconds, options.seed)
    highs = load(model.usage, model.rhs, model.score, integer=True, settings=settings)
    highs.setOptionValue("mip_rel_gap", options.gap)
    highs.setOptionValue("mip_abs_gap", 0.99)
    if hint is not None:
        start = highspy.HighsSolution()
        start.col_value = hint.astype(float)
        highs.setSolution(start)
    highs.cbMipImprovingSolution.subscribe(
        lambda event: _send(
            answers, "better", (np.asarray(event.data_out.mip_solution) > 0.5, event.data_out.mip_dual_bound)
        )
    )
    run(highs)
    info = highs.getInfo()
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        _send(answers, "better", (np.array(highs.getSolution().col_value) > 0.5, info.mip_dual_bound))


def _send(answers: BinaryIO, kind: str, payload: object) -> None:
    pickle.dump((kind, payload), answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()
