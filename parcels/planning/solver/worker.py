"""The child process: holds one problem, solves changes of it, and streams every better plan to its parent.

Messages are pickles on the standard streams, from our own parent only; whatever HiGHS prints goes to standard error.
"""

import os
import pickle
import sys
import time
import traceback
from typing import BinaryIO

from parcels.planning.solver.core import Core, vary
from parcels.planning.solver.outcome import SolveOptions
from parcels.planning.solver.prices import PriceList, price_list
from parcels.planning.solver.search import Answer, search
from parcels.planning.solver.variation import Variation


def main() -> None:
    """Serve requests until the parent closes the pipe."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    core: Core | None = None
    while True:
        try:
            kind, payload = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        if kind == "load":
            core = payload
        elif core is not None:
            _serve(core, (kind, *payload), answers)


def _serve(core: Core, request: tuple[str, Variation, SolveOptions], answers: BinaryIO) -> None:
    kind, change, options = request

    def report(answer: Answer) -> None:
        _send(answers, "better", answer)

    try:
        if kind == "price":
            _send(answers, "done", _prices(core, change, options))
        else:
            _send(answers, "done", search(core, change, options, report))
    except Exception:
        _send(answers, "failed", traceback.format_exc())


def _prices(core: Core, change: Variation, options: SolveOptions) -> PriceList | None:
    reduced = vary(core, change)
    return None if reduced is None else price_list(reduced, time.perf_counter() + options.seconds)


def _send(answers: BinaryIO, kind: str, payload: object) -> None:
    pickle.dump((kind, payload), answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()
