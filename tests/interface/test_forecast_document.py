"""The page of the method tells the numbers its command gives, and its picture is the one the command draws."""

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.slow
def test_the_page_tells_the_numbers_and_shows_the_picture_of_its_command():
    spec = importlib.util.spec_from_file_location("forecast_picture", DOCS / "forecast_picture.py")
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    found = command.demo_forecast()
    page = " ".join((DOCS / "method" / "forecast.md").read_text(encoding="utf-8").split())
    test = found.test
    assert [row for row in command.table(found) if row not in page] == []
    assert f"Brier {test.brier:.3f} against {test.brier_base:.3f}" in page
    assert f"({found.counts.landed} landed, {found.counts.withdrawn} withdrew;" in page
    assert f"fitted on the {test.fitted} known on {test.fitted_on} and tested on the {test.tested}" in page
    assert command.PICTURE.read_text(encoding="utf-8") == command.picture(found)
