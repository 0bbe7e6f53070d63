"""The browser of the person at the machine."""

import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread

import pytest

from parcels.interface.cli import showing
from parcels.interface.cli.showing import has_screen, local_address, show_when_ready


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("0.0.0.0", "http://127.0.0.1:8501"),
        ("::", "http://[::1]:8501"),
        ("fe80::1", "http://[fe80::1]:8501"),
    ],
)
def test_a_browser_is_sent_where_this_machine_finds_the_app(host, address):
    assert local_address(host, 8501) == address


def test_no_text_browser_is_started_where_there_is_no_screen():
    assert has_screen("win32", {})
    assert has_screen("linux", {"DISPLAY": ":0"})
    assert not has_screen("linux", {"DISPLAY": ""})


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


def test_the_window_opens_once_the_app_answers(monkeypatch):
    opened, done = [], Event()
    monkeypatch.setattr(showing.webbrowser, "open", lambda address: (opened.append(address), done.set()))
    monkeypatch.setenv("DISPLAY", ":0")
    with HTTPServer(("127.0.0.1", 0), _Answer) as server, _idle() as process:
        Thread(target=server.handle_request, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        show_when_ready(address, process)
        assert done.wait(10)
        process.kill()
    assert opened == [address]


def _idle():
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
