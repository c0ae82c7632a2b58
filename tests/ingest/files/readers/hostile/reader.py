"""Stands for a parser that a file leads astray: each file says in its text what happens to it."""

import ctypes
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Comment, Metadata, Options, Reading
from qda.model.document import Speakers
from qda.model.span import Span


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Do what the text says."""
    text = content.decode(options.encoding or "utf-8")
    if text.startswith("refuse"):
        raise InputError("it is refused", place=Place(path, 3, 4), remedy="Do something.")
    _misbehave(text)
    metadata = Metadata(
        participant=str(os.getpid()),
        attributes=MappingProxyType({"age": "40"}),
        speakers=Speakers(labels=("A",)),
        locators=("p. 1",),
    )
    span = Span(0, len(text))
    return [Reading(text, span, metadata, "row 1", (Notice("n", "w"),), (Comment("a", "q", "t"),))]


def _misbehave(text: str) -> None:
    if text.startswith("sleep"):
        time.sleep(600)
    elif text.startswith("loop"):
        while True:
            pass
    elif text.startswith("segfault"):
        ctypes.string_at(0)
    elif text.startswith("memory"):
        hold = bytearray(2**36)
        raise AssertionError(len(hold))
    elif text.startswith("exit"):
        os._exit(0)
    elif text.startswith("recursion"):
        _deeper()
    elif text.startswith("fault"):
        raise KeyError("nothing")
    elif text.startswith("print"):
        print("this is no answer", flush=True)
        sys.stdout.write("\0" * 100)
    elif text.startswith("write"):
        Path(text.split(maxsplit=1)[1]).write_text("x" * 10, encoding="utf-8")


def _deeper() -> None:
    _deeper()
