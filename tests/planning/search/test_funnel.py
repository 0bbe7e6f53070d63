import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from parcels.domain.codes import FunnelStep
from parcels.planning.funnel import Funnel, FunnelCount


def test_a_site_is_counted_out_at_the_first_step_it_fails():
    funnel = Funnel(10, np.arange(4))
    funnel.count(FunnelStep.AREA)
    masks = {FunnelStep.USE: [True, False, True, True], FunnelStep.LAW: [True, False, False, True]}
    for step, mask in masks.items():
        funnel.keep(step, np.array(mask)[funnel.rows])
    assert funnel.counts == (
        FunnelCount(FunnelStep.UNIVERSE, 10),
        FunnelCount(FunnelStep.AREA, 4),
        FunnelCount(FunnelStep.USE, 3),
        FunnelCount(FunnelStep.LAW, 2),
    )
    assert funnel.rows.tolist() == [0, 3]


@given(st.lists(st.lists(st.booleans(), min_size=6, max_size=6), max_size=5))
def test_the_last_count_is_the_number_that_pass_every_mask(masks):
    funnel = Funnel(6, np.arange(6))
    for mask in masks:
        funnel.keep(FunnelStep.LAW, np.array(mask, bool)[funnel.rows])
    passing = np.logical_and.reduce([np.array(mask) for mask in masks]).sum() if masks else 6
    assert funnel.counts[-1].left == passing
