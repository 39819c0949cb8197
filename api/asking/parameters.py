"""Parameters: the filters of a reading as named queries take them."""

from __future__ import annotations

from collections.abc import Iterator

from api.asking.reading import Reading
from api.asking.values import Given
from graph.filters import SEVERAL, Filters

TIME = ("from", "to", "dates")


def read_parameters(given: Given, excepted: Given) -> Filters:
    """The filters of a reading as queries take them."""
    values: dict[str, object] = {}
    for name, several in given.items():
        if name in ("a", "b"):
            continue
        ids = [identifier for value in several for identifier in value.ids(name)]
        if name in ("from", "to", "dates"):
            values["from_" if name == "from" else name] = ids[0]
        elif name == "min_documents":
            values[name] = int(ids[0])
        else:
            values[name] = tuple(ids) if len(ids) > 1 or name == "who" else ids[0]
    pairs = tuple((name, value.id) for name, several in excepted.items() for value in several if name in SEVERAL)
    return Filters(**values, except_=pairs)  # type: ignore[arg-type]


def leave_out(reading: Reading, name: str) -> Filters:
    """The filters without one of them; `time` stands for those of time, `except by` for one that leaves out."""
    dropped = TIME if name == "time" else (name,)
    given = {key: values for key, values in reading.filters.items() if key not in dropped}
    excepted = {key: values for key, values in reading.excepted.items() if f"except {key}" != name}
    return read_parameters(given, excepted)


def list_droppable(reading: Reading) -> Iterator[str]:
    """The filters that can be left out one by one, both ends of a time together."""
    names = [*reading.filters, *(f"except {name}" for name in reading.excepted)]
    yield from dict.fromkeys("time" if name in TIME else name for name in names)
