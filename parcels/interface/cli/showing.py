"""Open the app in the browser of the person at this machine, as soon as it answers."""

import os
import subprocess
import sys
import time
import webbrowser
from collections.abc import Mapping
from contextlib import suppress
from threading import Thread
from urllib.request import urlopen

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}
"""Addresses to listen on that are none to go to, and where this machine finds them."""


def local_address(host: str, port: int) -> str:
    """Return the address of the app for a browser on this machine."""
    name = EVERYWHERE.get(host) or (f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Return whether a browser can have a window; without one Python would start a text browser in the terminal."""
    return platform in ("win32", "darwin") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def show_when_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    """Open a browser window once the app answers, beside whatever goes on; nothing where there is no screen."""
    if has_screen(sys.platform, os.environ):
        Thread(target=_show, args=(address, process), daemon=True).start()


def _show(address: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                break
        except OSError:
            time.sleep(0.2)
    else:
        return
    with suppress(webbrowser.Error):  # the address stands on the terminal
        webbrowser.open(address)
