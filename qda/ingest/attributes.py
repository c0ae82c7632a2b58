"""What is known of a document's participant or work, joined to the document."""

from collections.abc import Mapping
from types import MappingProxyType

from qda.errors import did_you_mean
from qda.ingest.notice import Notice
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.label import ByLabel, key_of

People = ByLabel[Mapping[str, str]]
"""What is known of participants, by any spelling of their names."""
Works = Mapping[str, Mapping[str, str]]


def by_name(rows: Mapping[str, Mapping[str, str]]) -> People:
    """Rows of participants by any spelling of their names. What a row does not say, a later one of the same
    participant in another spelling does."""
    joined: dict[str, dict[str, str]] = {}
    for name, said in rows.items():
        own = joined.setdefault(key_of(name), {})
        own.update({attribute: value for attribute, value in said.items() if not own.get(attribute)})
    return ByLabel((name, MappingProxyType(joined[key_of(name)])) for name in rows)


_NO_KEY = "the references file has no entry that is called like the document, which names no other"
_SAY_THE_KEY = (
    "Say which work it is from, by the work's key: `citation: KEY` in front matter, a column `citation` in a "
    "table, or the key as the file's name. Else each such document is a work of its own, without author or "
    "year."
)
WORK_FIELDS = ("author", "year", "title", "type")


def with_attributes(
    document: Document, *, participants: People, references: Works
) -> tuple[Document, tuple[Notice, ...]]:
    """The document with the attributes of its participant or its work, and what a person should know.

    An interview that names no participant is that of the participant who is called like the document. A work
    is found by its attribute `citation`, or by the document's name, and gives author, year, title and type.
    What the document says itself stands; where another file says something else, that is a notice, as is a
    participant or a work that the files do not have. A work that tells its own title needs no entry. An empty
    mapping stands for a file that does not exist.
    """
    if document.participant is None and document.kind == INTERVIEW and document.name in participants:
        document = document.changed(participant=document.name)
    attributes = dict(document.attributes)
    notices = _join_participant(document, attributes, participants)
    notices += _join_work(document, attributes, references)
    return document.changed(attributes=MappingProxyType(attributes)), tuple(notices)


def _join_participant(document: Document, attributes: dict[str, str], participants: People) -> list[Notice]:
    name = document.participant
    if name is None or not participants:
        return []
    if name not in participants:
        remedy = did_you_mean(name, participants.keys()) or "Add a row for it."
        return [Notice(f"participant {name!r} has no row in the participants file", document.name, remedy)]
    return _join(document.name, attributes, participants[name], "the participants file")


def _join_work(document: Document, attributes: dict[str, str], references: Works) -> list[Notice]:
    citation = attributes.get("citation")
    if not citation and (document.kind != LITERATURE or not references):
        return []
    key = citation or document.name
    if key not in references:
        if attributes.get("title"):
            return []
        remedy = did_you_mean(key, references.keys())
        if not citation and not remedy.startswith("Did"):
            return [Notice(_NO_KEY, document.name, _SAY_THE_KEY)]
        return [
            Notice(
                f"the references file has no entry {key!r}",
                document.name,
                remedy or "Add an entry with this key.",
            )
        ]
    work = {field: references[key][field] for field in WORK_FIELDS if field in references[key]}
    return _join(document.name, attributes, work, "the references file")


def _join(name: str, own: dict[str, str], other: Mapping[str, str], file: str) -> list[Notice]:
    """Add what `own` lacks; tell where both say something and not the same."""
    notices = [
        Notice(
            f"{key} is {own[key]!r} in the document and {value!r} in {file}; the document's stands",
            name,
            "Change one of them.",
        )
        for key, value in other.items()
        if own.get(key) and value and own[key] != value
    ]
    own.update({key: value for key, value in other.items() if not own.get(key)})
    return notices
