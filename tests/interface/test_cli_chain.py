"""The whole chain on a small demo city, as a person would type it, each command in its own process."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

SMALL = ("--parcels", "120", "--projects", "20")
LAYERS = ("platforms", "parcels", "roads", "utilities")


def run(*words, code=0):
    found = subprocess.run(
        [sys.executable, "-m", "parcels", *map(str, words), "--json", "--language", "en"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert found.returncode == code, found.stderr
    return json.loads(found.stdout)


@pytest.mark.slow
def test_a_city_goes_from_files_to_plan_certificate_and_export(tmp_path):
    demo, ws, plan = tmp_path / "demo", tmp_path / "ws", tmp_path / "plan"
    run("demo", demo, *SMALL)
    run("init", ws, "--name", "清和市")
    files = [word for name in LAYERS for word in (f"--{name}", demo / f"{name}.gpkg")]
    tables = ["--projects", demo / "projects.xlsx", "--milestones", demo / "milestones.csv"]
    taken = run("import", ws, *files, "--constraints", demo / "constraints.gpkg", *tables)
    assert taken["stored"]
    assert taken["balanced"]
    assert {report["dataset"]: report["kept"] for report in taken["reports"]}["parcels"] == 120
    assert len(list((ws / "reports").iterdir())) == 2

    screened = run("screen", ws, "--out", tmp_path / "s.csv")
    assert len(screened["parcels"]) == 120

    made = run("plan", ws, "--out", plan, "--policy", demo / "policy.toml", "--time-limit", "60")
    assert made["status"] == "optimal"
    assert made["assignments"]
    project = made["assignments"][0]["project"]
    assert run("sites", ws, project)["sites"]
    assert run("explain", plan, project)["chosen"]
    assert not run("explain", plan, next(iter(made["refused"])))["chosen"]
    assert (tmp_path / "s.csv").is_file()

    verdict = run("gate", ws, project, "--out", tmp_path / "c.html", code=1)["verdict"]
    assert verdict in ("can_sign_if", "cannot_sign")
    checked = subprocess.run([sys.executable, "-m", "parcels", "check", str(ws)], capture_output=True, check=False)
    assert checked.returncode in (0, 1)
    run("export", ws, "--out", tmp_path / "e.gpkg")
    assert run("audit", "verify", ws)["whole"]


@pytest.mark.slow
def test_ctrl_c_in_the_middle_of_an_import_leaves_the_workspace_as_it_was(tmp_path):
    demo, ws = tmp_path / "demo", tmp_path / "ws"
    run("demo", demo, *SMALL)
    run("init", ws)
    before = run("audit", "verify", ws)["head"]
    words = ["import", ws, "--parcels", demo / "parcels.gpkg", "--constraints", demo / "constraints.gpkg"]
    child = subprocess.Popen(
        [sys.executable, "-m", "parcels", *map(str, words), "--platforms", str(demo / "platforms.gpkg")],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(6)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in said
    assert run("audit", "verify", ws)["head"] == before


def test_a_port_in_use_is_refused(tmp_path):
    run("init", tmp_path / "ws")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = run("serve", tmp_path / "ws", "--port", taken.getsockname()[1], "--headless", code=2)
    assert found["error"] == "port_taken"


def test_demo_users_are_for_this_machine_only(tmp_path):
    run("init", tmp_path / "ws")
    found = run("serve", tmp_path / "ws", "--host", "0.0.0.0", "--port", free_port(), "--demo-users", code=2)
    assert found["error"] == "demo_users_loopback"


@pytest.mark.slow
def test_serve_answers_on_loopback_and_ends_with_its_parent(tmp_path):
    run("init", tmp_path / "ws")
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
        child.kill()
        child.wait()
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))


def answers(address, seconds=60.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2) as page:
                return page.status == 200
        except OSError:
            time.sleep(0.3)
    return False


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
