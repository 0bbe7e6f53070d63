"""Tables that are linked with the map both ways."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from parcels.interface.components.safe import legible

HEAD_PX, ROW_PX = 36, 30


def linked(
    rows: Sequence[Mapping[str, Any]],
    ids: Sequence[str],
    *,
    key: str,
    selected: str | None,
    on_pick: Callable[[str | None], None],
    height: int | None = None,
) -> None:
    """Draw rows (header → cell) whose selection follows and moves ``selected``; one made elsewhere stands first."""
    first = _follow(key, ids, selected)
    order = sorted(range(len(ids)), key=lambda place: ids[place] != first) if first else list(range(len(ids)))

    def chosen() -> None:
        places = st.session_state[key]["selection"]["rows"]
        item = ids[order[places[0]]] if places and places[0] < len(order) else None
        st.session_state[f"{key}-shown"] = item
        on_pick(item)

    frame = table([rows[place] for place in order])
    st.dataframe(
        frame,
        key=key,
        on_select=chosen,
        selection_mode="single-row",
        hide_index=True,
        column_config=_formats(frame),
        height=height or "auto",
        row_height=ROW_PX,
    )


def _follow(key: str, ids: Sequence[str], selected: str | None) -> str | None:
    """Take over a selection made elsewhere and return the id to stand first; a row picked here keeps its place."""
    if st.session_state.get(f"{key}-shown", "") != selected:
        is_here = selected in set(ids)
        rows = [0] if is_here else []
        st.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}
        st.session_state[f"{key}-shown"] = selected
        st.session_state[f"{key}-first"] = selected if is_here else None
    return st.session_state.get(f"{key}-first")


def linked_many(
    frame: pd.DataFrame,
    ids: Sequence[str],
    *,
    key: str,
    selected: tuple[str, ...],
    on_pick: Callable[[tuple[str, ...]], None],
    height: int,
) -> None:
    """Draw a frame of any number of rows to select, which follow and move ``selected``; those made elsewhere lead."""
    known = set(ids)
    wanted = tuple(item for item in selected if item in known)
    if st.session_state.get(f"{key}-shown") != wanted:
        rows = list(range(len(wanted)))
        st.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}
        st.session_state[f"{key}-shown"] = st.session_state[f"{key}-first"] = wanted
    first = {item: place for place, item in enumerate(st.session_state.get(f"{key}-first", ())) if item in known}
    order = sorted(range(len(ids)), key=lambda place: first.get(ids[place], len(first))) if first else range(len(ids))

    def chosen() -> None:
        places = st.session_state[key]["selection"]["rows"]
        found = tuple(ids[order[place]] for place in places if place < len(order))
        st.session_state[f"{key}-shown"] = tuple(sorted(found))
        on_pick(found)

    st.dataframe(
        frame.take(list(order)) if first else frame,
        key=key,
        on_select=chosen,
        selection_mode="multi-row",
        hide_index=True,
        column_config=_formats(frame),
        height=height,
        row_height=ROW_PX,
    )


def plain(rows: Sequence[Mapping[str, Any]], *, height: int | None = None) -> None:
    """Draw rows without selection."""
    frame = table(rows)
    st.dataframe(frame, hide_index=True, column_config=_formats(frame), height=height or "auto", row_height=ROW_PX)


def height(rows: int, *, at_most: int = 12) -> int:
    """Return the height in px that shows a number of rows without an empty one."""
    return HEAD_PX + ROW_PX * min(rows, at_most) + 2


def table(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a frame; text without control characters."""
    return pd.DataFrame(
        [{name: legible(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in rows]
    )


def _formats(frame: pd.DataFrame) -> dict[str, Any]:
    numbers = [name for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])]
    return {name: st.column_config.NumberColumn(format="localized") for name in numbers}
