"""Run the benchmarks and print their tables; exit 1 where a target is missed."""

import argparse
import importlib
import inspect
import json
import os
import pkgutil
import platform
import sys
import time
from collections.abc import Callable

import benchmarks


def found() -> dict[str, Callable[..., dict]]:
    """Modules of this folder that can be run, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    modules = {name: importlib.import_module(f"benchmarks.{name}") for name in names if not name.startswith("_")}
    return {name: module.run for name, module in modules.items() if hasattr(module, "run")}


def met(result: dict) -> bool:
    """Whether the ratio reaches its target and the error stays in its bound."""
    fast = result.get("ratio", 1.0) >= result.get("target", 0.0)
    return fast and result.get("largest_error", 0.0) <= result.get("largest_error_allowed", float("inf"))


def text(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{key} {text(part)}" for key, part in value.items())
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=benchmarks.__doc__)
    parser.add_argument("names", nargs="*", help="only these modules")
    parser.add_argument("--small", action="store_true", help="small data: a minute instead of many")
    parser.add_argument("--parcels", type=int, help="this size only, where a benchmark knows sizes")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    runs = found()
    unknown = sorted(set(options.names) - set(runs))
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(runs)}")
    if not options.json:
        load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}")
    results = {}
    for name in options.names or runs:
        start = time.perf_counter()
        sized = options.parcels and "parcels" in inspect.signature(runs[name]).parameters
        results[name] = runs[name](options.small, **({"parcels": options.parcels} if sized else {}))
        if not options.json:
            verdict = "" if met(results[name]) else ", TARGET MISSED"
            print(f"\n{name} ({time.perf_counter() - start:.0f} s{verdict})")
            print("\n".join(f"  {key:36s}{text(value)}" for key, value in results[name].items()), flush=True)
    if options.json:
        print(json.dumps(results, indent=1, ensure_ascii=False))
    return 0 if all(met(result) for result in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
