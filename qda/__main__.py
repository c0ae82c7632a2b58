"""The command `qda`, which is `python -m qda` too: a process that runs one command and is gone."""

import atexit
import gc
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def run() -> NoReturn:
    """Run what was typed and leave with its exit code."""
    gc.set_threshold(200_000, 20, 20)  # a command makes much and drops little
    try:
        from qda.cli.main import main
    except KeyboardInterrupt:
        print("\nqda: stopped before anything was done", file=sys.stderr)
        _leave(SystemExit(130))
    try:
        main()
    except SystemExit as end:
        _leave(end)
    sys.exit()


def _leave(end: SystemExit) -> NoReturn:
    """End the process. What it has loaded is not taken apart first, which takes a tenth of a short command;
    where threads still run, or output cannot be written, Python ends it as always."""
    if isinstance(end.code, int) and threading.active_count() == 1:
        with suppress(OSError):
            atexit._run_exitfuncs()
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # it was closed by whoever began the command
                    stream.flush()
            os._exit(end.code)
    raise end


if __name__ == "__main__":
    run()
