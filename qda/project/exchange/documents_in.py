"""Sources that have a text as documents of this project, and what stands in them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError
from qda.ingest.document import WITHIN
from qda.ingest.front_matter import read_front_matter
from qda.interchange.refi.guids import unnamed
from qda.interchange.refi.parse import Element
from qda.interchange.refi.places import passages
from qda.interchange.refi.read import Package
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import SOURCES, is_ours
from qda.interchange.refi.tree import called, child, children, guid, name_of
from qda.model.document import INTERVIEW, NOTHING_KNOWN, Document, Speakers
from qda.model.identity import hash_text
from qda.model.span import Span
from qda.project.exchange.known_documents import KnownDocuments, as_known
from qda.project.exchange.names import Names, tidy_name
from qda.project.exchange.people_in import KIND, Cases, values_of


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text of the file: the element that holds it, the source that this is or belongs to, and the text."""

    holder: Element
    source: Element
    name: str
    text: str

    @property
    def guid(self) -> str:
        """The GUID of the text."""
        return guid(self.holder)

    def codings(self) -> Iterator[tuple[Element, Span]]:
        """Every coding of the text with its passage; a coding of the source as a whole has the whole text."""
        for selection, (start, end) in passages(self.holder):
            for coding in children(selection, "Coding"):
                yield coding, Span(start, end)
        for element in dict.fromkeys((self.holder, self.source)):
            if element is self.holder or holders_of(self.source)[0] is self.holder:
                for coding in children(element, "Coding"):
                    yield coding, Span(0, len(self.text))


def holders_of(source: Element) -> list[Element]:
    """The elements of a source that hold its text: itself, a PDF's representation, transcripts."""
    if name_of(source) == "TextSource":
        return [source]
    return children(source, "Representation", "Transcript")


def text_sources(package: Package, remarks: Remarks) -> list[TextSource]:
    """The texts of a file, in its order; a source without one is kept as it is, with what stands in it."""
    found: list[TextSource] = []
    for source in sources_of(package.root):
        holders = [one for one in holders_of(source) if package.texts.get(guid(one), "").strip()]
        for number, holder in enumerate(holders):
            name = str(source.get("name") or holder.get("name") or "")
            if len(holders) > 1:
                name = f"{name} {holder.get('name') or number + 1}"
            found.append(TextSource(holder, source, name, package.texts[guid(holder)]))
            if number:
                remarks.accepted("a second transcript of a recording", name, Subject.SOURCES, -1)
        if not holders:
            remarks.kept(f"a {name_of(source)} without a text", called(source), Subject.SOURCES)
    return found


def sources_of(root: Element) -> list[Element]:
    """All sources of a tree."""
    outer = child(root, "Sources")
    return children(outer, *SOURCES) if outer is not None else []


def documents_in(
    texts: Sequence[TextSource],
    package: Package,
    cases: Cases,
    known: Sequence[Names],
    before: Mapping[str, Document],
    removed: Collection[str],
    *,
    title: str,
    kind: str | None,
    speakers: Speakers,
    comes_in: Callable[[Document], Document | None],
    remarks: Remarks,
) -> dict[str, Document]:
    """The texts as documents, by the GUIDs of the texts.

    A text that was imported before is the same document, and so is one that the project has under the same
    name, or one that differs in folder, suffix or capitals, in the same words, as they come in, or corrected
    in a file of its own; another document of that name is not. Where nothing was kept of an import, a
    document's source still tells the GUID of its text. So it is with those of `before` that were `removed`.
    """
    mine = {one.source.rpartition(WITHIN)[2]: one.name for one in before.values() if WITHIN in one.source}
    mine |= {key: name for one in reversed(known) for key, name in one.documents.items()}
    claimed = {mine[one.guid] for one in texts if one.guid in mine}
    here = KnownDocuments(before, comes_in, claimed, removed)
    here.keep_for_their_names(_raw_name(one) for one in texts if one.guid not in mine)
    found: dict[str, Document] = {}
    ours = is_ours(package.origin)
    for one in texts:
        raw, name = _raw_name(one), mine.get(one.guid)
        if name is None or name in here.taken:
            name = here.name_for(raw, one.text, one.guid, remarks)
        if not tidy_name(one.name, ""):
            remarks.accepted("a source without a name, called otherwise here", f"{one.guid}: {name}")
        here.take(name, one.text)
        there = before.get(name)
        made = _document(one, name, cases, there, title=title, kind=kind, ours=ours)
        if there is not None:
            again = there.source.endswith(f"{WITHIN}{one.guid}")
            made = as_known(made, there, cases, remarks, again=again)
        found[one.guid] = replace(made, speakers=_said(speakers, there.speakers if there else NOTHING_KNOWN))
    return found


def _raw_name(one: TextSource) -> str:
    return tidy_name(one.name, unnamed("source", one.guid))


def _document(
    one: TextSource,
    name: str,
    cases: Cases,
    before: Document | None,
    *,
    title: str,
    kind: str | None,
    ours: bool,
) -> Document:
    attributes = values_of(one.source, cases.variables)
    said = attributes.pop(KIND, None) if ours else None
    body = Span(0, len(one.text))
    language = before.language if before else None
    participant = cases.sources.get(guid(one.source))
    if ours:
        try:
            reading = read_front_matter(one.text, Path(name))
        except InputError:
            reading = None
        if reading is not None and reading.body.of(one.text).strip():
            body, told = reading.body, reading.metadata
            language, participant = language or told.language, participant or told.participant
            attributes = {**told.attributes, **attributes}
    return Document(
        name=name,
        kind=kind or said or (before.kind if before else INTERVIEW),
        text=one.text,
        body=body,
        source=before.source if before else f"{title}{WITHIN}{one.guid}",
        source_hash=hash_text(one.text),
        participant=participant,
        attributes=MappingProxyType(attributes),
        language=language,
    )


def _said(speakers: Speakers, before: Speakers) -> Speakers:
    """What a person says of who speaks, else what is known; what a person says ends a guess of before."""
    return replace(
        before.said if speakers.interviewers or speakers.pattern else before,
        interviewers=speakers.interviewers or before.interviewers,
        pattern=speakers.pattern or before.pattern,
    )
