"""The exact solver: column generation, an integer bound, reduced-cost fixing and a small integer programme.

HiGHS runs in a child process that is stopped hard at the time limit; the best plan found until then is returned.
"""

from parcels.planning.solver.outcome import Outcome, SolveOptions, Status
from parcels.planning.solver.session import SolverSession, solve
from parcels.planning.solver.variation import ExtraColumns, Variation

__all__ = ["ExtraColumns", "Outcome", "SolveOptions", "SolverSession", "Status", "Variation", "solve"]
