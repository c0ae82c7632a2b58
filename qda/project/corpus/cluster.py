"""The workers of a cluster, through Dask: each shard is a task, and their outcomes are added up as a tree.

A task that loses its worker runs again on another one. That is safe: a part is written whole or not at all,
and what is written already is found as it was kept.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import resource_tracker
from typing import Any

from qda.errors import ClusterError, Problems, QdaError, UsageError, how_to_install
from qda.model.progress import Progress
from qda.project.corpus.job import Sent
from qda.project.corpus.outcome import FAN, Failed, Outcome, summed
from qda.project.corpus.shard import code_shard
from qda.project.corpus.worker import ability
from qda.project.index.interruption import kept_back

_KEPT = "The shards that are finished are kept: run the same command again with --resume."
_ADDRESS = "See that it runs (dask scheduler) and that the address is right, such as tcp://10.0.0.1:8786."
_TLS = (
    "See that it runs and that the address is right. This command needs certificates too, as files that are\n"
    "  named in DASK_DISTRIBUTED__COMM__TLS__CA_FILE, DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT and\n"
    "  DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY, or in Dask's own settings (~/.config/dask)."
)
_PATIENCE = 60
"""Seconds without any worker after which nobody waits any longer."""


_NO_PROFILE = {"distributed.worker.profile.enabled": False}
"""What a worker keeps of what it does from second to second would be a gigabyte in an hour."""
_PAUSE = 0.2
"""Seconds between two looks at what has ended."""
_OVER = frozenset({"finished", "error", "cancelled"})
"""How a task can have ended; one that is lost or pending has not."""
_TURNS = 20
"""How often a shard may meet a worker that cannot do the work."""
_ASK = 2.0
"""Seconds after which the scheduler is asked whether it still has workers."""


def patience() -> int:
    """Seconds to wait for a scheduler or a worker; a person may say another number in QDA_PATIENCE."""
    said = os.environ.get("QDA_PATIENCE", "")
    return int(said) if said.isdecimal() and int(said) else _PATIENCE


@contextmanager
def cluster(address: str | None, workers: int) -> Iterator[Any]:
    """A client of the cluster whose scheduler has an address, or of one made here of so many processes.

    Raises UsageError when Dask is missing, ClusterError when the scheduler cannot be reached.
    """
    distributed = _distributed()
    if address is not None:
        with _reached(distributed, address) as client:
            yield client
        return
    from dask import config as dask_config

    with (
        tempfile.TemporaryDirectory(prefix="qda-") as scratch,
        dask_config.set(_NO_PROFILE),
        ExitStack() as stack,
    ):
        with _interrupts_later():
            made = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0",  # any free port, and for nobody but this machine
                local_directory=scratch,
                silence_logs=logging.CRITICAL,
            )
            stack.enter_context(made)
        yield stack.enter_context(distributed.Client(made))


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold back Ctrl-C and the end of the command until the block is over, and Ctrl-C for good from the
    processes that are started in it.

    A cluster that is half made cannot be ended. And a terminal sends Ctrl-C to its workers too: each would
    tell where it was interrupted, although this process ends them.
    """
    came: list[int] = []
    stops = (signal.SIGINT, signal.SIGTERM)
    usual = {stop: signal.signal(stop, lambda number, _: came.append(number)) for stop in stops}
    if sys.platform != "win32":
        resource_tracker.ensure_running()  # which a worker would start otherwise, and let Ctrl-C in again
    try:
        with kept_back():
            yield
    finally:
        for stop, handler in usual.items():
            signal.signal(stop, handler)
    if came:
        signal.raise_signal(came[0])


@contextmanager
def _reached(distributed: Any, address: str) -> Iterator[Any]:
    seconds = min(patience(), 10)
    try:
        asyncio.run(asyncio.wait_for(_spoken_to(distributed, address, seconds), 2 * seconds))
        client = distributed.Client(address, timeout=seconds)
    except (OSError, ValueError, TypeError) as error:  # a TypeError where settings or a library are lacking
        told = str(error) or "what is there does not answer as a scheduler does"
        raise ClusterError(
            f"the scheduler at {address} cannot be reached: {told.splitlines()[0]}",
            remedy=_TLS if address.startswith("tls:") else _ADDRESS,
        ) from error
    from distributed.utils import silence_logging_cmgr

    with silence_logging_cmgr(logging.CRITICAL), client:  # what goes wrong is told in our words
        yield client


