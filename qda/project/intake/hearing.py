"""Who asks in documents that come in: found out beside the reading of others where they are many."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from types import TracebackType

from qda.ingest.notice import Notice
from qda.model.document import Document, Speakers
from qda.model.settings import Settings
from qda.project.index.processes import cores, none_lost, places, pool_of
from qda.project.index.voices import with_interviewer, written_without_blanks

ENOUGH = 10_000_000
"""Characters after which another process is worth its start."""
_WAITING = 16
"""Documents that may wait to be heard: their texts are in memory."""

Told = tuple[Speakers, tuple[Notice, ...]]
"""Who speaks in a document, and what a person should know of it."""


class Hearing:
    """Hears documents in the order in which they come, and tells of each through what was given with it.

    Leave it to end its processes; `finish` first, or what was not heard yet is lost.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings, self._heard = settings, 0
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[tuple[Future[Told], Callable[[Told], None]]] = deque()

    def __enter__(self) -> "Hearing":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def beside(self, document: Document) -> bool:
        """Whether a document should be heard beside other work: not if it may be refused for what is heard,
        as one can that people's own expressions are tried on, and not while there are few. A process that
        cannot be a copy of this one takes longer to begin than it saves."""
        self._heard += len(document.text)
        asked = document.speakers.pattern or self._settings.speakers
        return self._heard > ENOUGH and not asked and (self._pool is not None or places() > 1)

    def now(self, document: Document) -> Told:
        """Hear a document at once. Raises InputError where people's expression for labels does not end."""
        return _hear(document, self._settings)

    def later(self, document: Document, tell: Callable[[Told], None]) -> None:
        """Hear a document beside other work; `tell` is told sooner or later, in the order of documents."""
        if self._pool is None:
            self._pool = pool_of(cores() - 1)
        self._settle(_WAITING - 1)
        with none_lost():
            hearing = self._pool.submit(_hear, _plain(document), self._settings)
        self._waiting.append((hearing, tell))

    def finish(self) -> None:
        """Tell of all documents."""
        self._settle(0)

    def _settle(self, left: int) -> None:
        while len(self._waiting) > left:
            heard, tell = self._waiting.popleft()
            with none_lost():
                told = heard.result()
            tell(told)


def _hear(document: Document, settings: Settings) -> Told:
    known, told = with_interviewer(document, settings)
    return known.speakers, (*told, *written_without_blanks(document))


def _plain(document: Document) -> Document:
    """A document that another process can be given: without what is asked of the file alone."""
    return replace(document, source="", source_hash="", attributes={}, locators=())
