"""The content of a document as plain data (JSON) and back: `from_data(as_data(document)) == document`.

A value of the content becomes an object that names its class under `is`; texts, numbers and nothing stay what they are.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kiemtra.drafting import content
from kiemtra.drafting.content import OfficialDocument

_TYPE = "is"
_CLASSES: Mapping[str, type[Any]] = {
    kind.__name__: kind
    for kind in vars(content).values()
    if isinstance(kind, type) and kind.__module__ == content.__name__
}


def as_data(document: OfficialDocument) -> dict[str, Any]:
    """The content as JSON knows it; fields that hold their default are left out."""
    data: dict[str, Any] = _plain(document)
    return data


def from_data(data: Mapping[str, Any]) -> OfficialDocument:
    """The content that `as_data` has written. ValueError where it is something else."""
    document = _value(data)
    if not isinstance(document, OfficialDocument):
        raise ValueError(f"not a document: {data.get(_TYPE)!r}")
    return document


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        held = {field.name: getattr(value, field.name) for field in fields(value) if _differs(value, field)}
        return {_TYPE: type(value).__name__} | {name: _plain(each) for name, each in held.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return {_TYPE: type(value).__name__, "value": value.value}
    return {_TYPE: "date", "value": value.isoformat()} if isinstance(value, date) else value


def _differs(value: Any, field: Any) -> bool:
    return bool(getattr(value, field.name) != field.default)


def _value(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(map(_value, data))
    return _object(data) if isinstance(data, Mapping) else data


def _object(data: Mapping[str, Any]) -> Any:
    name = data.get(_TYPE, "")
    if name == "date":
        return date.fromisoformat(data["value"])
    kind = _CLASSES.get(name)
    if kind is None:
        raise ValueError(f"not a value of a document: {name!r}")
    if issubclass(kind, StrEnum):
        return kind(data["value"])
    return kind(**{key: _value(value) for key, value in data.items() if key != _TYPE})
