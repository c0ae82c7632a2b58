"""Code a corpus: from shards to parts, tables and a manifest."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from qda.analysis.counts import Counts, cooccurrences, frequencies
from qda.analysis.distinct import people_of
from qda.analysis.frames.selection import Selection
from qda.analysis.meeting.meeting import refuse_unknown
from qda.errors import Place, Problems, ProjectError, QdaError, ShardError
from qda.files.alone import alone_in
from qda.files.text import read_text
from qda.interchange.named_shards import ENDINGS, MANIFEST, Named, expanded
from qda.interchange.shards import ShardColumns
from qda.model.counted import many, some
from qda.model.progress import Progress, counted, silent
from qda.model.settings import Settings
from qda.model.table import Table
from qda.project.coding.code import without_cues
from qda.project.corpus import kept
from qda.project.corpus.cluster import check_workers, cluster, code_shards
from qda.project.corpus.ids import refuse_twice_over
from qda.project.corpus.job import Job, Sent, sent
from qda.project.corpus.outcome import Outcome, summed
from qda.project.corpus.output import prepare, refuse_unwritable, tidy, write_manifest, write_tables
from qda.project.corpus.shard import code_shard
from qda.project.index.processes import cores
from qda.project.settings_file import read_settings
from qda.project.workspace import project_folder
from qda.project.yaml_files import files_in

_TOLD = 20
"""Different faults of shards that are told at most; the manifest has all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for.

    codebook: a file or a folder, None for the project's. unit: where codes must meet, None for what the
    settings say. cluster: the address of a scheduler. jobs: the processes to start here, None for one a core.
    """

    shards: tuple[str, ...]
    output: Path
    columns: ShardColumns
    codebook: Path | None = None
    kind: str = "literature"
    unit: str | None = None
    include_interviewer: bool = False
    batch: int = 5_000
    cluster: str | None = None
    jobs: int | None = None
    resume: bool = False


@dataclass(frozen=True, slots=True)
class CodedCorpus:
    """What was done, the tables, and notes for the person. `before` are shards that an earlier call coded."""

    outcome: Outcome
    before: int
    tables: tuple[Table, Table]
    notes: tuple[str, ...]


def code_corpus(project: Path, asked: Asked, *, progress: Progress = silent) -> CodedCorpus:
    """Code every shard and count over all of them.

    Raises Problems with every shard that failed, after the others are done and kept; ClusterError when the
    scheduler or its workers fail; UsageError for an output folder that may not be written to, or that another
    command is writing to.
    """
    refuse_unwritable(asked.output)
    asked = replace(asked, output=asked.output.resolve())
    work, named = sent(_job(project, asked)), _named(asked)
    asked.output.mkdir(parents=True, exist_ok=True)
    with alone_in(asked.output):
        prepare(work.job, named.shards, resume=asked.resume)
        return _carry_out(work, named, asked, progress)


def _named(asked: Asked) -> Named:
    """What is named; what an earlier call wrote into the output is nothing that anybody misses."""
    named = expanded(asked.shards)
    others = [path for path in named.left_out if not path.startswith(f"{asked.output}/")]
    return named._replace(left_out=tuple(others))


def _carry_out(work: Sent, named: Named, asked: Asked, progress: Progress) -> CodedCorpus:
    addresses = named.shards
    write_manifest(work, named, Outcome())
    there = kept.written_at(work.job, addresses)
    try:
        outcome, notes = _code(work, addresses, asked, progress)
    finally:
        tidy(work.job)
    with _saying_how_to_go_on(outcome, len(addresses)):
        tables = _finished(work, named, outcome)
    now = kept.written_at(work.job, addresses)
    before = sum(there.get(address) == at for address, at in now.items())
    told = (*notes, *_left_out(named.left_out), *_empty(outcome), *_voices(outcome))
    told += tuple(without_cues(work.job.codebook.language))
    return CodedCorpus(outcome, before, tables, told)


def _finished(work: Sent, named: Named, outcome: Outcome) -> tuple[Table, Table]:
    """The tables, written with the manifest. Raises Problems with every shard that failed."""
    wrong = _failed(outcome)
    try:
        write_manifest(work, named, outcome)
    except QdaError as error:
        wrong.append(error)
    if wrong or outcome.counts is None:
        raise Problems(wrong)
    tables = _tables(work, outcome.counts, named.shards)
    write_tables(work.job.output, tables)
    write_manifest(work, named, outcome, tables, finished=True)
    return tables


@contextmanager
def _saying_how_to_go_on(outcome: Outcome, asked: int) -> Iterator[None]:
    """Tells with every error, also that a disk is full, what is kept."""
    try:
        yield
    except QdaError as error:
        wrong = error.errors if isinstance(error, Problems) else [error]
        done = f"{len(outcome.done)} of {asked} shards are finished and kept"
        remedy = "Mend or leave out what is named above, and run the same command again with --resume."
        raise Problems([*wrong, QdaError(done, remedy=remedy)]) from error


def _job(project: Path, asked: Asked) -> Job:
    """The job, with the project's settings where there is a project."""
    settings, folder = _settings(project, asked)
    books = _books(asked.codebook or folder / settings.codebooks)
    job = Job(
        books, settings, asked.columns, asked.kind, asked.include_interviewer, asked.batch, asked.output
    )
    if folder == Path():
        settings = replace(settings, language=job.codebook.language)
    if asked.unit:
        refuse_unknown(asked.unit)
        settings = replace(settings, cooccurrence_unit=asked.unit)
    return replace(job, settings=settings)


