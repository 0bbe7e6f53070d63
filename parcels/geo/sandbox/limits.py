"""Every limit of the sandbox in one place; raised by argument, never by environment."""

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True)
class Limits:
    """Sizes and counts above which a file is refused, and what the child process may use."""

    file_bytes: int = 512 * MIB
    unpacked_bytes: int = GIB
    ratio: int = 200
    members: int = 64
    features: int = 300_000
    vertices: int = 8_000_000
    columns: int = 256
    text: int = 4000
    rows: int = 200_000
    cells: int = 8_000_000
    memory_bytes: int = 4 * GIB
    cpu_seconds: int = 120
    output_bytes: int = GIB
    open_files: int = 64
    report_bytes: int = 8 * MIB


LIMITS = Limits()
