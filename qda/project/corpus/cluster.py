"""The workers of a cluster, through Dask: each shard is a task, and their outcomes are added up as a tree.

A task that loses its worker runs again on another one. That is safe: a part is written whole or not at all,
and what is written already is found as it was kept.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from qda.errors import ClusterError, QdaError, UsageError
from qda.project.corpus.job import Sent
from qda.project.corpus.outcome import FAN, Failed, Outcome, summed
from qda.project.corpus.shard import code_shard
from qda.project.corpus.worker import ability
from qda.project.progress import Progress

_KEPT = "The shards that are finished are kept: run the same command again with --resume."
_PATIENCE = 60
"""Seconds without any worker after which nobody waits any longer."""


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
    with (
        tempfile.TemporaryDirectory(prefix="qda-") as scratch,
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=None,
            local_directory=scratch,
            silence_logs=logging.CRITICAL,
        ) as made,
        distributed.Client(made) as client,
    ):
        yield client


@contextmanager
def _reached(distributed: Any, address: str) -> Iterator[Any]:
    try:
        client = distributed.Client(address, timeout=min(patience(), 10))
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"the scheduler at {address} cannot be reached: {str(error).splitlines()[0]}",
            remedy="See that it runs (dask scheduler) and that the address is right, such as tcp://10.0.0.1:8786.",
        ) from error
    with client:
        yield client


def check_workers(client: Any, sent: Sent, address: str) -> list[str]:
    """See that every worker can do the work, and give notes on what a person should know.

    Raises ClusterError with every worker that cannot.
    """
    try:
        client.wait_for_workers(1, timeout=patience())
    except TimeoutError as error:
        raise ClusterError(
            f"the scheduler at {address} has no worker",
            remedy=f"Start some: dask worker {address} --nthreads 1 --nworkers auto",
        ) from error
    told = client.run(ability, sent, on_error="return")
    problems = [_problem(worker, able) for worker, able in told.items()]
    found = [one for one in problems if one is not None]
    if found:
        raise found[0] if len(found) == 1 else _several(found)
    return _threads(client)


def code_shards(client: Any, sent: Sent, addresses: Sequence[str], progress: Progress) -> Outcome:
    """Code every shard on the workers, and add up what came of them. ClusterError: no worker is left."""
    asked = client.submit(_itself, sent, key=f"job {sent.key}", pure=False)
    tasks = {
        client.submit(code_shard, asked, address, key=f"{address} {sent.key}", pure=False): address
        for address in addresses
    }
    failed = []
    for number, future in enumerate(_finished(client, tasks), start=1):
        if future.status != "finished":
            failed.append(Failed(tasks[future], _lost(future)))
        progress("Coding shards", number, len(tasks))
    lost = {one.address for one in failed}
    good = [future for future, address in tasks.items() if address not in lost]
    return _tree(client, good) + Outcome(failed=tuple(failed))


def _itself(sent: Sent) -> Sent:
    """The job as a task of its own: sent once, and made again when the worker that holds it is lost."""
    return sent


def _finished(client: Any, tasks: Sequence[Any] | dict[Any, str]) -> Iterator[Any]:
    """The tasks as they end; ClusterError when no worker is left for longer than is bearable."""
    distributed = _distributed()
    waiting, alone = set(tasks), 0
    while waiting:
        try:
            ended = distributed.wait(waiting, timeout=1, return_when="FIRST_COMPLETED").done
            alone = 0
        except TimeoutError:
            ended = set()
            alone = 0 if client.scheduler_info(n_workers=1)["workers"] else alone + 1
        if client.status != "running" or alone > patience():
            what = "no worker is left" if alone else "the connection to the scheduler is lost"
            raise ClusterError(what, remedy=_KEPT)
        yield from ended
        waiting -= ended


def _tree(client: Any, futures: list[Any]) -> Outcome:
    """Outcomes added on the workers, some at a time, in the order of the shards, until one is left."""
    if not futures:
        return Outcome()
    while len(futures) > 1:
        lots = [futures[at : at + FAN] for at in range(0, len(futures), FAN)]
        futures = [client.submit(summed, lot, pure=False) for lot in lots]
    list(_finished(client, futures))
    if futures[0].status != "finished":
        raise _lost(futures[0])
    outcome: Outcome = futures[0].result()
    return outcome


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
    raise error


def _problem(worker: str, able: Any) -> ClusterError | None:
    if isinstance(able, BaseException):
        problem, remedy = f"{type(able).__name__}: {able}", "Install it there with: pip install 'qda[corpus]'"
    else:
        problem, remedy = able.problem, able.remedy
    return (
        ClusterError(f"the worker at {worker} cannot do the work: {problem}", remedy=remedy)
        if problem
        else None
    )


def _several(found: list[ClusterError]) -> ClusterError:
    return ClusterError("\n".join(str(one) for one in found))


def _threads(client: Any) -> list[str]:
    workers = client.scheduler_info(n_workers=-1)["workers"]
    many = [name for name, about in workers.items() if about["nthreads"] > 1]
    if not many:
        return []
    return [
        f"note: {len(many)} of {len(workers)} workers have several threads, and code one shard at a time "
        "all the same; start them with: dask worker ADDRESS --nthreads 1 --nworkers auto"
    ]


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "coding by several processes or machines needs Dask, which is not installed",
            remedy="Install it with: pip install 'qda[corpus]', or code in this process with --jobs 1.",
        ) from error
    return distributed
