"""The monthly rate of an end from band and factors: a discrete-time hazard model (离散时间风险模型).

log λ(month, x) = α(band of the month) + β·x, with the chance within a month h = 1 − exp(−λ) (complementary log-log
link), fitted by maximum likelihood on the person-period table (Prentice and Gloeckler 1978; Allison 1982) with the
generalised linear model of statsmodels. Months of one project in one band have the same chance, so that they are one
row: so many months, so many ends.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parcels.landing.forecast.counts import Ints
from parcels.landing.forecast.design import Design
from parcels.landing.forecast.history import History, Outcome
from parcels.landing.forecast.incidence import Floats

STEEPEST = 15.0
"""A coefficient beyond this is one that runs away: the data part the ends from the others completely."""


@dataclass(frozen=True, eq=False)
class Hazard:
    """A fitted model of one end: α of the bands, then β of the columns of the terms, with their covariance.

    ``means`` are those of the columns over the projects it was fitted on.
    """

    design: Design
    coefficients: Floats
    covariance: Floats
    means: Floats
    projects: int
    ends: int

    @property
    def errors(self) -> Floats:
        """Standard errors."""
        return np.sqrt(np.diag(self.covariance))

    def drawn(self, draws: int, rng: np.random.Generator) -> Floats:
        """Return the estimate and coefficients drawn from its normal approximation, one row each."""
        some = rng.multivariate_normal(self.coefficients, self.covariance, draws, method="cholesky")
        return np.vstack([self.coefficients, some])

    def monthly(self, coefficients: Floats, months: int) -> Floats:
        """Return exp(α) of each month, one row per row of coefficients."""
        band = np.searchsorted(self.design.starts, np.arange(months), side="right") - 1
        return np.exp(coefficients[:, : len(self.design.starts)])[:, band]

    def times(self, coefficients: Floats, rows: Floats) -> Floats:
        """Return exp(β·x) of each project, shape (rows of coefficients, projects)."""
        return np.exp(coefficients[:, len(self.design.starts) :] @ rows.T)


def fit_hazard(histories: Sequence[History], end: Outcome, design: Design) -> Hazard | None:
    """Return the model fitted on the projects the design knows; ``None`` where it does not come to an answer."""
    rows, places = design.rows(histories)
    known = [histories[place] for place in places]
    months, ends = _periods(known, end, np.array(design.starts))
    at_risk = months > 0
    project, band = np.nonzero(at_risk)
    columns = np.hstack([np.eye(len(design.starts))[band], rows[project]])
    found = _maximum(columns, ends[at_risk], months[at_risk])
    if found is None:
        return None
    return Hazard(design, *found, rows.mean(axis=0), len(known), int(ends.sum()))


def _periods(histories: Sequence[History], end: Outcome, starts: Ints) -> tuple[Ints, Ints]:
    """Return the months at risk and the ends of each project in each band.

    Who landed in a month was not open to withdraw in it: landing is asked first.
    """
    followed = np.array([one.months for one in histories], dtype=np.int64)
    gone = np.array([end is Outcome.WITHDRAWN and one.event is Outcome.LANDED for one in histories], dtype=np.int64)
    after = np.r_[starts[1:], np.iinfo(np.int64).max]
    months = np.clip(np.minimum((followed - gone)[:, None], after) - starts, 0, None)
    ends = np.zeros_like(months)
    for place, one in enumerate(histories):
        if one.event is end and one.ended_in is not None:
            ends[place, np.searchsorted(starts, one.ended_in, side="right") - 1] = 1
    return months, ends


def _maximum(columns: Floats, ends: Ints, months: Ints) -> tuple[Floats, Floats] | None:
    """Return the coefficients of greatest likelihood and their covariance; ``None`` where there are none."""
    from statsmodels.genmod.families import Binomial, links  # takes two seconds, which only a fit may cost
    from statsmodels.genmod.generalized_linear_model import GLM

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what does not converge is asked below
        try:
            fit = GLM(np.column_stack([ends, months - ends]), columns, family=Binomial(links.CLogLog())).fit(maxiter=50)
        except (np.linalg.LinAlgError, ValueError, FloatingPointError):
            return None
    coefficients, covariance = np.asarray(fit.params), np.asarray(fit.cov_params())
    is_found = fit.converged and np.isfinite(covariance).all() and np.abs(coefficients).max() < STEEPEST
    return (coefficients, covariance) if is_found else None
