"""``serve``: the app on a workspace, on this machine only unless told otherwise."""

import errno
import os
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import parcels
from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.cli.showing import local_address, show_when_ready
from parcels.interface.web.trust import require_settings
from parcels.service.access import is_loopback
from parcels.service.demo_workspace import ensure_demo
from parcels.service.people import ADMIN, add_first_person, needs_first_person

FIXED = {
    # Always: otherwise Streamlit advertises in the browser it opens. We open it ourselves.
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "global.developmentMode": "false",
}


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "serve")(_serve)


def _serve(
    out: Output,
    *,
    ws: Workspace,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, metavar="N", help="cli-option-port")] = 8501,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="cli-option-host")] = "127.0.0.1",
    headless: Annotated[bool, typer.Option("--headless", help="cli-option-headless")] = False,
    demo: Annotated[bool, typer.Option("--demo", help="cli-option-demo")] = False,
    demo_users: Annotated[bool, typer.Option("--demo-users", help="cli-option-demo-users")] = False,
) -> int:
    refuse_taken_port(host, port)
    if demo_users and not is_loopback(host):
        raise InputRefused("demo_users_loopback", host=host)
    require_settings(os.environ)
    if demo:
        with out.progress() as progress:
            ensure_demo(Path(ws), now=now(), decided_on=date.today(), progress=progress)
    _prepare_people(out, ws, demo_users=demo_users)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    out.say("cli-serve-open", address=address, workspace=ws)
    out.document({"address": address, "workspace": ws})
    sys.stdout.flush()
    environment = {**os.environ, "PARCELS_WORKSPACE": ws if "://" in ws else str(Path(ws).resolve())}
    environment["PARCELS_DEMO_USERS"] = "1" if demo_users else "0"
    environment["FORWARDED_ALLOW_IPS"] = ""  # the web server must not take the visitor's address from a header
    environment["PARCELS_LANGUAGE"] = out.words.language
    return run_app(app_command(host, port), environment, None if headless else local_address(host, port))


def _prepare_people(out: Output, target: str, *, demo_users: bool) -> None:
    """Add the first administrator where nobody could sign in, and tell the one-time password this once.

    Raises
    ------
    InputRefused
        ``demo_users_not_demo``.
    """
    ws = opened(out, target)
    try:
        if demo_users and not ws.is_demo:
            raise InputRefused("demo_users_not_demo", workspace=target)
        if demo_users or not needs_first_person(ws):
            return
        password = add_first_person(ws, now=now(), actor=actor())
    finally:
        ws.close()
    if password:
        out.complain_plainly("cli-serve-admin", person=ADMIN, password=password)


def app_file() -> Path:
    """Return ``planner_app.py``: beside the package in a checkout, inside it when installed."""
    package = Path(parcels.__file__).parent
    return next(path for path in (package.parent / "planner_app.py", package / "planner_app.py") if path.is_file())


def app_command(host: str, port: int) -> list[str]:
    """Return the command that runs the app: no telemetry, no watching of files, no details of errors in the browser."""
    options = {"server.address": host, "server.port": port, **FIXED}
    words = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app_file()), *words]


def run_app(words: list[str], environment: dict[str, str], shown_at: str | None) -> int:
    """Run the app until it ends or Ctrl-C or a service manager stops it; the app ends with us.

    ``shown_at``: open this address in a browser as soon as the app answers there.
    """
    asked: list[int] = []
    with subprocess.Popen(words, env=environment) as process:

        def stop(number: int, _: object) -> None:
            asked.append(number)
            process.terminate()

        signal.signal(signal.SIGTERM, stop)
        if shown_at is not None:
            show_when_ready(shown_at, process)
        try:
            return 0 if process.wait() == 0 or asked else 3
        except KeyboardInterrupt:
            process.terminate()
            process.wait(timeout=10)
            return 0


def refuse_taken_port(host: str, port: int) -> None:
    """Raise if nobody may listen there.

    Raises
    ------
    InputRefused
        ``port_taken``, ``port_forbidden`` or ``host_unknown``.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            code = {errno.EADDRINUSE: "port_taken", errno.EACCES: "port_forbidden"}.get(
                error.errno or 0, "host_unknown"
            )
            raise InputRefused(code, host=host, port=str(port)) from error
