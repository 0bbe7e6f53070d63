"""The layers the routes serve, built once per content version and kept for the whole process."""

import gzip
import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from parcels.geo.city import City
from parcels.interface.map import features
from parcels.interface.map.packed import packed_parcels, parcel_columns

KEPT_VERSIONS = 4
QUICK = 1
"""Level of compression: the next ones take three times as long for a tenth less."""


@dataclass(eq=False)
class LayerSource:
    """One content version of a city on one day.

    ``blocked`` names the parcels that law closes, found on first use; ``bound`` those that allocations in force hold.
    """

    city: City
    as_of: date
    blocked: Callable[[], frozenset[str]]
    bound: frozenset[str] = frozenset()
    _built: dict[str, bytes] = field(default_factory=dict)
    _compressed: dict[str, bytes] = field(default_factory=dict)
    _locks: dict[str, Lock] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # One lock a layer: slow screening (marks) must not hold up the parcels.
        self._locks.update({name: Lock() for name in self.names()})

    def names(self) -> tuple[str, ...]:
        """Return the layers there are."""
        kinds = tuple(f"constraint-{kind}" for kind in self.city.constraint_kinds)
        return ("parcels", "columns", "marks", "platforms", "roads", "utilities", "demands", *kinds)

    def layer(self, name: str) -> bytes:
        """Return one layer as GeoJSON.

        ``parcels`` is packed, ``columns`` JSON by column, ``marks`` a mapping of classes to parcels.

        Raises
        ------
        KeyError
            If there is no such layer.
        """
        if name not in self.names():
            raise KeyError(name)
        with self._locks[name]:
            if name not in self._built:
                self._built[name] = self._build(name)
            return self._built[name]

    def compressed(self, name: str) -> bytes:
        """Return one layer as gzip: a fifth of its size for whoever is not at the server's own screen.

        Raises
        ------
        KeyError
            If there is no such layer.
        """
        content = self.layer(name)
        with self._locks[name]:
            if name not in self._compressed:
                self._compressed[name] = gzip.compress(content, QUICK, mtime=0)
            return self._compressed[name]

    def _build(self, name: str) -> bytes:
        if name.startswith("constraint-"):
            return features.constraint_layer(self.city, name.removeprefix("constraint-"))
        builders: dict[str, Callable[[], bytes]] = {
            "parcels": lambda: packed_parcels(self.city, self.as_of, self.bound),
            "columns": lambda: parcel_columns(self.city),
            "marks": lambda: json.dumps({"blocked": sorted(self.blocked())}, ensure_ascii=False).encode(),
            "platforms": lambda: features.platform_layer(self.city),
            "roads": lambda: features.road_layer(self.city),
            "utilities": lambda: features.utility_layer(self.city),
            "demands": lambda: features.demand_layer(self.city),
        }
        return builders[name]()


_sources: "OrderedDict[str, LayerSource]" = OrderedDict()
_sources_lock = Lock()


def version_of(city: City, as_of: date, bound: frozenset[str] = frozenset()) -> str:
    """Return a short name for the content of a city on a day, and for the land bound in it."""
    whole = [city.name, city.crs, sorted(city.versions.items()), as_of.isoformat(), sorted(bound)]
    content = json.dumps(whole, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def publish(city: City, as_of: date, blocked: Callable[[], frozenset[str]], bound: frozenset[str] = frozenset()) -> str:
    """Make a city's layers available to the routes and return its version."""
    version = version_of(city, as_of, bound)
    with _sources_lock:
        if version not in _sources:
            _sources[version] = LayerSource(city, as_of, blocked, bound)
        _sources.move_to_end(version)
        while len(_sources) > KEPT_VERSIONS:
            _sources.popitem(last=False)
    return version


def published(version: str) -> LayerSource | None:
    """Return the layers of a version, if a page of this process has opened it."""
    with _sources_lock:
        return _sources.get(version)
