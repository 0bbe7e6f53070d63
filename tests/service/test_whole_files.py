"""A folder is filled whole or stays as it was, and a full disk is named whatever the library said."""

import errno
import shutil
from collections import namedtuple

import pytest

from parcels.service.whole_files import filled_folder

Usage = namedtuple("Usage", "total used free")


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def fail_half_way(folder):
    with filled_folder(folder) as draft:
        (draft / "parcels.gpkg").write_text("half")
        raise RuntimeError("cannot rollback")


def test_files_named_alike_are_replaced_and_others_stay(tmp_path):
    target = tmp_path / "demo"
    target.mkdir()
    (target / "parcels.gpkg").write_text("old")
    (target / "notes.txt").write_text("mine")
    with filled_folder(target) as draft:
        (draft / "parcels.gpkg").write_text("new")
        (draft / "schema").mkdir()
        (draft / "schema" / "parcels.csv").write_text("id")
    assert names(target) == ["notes.txt", "parcels.gpkg", "schema/parcels.csv"]
    assert (target / "parcels.gpkg").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


@pytest.mark.parametrize(("free", "raised"), [(36_864, OSError), (10**9, RuntimeError)])
def test_what_fails_half_way_leaves_nothing_and_a_full_disk_is_named(tmp_path, monkeypatch, free, raised):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(10**9, 0, free))
    with pytest.raises(raised) as caught:
        fail_half_way(tmp_path / "demo")
    assert getattr(caught.value, "errno", None) == (errno.ENOSPC if raised is OSError else None)
    assert list(tmp_path.iterdir()) == []
