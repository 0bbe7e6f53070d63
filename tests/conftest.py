"""A private PostgreSQL server for the tests: its own data folder, a Unix socket, no network, gone afterwards.

One server per test process (so ``pytest -n 2`` has two), started by the first test that wants it. Without PostgreSQL
and PostGIS on the machine these tests are skipped with the reason; with ``PARCELS_REQUIRE_POSTGRES=1`` they fail.
"""

import contextlib
import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import pytest

try:
    import psycopg
except ImportError:
    psycopg = None

# A shell that starts the tests in the background has Ctrl-C ignored, and programs they start inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

REQUIRED = os.environ.get("PARCELS_REQUIRE_POSTGRES") == "1"
ACCOUNT = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None  # the server refuses to run as root
# Sorting of another kind than Python's, so that a result that hangs on the order of the database shows.
INITDB = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
SORTING = ("--locale-provider=icu", "--icu-locale=zh")
# Every day the store's own tests run on both; what stands on the store runs on the second one in make test-all.
STORES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))
FAST = ("fsync=off", "full_page_writes=off")
SAFE = ()  # as delivered
ALWAYS = ("listen_addresses=", "max_connections=60", "autovacuum=off", "log_min_messages=panic")


def binaries() -> Path | None:
    """The newest PostgreSQL on this machine, ``None`` without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def absent(reason: str) -> NoReturn:
    pytest.fail(reason) if REQUIRED else pytest.skip(reason)


def end_with_parent() -> None:
    """Ask Linux to stop the server when the tests are killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


class Cluster:
    """A PostgreSQL server of our own."""

    def __init__(self, programs: Path, settings: tuple[str, ...]) -> None:
        self.programs = programs
        self.settings = settings
        self.folder = Path(tempfile.mkdtemp(prefix="parcels-pg-"))  # short: a socket's path has at most 107 characters
        self.server: subprocess.Popen[bytes] | None = None
        self.made: dict[str, str] = {}
        self.names = (f"city{number}" for number in itertools.count())
        if ACCOUNT:
            shutil.chown(self.folder, ACCOUNT, ACCOUNT)
        command = [programs / "initdb", "-D", self.folder / "data", *INITDB, *SORTING]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self.account())

    def account(self) -> dict:
        return {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []} if ACCOUNT else {}

    def start(self) -> None:
        options = [part for setting in (*ALWAYS, *self.settings) for part in ("-c", setting)]
        command = [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder, *options]
        with (self.folder / "log").open("ab") as log:
            self.server = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.folder, preexec_fn=end_with_parent, **self.account()
            )
        deadline = time.monotonic() + 60
        while subprocess.run([self.programs / "pg_isready", "-q", "-h", self.folder], check=False).returncode != 0:
            if self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End the server: SIGINT in order, SIGQUIT at once and without a last write."""
        if self.server is not None:
            self.server.send_signal(how)
            self.server.wait(60)
            self.server = None

    def remove(self) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder), safe='')}"

    def sql(self, statement: str, database: str = "postgres") -> list[tuple]:
        """Run one statement as the owner of everything, with our code nowhere near it."""
        with psycopg.connect(f"host={self.folder} user=postgres dbname={database}", autocommit=True) as connection:
            found = connection.execute(statement)
            return found.fetchall() if found.description else []

    def fresh(self, template: str = "empty") -> str:
        """Make a database from a template and return its name."""
        name = next(self.names)
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, name: str) -> None:
        self.sql(f"DROP DATABASE {name} WITH (FORCE)")


@contextlib.contextmanager
def running(settings: tuple[str, ...]) -> Iterator[Cluster]:
    programs = binaries()
    if psycopg is None:
        absent("psycopg is not installed")
    if programs is None:
        absent("no PostgreSQL server programs (initdb) on this machine")
    cluster = Cluster(programs, settings)
    try:
        cluster.start()
        if not cluster.sql("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"):
            absent("PostgreSQL has no PostGIS extension on this machine")
        cluster.sql("CREATE DATABASE empty")
        cluster.sql("CREATE EXTENSION postgis", database="empty")
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server of this test process; quick, because nothing in it must outlive a power cut."""
    with running(FAST) as started:
        # PostGIS's list of coordinate systems is half of an empty database, and nothing of ours reads it; without it a
        # database is copied ten times as quickly.
        started.sql("TRUNCATE spatial_ref_sys", database="empty")
        yield started


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """A server for one test that stops it in the middle; with all the safety it is delivered with."""
    with running(SAFE) as started:
        yield started


@pytest.fixture
def fresh_database(cluster: Cluster) -> Iterator[Callable[[], str]]:
    """Return URLs of new databases with PostGIS and nothing else, dropped after the test."""
    made = []

    def fresh(template: str = "empty") -> str:
        made.append(cluster.fresh(template))
        return cluster.url(made[-1])

    yield fresh
    for name in made:
        cluster.drop(name)


@pytest.fixture(scope="session")
def kept_workspaces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where workspaces are kept that tests copy instead of making them anew."""
    return tmp_path_factory.mktemp("kept")


class Places:
    """Where new workspaces can be made: below a folder, or on the server."""

    def __init__(self, request: pytest.FixtureRequest, store: str) -> None:
        on_server = store == "postgresql"
        self.cluster: Cluster | None = request.getfixturevalue("cluster") if on_server else None
        self.fresh = request.getfixturevalue("fresh_database") if on_server else None
        self.folder: Path = request.getfixturevalue("tmp_path")
        self.kept: Path = request.getfixturevalue("kept_workspaces")

    def __call__(self, name: str = "ws") -> str:
        """Return a place where nothing is yet."""
        return str(self.folder / name) if self.fresh is None else self.fresh()

    def holding(self, name: str, make: Callable[[str], object]) -> str:
        """Return a place that holds what ``make`` makes; it is made once and copied, that is quicker."""
        if self.cluster is None:
            if not (self.kept / name).exists():
                begun = self.kept / f"{name} begun"
                make(str(begun))
                begun.rename(self.kept / name)
            return shutil.copytree(self.kept / name, self(name))
        if name not in self.cluster.made:
            self.cluster.made[name] = self.cluster.fresh()
            make(self.cluster.url(self.cluster.made[name]))
        return self.fresh(self.cluster.made[name])


@pytest.fixture(params=STORES)
def new_target(request: pytest.FixtureRequest) -> Places:
    """Return where a new workspace can be made: on each of the two stores in turn."""
    return Places(request, request.param)


@pytest.fixture
def place(request: pytest.FixtureRequest) -> Places:
    """Return where a new workspace can be made: a folder; in tests marked ``both_stores`` a database in turn, too."""
    return Places(request, getattr(request, "param", "sqlite"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "place" in metafunc.fixturenames and metafunc.definition.get_closest_marker("both_stores"):
        metafunc.parametrize("place", STORES, indirect=True)
