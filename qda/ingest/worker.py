"""The process that `bounded.py` starts: reads one file after the other, until nothing more is asked.

It cannot write a file, leaves no memory dump behind, and stops when it uses more time or memory than it may.
"""

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import Any

from qda.errors import InputError, Place
from qda.ingest import limits
from qda.ingest.bounded import OUT_OF_MEMORY
from qda.ingest.reader import Options
from qda.ingest.registry import Format, load

try:
    import resource
except ImportError:  # not on Windows, where only the time is limited, from outside
    resource = None  # type: ignore[assignment]


def serve() -> None:
    """Answer requests on standard input with readings, or with the InputError, on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted, and ends this process
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    _limit("RLIMIT_AS", limits.WORKER_BYTES)
    _limit("RLIMIT_FSIZE", 0)
    _limit("RLIMIT_CORE", 0)
    while True:
        try:
            form, content, path, options, seconds = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _limit_time(seconds)
        answers.write(_answer(form, content, path, options))
        answers.flush()


def _answer(form: Format, content: bytes, path: Path, options: Options) -> bytes:
    try:
        return pickle.dumps(_read(form, content, path, options))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _read(form: Format, content: bytes, path: Path, options: Options) -> Any:
    try:
        return list(load(form)(content, path, options))
    except InputError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:
        return InputError(
            f"the reader of {form.name} cannot make sense of it: {type(error).__name__}: {error}",
            place=Place(path),
            remedy="It may be damaged: open it in the program that made it, and save it anew.",
        )


def _limit(what: str, most: int) -> None:
    """Lower one of the limits of this process, where the system has it and allows it."""
    if resource is None:
        return
    number = getattr(resource, what)
    _, hard = resource.getrlimit(number)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(number, (most, hard))
    except (OSError, ValueError):  # macOS refuses some; the limit of time holds all the same
        return


def _limit_time(seconds: int) -> None:
    """Let the processor work on for so many seconds; the system ends the process after that."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit("RLIMIT_CPU", int(used.ru_utime + used.ru_stime) + seconds + 1)


if __name__ == "__main__":
    serve()
