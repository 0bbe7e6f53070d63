"""Which policy holds in a workspace: the one named, else the workspace's own, else the packaged demo policy."""

from pathlib import Path

from parcels.rules.policy import Policy, load_policy
from parcels.service.workspace import Workspace

POLICY_FILE = "policy.toml"


def workspace_policy(ws: Workspace, named: Path | None = None) -> Policy:
    """Return the policy of a file named, else of ``<WS>/policy.toml``, else the packaged demo policy (演示数据).

    Raises
    ------
    InputRefused
        ``policy_missing``, ``policy_unreadable`` or ``policy_invalid`` naming file and entry.
    """
    own = Path(ws.target) / POLICY_FILE
    return load_policy(named if named is not None else (own if own.is_file() else None))