async def _spoken_to(distributed: Any, address: str, seconds: int) -> None:
    """Greet a scheduler. A client does so too, and waits for an answer without end: another program may be at
    the address, or the scheduler may be stopped."""
    secret = distributed.Security().get_connection_args("client")
    (await distributed.comm.connect(address, timeout=seconds, **secret)).abort()


def check_workers(client: Any, sent: Sent, address: str) -> list[str]:
    """See that every worker can do the work, and give notes on what a person should know.

    Raises ClusterError with every worker that cannot.
    """
    try:
        client.wait_for_workers(1, timeout=patience())
    except TimeoutError as error:
        raise ClusterError(
            f"the scheduler at {address} has no worker",
            remedy=f"Start some: dask worker {address} --nthreads 1 --nworkers=-1",
        ) from error
    found = list(_unfit(client, sent).values())
    if found:
        raise found[0] if len(found) == 1 else Problems([*found])
    return _threads(client)


def code_shards(
    client: Any, sent: Sent, addresses: Sequence[str], progress: Progress
) -> tuple[Outcome, list[str]]:
    """Code every shard on the workers, and add up what came of them; with notes on workers that came late and
    cannot do the work. ClusterError or Problems: no worker is left."""
    dismissed: dict[str, ClusterError] = {}
    try:
        outcome = _outcome(client, sent, addresses, progress, dismissed)
    except ClusterError as error:
        raise Problems([*dismissed.values(), error]) from error
    return outcome, [
        f"note: {error}\n  It was sent away; others coded its shards." for error in dismissed.values()
    ]


def _outcome(
    client: Any, sent: Sent, addresses: Sequence[str], progress: Progress, dismissed: dict[str, ClusterError]
) -> Outcome:
    """What came of all shards. One that met a worker that cannot do the work is coded again, by another."""
    asked = client.submit(_itself, sent, key=f"job {sent.key}", pure=False)

    def task(address: str, turn: int) -> Any:
        return client.submit(code_shard, asked, address, key=f"{address} {sent.key} {turn}", pure=False)

    tree, over, looked = _Tree(client), 0, -_ASK
    for address in addresses:
        tree.add(address, task(address, 0))
    ended = _ended(client, tree.leaves)
    for turn in range(1, _TURNS + 1):
        again = []
        for future, status in ended:
            if turn < _TURNS and _met_unfit(future, status):
                again.append(future)
                if time.monotonic() - looked > _ASK:  # many fail at once where one such worker is
                    dismissed |= _dismiss(client, sent)
                    looked = time.monotonic()
                continue
            tree.ended(future, status)
            over += 1
            progress("Coding shards", over, len(addresses))
        if not again:
            break
        ended = _ended(client, [tree.again(future, task(tree.address(future), turn)) for future in again])
    return tree.outcome()


def _met_unfit(future: Any, status: str) -> bool:
    """Whether a task failed because of where it ran."""
    return status == "error" and isinstance(future.exception(), ClusterError)


def _dismiss(client: Any, sent: Sent) -> dict[str, ClusterError]:
    """Send workers away that cannot do the work: they fail so fast that they would take one shard after the
    other from those that can."""
    unfit = _unfit(client, sent)
    if unfit:
        client.retire_workers([*unfit])
    return unfit


def _itself(sent: Sent) -> Sent:
    """The job as a task of its own: sent once, and made again when the worker that holds it is lost."""
    return sent


