"""One run of the command line: language first, then the command, then one sentence for whatever went wrong.

Exit codes: 0 done; 1 done, a person must look (each command says when); 2 input refused; 3 internal failure; 130
stopped by Ctrl-C. After 2, 3 and 130 the workspace is as it was before.
"""

import errno
import logging
import os
import re
import sys
import tempfile
import traceback
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from parcels.domain.errors import ParcelsError
from parcels.interface.cli import STOPPED
from parcels.interface.cli.app import build_command
from parcels.interface.cli.output import Output
from parcels.interface.cli.usage import UsageError, system_text, usage
from parcels.interface.words import LANGUAGES, Words

SPREAD = ("--constraints", "--lock", "--ban")
LAYER = re.compile(r"\.\w+(:[^/:]+)?$")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = spread(list(sys.argv[1:] if arguments is None else arguments))
    out = Output(Words(language_of(given, os.environ)), as_json="--json" in given, debug="--debug" in given)
    try:
        return _run(given, out)
    except KeyboardInterrupt:
        return _stopped(out)
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # nothing is left to close
        return 0


def _run(given: list[str], out: Output) -> int:
    try:
        code = build_command(out.words)(given, prog_name="parcels", standalone_mode=False, obj=out)
        return _stopped(out) if code == STOPPED else int(code or out.must_look)
    except ParcelsError as error:
        if out.debug:
            traceback.print_exc()
        out.complain(out.words.error(error), {"error": error.code, "values": dict(error.values)})
        return error.exit_code
    except UsageError as error:
        return _misused(error, out)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        return _failed(error, out)


def language_of(given: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language asked for by ``--language``, else by the locale, else Chinese."""
    for place, word in enumerate(given):
        if word == "--language" and place + 1 < len(given) and given[place + 1] in LANGUAGES:
            return given[place + 1]
        if word.startswith("--language=") and word.partition("=")[2] in LANGUAGES:
            return word.partition("=")[2]
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def spread(given: list[str]) -> list[str]:
    """Repeat an option before each further ``NAME=VALUE`` behind it: ``--ban A=1 B=2`` is ``--ban A=1 --ban B=2``.

    Behind ``--constraints`` a further file, ``F.gpkg`` or ``F.gpkg:LAYER``, is repeated as well.
    """
    words: list[str] = []
    option = ""
    for word in given:
        is_further = bool(option) and words[-1] != option and _belongs(word, option)
        if is_further:
            words.append(option)
        elif words and words[-1] != option:
            option = ""
        if word in SPREAD:
            option = word
        words.append(word)
    return words


def _belongs(word: str, option: str) -> bool:
    if word.startswith("-"):
        return False
    is_layer = option == "--constraints" and "://" not in word and LAYER.search(word) and not Path(word).is_dir()
    return "=" in word or bool(is_layer)


def _misused(error: Exception, out: Output) -> int:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(f"{error}\n")
        return 2
    code, values = usage(error, out.words)
    values["command"] = context.command_path if context is not None else "parcels"
    sentence = out.words.coded("error", code, values)
    out.complain(sentence, {"error": code, "values": values})
    return 2


def _stopped(out: Output) -> int:
    out.complain(out.words("error-stopped"), {"error": "stopped", "values": {}})
    return STOPPED


def _failed(error: Exception, out: Output) -> int:
    if out.debug:
        traceback.print_exc()
    if _is_disk_full(error):
        out.complain(out.words("error-disk-full"), {"error": "disk_full", "values": {}})
        return 3
    if isinstance(error, OSError) and error.filename is not None:
        values: dict[str, Any] = {"file": str(error.filename), "detail": system_text(error, out.words)}
        out.complain(out.words.coded("error", "file_system", values), {"error": "file_system", "values": values})
        return 2
    number = uuid.uuid4().hex[:8]
    values = {"id": number, "log": str(_log(error, number, out.workspace)), "kind": type(error).__name__}
    out.complain(out.words.coded("error", "unexpected", values), {"error": "unexpected", "values": values})
    return 3


def _is_disk_full(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if "disk is full" in str(error):  # SQLite's own words
            return True
        error = error.__cause__ or error.__context__
    return False


def _log(error: Exception, number: str, workspace: Path | None) -> Path:
    """Write the traceback beside the data, or to the temporary folder if that cannot be written."""
    text = "".join(traceback.format_exception(error))
    for folder in filter(None, (workspace / "logs" if workspace else None, Path(tempfile.gettempdir()))):
        try:
            folder.mkdir(exist_ok=True)
            path = folder / f"parcels-error-{number}.log"
            path.write_text(text, encoding="utf-8")
            path.chmod(0o600)
        except OSError:
            logging.getLogger(__name__).debug("cannot write %s", folder)
        else:
            return path
    return Path(os.devnull)
