"""The policy and the rules of a workspace, and the event that says when they became others.

They are files people edit; nothing tells us when. So each write first looks whether they are still those recorded last.
"""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from parcels.domain.errors import InputRefused
from parcels.store.checks import keep_document, plain_text
from parcels.store.event_search import last_event
from parcels.store.events import head
from parcels.store.unit_of_work import UnitOfWork
from parcels.store.workspaces import read_facts

POLICY_FILE = "policy.toml"
RULES_FOLDER = "rules"
RULES_CHANGED = "rules_changed"
KINDS = ("policy", "rules")


@dataclass(frozen=True)
class Rules:
    """Policy and rule book as plain JSON."""

    policy: Mapping[str, Any]
    rules: Mapping[str, Any]

    @property
    def hashes(self) -> dict[str, str]:
        """Return ``policy`` and ``rules`` → SHA-256, the same as ``policy_hash`` and the hash of the rule book."""
        return {name: hashlib.sha256(plain_text(getattr(self, name)).encode()).hexdigest() for name in KINDS}


def own_files(target: str) -> tuple[Path, ...]:
    """Return the files with rules of a workspace's own; none where the workspace is a database."""
    folder = Path(target)
    own = [folder / POLICY_FILE, *sorted((folder / RULES_FOLDER).glob("*.yaml"))]
    return tuple(path for path in own if path.is_file())


def rules_of(target: str, *, is_demo: bool) -> Rules:
    """Return the policy and rules that hold in a workspace now.

    Raises
    ------
    InputRefused
        As :func:`parcels.rules.policy.load_policy` and :func:`parcels.rules.rulebook.load_book`.
    """
    try:
        files = tuple((path, hashlib.sha256(path.read_bytes()).hexdigest()) for path in own_files(target))
    except OSError as error:
        raise InputRefused("policy_unreadable", file=str(error.filename), problem=type(error).__name__) from error
    return _rules(target, files, is_demo)


@lru_cache(maxsize=16)
def _rules(target: str, files: tuple[tuple[Path, str], ...], is_demo: bool) -> Rules:
    """Read the files; ``files`` (with their hashes) makes the answer new when one of them is."""
    from parcels.rules.packs import load_book, rulebook_document  # slow to load, and most programs only read
    from parcels.rules.policy import load_policy

    names = {path for path, _ in files}
    own, folder = Path(target) / POLICY_FILE, Path(target) / RULES_FOLDER
    policy = load_policy(own if own in names else None)
    book = load_book(folder if folder.is_dir() else None, demo=is_demo)
    return Rules(policy.model_dump(mode="json"), rulebook_document(book))


class RulesWatch:
    """Looks at the start of each write whether the rules are those recorded last; remembers how far it read the log."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._read_to = 0
        self._recorded: dict[str, str] | None = None

    def look(self, work: UnitOfWork) -> None:
        """Record ``rules_changed`` if they changed.

        A workspace that never had rules of its own is judged by those of the program, which its version names. Rules
        that cannot be read decide nothing, because everything that needs them refuses; they are recorded once they can.
        """
        if self.recorded(work) is None and not own_files(self._target):
            return
        try:
            self.record(work, adopted=False)
        except InputRefused:
            return

    def record(self, work: UnitOfWork, *, adopted: bool) -> bool:
        """Record ``rules_changed`` with the new hashes and keep the texts; return whether there was a change."""
        before = self.recorded(work)
        found = self.now(work)
        if found.hashes == before:
            return False
        for name in KINDS:
            keep_document(work, name, getattr(found, name))
        files = [path.name for path in own_files(self._target)]
        work.record(RULES_CHANGED, **found.hashes, before=before, files=files, adopted=adopted)
        return True

    def now(self, work: UnitOfWork) -> Rules:
        """Return the policy and rules as they are; raises as :func:`rules_of`."""
        return rules_of(self._target, is_demo=read_facts(work.connection).is_demo)

    def recorded(self, work: UnitOfWork) -> dict[str, str] | None:
        """Return the hashes recorded last, ``None`` if none ever were."""
        with self._lock:
            newest = head(work.connection).seq
            if newest < self._read_to:  # another log stands here now
                self._read_to, self._recorded = 0, None
            found = last_event(work.connection, RULES_CHANGED, after=self._read_to)
            if found is not None:
                self._recorded = {name: str(found.values.get(name)) for name in KINDS}
            self._read_to = newest
            return self._recorded
