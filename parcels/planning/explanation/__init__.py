"""Why here and why not: runner-ups with their regret, who took the land, and the cheapest changes that land a project.

Everything said was solved again: a change is shown only after it was applied to the data and the plan was made anew.
"""

from parcels.planning.explanation.barrier import Barrier
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.losing import Loss, lost_to
from parcels.planning.explanation.refused import Refusal, explain_refused
from parcels.planning.explanation.relaxation import Dimension, Relaxation
from parcels.planning.explanation.runner_up import RunnerUp, runner_ups

__all__ = [
    "Barrier",
    "Dimension",
    "Loss",
    "PlanContext",
    "Refusal",
    "Relaxation",
    "RunnerUp",
    "explain_refused",
    "lost_to",
    "runner_ups",
]
