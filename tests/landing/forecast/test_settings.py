from importlib.resources import files

import pytest

from parcels.domain.errors import InputRefused
from parcels.landing.forecast.settings import packaged_forecast_settings, parse_forecast_settings

TEXT = files("parcels.landing.forecast").joinpath("forecast_demo.toml").read_text(encoding="utf-8")


def test_the_packaged_settings_are_demo_data():
    assert packaged_forecast_settings().is_demo


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"sector"]', '"luck"]', "factors.4"),
        ("bands = [3, 6,", "bands = [6, 3,", "-"),
        ("horizons = [12, 24, 36]", "horizons = [12, 12]", "-"),
        ("min_finished = 30", "min_finished = 0", "min_finished"),
        ("test_share = 0.25", "test_share = 1.0", "test_share"),
        ("[papers]", "[paper]", "papers"),
        ("funds_shown = [", "# funds_shown = [", "-"),
    ],
)
def test_a_wrong_entry_is_named(old, new, path):
    assert old in TEXT
    with pytest.raises(InputRefused) as refused:
        parse_forecast_settings(TEXT.replace(old, new), "forecast.toml")
    assert refused.value.code == "forecast_settings_invalid"
    assert refused.value.values["path"] == path


def test_no_toml_is_refused():
    with pytest.raises(InputRefused, match="forecast_settings_invalid"):
        parse_forecast_settings("factors = [", "forecast.toml")
