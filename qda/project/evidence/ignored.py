"""Faults that people let stand, with the reason: kept in the section [audit] of qda.toml."""

import json
import re
from dataclasses import replace
from pathlib import Path

from qda.errors import Place, ProjectError, QdaError
from qda.files.atomic import write_text
from qda.files.text import read_text
from qda.model.settings import Settings
from qda.project.settings_file import NAME, settings_in

_SECTION = re.compile(r"^\[audit\.ignore\][^\n]*\n?", re.M)
_TEXT = r'"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'"
_INLINE = re.compile(rf"^(?P<head>[ \t]*ignore[ \t]*=[ \t]*\{{)(?P<rest>(?:{_TEXT}|[^}}\"'\n])*)\}}", re.M)
"""A } within a reason does not end the table."""


def ignore(folder: Path, item: str, reason: str) -> None:
    """Write down that an item is let stand; everything else in the file stays as it was.

    Raises ProjectError when the file cannot be added to without losing something.
    """
    path = folder / NAME
    text = read_text(path)
    before = settings_in(text, path)
    if item in dict(before.ignored):
        raise ProjectError(
            f"{item} is ignored already", place=Place(path), remedy="Change the reason in the file."
        )
    entry = f"{json.dumps(item)} = {json.dumps(reason, ensure_ascii=False)}"
    added = _added(text, entry)
    if not _says(added, path, replace(before, ignored=(*before.ignored, (item, reason)))):
        remedy = f"Write it below [audit.ignore] yourself: {entry}"
        raise ProjectError("the reason cannot be added to this file", place=Place(path), remedy=remedy)
    write_text(path, added)


def _says(text: str, path: Path, settings: Settings) -> bool:
    """Whether a text gives some settings, the faults that are let stand in any order."""
    try:
        found = settings_in(text, path)
    except QdaError:
        return False
    reasons = dict(found.ignored) == dict(settings.ignored)
    return reasons and replace(found, ignored=()) == replace(settings, ignored=())


def _added(text: str, entry: str) -> str:
    inline = _INLINE.search(text)
    if inline:
        comma = ", " if inline["rest"].strip() else ""
        return f"{text[: inline.end('rest')].rstrip()}{comma}{entry}{text[inline.end('rest') :]}"
    section = _SECTION.search(text)
    if section:
        head = text[: section.end()].rstrip("\n")
        return f"{head}\n{entry}\n{text[section.end() :]}"
    return f"{text.rstrip()}\n\n# Faults of the audit that are let stand, and why.\n[audit.ignore]\n{entry}\n"
