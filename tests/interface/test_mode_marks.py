"""The marks of the map told apart by eyes that see few colours, and on paper without any."""

from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest

from parcels.interface.map.mode_marks import MODE_MARKS, RAMPS
from parcels.interface.map.palette import Mark
from parcels.planning.parcel_classes import Held, Judged, percentile_classes, preparation_classes, price_classes
from parcels.rules.use_groups import UseGroup
from parcels.service.map_modes import Mode

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
EYES = {
    "all colours": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ @ np.ones(3)
COLOUR_STEP, GREY_STEP, OUTLINE_STEP = 11.0, 6.0, 1.0
"""Least distance in CIELAB (about four just noticeable steps), in lightness, and between outlines (px)."""


def lab(colour: str, eye: str) -> np.ndarray:
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(EYES[eye] @ linear, 0, 1)
    share = TO_XYZ @ seen / WHITE
    f = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: Mark, other: Mark, eye: str) -> float:
    return float(np.linalg.norm(lab(one.colour, eye) - lab(other.colour, eye)))


def lightness(mark: Mark) -> float:
    return float(lab(mark.colour, "all colours")[0])


def test_white_is_white_and_black_is_black_to_every_eye():
    for eye in EYES:
        assert lab("#ffffff", eye)[0] == pytest.approx(100, abs=0.5)
        assert lab("#000000", eye)[0] == pytest.approx(0, abs=1)


def test_red_and_green_of_the_same_lightness_are_hard_to_tell_for_a_deuteranope():
    red, green = Mark("#b05030"), Mark("#6f7a20")
    assert distance(red, green, "all colours") > 2 * distance(red, green, "deuteranopia")


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("mode", list(Mode))
def test_two_classes_of_a_mode_differ_in_hatch_or_clearly_in_colour_for_every_eye(mode, eye):
    alike = [
        (one, other, round(distance(a, b, eye), 1))
        for (one, a), (other, b) in combinations(MODE_MARKS[mode].items(), 2)
        if a.hatch == b.hatch and distance(a, b, eye) < COLOUR_STEP
    ]
    assert alike == []


@pytest.mark.parametrize("mode", list(Mode))
def test_two_classes_of_a_mode_differ_in_hatch_or_lightness_on_paper_without_colour(mode):
    alike = [
        (one, other)
        for (one, a), (other, b) in combinations(MODE_MARKS[mode].items(), 2)
        if a.hatch == b.hatch
        and abs(a.outline - b.outline) < OUTLINE_STEP
        and abs(lightness(a) - lightness(b)) < GREY_STEP
    ]
    assert alike == []


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("mode", list(RAMPS))
def test_amounts_get_lighter_step_by_step_for_every_eye(mode, eye):
    marks = [MODE_MARKS[mode][code] for code in RAMPS[mode]]
    assert all(lab(b.colour, eye)[0] - lab(a.colour, eye)[0] > GREY_STEP for a, b in pairwise(marks))
    assert {mark.hatch for mark in marks} == {"solid"}


def test_every_class_of_every_mode_has_a_mark_and_no_mark_is_left_over():
    dates = {one.code for one in preparation_classes(date(2026, 11, 23))}
    known = {
        Mode.READINESS: dates,
        Mode.USE: set(UseGroup),
        Mode.PRIME: {one.code for one in percentile_classes()},
        Mode.VERDICT: set(Judged),
        Mode.HOLDER: set(Held),
        Mode.PRICE: {one.code for one in price_classes(1)},
    }
    assert {mode: set(marks) for mode, marks in MODE_MARKS.items() if mode is not Mode.STATUS} == known