def _settings(project: Path, asked: Asked) -> tuple[Settings, Path]:
    """Those of the project, and its folder; without a project plain ones, if the codebook is named."""
    try:
        folder = project_folder(project)
    except ProjectError as error:
        if asked.codebook is None:
            raise ProjectError(
                error.problem,
                place=error.place,
                remedy="Go into a project's folder, or name a codebook with --codebook FILE.",
            ) from error
        return Settings(), Path()
    return read_settings(folder), folder


def _books(place: Path) -> tuple[tuple[str, str], ...]:
    files = files_in(place) if place.is_dir() else [place]
    if not files:
        remedy = "Name a codebook's file, or a folder that holds one: --codebook FILE"
        raise ProjectError("this folder holds no codebook", place=Place(place), remedy=remedy)
    return tuple((str(file), read_text(file)) for file in files)


def _code(
    work: Sent, addresses: Sequence[str], asked: Asked, progress: Progress
) -> tuple[Outcome, list[str]]:
    """Code in this process, or on a cluster."""
    jobs = min(asked.jobs or cores(), len(addresses))
    if asked.cluster is None and jobs == 1:
        each = counted("Coding shards", addresses, len(addresses), progress)
        return summed(code_shard(work, address) for address in each), []
    with cluster(asked.cluster, jobs) as client:
        notes = check_workers(client, work, asked.cluster or "this machine")
        outcome, late = code_shards(client, work, addresses, progress)
        return outcome, [*notes, *late]


def _left_out(paths: Sequence[str]) -> Iterator[str]:
    """What lies beside the shards, and is none."""
    files = [path for path in paths if not path.endswith("/")]
    folders = [path for path in paths if path.endswith("/")]
    if files:
        why = "as hidden, no shard by name or written by qda corpus"
        yield f"note: left out, {why} ({len(files):,}): {some(files)}\n  {ENDINGS}"
    if folders:
        yield (
            f"note: left out, as folders that a pattern names or a link leads to ({len(folders):,}): "
            f"{some(folders)}\n  What is in them is read when the folder itself is named."
        )


def _empty(outcome: Outcome) -> list[str]:
    """Shards that hold nothing, as what was stopped before it was written may look."""
    empty = sorted(one.address for one in outcome.done if not one.documents)
    return [f"note: no document in {many(len(empty), 'shard')}: {some(empty)}"] if empty else []


def _voices(outcome: Outcome) -> list[str]:
    """Interviews in which nobody is told apart, as a project tells them."""
    unlabelled = sum(one.unlabelled for one in outcome.done)
    asked = sum(one.asked for one in outcome.done)
    said = []
    if unlabelled:
        documents = many(unlabelled, "document")
        said.append(f"note: no speaker labels in {documents}: all there counts as the participant's words")
    if asked:
        documents = many(asked, "document")
        said.append(f"note: everything in {documents} counts as the interviewer's words")
    return said


def _failed(outcome: Outcome) -> list[QdaError]:
    """What went wrong with shards, each with its name; what is wrong with many is said once."""
    alike: dict[tuple[str, str], list[QdaError]] = {}
    for one in sorted(outcome.failed, key=lambda one: one.address):
        own = isinstance(one.error, ShardError) and one.error.place
        error = one.error if own else _of_shard(one.address, one.error)
        alike.setdefault((error.problem, error.remedy), []).append(error)
    told = [_in_all(errors) for errors in alike.values()]
    more = sum(map(len, list(alike.values())[_TOLD:]))
    return told[:_TOLD] + ([QdaError(f"{many(more, 'more shard')} failed: see {MANIFEST}")] if more else [])


def _in_all(alike: Sequence[QdaError]) -> QdaError:
    """The first of errors that differ in their places alone, with the other places."""
    first, others = alike[0], [str(one.place) for one in alike[1:]]
    if not others:
        return first
    also = f"The same in {many(len(others), 'other shard')}: {some(others)}"
    return ShardError(first.problem, place=first.place, remedy=f"{first.remedy}\n  {also}")


def _of_shard(address: str, error: QdaError) -> QdaError:
    """An error about something else that lies at a shard, such as its part, with both places."""
    problem = f"{error.place}: {error.problem}" if error.place else error.problem
    return ShardError(problem, place=Place(address), remedy=error.remedy)


def _tables(work: Sent, counts: Counts, addresses: Sequence[str]) -> tuple[Table, Table]:
    """The measures over all shards."""
    job = work.job
    refuse_twice_over(job.columns, lambda: kept.every(job, addresses))
    people = people_of(
        lambda: (record.having for record in kept.every(job, addresses)), len(counts.names)
    ).tolist()
    whole = counts.with_participants(dict(zip(counts.names, people, strict=False)), people[-1])
    words = Selection(include_interviewer=job.include_interviewer).in_words()
    settings = job.settings
    return (
        frequencies(whole, unit=settings.unit, parameters=words),
        cooccurrences(whole, where=settings.cooccurrence_unit, parameters=words),
    )