class _Tree:
    """Adds outcomes on the workers, some at a time, in the order of the shards, as soon as they are there."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._lots: list[list[Any]] = []
        self._left: list[int] = []
        self._shards: dict[str, tuple[int, str]] = {}
        self._failed: list[Failed] = []

    @property
    def leaves(self) -> list[Any]:
        """The tasks of the shards, before any has ended."""
        return [future for lot in self._lots for future in lot]

    def add(self, address: str, future: Any) -> None:
        """A shard's task."""
        if not self._lots or len(self._lots[-1]) == FAN:
            self._lots.append([])
            self._left.append(0)
        self._lots[-1].append(future)
        self._left[-1] += 1
        self._shards[future.key] = (len(self._lots) - 1, address)

    def address(self, future: Any) -> str:
        """The shard of a task."""
        return self._shards[future.key][1]

    def again(self, future: Any, other: Any) -> Any:
        """Another task in place of one that is over, for the same shard."""
        number, address = self._shards.pop(future.key)
        self._shards[other.key] = number, address
        self._lots[number] = [other if one.key == future.key else one for one in self._lots[number]]
        return other

    def ended(self, future: Any, status: str) -> None:
        """A shard's task is over; when it was the last of its lot, the lot is added up and let go."""
        number, address = self._shards[future.key]
        if status != "finished":
            self._failed.append(Failed(address, _lost(future)))
            self._lots[number] = [one for one in self._lots[number] if one.key != future.key]
        self._left[number] -= 1
        if not self._left[number]:
            self._lots[number] = self._added(self._lots[number])

    def outcome(self) -> Outcome:
        """The outcome of all shards, when all have ended."""
        futures = self.leaves
        while len(futures) > 1:
            futures = [
                one for at in range(0, len(futures), FAN) for one in self._added(futures[at : at + FAN])
            ]
        failed = Outcome(failed=tuple(self._failed))
        for future, status in _ended(self._client, futures):
            if status != "finished":
                raise _lost(future)
            outcome: Outcome = future.result()
            return outcome + failed
        return failed

    def _added(self, lot: list[Any]) -> list[Any]:
        return [self._client.submit(summed, lot, pure=False)] if lot else []


def _ended(client: Any, futures: list[Any]) -> Iterator[tuple[Any, str]]:
    """Tasks as they end, with how they did. ClusterError: no worker is left for longer than is bearable.

    An outcome that is lost again with its worker, before it was seen here, is waited for once more: the
    scheduler has it made anew.
    """
    ready = _distributed().as_completed(futures)
    del futures  # the tree alone says how long an outcome is needed
    seen = asked = time.monotonic()
    while not ready.is_empty():
        ended = [(future, str(future.status)) for future in ready.next_batch(block=False)]
        for future, status in ended:
            if status == "cancelled":  # all are, when the connection to the scheduler is lost
                _workers(client)
            if status in _OVER:
                yield future, status
            else:
                ready.add(future)
        now = time.monotonic()
        if ended:
            seen = now
        elif now - asked < _ASK:
            time.sleep(_PAUSE)
        else:
            asked, seen = now, now if _workers(client) else seen
            if now - seen > patience():
                raise ClusterError("no worker is left", remedy=_KEPT)


def _workers(client: Any) -> dict[str, int]:
    """The workers with their threads. ClusterError: the scheduler is gone."""
    try:
        workers: dict[str, int] | None = client.nthreads() if client.status == "running" else None
    except OSError:
        workers = None
    if workers is None:
        raise ClusterError("the connection to the scheduler is lost", remedy=_KEPT)
    return workers


def _lost(future: Any) -> QdaError:
    """Why a task has no outcome. A fault of qda itself is raised as it is."""
    error = future.exception() if future.status == "error" else None
    if error is None:
        return ClusterError("the work was cancelled by the scheduler", remedy=_KEPT)
    if type(error).__name__ == "KilledWorker":
        return ClusterError(
            "every worker that coded this shard died over it",
            remedy="Most often the memory did not suffice: give workers more, or say a smaller --batch.",
        )
    if isinstance(error, ClusterError):
        return error
    raise error


def _unfit(client: Any, sent: Sent) -> dict[str, ClusterError]:
    """The workers that cannot do the work, and why; one that does not answer is no such one."""
    told = client.run(ability, sent, on_error="return")
    problems = {worker: _problem(worker, able) for worker, able in told.items()}
    return {worker: problem for worker, problem in problems.items() if problem is not None}


def _problem(worker: str, able: Any) -> ClusterError | None:
    if isinstance(able, OSError):
        return None
    if isinstance(able, BaseException):
        problem, remedy = f"{type(able).__name__}: {able}", how_to_install("corpus")
    else:
        problem, remedy = able.problem, able.remedy
    told = f"the worker at {worker} cannot do the work: {problem}"
    return ClusterError(told, remedy=remedy) if problem else None


def _threads(client: Any) -> list[str]:
    workers = _workers(client)
    many = [name for name, threads in workers.items() if threads > 1]
    if not many:
        return []
    return [
        f"note: {len(many)} of {len(workers)} workers have several threads, and code one shard at a time "
        "all\n  the same; start them with: dask worker ADDRESS --nthreads 1 --nworkers=-1"
    ]


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "coding by several processes or machines needs Dask, which is not installed",
            remedy=f"{how_to_install('corpus')}\n  Or code in this process: --jobs 1",
        ) from error
    return distributed
