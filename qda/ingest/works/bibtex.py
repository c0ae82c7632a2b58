"""BibTeX and BibLaTeX (.bib), as people, Zotero, JabRef, Mendeley and EndNote write them."""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bibtexparser.library import Library as Blocks
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)
from bibtexparser.splitter import Splitter

from qda.errors import InputError, Place, Problems, QdaError
from qda.ingest.names import tidy
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text
from qda.ingest.works.between_entries import damaged_entries
from qda.ingest.works.crossref import inherited
from qda.ingest.works.documents import readings_of
from qda.ingest.works.extra import without_fields
from qda.ingest.works.fields import with_year
from qda.ingest.works.joined_values import join_values
from qda.ingest.works.keys import refuse_too_many, refuse_wrong_keys
from qda.ingest.works.latex import Decoder, without_escapes
from qda.ingest.works.sniff import refuse_other_format
from qda.ingest.works.unenclosed import unenclosed
from qda.ingest.works.work import ABSTRACT, NOTE, Library, Note, Work
from qda.model.counted import some

# What these say on the screen about a broken entry is said here as an error with its line.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_VERBATIM = frozenset({"doi", "eprint", "file", "pdf", "url"})
_NOTES = frozenset({"annote", "annotation", "comment", "note", "notes", "review"})
_COMMENT_BY = "comment-"
_ENTRY = re.compile(r"@[A-Za-z]{0,40}[ \t]*[{(]")
_DEEPEST = 60


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read the notes and abstracts of a BibTeX file as documents, one for each work that has some."""
    return readings_of(lambda: library(content, path, options.encoding, named=True), path)


def library(content: bytes, path: Path, encoding: str | None = None, *, named: bool = False) -> Library:
    """The works of a BibTeX file in its order.

    LaTeX becomes the characters it stands for, except in addresses. Raises InputError (Problems when there
    are several) for entries that cannot be read, that have no key, or whose key or field stands there twice;
    fields for notes can stand there several times, as Zotero writes them.
    """
    text = decode_text(content, path, encoding, named=named)
    refuse_other_format(text, path, "BibTeX")
    refuse_too_many(sum(1 for _ in _ENTRY.finditer(text)), path)
    blocks = _blocks(text, path)
    errors: list[QdaError] = [_failure(block, path) for block in blocks.failed_blocks]
    errors += [_no_key(entry, path) for entry in blocks.entries if not entry.key]
    errors += [_repeated_field(entry, path) for entry in blocks.entries if _repeated(entry)]
    errors += [_too_deep(entry, path) for entry in blocks.entries if _depth(entry) > _DEEPEST]
    if errors:
        raise errors[0] if len(errors) == 1 else Problems(sorted(errors, key=_line_of))
    decoder = Decoder()
    works = tuple(_work(entry, number, decoder) for number, entry in enumerate(blocks.entries, 1))
    refuse_wrong_keys(works, path)
    works, lost = inherited(works)
    between = (block for block in blocks.comments if isinstance(block, ImplicitComment))
    told = (*damaged_entries(between, path), *unenclosed(blocks.entries, path), *_without_whole(lost, path))
    return Library(works, told)


def _without_whole(works: Sequence[Work], path: Path) -> Iterator[Notice]:
    if works:
        named = some([f"{one.key} in {one.fields['crossref']}" for one in works])
        yield Notice(
            f"works are part of what is not in the file, and may lack year and publisher: {named}",
            str(path),
            "Export the works that they name under crossref into the same file.",
        )


def _blocks(text: str, path: Path) -> Blocks:
    try:
        blocks = Blocks([_with_all_notes(block) for block in Splitter(text).split().blocks])
        for step in default_parse_stack():
            blocks = step.transform(blocks)
        join_values(blocks.entries, blocks.strings)
    except Exception as error:  # whatever a parser of untrusted text may raise
        raise InputError(
            f"the file cannot be read as BibTeX: {error}",
            place=Place(path),
            remedy="Export the library again from the program that holds it.",
        ) from error
    return blocks


def _with_all_notes(block: Block) -> Block:
    """An entry that repeats nothing but fields for notes is no failure."""
    if isinstance(block, DuplicateFieldKeyBlock) and {key.lower() for key in block.duplicate_keys} <= _NOTES:
        return block.ignore_error_block or block
    return block


def _work(entry: Entry, position: int, decoder: Decoder) -> Work:
    texts = [(field.key.lower(), str(field.value)) for field in entry.fields]
    decoded = [without_escapes(t) if name in _VERBATIM else decoder.text(t) for name, t in texts]
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for (name, _), text in zip(texts, decoded, strict=True):
        lines["genre" if name == "type" else name].append(tidy(" ".join(text.split())))
    fields = {"type": entry.entry_type.lower()} | {name: " ".join(several) for name, several in lines.items()}
    return Work(
        key=tidy(entry.key),
        fields=with_year(fields),
        position=position,
        line=_line(entry),
        notes=tuple(_notes([(name, text) for (name, _), text in zip(texts, decoded, strict=True)])),
    )


def _notes(fields: Sequence[tuple[str, str]]) -> list[Note]:
    """The abstract first, then what readers noted."""
    abstracts = [Note(text, ABSTRACT) for name, text in fields if name == "abstract" and text.strip()]
    notes = (text for name, text in fields if name in _NOTES or name.startswith(_COMMENT_BY))
    return abstracts + [Note(text, NOTE) for one in notes if (text := without_fields(one))]


def _depth(entry: Entry) -> int:
    """How deep braces nest in the fields of an entry; the decoder would give up without a word."""
    deepest = 0
    for field in entry.fields:
        depth = 0
        for brace in re.findall(r"[{}]", str(field.value)):
            depth += 1 if brace == "{" else -1
            deepest = max(deepest, depth)
    return deepest


def _repeated(entry: Entry) -> list[str]:
    keys = Counter(field.key.lower() for field in entry.fields)
    return sorted(key for key, count in keys.items() if count > 1 and key not in _NOTES)


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _line_of(error: QdaError) -> int:
    return error.place.line or 0 if error.place else 0


def _failure(block: ParsingFailedBlock, path: Path) -> InputError:
    place = Place(path, _line(block))
    if isinstance(block, DuplicateBlockKeyBlock) and not block.key.strip():
        return _without_key(block.ignore_error_block, place)
    if isinstance(block, DuplicateBlockKeyBlock):
        return InputError(
            f"the key {block.key!r} already stands in line {(block.previous_block.start_line or 0) + 1}",
            place=place,
            remedy="Give each work a key of its own, or remove one of the two entries.",
        )
    if isinstance(block, DuplicateFieldKeyBlock):
        return _twice(sorted(block.duplicate_keys), place)
    reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split()).rstrip(".")
    return InputError(
        f"this entry cannot be read: {reason}",
        place=place,
        remedy="Check that each { has its } and that a comma follows the key and every field.",
    )


def _no_key(entry: Entry, path: Path) -> InputError:
    return _without_key(entry, Place(path, _line(entry)))


def _without_key(block: Block | None, place: Place) -> InputError:
    kind = block.entry_type if isinstance(block, Entry) else "article"
    return InputError(
        "this entry has no key",
        place=place,
        remedy=f"Write a key after the bracket, for example: @{kind}{{smith2017,",
    )


def _repeated_field(entry: Entry, path: Path) -> InputError:
    return _twice(_repeated(entry), Place(path, _line(entry)))


def _twice(names: Sequence[str], place: Place) -> InputError:
    return InputError(f"this entry gives {', '.join(names)} twice", place=place, remedy="Keep one of them.")


def _too_deep(entry: Entry, path: Path) -> InputError:
    return InputError(
        f"braces are nested more than {_DEEPEST} deep",
        place=Place(path, _line(entry)),
        remedy="Remove the braces that have no use.",
    )
