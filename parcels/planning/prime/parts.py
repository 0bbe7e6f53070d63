"""The worth of each measure in [0, 1]; one function is one formula (table in ``docs/method/prime.md``)."""

import numpy as np

from parcels.planning.parts import Floats
from parcels.rules.prime_policy import Scale


def scaled(measure: Floats, scale: Scale) -> Floats:
    """Return ``clip((x − none) / (full − none), 0, 1)``: distances fall, everything else rises; NaN stays NaN."""
    return np.clip((measure - scale.none) / (scale.full - scale.none), 0.0, 1.0)


def services_share(capacity: Floats, need: Floats) -> Floats:
    """Return the mean over services of ``min(1, capacity / need)``; NaN where no service is known.

    Parameters
    ----------
    capacity
        Capacity at the parcels by service (rows parcels, columns services), NaN unknown; an unknown one leaves the
        mean.
    need
        What the wanted sectors need on the whole of each parcel, same shape and units; NaN not asked.
    """
    asked = ~np.isnan(capacity) & (need > 0)
    share = np.where(asked, np.minimum(1.0, capacity / np.where(asked, need, 1.0)), 0.0)
    count = asked.sum(axis=1)
    return np.divide(share.sum(axis=1), count, out=np.full(len(count), np.nan), where=count > 0)


def neighbour_share(wanted: Floats, all_: Floats) -> Floats:
    """Return the share of the landed projects nearby that are of a wanted sector; 0 where there are none nearby."""
    return np.divide(wanted, all_, out=np.zeros(len(all_)), where=all_ > 0)


def irreplaceability(replacing: Floats, others: Floats) -> Floats:
    """Return ``1 − replacing / others``: 1 where no other parcel of the platform is as good; 1 where it is alone."""
    return 1.0 - np.divide(replacing, others, out=np.zeros(len(others)), where=others > 0)
