"""A relaxation in words: what to change so that a project lands."""

from collections.abc import Mapping
from typing import Any

from parcels.interface.reports.phrases import code_text
from parcels.interface.words import Words, slug

CLOSE = 1e-9


def relaxation_text(words: Words, relaxation: Mapping[str, Any]) -> str:
    """Return the sentence of a relaxation: the changes, where the project lands, what the plan gains or loses."""
    changes = words("relaxation-and").join(change_text(words, change) for change in relaxation["changes"])
    if not relaxation["site"]:
        return words("relaxation-opens", changes=changes)
    points = f"{relaxation['points']:+,}"
    displaced = " ".join(relaxation["displaced"])
    message = "relaxation-lands-displacing" if displaced else "relaxation-lands"
    return words(message, changes=changes, site=relaxation["site"], points=points, displaced=displaced)


def change_text(words: Words, change: Mapping[str, Any]) -> str:
    """Return one change in words."""
    dimension = change["dimension"]
    value = _service(words, change["value"]) if dimension == "service" else change["value"]
    values = {"amount": _amount(change["amount"]), "subject": change["subject"], "value": value}
    if ":" in change["subject"]:
        values["subject"] = change["subject"].partition(":")[2]
    return words(f"relaxation-{slug(dimension)}", **values)


def _service(words: Words, value: str) -> str:
    """Return ``power_kva=800`` as label and amount."""
    name, _, need = value.partition("=")
    return f"{code_text(words, 'service', name)} {_plain(need)}".strip()


def _plain(need: str) -> str:
    """Return an amount with thousands apart; text that is no number stays as it is."""
    try:
        return f"{float(need):,.10g}"
    except ValueError:
        return need


def _amount(amount: float) -> float | int:
    return round(amount) if abs(amount - round(amount)) < CLOSE else round(amount, 2)
