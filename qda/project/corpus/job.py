"""What every worker has to know to code a shard, in a form that can be sent."""

from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import unidata_version

from qda import __version__
from qda.coding.codebook.codebook_file import from_text, merged
from qda.coding.compile import CompiledCodebook, compile_codebook
from qda.interchange.addresses import name_in
from qda.interchange.shards import ShardColumns
from qda.language.installed import installed
from qda.model.codebook import Codebook
from qda.model.identity import first_digits, hash_plain, hash_text
from qda.model.settings import Settings
from qda.project.coding.engine_key import engine_key
from qda.project.index.languages import language_of, language_version

FORMAT = 2
"""Raised when parts or records would look different."""


@dataclass(frozen=True, slots=True)
class Job:
    """A codebook over shards, into the folder `output`.

    books: the codebook's files, each with its text. `batch` is how many documents are coded together at most.
    """

    books: tuple[tuple[str, str], ...]
    settings: Settings
    columns: ShardColumns
    kind: str
    include_interviewer: bool
    batch: int
    output: Path

    @property
    def codebook(self) -> Codebook:
        """The codebook, read anew."""
        return merged([from_text(text, file, self.settings.language) for file, text in self.books])

    def part(self, address: str) -> Path:
        """The file of a shard's codings."""
        return self.output / "codings" / f"{_name(address)}.parquet"

    def record(self, address: str) -> Path:
        """The file of what was counted in a shard."""
        return self.output / "counts" / f"{_name(address)}.counts"


@lru_cache(maxsize=2)
def compiled(job: Job) -> CompiledCodebook:
    """The codebook ready to match, compiled once in a process. Raises Problems with every fault."""
    codebook = job.codebook
    return compile_codebook(codebook, language_of(codebook, job.settings))


@dataclass(frozen=True, slots=True)
class Sent:
    """A job as it goes to a worker, with what the one who asks has installed.

    engine: the key of the engine and of the codebook's language. libraries: what that depends on, by name,
    with its version. fingerprint: the codebook's. key: of all that the codings of a shard depend on beside
    its content.
    """

    job: Job
    version: str
    engine: str
    libraries: tuple[tuple[str, str | None], ...]
    fingerprint: str
    key: str


def sent(job: Job) -> Sent:
    """The job with its keys. Raises Problems when the codebook cannot be used."""
    book, settings = compiled(job), job.settings
    engine, codebook = engine_of(job, book.codebook.language), book.codebook
    paths = [codebook.path(code.code) for code in codebook]
    fingerprint = hash_plain([[one.fingerprint for one in book.codes], paths])
    about = [
        settings.unit,
        settings.cooccurrence_unit,
        settings.interviewers,
        settings.speakers,
        settings.labels_apart,
        job.kind,
        job.include_interviewer,
    ]
    depends = [FORMAT, __version__, engine, fingerprint, [list(astuple(job.columns)), *about]]
    return Sent(job, __version__, engine, libraries(), fingerprint, hash_plain(depends))  # type: ignore[arg-type]


def engine_of(job: Job, language: str) -> str:
    """What this process would code with: the engine, the codebook's language and that of the texts."""
    settings = job.settings
    return hash_plain([engine_key(language, settings), language_version(settings.language, settings)])


def libraries() -> tuple[tuple[str, str | None], ...]:
    """What this process reads texts with, with versions: they differ most often when an engine does."""
    own = ((name, installed(name)) for name in ("spacy", "simplemma", "regex"))
    return (("Unicode (of Python)", unidata_version), *own)


def _name(address: str) -> str:
    """The shard's name, and a hash of its whole address."""
    stem = name_in(address).rstrip("/").rpartition("/")[2].partition(".")[0]
    safe = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "_" for sign in stem)[:60]
    return f"part-{safe}-{first_digits(hash_text(address), 10)}"
