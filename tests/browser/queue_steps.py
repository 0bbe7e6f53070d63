"""The steps of an allocation as a person clicks them, in Chinese."""

from benchmarks.browser import Visit
from parcels.interface.words import Words

WORDS = Words("zh")


def queue_of(tab: Visit, role: str = "") -> Visit:
    """Open the queue of a person, or of a demo person by role."""
    tab.open("queue?lang=zh" + (f"&role={role}" if role else ""))
    tab.page.locator(".st-key-queue-filters").wait_for(timeout=120_000)
    tab.map()
    tab.page.locator(".pp-head").wait_for(timeout=120_000)
    tab.settle()
    return tab


def label(action: str) -> str:
    return WORDS.code("action", action)


def start(tab: Visit, action: str) -> None:
    """Open the dialog of a move."""
    tab.page.locator(f".st-key-move-{action} button").click()
    tab.page.get_by_role("dialog").wait_for(timeout=60_000)
    tab.settle()


def confirm(tab: Visit, action: str, *, reason: str = "") -> None:
    """Give the reason and confirm."""
    dialog = tab.page.get_by_role("dialog")
    if reason:
        dialog.get_by_role("textbox").first.fill(reason)
        dialog.get_by_role("textbox").first.press("Tab")
        tab.settle()
    dialog.get_by_role("button", name=WORDS("queue-confirm", action=label(action))).click()


def ended(tab: Visit, status: str) -> None:
    """Wait until the allocation looked at is in a state."""
    tab.page.get_by_role("dialog").wait_for(state="detached", timeout=120_000)
    text = WORDS.code("allocation-status", status)
    tab.page.locator(".pp-head .pp-tag", has_text=text).wait_for(timeout=120_000)
    tab.settle()
