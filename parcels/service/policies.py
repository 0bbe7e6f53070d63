"""Which policy and which rule packs hold in a workspace."""

from pathlib import Path

from parcels.rules.packs import RuleBook, load_book
from parcels.rules.policy import Policy, load_policy
from parcels.service.rules_watch import POLICY_FILE, RULES_FOLDER
from parcels.service.workspace import Workspace


def workspace_policy(ws: Workspace, named: Path | None = None) -> Policy:
    """Return the policy of a file named, else of ``<WS>/policy.toml``, else the packaged demo policy (演示数据).

    Raises
    ------
    InputRefused
        ``policy_missing``, ``policy_unreadable`` or ``policy_invalid`` naming file and entry.
    """
    own = Path(ws.target) / POLICY_FILE
    return load_policy(named if named is not None else (own if own.is_file() else None))


def workspace_book(ws: Workspace) -> RuleBook:
    """Return the packaged rules with the workspace's own packs in ``<WS>/rules/*.yaml``; demo data in a demo only.

    Raises
    ------
    InputRefused
        ``packs_unreadable``, ``pack_invalid``, ``pack_not_local`` or ``rulebook_invalid`` naming file and rule.
    """
    own = Path(ws.target) / RULES_FOLDER
    return load_book(own if own.is_dir() else None, demo=ws.is_demo)
