"""Where results and messages go: streams that can say every letter, and are there."""

import codecs
import os
import sys
from io import TextIOWrapper


def prepare() -> None:
    """Let standard output and standard error take any text.

    A file or another program gets UTF-8, as from `--output`, wherever the system's own encoding lacks letters
    (cp1252 on Windows). A terminal, and who has set PYTHONIOENCODING, keep theirs, and see what it lacks as
    `\\u2500`. What goes to a closed stream goes nowhere.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # until the end
        elif isinstance(stream, TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
            if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
