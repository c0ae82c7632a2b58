"""Reading untrusted formats in a process of its own, under limits of time and memory.

A parser that crashes, or that a file sends round in circles, takes that process with it and nothing else.
The process is started when the first such file comes, and kept for the next ones.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import qda.errors as errors
from qda.errors import InputError, Place
from qda.ingest import limits
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.registry import Format, format_of, load

OUT_OF_MEMORY = 70
"""The exit code of a process that needed more memory than it may have."""
_SIGKILL, _SIGXCPU = -9, -24
_ANEW = "It may be damaged: open it in the program that made it, save it anew, or save it as plain text."


class Worker:
    """Reads files, those of bounded formats in the process that it keeps; leave it to end the process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def read(self, content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
        """Read a file by its suffix, as the reader of its format does.

        Raises InputError, also when the reader took too long, needed too much memory or crashed.
        """
        form = format_of(path)
        if not form.bounded:
            return load(form)(content, path, options)
        readings: Sequence[Reading] = self.ask(form, content, path, options)
        return readings

    def ask(self, form: Format, content: bytes, path: Path, options: Options) -> Any:
        """What the module of a format gives, from the process; raises InputError as `read` does."""
        answer = self._ask(form, content, path, options)
        if isinstance(answer, InputError):
            raise answer
        return answer

    def stop(self) -> None:
        """End the process, if there is one, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in _pipes(process):
                try:
                    pipe.close()
                except OSError:  # what was not yet sent to it
                    continue

    def _ask(self, form: Format, content: bytes, path: Path, options: Options) -> Any:
        seconds = limits.seconds_for(len(content))
        process = self._running()
        requests, answers = _pipes(process)
        late = threading.Event()
        watch = threading.Timer(seconds, _end, (process, late))
        watch.daemon = True
        watch.start()
        try:
            pickle.dump((form, content, path, options, seconds), requests)
            requests.flush()
            answer = pickle.load(answers)
        except Exception as error:  # it ended, and may have left half an answer, which can raise anything
            code = _exit_code(process)
            self.stop()
            raise _ended(form, path, seconds, code, late=late.is_set()) from error
        except BaseException:
            self.stop()
            raise
        finally:
            watch.cancel()
        if late.is_set():  # just after it had answered
            self.stop()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = _start()
        return self._process


def _start() -> subprocess.Popen[bytes]:
    """A process that can import what this one can, and nothing from the folder that it happens to run in."""
    top = str(Path(errors.__file__).parents[1])
    others = [one for one in os.environ.get("PYTHONPATH", "").split(os.pathsep) if one]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([top, *others]),
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-B", "-W", "ignore", "-m", "qda.ingest.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("QDA_DEBUG") else subprocess.DEVNULL,
        env=environment,
    )


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process was started without pipes")
    return process.stdin, process.stdout


def _exit_code(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return _SIGKILL


def _ended(form: Format, path: Path, seconds: int, code: int, *, late: bool) -> InputError:
    """Why a process ended that should have read a file."""
    remedy = _ANEW
    if late or code == _SIGXCPU:
        what = f"reading it took longer than {seconds} seconds"
        remedy = "Split it into parts, or save it as plain text."
    elif code == OUT_OF_MEMORY:
        what = f"reading it needs more memory than {limits.in_words(limits.WORKER_BYTES)}"
        remedy = "Split it into parts, or save it as plain text."
    else:
        what = f"the reader of {form.name} crashed on it"
    return InputError(what, place=Place(path), remedy=remedy)
