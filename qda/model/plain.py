"""Frozen values as plain data, as it is written down and hashed."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from qda.model.identity import Plain


def plain_fields(value: Any) -> dict[str, Plain]:
    """The fields of a frozen value as plain data."""
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


def plain(value: object) -> Plain:
    """A value as plain data: frozen values and mappings become mappings, tuples lists, words texts."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_dataclass(value):
        return plain_fields(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} is not plain data")
