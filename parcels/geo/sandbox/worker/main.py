"""The child's entry, run as ``python -I main.py FOLDER``: fence first, then read one file and write the answer.

Only this folder of the package can be imported here: the parent packages are empty stand-ins whose search path holds
nothing else.
"""

import errno
import json
import os
import sys
import types
from pathlib import Path

HERE = Path(__file__).resolve().parent


def stand_alone() -> None:
    """Register empty parent packages so that ``parcels.geo.sandbox.worker`` is all that can be found."""
    for name, path in (("parcels", []), ("parcels.geo", []), ("parcels.geo.sandbox", [str(HERE.parent)])):
        module = types.ModuleType(name)
        module.__path__ = path
        sys.modules[name] = module


def read(folder: Path) -> dict[str, object]:
    """Return the report of one task; the data lie beside it as ``out.arrow``."""
    from parcels.geo.sandbox.worker.fence import raise_fence
    from parcels.geo.sandbox.worker.task import read_task

    task = read_task(folder)
    holds = raise_fence(task.fence, task.kind)
    from parcels.geo.sandbox.worker.readers import READERS

    return {**READERS[task.kind](task), "fence": holds}


def answer(folder: Path) -> dict[str, object]:
    """Return the report, or the refusal with its code; no failure of a hostile file gets past here."""
    from parcels.geo.sandbox.worker.stop import Stop

    try:
        return read(folder)
    except Stop as stop:
        return {"refused": stop.code, "values": stop.values}
    except MemoryError:
        return {"refused": "out_of_memory", "values": {}}
    except OSError as error:
        codes = {errno.ENOSPC: "disk_full", errno.EFBIG: "unpacked_too_large", errno.ENOMEM: "out_of_memory"}
        code = codes.get(error.errno or 0, "unreadable")
        return {"refused": code, "values": {"detail": str(error)[:200]}}
    except BaseException as error:
        return {"refused": "unreadable", "values": {"detail": f"{type(error).__name__}: {error}"[:200]}}


if __name__ == "__main__":
    stand_alone()
    place = Path(sys.argv[1])
    (place / "report.json").write_text(json.dumps(answer(place), ensure_ascii=True), encoding="ascii")
    sys.stdout.flush()
    os._exit(0)
