"""A workspace with the demo city, made if there is none."""

import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path

from parcels.demo import CITY_NAME, CRS, DemoSize, write_demo
from parcels.domain.errors import InputRefused, InternalFailure
from parcels.service.access import Actor, Role
from parcels.service.demo_decisions import demo_decisions
from parcels.service.demo_records import demo_records
from parcels.service.demo_reviews import demo_reviews, open_demo_ledger
from parcels.service.import_places import constraint_places
from parcels.service.importing import ImportRequest, import_files
from parcels.service.progress import Progress, silent
from parcels.service.rules_watch import POLICY_FILE
from parcels.service.whole_files import filled_folder
from parcels.service.workspace import Workspace, init_workspace, open_workspace

MARKS = ("parcels.gpkg", "projects.xlsx")
LAYERS = ("platforms", "parcels", "roads", "utilities")
TABLES = ("milestones", "readiness")
DEMO_FOLDER = "demo"
MAKER = Actor("parcels-demo", "演示数据", Role.SYSTEM)


def write_demo_files(folder: Path, size: DemoSize, *, progress: Progress = silent) -> tuple[Path, ...]:
    """Write the demo city into a new, empty or earlier demo folder; a failure on the way leaves it as it was.

    Raises
    ------
    InputRefused
        ``folder_is_file``, or ``folder_foreign`` if the folder holds anything else.
    """
    if folder.exists() and not folder.is_dir():
        raise InputRefused("folder_is_file", folder=str(folder))
    names = sorted(item.name for item in folder.iterdir()) if folder.exists() else []
    if names and not set(MARKS) <= set(names):
        raise InputRefused("folder_foreign", folder=str(folder), file=names[0])
    with filled_folder(folder) as draft:
        written = write_demo(draft, size, progress)
    return tuple(folder / path.relative_to(draft) for path in written)


def ensure_demo(
    target: Path,
    *,
    now: datetime,
    size: DemoSize | None = None,
    decided_on: date | None = None,
    progress: Progress = silent,
) -> Workspace:
    """Return the workspace at ``target``, made from the demo city if it does not exist yet.

    The files are written to ``<target>/demo`` and imported like anybody's. With ``decided_on`` the demo people have
    proposed and decided a few allocations by that date, and recorded what became of the projects signed. A failure on
    the way leaves nothing behind.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.workspace.open_workspace` and ``init_workspace``.
    InternalFailure
        ``demo_not_imported`` if our own files are refused.
    """
    if target.exists() and any(target.iterdir()):
        return open_workspace(target)
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.absolute().parent))
    try:
        _fill(draft / "ws", now, size or DemoSize(), progress)
        if decided_on is not None:
            _decide(draft / "ws", size or DemoSize(), (decided_on, now), progress)
        if target.exists():
            target.rmdir()
        (draft / "ws").rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return open_workspace(target)


def _fill(target: Path, now: datetime, size: DemoSize, progress: Progress) -> None:
    ws = init_workspace(target, name=CITY_NAME, now=now, actor=MAKER, crs=CRS, is_demo=True)
    folder = target / DEMO_FOLDER
    write_demo(folder, size, progress)
    shutil.copy(folder / POLICY_FILE, target / POLICY_FILE)
    found = import_files(ws, demo_request(folder), now=now, actor=MAKER, progress=progress)
    ws.close()
    if not found.stored:
        raise InternalFailure("demo_not_imported", datasets=" ".join(found.refused))


def _decide(target: Path, size: DemoSize, when: tuple[date, datetime], progress: Progress) -> None:
    on, now = when
    progress("decisions", 0, 1)
    ws = open_workspace(target)
    try:
        open_demo_ledger(ws, on=on, now=now)
        demo_decisions(ws, on=on, now=now)
        demo_reviews(ws, on=on, now=now)
        demo_records(ws, size, now=now)
    finally:
        ws.close()
    progress("decisions", 1, 1)


def demo_request(folder: Path) -> ImportRequest:
    """Return the import of a folder written by ``write_demo``."""
    files = {name: str(folder / f"{name}.gpkg") for name in LAYERS}
    files |= {name: str(folder / f"{name}.csv") for name in TABLES}
    files["projects"] = str(folder / "projects.xlsx")
    return ImportRequest(files=files, constraints=constraint_places({}, [str(folder / "constraints.gpkg")]))
