"""The child's entry, run as ``python -I main.py FOLDER``: fence first, then read one file and answer part by part.

Only this folder of the package can be imported here: the parent packages are empty stand-ins whose search path holds
nothing else.
"""

import errno
import json
import os
import sys
import types
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def stand_alone() -> None:
    """Register empty parent packages so that ``parcels.geo.sandbox.worker`` is all that can be found."""
    for name, path in (("parcels", []), ("parcels.geo", []), ("parcels.geo.sandbox", [str(HERE.parent)])):
        module = types.ModuleType(name)
        module.__path__ = path
        sys.modules[name] = module


def read(folder: Path, report: dict[str, Any]) -> None:
    """Fill the report of one task part by part; the data lie beside it, one file for each part."""
    from parcels.geo.sandbox.worker.fence import raise_fence
    from parcels.geo.sandbox.worker.task import read_task

    task = read_task(folder)
    report["fence"] = raise_fence(task.fence, task.kind)
    from parcels.geo.sandbox.worker.readers import READERS

    opened = READERS[task.kind](task)
    report.update(opened=True, layers=opened.layers)
    write(folder, report)
    for part in opened.parts:
        report["parts"].append(part())
        write(folder, report)


def answer(folder: Path) -> dict[str, Any]:
    """Return the report, perhaps with a refusal and its code; no failure of a hostile file gets past here."""
    from parcels.geo.sandbox.worker.stop import Stop

    report: dict[str, Any] = {"opened": False, "layers": [], "parts": []}
    try:
        read(folder, report)
    except Stop as stop:
        report.update(refused=stop.code, values=stop.values)
    except MemoryError:
        report.update(refused="out_of_memory", values={})
    except OSError as error:
        codes = {errno.ENOSPC: "disk_full", errno.EFBIG: "unpacked_too_large", errno.ENOMEM: "out_of_memory"}
        code = codes.get(error.errno or 0, "unreadable")
        report.update(refused=code, values={"detail": str(error)[:200]})
    except BaseException as error:
        report.update(refused="unreadable", values={"detail": f"{type(error).__name__}: {error}"[:200]})
    return report


def write(folder: Path, report: dict[str, Any]) -> None:
    """Replace the report in one step: the parent may look at it at any time."""
    draft = folder / "report.draft"
    draft.write_text(json.dumps(report, ensure_ascii=True), encoding="ascii")
    draft.replace(folder / "report.json")


if __name__ == "__main__":
    stand_alone()
    place = Path(sys.argv[1])
    write(place, answer(place))
    sys.stdout.flush()
    os._exit(0)
