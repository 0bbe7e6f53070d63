"""Tables of worths without any land behind them."""

import numpy as np
import pytest
from geopandas import GeoDataFrame

from parcels.planning.prime.measuring import PARTS, Measured
from parcels.planning.prime.pool import Pool
from parcels.planning.prime.wanted import Needs
from parcels.rules.prime_policy import packaged_prime


def _table(worths, *, platform=None, held=()):
    """``worths``: parcel → {part: worth}; parts that are not named are not measured."""
    ids = sorted(worths)
    worth = np.array([[worths[name].get(str(part), np.nan) for part in PARTS] for name in ids], np.float64)
    count = len(ids)
    pool = Pool(
        parcels=GeoDataFrame({"parcel_id": ids}, index=ids),
        platform=np.zeros(count, np.int64) if platform is None else np.array([platform[name] for name in ids]),
        platforms=("PF1", "PF2"),
        use=np.zeros(count, np.int64),
        held=np.array([name in held for name in ids]),
        aside={},
    )
    needs = Needs(np.full((3, 4), np.nan), np.zeros((3, 4), np.int64))
    return Measured(pool, worth.copy(), worth, dict.fromkeys(PARTS, "geometry"), needs)


def _policy(**weights):
    """The packaged policy with these weights only, and nobody left unranked."""
    data = packaged_prime().model_dump() | {"weights": weights, "known_share_min": 0.0}
    return type(packaged_prime()).model_validate(data)


@pytest.fixture(scope="session")
def table():
    return _table


@pytest.fixture(scope="session")
def policy():
    return _policy
