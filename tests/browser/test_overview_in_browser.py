"""The leader's page in a browser: everything that matters on one screen of 1366 × 768, and a row that leads on."""

from parcels.interface.words import Words


def test_numbers_pictures_projects_and_decisions_fit_on_one_screen(visit):
    """In English, whose texts are the longer ones."""
    visit.open("overview?lang=en&role=leader")
    visit.page.locator("[data-testid=stDataFrame]").first.wait_for(timeout=60_000)
    visit.settle()
    parts = visit.page.locator(".pp-figures, .pp-picture, [data-testid=stDataFrame]")
    boxes = [parts.nth(place).bounding_box() for place in range(parts.count())]
    assert len(boxes) >= 9
    assert max(box["y"] + box["height"] for box in boxes) <= 768
    assert min(box["width"] for box in boxes) > 100
    assert visit.page.get_by_role("button", name=Words("en")("overview-pdf")).count() == 1
    assert (visit.foreign, visit.errors) == ([], [])
