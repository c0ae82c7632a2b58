"""The texts of a YAML file where they stand, for whoever changes them there and leaves all else as it is."""

import json
from collections.abc import Iterator
from typing import NamedTuple

import yaml


class Written(NamedTuple):
    """`text[start:end]`, quotation marks included, says `value`."""

    start: int
    end: int
    value: str


def texts_in(text: str) -> list[Written]:
    """The texts that are plain or in quotation marks, keys too; none when it is no YAML.

    Texts below a `|` or `>` are not among them: whatever is written there is what they say.
    """
    try:
        return list(_texts(text))
    except yaml.YAMLError:
        return []


def _texts(text: str) -> Iterator[Written]:
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and event.style not in {"|", ">"} and start and end:
            yield Written(start.index, end.index, event.value)


def quoted(value: str) -> str:
    """How a text is written so that it is read as it is, whatever stands in it."""
    return json.dumps(value, ensure_ascii=False)
