"""Documents indexed together, by this process or by several at once."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from pathlib import Path

from qda.files import columns
from qda.language.corpus.columns import to_columns
from qda.language.load import load
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.index.languages import MOST_FORMS, code_of, language_of_text, load_language
from qda.project.index.processes import cores, none_lost, pool_of
from qda.project.index.speakers_told import as_settings_say
from qda.project.index.together import Batch, Group, characters, put_together
from qda.units.gather import Incoming, gather

LARGEST, SMALLEST = 5_000_000, 4_000_000
"""Characters of text that are indexed together: at most, and at least where several processes share them."""
WORTH_IT = 12_000_000
"""Characters below which another process takes longer to start than it saves."""

_A_MOMENT = 1
"""Seconds after which people are shown how far the work is, although no more is done."""


def processes(jobs: int | None, characters: int) -> int:
    """How many processes to use: as many as asked for, else one for each core if the work is worth it."""
    if jobs is not None:
        return jobs
    return cores() if characters >= WORTH_IT else 1


def shared_out(documents: dict[str, Document], workers: int) -> Iterator[dict[str, Document]]:
    """Batches of documents, small enough for every worker to have something to do."""
    whole = characters(documents.values())
    limit = min(LARGEST, max(SMALLEST, -(-whole // workers)) if workers > 1 else LARGEST)
    batch: dict[str, Document] = {}
    size = 0
    for key, document in documents.items():
        batch[key] = document
        size += characters([document])
        if size >= limit:
            yield batch
            batch, size = {}, 0
    if batch:
        yield batch


def index_all(groups: Sequence[Group], workers: int, done: Callable[[int], None]) -> None:
    """Index groups; `done` is told how many documents have been indexed since it was last told."""
    batches = sum(len(group.batches) for group in groups)
    if workers == 1 or batches == 1:
        for group in groups:
            for batch in group.batches:
                index_one(_plain(batch, texts=False), done)
            put_together(group.path, group.parts, group.settings)
        return
    with none_lost(), pool_of(min(workers, batches)) as pool:
        try:
            _Shared(pool, groups, done).index(at_once=workers)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


class _Shared:
    """Groups indexed by several processes, which put a group together when its last batch is done."""

    def __init__(
        self, pool: ProcessPoolExecutor, groups: Sequence[Group], done: Callable[[int], None]
    ) -> None:
        self.pool, self.groups, self.done = pool, groups, done
        self.left = {group.path: len(group.batches) for group in groups}
        self.waiting: dict[Future[None], tuple[Group, int]] = {}

    def index(self, *, at_once: int) -> None:
        """Texts are handed over as there is somebody to read them: all together they may be more than memory
        holds."""
        for group in self.groups:
            for batch in group.batches:
                self._wait(at_once)
                reading = self.pool.submit(index_one, _plain(batch))
                self.waiting[reading] = (group, len(batch.documents))
        self._wait(1)

    def _wait(self, fewer: int) -> None:
        """Wait until there are fewer pieces of work than that."""
        while len(self.waiting) >= fewer:
            self.done(0)
            for finished in wait(self.waiting, _A_MOMENT, FIRST_COMPLETED).done:
                finished.result()
                group, documents = self.waiting.pop(finished)
                self.done(documents)
                self.left[group.path] -= 1
                if not self.left[group.path]:
                    putting = self.pool.submit(put_together, group.path, group.parts, group.settings)
                    self.waiting[putting] = (group, 0)


_Plain = tuple[Path, Settings, list[tuple[str, Document | tuple[object, ...]]]]


def index_one(batch: _Plain, done: Callable[[int], None] | None = None) -> None:
    """Index a batch and write its file.

    The collector of garbage rests meanwhile: there is next to none.
    """
    path, settings, documents = batch
    _forget_words({code_of(_document(one), settings) for _, one in documents}, settings)
    resting = gc.isenabled()
    gc.disable()
    try:
        corpus = gather(_incoming(settings, documents, done), interviewers=settings.interviewers)
        columns.write(path, *to_columns(corpus))
    finally:
        if resting:
            gc.enable()


def _forget_words(codes: set[str], settings: Settings) -> None:
    """Let go of what languages have met in texts, if it is very much; they are loaded anew then."""
    if sum(load_language(code, settings).met for code in codes) > MOST_FORMS:
        load.cache_clear()
        gc.collect()  # before the next one fills as much


def _incoming(
    settings: Settings,
    documents: list[tuple[str, Document | tuple[object, ...]]],
    done: Callable[[int], None] | None,
) -> Iterator[Incoming]:
    for key, one in documents:
        document = as_settings_say(_document(one), settings)
        yield Incoming(key, document, language_of_text(document, settings))
        if done:
            done(1)


def _plain(batch: Batch, *, texts: bool = True) -> _Plain:
    """A batch that can be handed to another process: with the texts, and without what units do not need."""
    documents: list[tuple[str, Document | tuple[object, ...]]] = [
        (key, _told(one) if texts else one) for key, one in batch.documents.items()
    ]
    return batch.path, batch.settings, documents


def _document(one: Document | tuple[object, ...]) -> Document:
    return one if isinstance(one, Document) else Document(*one)  # type: ignore[arg-type]


def _told(one: Document) -> tuple[object, ...]:
    body, text = Span(*one.body), one.text
    return (
        one.name,
        one.kind,
        text,
        body,
        "",
        "",
        one.participant,
        {},
        (),
        one.language,
        one.speakers,
        one.labels_apart,
    )
