"""How the child says no: a code with values, turned into a sentence by the parent's catalogue."""

Value = str | int | float


class Stop(Exception):
    """The file is refused; ``code`` and ``values`` go back to the parent."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def note(code: str, **values: Value) -> dict[str, object]:
    """Return something worth reporting about the file as a whole, ready for JSON."""
    return {"code": code, "values": values}
