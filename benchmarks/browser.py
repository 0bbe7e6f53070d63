"""A served app and a headless Chromium that may talk to nobody else: for browser tests, screenshots and timings."""

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from parcels.interface.cli.serving import app_command, app_file

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET = ("Unrecognized feature", "allow-scripts and allow-same-origin")


def chromium() -> str | None:
    """Return the browser of this machine, if there is one."""
    return os.environ.get("PARCELS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass(frozen=True)
class Server:
    """A running app."""

    address: str
    process: subprocess.Popen

    def resident_mb(self) -> float:
        """Memory the server holds in RAM, in MB; 0 where the system does not tell."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.is_file() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


@contextmanager
def serving(workspace: Path, log: Path, *, base: str = "", demo_users: bool = True) -> Iterator[str]:
    """Serve a workspace on a free port and yield its address."""
    with served(workspace, log, base=base, demo_users=demo_users) as server:
        yield server.address


@contextmanager
def served(
    workspace: Path, log: Path, *, base: str = "", demo_users: bool = True, script: Path | None = None
) -> Iterator[Server]:
    """Serve a workspace, or another script in its place, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = app_command("127.0.0.1", port)
    words += [f"--server.baseUrlPath={base}"] if base else []
    words = [str(script) if script and word == str(app_file()) else word for word in words]
    environment = {**os.environ, "PARCELS_WORKSPACE": str(workspace), "PARCELS_DEMO_USERS": str(int(demo_users))}
    environment.pop("PARCELS_LANGUAGE", None)
    address = f"http://127.0.0.1:{port}/" + (f"{base}/" if base else "")
    with (
        log.open("w") as out,
        subprocess.Popen(words, env=environment, stdout=out, stderr=out, cwd=workspace) as process,
    ):
        try:
            _wait_for(address + "_stcore/health", process)
            yield Server(address, process)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start: {address}")


@dataclass
class Visit:
    """One tab: the page, what it asked of other hosts, and what went wrong in it."""

    page: Any
    home: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> None:
        """Go to the app."""
        self.page.goto(self.home + query)

    def map(self, seconds: float = 60) -> Any:
        """Wait for the painted map and return its frame."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for frame in self.page.frames:
                if "streamlit_folium" in frame.url and _is_painted(frame):
                    return frame
            self.page.wait_for_timeout(50)
        raise RuntimeError("the map was not painted")

    def click_parcel(self, parcel: str) -> None:
        """Click a parcel where its label stands."""
        frame = self.map()
        at = frame.evaluate(
            "pid => { const s = window.__parcels, p = s.byId.get(pid).feature.properties;"
            " const q = s.map.latLngToContainerPoint([p.y, p.x]); return [q.x, q.y]; }",
            parcel,
        )
        box = self.page.locator("iframe").first.bounding_box()
        self.page.mouse.click(box["x"] + at[0], box["y"] + at[1])

    def text(self, text: str, seconds: float = 60) -> None:
        """Wait until a text is visible."""
        self.page.get_by_text(text).first.wait_for(state="visible", timeout=seconds * 1000)

    def settle(self, seconds: float = 90) -> None:
        """Wait until the app has nothing more to do."""
        self.page.wait_for_timeout(400)
        self.page.wait_for_function(
            "!document.querySelector('[data-testid=stStatusWidget], [data-testid=stSpinner], [data-stale=true]')",
            timeout=seconds * 1000,
        )
        self.page.wait_for_timeout(400)


def _is_painted(frame: Any) -> bool:
    try:
        return bool(frame.evaluate("window.__parcels_ready === true"))
    except Exception:  # the frame may be replaced while it is asked
        return False


@contextmanager
def visiting(home: str, *, width: int = 1366, height: int = 768) -> Iterator[Visit]:
    """Yield a tab of a new browser in which every request to another host is refused and recorded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield _tab(browser, home, width, height)
        browser.close()


def somebody_else(visit: Visit) -> Visit:
    """Return a tab of another person in the same browser: nothing of the first one's cookies is shared."""
    return another(visit, visit.home)


def another(visit: Visit, home: str) -> Visit:
    """Return a tab of the same browser at another server."""
    size = visit.page.viewport_size
    return _tab(visit.page.context.browser, home, size["width"], size["height"])


def _tab(browser: Any, home: str, width: int, height: int) -> Visit:
    page = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN").new_page()
    visit = Visit(page, home)
    _watch(visit)
    return visit


def _watch(visit: Visit) -> None:
    own = urlsplit(visit.home).netloc

    def gate(route: Any) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in ("data", "blob") or parts.netloc == own:
            route.continue_()
        else:
            visit.foreign.append(route.request.url)
            route.abort("internetdisconnected")

    def told(message: Any) -> None:
        # Streamlit looks for its server below the path of a page before it looks at the root.
        is_search = "/_stcore/" in message.location.get("url", "")
        if message.type == "error" and not is_search and not any(known in message.text for known in QUIET):
            visit.errors.append(message.text)

    visit.page.route("**/*", gate)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("console", told)
