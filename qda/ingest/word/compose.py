"""What was found in a file, as one document: its text, where each paragraph stands, and who speaks."""

from collections.abc import Sequence
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Comment, Metadata, Options, Reading
from qda.ingest.word.blocks import Contents
from qda.ingest.word.bold import INTERVIEWER, LABELLED, SetApart, bold_names, headed, set_apart
from qda.ingest.word.entries import Entry, entries_in, entries_of, tidied
from qda.ingest.word.note_marks import with_note_marks
from qda.ingest.word.quoted import with_marks
from qda.ingest.word.styles import styled
from qda.ingest.word.tabbed import tabbed
from qda.ingest.word.time_lines import timed
from qda.ingest.word.told_tables import as_prose, read_tables
from qda.ingest.word.typed_numbers import without_typed_numbers
from qda.model.counted import many
from qda.model.document import NOTHING_KNOWN, Speakers
from qda.model.span import Span

_SHARE_OF_LABELS = 0.3
"""How many of the paragraphs begin with a label when a document is a transcript."""


def compose(contents: Contents, path: Path, options: Options = AS_IT_IS) -> Reading:
    """The reading of a file's contents; raises InputError when there is no text in them."""
    if options.quotations:
        contents.blocks = list(with_marks(contents.blocks))
    contents.blocks, numbered = without_typed_numbers(contents.blocks, path)
    contents.notices += numbered
    entries = _spoken(contents, path, options)
    if options.quotations:
        entries, contents.notes = with_note_marks(entries, contents.notes)
    entries += _notes(contents, entries, path, options)
    if not entries:
        raise _no_text(contents, path)
    labels = tuple(dict.fromkeys(one.speaker for one in entries if one.speaker))
    text = "\n\n".join(one.written() for one in entries) + "\n"
    return Reading(
        text,
        Span(0, len(text)),
        Metadata(
            locators=tuple(one.locator for one in entries),
            speakers=Speakers(labels=labels) if labels else NOTHING_KNOWN,
        ),
        notices=tuple(contents.notices),
        comments=tuple(
            Comment(one.author, tidied(one.quote), tidied(one.text))
            for one in contents.comments
            if one.text.strip()
        ),
    )


def _spoken(contents: Contents, path: Path, options: Options) -> list[Entry]:
    """The entries of all blocks; what in the file tells who speaks is asked in order, the surest first."""
    if options.prose:
        return as_prose(entries_of(contents.blocks))
    tables = read_tables(entries_of(contents.blocks), options)
    contents.notices += tables.notices(path)
    contents.comments += [Comment("", words, f"{title}: {text}") for title, words, text in tables.beside]
    entries = tables.entries
    if tables.told:
        return entries
    if found := timed(entries):
        if found.left_out:
            lines = "; ".join(repr(line) for line in found.left_out[:3])
            contents.notices.append(Notice(f"the program's own lines are left out: {lines}", path.name))
        return found.entries
    for tell in (styled, bold_names, tabbed):
        if (turns := tell(entries)) is not None:
            return turns
    if questions := set_apart(entries):
        contents.notices.append(_set_apart_notice(questions, path))
        return questions.entries
    if heads := headed(entries):
        some = heads.count > 1
        what = (
            f"{many(heads.count, 'paragraph')} wholly in {heads.look} without a label "
            f"{'are taken for headings' if some else 'is taken for a heading'}"
        )
        remedy = "Headings are nobody's words. If somebody says it, put the name and a colon before."
        contents.notices.append(Notice(what, path.name, remedy))
        return heads.entries
    return entries


def _notes(contents: Contents, entries: Sequence[Entry], path: Path, options: Options) -> list[Entry]:
    """Footnotes and endnotes as last paragraphs; in a transcript they are nobody's speech, but comments."""
    if not contents.notes:
        return []
    labelled = sum(one.speaker != "" or LABELLED.match(one.text) is not None for one in entries)
    if options.quotations or options.prose or labelled < _SHARE_OF_LABELS * len(entries) or not labelled:
        notes = [(note.place, one) for note in contents.notes for one in note.paragraphs]
        return [entry for place, one in notes for entry in entries_in(one, place)]
    count = len(contents.notes)
    contents.notices.append(
        Notice(
            f"{count} footnote{'s are' if count > 1 else ' is'} kept as comments, not in the text",
            path.name,
        )
    )
    contents.comments += [
        Comment("", note.quote, f"{note.place}: " + "\n".join(one.text for one in note.paragraphs))
        for note in contents.notes
    ]
    return []


def _set_apart_notice(found: SetApart, path: Path) -> Notice:
    return Notice(
        f"{found.count} paragraphs wholly in {found.look} are taken for the {found.voice.lower()}'s; "
        f"the labels '{INTERVIEWER}:' and 'Participant:' are not in the file, they were put in",
        path.name,
        "If that is wrong, put the speakers' names and a colon before their words in the file.",
    )


def _no_text(contents: Contents, path: Path) -> InputError:
    what = "; ".join(one.what for one in contents.notices)
    return InputError(
        f"there is no text in the file{f' ({what})' if what else ''}",
        place=Place(path),
        remedy="If it holds a scanned page or a picture of text, that has to be typed or recognised first.",
    )
