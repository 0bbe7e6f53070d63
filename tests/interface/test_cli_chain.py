"""The whole chain on a small demo city, as a person would type it; in its own process where that is the point."""

import contextlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from parcels.interface.cli.running import main

SMALL = ("--parcels", "120", "--projects", "20")
LAYERS = ("platforms", "parcels", "roads", "utilities")


def typed(*words, code=0):
    """Run a command in this process."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        ended = main([*map(str, words), "--json", "--language", "en"])
    assert ended == code, complained.getvalue()
    return json.loads(said.getvalue())


def run(*words, code=0):
    """Run a command in its own process."""
    found = subprocess.run(
        [sys.executable, "-m", "parcels", *map(str, words), "--json", "--language", "en"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert found.returncode == code, found.stderr
    return json.loads(found.stdout)


@pytest.mark.slow
def test_a_city_goes_from_files_to_plan_certificate_and_export(tmp_path):
    demo, ws, plan = tmp_path / "demo", tmp_path / "ws", tmp_path / "plan"
    typed("demo", demo, *SMALL)
    run("init", ws, "--name", "清和市")
    files = [word for name in LAYERS for word in (f"--{name}", demo / f"{name}.gpkg")]
    tables = ["--projects", demo / "projects.xlsx", "--milestones", demo / "milestones.csv"]
    taken = typed("import", ws, *files, "--constraints", demo / "constraints.gpkg", *tables)
    assert taken["stored"]
    assert taken["balanced"]
    assert {report["dataset"]: report["kept"] for report in taken["reports"]}["parcels"] == 120
    assert len(list((ws / "reports").iterdir())) == 2

    screened = typed("screen", ws, "--out", tmp_path / "s.csv")
    assert len(screened["parcels"]) == 120

    made = typed("plan", ws, "--out", plan, "--policy", demo / "policy.toml", "--time-limit", "60")
    assert made["status"] == "optimal"
    assert made["assignments"]
    project = made["assignments"][0]["project"]
    assert typed("sites", ws, project)["sites"]
    assert typed("explain", plan, project)["chosen"]
    assert not typed("explain", plan, next(iter(made["refused"])))["chosen"]
    assert (tmp_path / "s.csv").is_file()

    verdict = typed("gate", ws, project, "--out", tmp_path / "c.html", code=1)["verdict"]
    assert verdict in ("can_sign_if", "cannot_sign")
    checked = subprocess.run([sys.executable, "-m", "parcels", "check", str(ws)], capture_output=True, check=False)
    assert checked.returncode in (0, 1)
    typed("export", ws, "--out", tmp_path / "e.gpkg")
    assert run("audit", "verify", ws)["whole"]


@pytest.mark.slow
def test_ctrl_c_in_the_middle_of_an_import_leaves_the_workspace_as_it_was(tmp_path):
    demo, ws, temporary = tmp_path / "demo", tmp_path / "ws", tmp_path / "temporary"
    temporary.mkdir()
    typed("demo", demo, *SMALL)
    typed("init", ws)
    before = typed("audit", "verify", ws)["head"]
    words = ["import", ws, "--parcels", demo / "parcels.gpkg", "--constraints", demo / "constraints.gpkg"]
    child = subprocess.Popen(
        [sys.executable, "-m", "parcels", *map(str, words), "--platforms", str(demo / "platforms.gpkg")],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )  # fmt: skip
    try:
        assert comes_true(lambda: list(temporary.glob("parcels-import-*")))  # files are being read
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
    finally:
        end_family(child)
    assert child.returncode == 130
    assert b"Traceback" not in said
    assert typed("audit", "verify", ws)["head"] == before


def test_a_port_in_use_is_refused(tmp_path):
    typed("init", tmp_path / "ws")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = typed("serve", tmp_path / "ws", "--port", port, "--headless", code=2)
    assert (found["error"], f" {port} " in found["message"]) == ("port_taken", True)  # no comma in a port


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_service_manager_that_stops_the_app_is_told_of_no_failure():
    app = "import time; time.sleep(1); print('up', flush=True); time.sleep(60)"
    run_app = f"serving.run_app([sys.executable, '-c', {app!r}], {{}}, None)"
    words = f"import sys; from parcels.interface.cli import serving; sys.exit({run_app})"
    child = subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, start_new_session=True)
    with child.stdout as said:
        try:
            assert said.readline() == b"up\n"
            child.send_signal(signal.SIGTERM)
            assert child.wait(timeout=60) == 0
        finally:
            end_family(child)


def test_demo_users_are_for_this_machine_only(tmp_path):
    typed("init", tmp_path / "ws")
    found = typed("serve", tmp_path / "ws", "--host", "0.0.0.0", "--port", free_port(), "--demo-users", code=2)
    assert found["error"] == "demo_users_loopback"


@pytest.mark.slow
def test_serve_answers_on_loopback_and_ends_with_its_parent(tmp_path):
    typed("init", tmp_path / "ws")
    port = free_port()
    child = subprocess.Popen(
        [sys.executable, "-m", "parcels", "serve", str(tmp_path / "ws"), "--port", str(port), "--headless"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        assert answers(f"http://127.0.0.1:{port}/_stcore/health")
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == 0
    finally:
        end_family(child)
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))


def end_family(child):
    """End a process and all it started, so that a test that fails leaves nobody behind; it leads a group of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def answers(address):
    def asked():
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as page:
            return page.status == 200

    return comes_true(asked)


def comes_true(asked, seconds=60.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if asked():
            return True
        time.sleep(0.1)
    return False


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
