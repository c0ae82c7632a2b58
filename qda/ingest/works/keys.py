"""Citation keys: those that a file gives, and those that are made where it gives none."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qda.errors import InputError, Place, Problems, QdaError
from qda.ingest.names import is_name, tidy
from qda.ingest.notice import Notice
from qda.ingest.works.work import Library, Work

_AND = re.compile(r"\s+and\s+")
_NOT_IN_KEYS = re.compile(r"[\W_]+")
_SHOWN = 5
_MOST = 50_000
_SHORT_WORD = 3
_LONGEST = 30


def with_keys(works: Sequence[Work], path: Path, notices: Sequence[Notice] = ()) -> Library:
    """A library whose works all have keys.

    A work without one gets the first author's family name and the year, as reference managers make them:
    smith2017, and for the next smith2017a, smith2017b, ..., in the order of the file and never one that
    another work has. Raises InputError, or Problems, for a key that stands twice or cannot be a name.
    """
    refuse_wrong_keys(works, path)
    taken = {work.key.casefold() for work in works if work.key}
    named: list[Work] = []
    made: list[str] = []
    beginnings: dict[str, Iterator[str]] = {}
    for work in works:
        if work.key:
            named.append(work)
            continue
        base = _base(work)
        endings = beginnings.setdefault(base, _endings())
        key = next(key for ending in endings if (key := base + ending).casefold() not in taken)
        taken.add(key.casefold())
        made.append(key)
        named.append(replace(work, key=key))
    return Library(tuple(named), (*notices, *_told(made, path)))


def refuse_too_many(count: int, path: Path) -> None:
    """No library of a study is so large, and a file that pretends to be would fill the memory."""
    if count > _MOST:
        raise InputError(
            f"there are {count:,} works in it, and qda reads at most {_MOST:,} from one file",
            place=Place(path),
            remedy="Export the collection of the study instead of the whole library, or several files.",
        )


def refuse_wrong_keys(works: Sequence[Work], path: Path) -> None:
    """Two works cannot have one key, nor can a key have several lines."""
    errors: list[QdaError] = []
    seen: dict[str, Work] = {}
    for work in works:
        before = seen.setdefault(work.key, work) if work.key else work
        if before is not work:
            errors.append(_twice(work, before, path))
        if work.key and not is_name(work.key):
            errors.append(_no_name(work, path))
    if errors:
        raise errors[0] if len(errors) == 1 else Problems(errors)


def _twice(work: Work, before: Work, path: Path) -> InputError:
    where = f"{work.place} has a key" if work.line is None else "this work has a key"
    return InputError(
        f"{where} that {before.place} has already: {work.key!r}",
        place=Place(path, work.line),
        remedy="Give each work a key of its own, or remove one of the two.",
    )


def _no_name(work: Work, path: Path) -> InputError:
    return InputError(
        f"{work.key!r} cannot be a citation key ({work.place})",
        place=Place(path, work.line),
        remedy="A key is a word on one line, such as smith2017.",
    )


def _told(made: Sequence[str], path: Path) -> tuple[Notice, ...]:
    if not made:
        return ()
    shown = ", ".join(made[:_SHOWN]) + (", ..." if len(made) > _SHOWN else "")
    what = "works have no citation key and are"
    count = "1 work has no citation key and is" if len(made) == 1 else f"{len(made)} {what}"
    return (
        Notice(
            f"{count} named by author and year: {shown}",
            path.name,
            "To keep keys of your own, give them: in RIS a line 'ID  - smith2017', in Zotero's Extra a line "
            "'Citation Key: smith2017'.",
        ),
    )


def _base(work: Work) -> str:
    fields = work.fields
    author = _AND.split(fields.get("author") or fields.get("editor") or "")[0]
    family = _letters(author.split(",")[0])[:_LONGEST]
    name = family or next(map(_letters, _long_words(fields.get("title", ""))), "") or "work"
    return name + fields.get("year", "")[:4]


def _long_words(title: str) -> list[str]:
    words = title.split()
    return [word for word in words if len(_letters(word)) > _SHORT_WORD] or [w for w in words if _letters(w)]


def _letters(text: str) -> str:
    """Letters and digits in lower case, without accents where they are marks on a letter."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tidy(_NOT_IN_KEYS.sub("", plain.lower()))


def _endings() -> Iterator[str]:
    """ "", a, b, ..., z, aa, ab, ..."""
    yield ""
    letters = "abcdefghijklmnopqrstuvwxyz"
    endings = [""]
    while True:
        endings = [before + letter for before in endings for letter in letters]
        yield from endings
