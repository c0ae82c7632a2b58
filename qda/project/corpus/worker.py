"""Whether a process can do the work of a job: the same program, the same language, the same folder."""

import importlib
from dataclasses import dataclass
from functools import lru_cache

from qda import __version__
from qda.errors import ClusterError, QdaError, how_to_install
from qda.interchange.named_shards import MANIFEST
from qda.project.corpus.job import Sent, compiled, engine_of, libraries

TOKEN = MANIFEST
"""A file of the output folder by which a worker knows that it sees the same folder."""
_LIBRARIES = ("pyarrow.parquet", "fsspec")


@dataclass(frozen=True, slots=True)
class Ability:
    """What a process can do: "" when all is as it must be, else the problem and its remedy."""

    problem: str = ""
    remedy: str = ""


def ability(sent: Sent) -> Ability:
    """See whether this process can do the work of a job."""
    if __version__ != sent.version:
        problem = f"it has qda {__version__}, and the command is qda {sent.version}"
        return Ability(problem, f"Both must have the same one. {how_to_install('corpus')}")
    for library in _LIBRARIES:
        try:
            importlib.import_module(library)
        except ImportError as error:
            return Ability(f"it lacks a library: {error}", how_to_install("corpus"))
    return _of_language(sent) or _of_folder(sent) or Ability()


def refuse_mismatch(sent: Sent) -> None:
    """Raise ClusterError when this process cannot do the work: a worker may have come late."""
    able = ability(sent)
    if able.problem:
        raise ClusterError(f"a worker cannot do the work: {able.problem}", remedy=able.remedy)


@lru_cache(maxsize=4)
def _of_language(sent: Sent) -> Ability | None:
    """Whether the codebook's language is here, and is the same: its words, lemmas, sentences and cues."""
    job = sent.job
    language = job.codebook.language
    try:
        compiled(job)
    except (QdaError, ImportError) as error:
        said, remedy = str(error).split("\n")[0], getattr(error, "remedy", "")
        problem = f"it cannot use the codebook's language {language!r}: {said}"
        return Ability(problem, remedy or "Install what is lacking there, as it is where the command runs.")
    return None if engine_of(job, language) == sent.engine else _other_engine(language, sent)


def _other_engine(language: str, sent: Sent) -> Ability:
    """What differs, by its name where it has one."""
    pairs = zip(libraries(), sent.libraries, strict=True)
    others = [
        f"{name} {own}, and the command has {asked}" for (name, own), (_, asked) in pairs if own != asked
    ]
    problem = f"its language {language!r} is not the same: "
    if others:
        return Ability(f"{problem}it has {'; '.join(others)}", "Install the same versions there.")
    return Ability(
        f"{problem}its model, a package behind it or qda's own files are others",
        "Install qda and them there anew, as they are where the command runs; compare with: pip freeze",
    )


def _of_folder(sent: Sent) -> Ability | None:
    output = sent.job.output
    if (output / TOKEN).is_file():
        return None
    return Ability(
        f"it does not see the output folder {output}",
        "Choose an output folder on a disk that all workers share under the same path.",
    )
