"""Columns of a table, by the kind of their values."""

from qda.model.table import Column, ColumnKind


def text(key: str, heading: str, meaning: str = "") -> Column:
    """A column of words."""
    return Column(key, heading, ColumnKind.TEXT, meaning)


def count(key: str, heading: str, meaning: str = "") -> Column:
    """A column of whole numbers."""
    return Column(key, heading, ColumnKind.COUNT, meaning)


def share(key: str, heading: str, meaning: str = "") -> Column:
    """A column of shares, 0 to 1."""
    return Column(key, heading, ColumnKind.SHARE, meaning)
