"""A row of filters above a long list: a text, several choices, the order; every change leads back to the first page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from parcels.interface.components.safe import legible
from parcels.interface.words import Words


@dataclass(frozen=True)
class Choice:
    """One field of which several values can be chosen: name in messages and keys, values, their labels, width in px."""

    name: str
    values: Sequence[str]
    label: Callable[[str], str]
    width: int


@dataclass(frozen=True)
class FilterRow:
    """The fields of one list; widgets are keyed ``<key>-…``, messages begin with ``<message>-``."""

    words: Words
    key: str
    message: str

    def text(self, width: int) -> str:
        """Draw the field for a text and return it."""
        return st.text_input(
            self.words(f"{self.message}-search"), key=f"{self.key}-text", width=width, label_visibility="collapsed",
            placeholder=self.words(f"{self.message}-search-hint"), on_change=self.first_page,
        )  # fmt: skip

    def several(self, choice: Choice) -> tuple[str, ...]:
        """Draw a field of which several values can be chosen and return them."""
        label = self.words(f"{self.message}-filter-{choice.name}")
        return tuple(
            st.multiselect(
                label, choice.values, key=f"{self.key}-{choice.name}", placeholder=label, width=choice.width,
                format_func=lambda one: legible(choice.label(one)),
                label_visibility="collapsed", on_change=self.first_page,
            )
        )  # fmt: skip

    def order(self, sorts: Iterable[str], width: int) -> str:
        """Draw the choice of the order and return it."""
        return st.selectbox(
            self.words(f"{self.message}-sort"), list(sorts), key=f"{self.key}-sort", width=width,
            format_func=lambda name: self.words(f"{self.message}-sort-{name}"),
            label_visibility="collapsed", on_change=self.first_page,
        )  # fmt: skip

    def only(self, name: str, *, at_first: bool = False) -> bool:
        """Draw a switch that keeps only some rows and return whether it is on; ``at_first`` it is until switched."""
        label, key = self.words(f"{self.message}-{name}-only"), f"{self.key}-{name}"
        return st.toggle(label, at_first, key=key, on_change=self.first_page)

    def first_page(self) -> None:
        """Go back to the first page."""
        st.session_state[f"{self.key}-page"] = 1


def distinct(values: Iterable[str]) -> list[str]:
    """Return what there is to choose from, in order, without what is empty."""
    return sorted({value for value in values if value})
