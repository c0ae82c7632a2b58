"""RIS (.ris), as Zotero, EndNote, Mendeley, Citavi and databases write it.

    TY  - JOUR
    ID  - smith2017
    AU  - Smith, Anna
    N1  - A note
    that goes on, until the next line with a tag.
    ER  -

Read here and not by a library, because the one there is (rispy) drops what it does not expect without a word:
the second of two values, a work without its ER, the line ends of notes; and it knows no lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qda.errors import InputError, Place, Problems, QdaError
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text
from qda.ingest.works.documents import readings_of
from qda.ingest.works.extra import citation_key, without_fields
from qda.ingest.works.fields import container, in_order, people
from qda.ingest.works.keys import refuse_too_many, with_keys
from qda.ingest.works.sniff import refuse_other_format
from qda.ingest.works.types import RIS, bibtex_type
from qda.ingest.works.work import ABSTRACT, Library, Note, Work

_TAG = re.compile(r"[ \t]{0,2}(?P<tag>[A-Z][A-Z0-9])  - ?(?P<value>.*)")
_NARROW_TAG = re.compile(r"[ \t]{0,2}(?P<tag>[A-Z][A-Z0-9]) {1,2}- ?(?P<value>.*)")
_END = re.compile(r"[ \t]{0,2}ER {0,2}-?\s*")
_WIDE_WORK = re.compile(r"^[ \t]{0,2}TY  -", re.MULTILINE)
_NOTES = ("N1", "RN")
_ABSTRACTS = ("AB", "N2")
_DATE = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d{1,2})?(?:[/-](?P<day>\d{1,2})?)?)?")

# BibTeX's name -> the tags that hold it, the first with a value counts.
_FIELDS = {
    "title": ("TI", "T1", "CT", "BT"),
    "year": ("PY", "Y1"),
    "date": ("DA", "PY", "Y1"),
    "volume": ("VL",),
    "number": ("IS",),
    "edition": ("ET",),
    "publisher": ("PB",),
    "address": ("CY", "PP"),
    "doi": ("DO",),
    "language": ("LA",),
    "abstract": _ABSTRACTS,
    "shorttitle": ("ST",),
}
_GOES_ON = "\0"  # no text of a file has it
_BOOKS = frozenset({"book", "collection", "incollection", "inproceedings"})
_CONTAINERS = ("JF", "JO", "T2", "BT", "JA", "J2", "J1")
_KNOWN = {tag for tags in _FIELDS.values() for tag in tags} | {
    *_CONTAINERS,
    *_NOTES,
    "TY",
    "ER",
    "ID",
    "AU",
    "A1",
    "A2",
    "A3",
    "ED",
    "SP",
    "EP",
    "KW",
    "UR",
    "SN",
}


@dataclass(slots=True)
class _Record:
    """The lines of one work: each tag's values in the order of the file."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def all(self, *tags: str) -> list[str]:
        return [value for tag in tags for value in self.values.get(tag, ()) if value]

    def first(self, *tags: str) -> str:
        return next(iter(self.all(*tags)), "")


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read the notes and abstracts of a RIS file as documents, one for each work that has some."""
    return readings_of(lambda: library(content, path, options.encoding, named=True), path)


def library(content: bytes, path: Path, encoding: str | None = None, *, named: bool = False) -> Library:
    """The works of a RIS file. Raises InputError, or Problems, for lines that belong to no work."""
    text = decode_text(content, path, encoding, named=named)
    refuse_other_format(text, path, "RIS")
    records, notices = _records(text, path)
    if text.strip() and not records:
        raise _no_works(path)
    refuse_too_many(len(records), path)
    return with_keys([_work(record, number) for number, record in enumerate(records, 1)], path, notices)


class _Reader:
    """Takes a file line by line and gathers its works; a work ends at ER, or where the next one begins."""

    def __init__(self, text: str, path: Path) -> None:
        # With one space before the dash a tag looks like prose ("US - the ..."), so only where none has two.
        self.pattern = _TAG if _WIDE_WORK.search(text) else _NARROW_TAG
        self.path = path
        self.records: list[_Record] = []
        self.errors: list[QdaError] = []
        self.outside: list[int] = []
        self.record: _Record | None = None
        self.tag = ""
        for number, line in enumerate(text.split("\n"), 1):
            self._take(number, line)

    def _take(self, number: int, line: str) -> None:
        found = self.pattern.fullmatch(line)
        if _END.fullmatch(line):
            self.record, self.tag = None, ""
        elif found and found["tag"] == "TY":
            self.record, self.tag = _Record(number, {"TY": [found["value"].strip()]}), "TY"
            self.records.append(self.record)
        elif self.record is None:
            self._take_outside(number, line, found["tag"] if found else "")
        elif found:
            self.tag = found["tag"]
            self.record.values.setdefault(self.tag, []).append(found["value"].strip())
        elif line.strip() and self.tag == "TY":
            self.errors.append(_no_tag(number, self.path))
        elif self.tag not in {"", "TY"}:
            self.record.values[self.tag].append(_GOES_ON + line.strip())

    def _take_outside(self, number: int, line: str, tag: str) -> None:
        if tag:
            self.errors.append(_homeless(number, tag, self.path))
            self.record = _Record(number)  # the lines that follow are part of the same error
        elif line.strip():
            self.outside.append(number)


def _records(text: str, path: Path) -> tuple[list[_Record], list[Notice]]:
    read = _Reader(text, path)
    if read.errors:
        raise read.errors[0] if len(read.errors) == 1 else Problems(read.errors)
    for record in read.records:
        record.values = {tag: _joined(values) for tag, values in record.values.items()}
    return read.records, _outside(read.outside, path)


def _joined(values: Sequence[str]) -> list[str]:
    """Values, each with the lines that it goes on with."""
    begun: list[list[str]] = []
    for value in values:
        if value.startswith(_GOES_ON):
            begun[-1].append(value[len(_GOES_ON) :])
        else:
            begun.append([value])
    return ["\n".join(lines).strip() for lines in begun]


def _work(record: _Record, position: int) -> Work:
    fields = _fields(record)
    abstracts = dict.fromkeys(record.all(*_ABSTRACTS))
    notes = (without_fields(note) for note in record.all(*_NOTES))
    return Work(
        key=_key(record),
        fields=fields,
        position=position,
        line=record.line,
        notes=(
            *(Note(text, ABSTRACT) for text in abstracts),
            *(Note(text) for text in dict.fromkeys(notes) if text),
        ),
    )


def _key(record: _Record) -> str:
    told = (citation_key(text) for text in record.all("ID", "M2", *_NOTES) if "\n" in text or ":" in text)
    return next((key for key in told if key), "") or " ".join(record.first("ID").split())


def _fields(record: _Record) -> dict[str, str]:
    kind = bibtex_type(record.first("TY").upper(), RIS)
    fields = {"author": _people(record, "AU", "A1"), "editor": _people(record, "ED", "A2")}
    fields |= {name: record.first(*tags) for name, tags in _FIELDS.items()}
    named = (value for value in record.all(*_CONTAINERS) if value != fields["title"])
    fields[container(kind)] = next(named, "")
    year, date = _DATE.search(fields["year"] or fields["date"]), _DATE.search(fields["date"])
    fields["year"] = year["year"] if year else fields["year"].strip("/ ")
    fields["date"] = _iso(date) if date else fields["date"]
    fields["pages"] = "-".join(page for page in (record.first("SP"), record.first("EP")) if page)
    fields["isbn" if kind in _BOOKS else "issn"] = record.first("SN")
    fields["url"] = record.first("UR")
    fields["keywords"] = ", ".join(record.all("KW"))
    fields["note"] = "\n".join(record.all(*_NOTES))
    others = {tag.lower(): "; ".join(record.all(tag)) for tag in record.values if tag not in _KNOWN}
    return in_order(kind, fields | others)


def _people(record: _Record, *tags: str) -> str:
    """Names; an institution stands in braces or with a comma behind it, which are no part of its name."""
    return people(name.strip("{} ").rstrip(", ") for name in record.all(*tags))


def _iso(date: re.Match[str]) -> str:
    """2017/05/01/ as 2017-05-01, as far as it goes."""
    parts = [date["year"], date["month"], date["day"]]
    return "-".join(part.zfill(2) for part in parts[: parts.index(None) if None in parts else 3] if part)


def _no_works(path: Path) -> InputError:
    return InputError(
        "there is no work in it: no line begins with 'TY  - '",
        place=Place(path),
        remedy="Export the works again, as RIS.",
    )


def _homeless(line: int, tag: str, path: Path) -> InputError:
    return InputError(
        f"the line with {tag} belongs to no work",
        place=Place(path, line),
        remedy="Each work begins with a line such as 'TY  - JOUR' and ends with 'ER  - '.",
    )


def _no_tag(line: int, path: Path) -> InputError:
    return InputError(
        "this line has no tag and goes on with nothing",
        place=Place(path, line),
        remedy="Each line of RIS begins with a tag: two letters, two spaces, a hyphen and a space.",
    )


def _outside(lines: Sequence[int], path: Path) -> list[Notice]:
    if not lines:
        return []
    what = "1 line between works is" if len(lines) == 1 else f"{len(lines)} lines between works are"
    return [Notice(f"{what} left out, the first in line {lines[0]}", path.name)]
