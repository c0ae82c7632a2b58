"""Labels of people who are known under another name: in the participants file, or in another document.

Where one speaks alone, the participant has the document's name, unless its front matter says another or the
label is an identifier (P3). A label such as `Anna` may come up in others; where it is somebody's name, the
same person is two participants, which only a person can tell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qda.language.speakers import speaker_words_of
from qda.model.counted import some
from qda.model.document import Document
from qda.model.label import ByLabel, first_written, is_pseudonym, key_of
from qda.model.natural_order import natural_order
from qda.model.settings import Settings
from qda.project.index.corpora import Corpora
from qda.project.index.languages import code_of

_LETTERS = 3
"""Letters of the shortest label that is taken for a name: A, R and IP are anybody."""
_SEVERAL = 3
"""Documents from which on a label that is most of those who speak alone names what they are, not who."""


def told_of_unheard(indexed: Corpora, attributes: Iterable[str], file: str) -> Iterator[str]:
    """That participants of the file are none of those who speak, or are known under another name."""
    heard = _heard(indexed)
    unheard = [name for name in attributes if name not in heard]
    if not unheard:
        return
    alone = _by_label(indexed)
    known = [(name, alone[key_of(name)]) for name in unheard if key_of(name) in alone]
    other = [f"{name} ({', '.join(others)})" for name, others in known]
    if other:
        yield (
            f"note: in {file} stand labels of participants who have another name: {some(other)}. If they are "
            "the same people, write 'participant: ...' at the head of the texts, or 'labels_apart = false' "
            "into qda.toml if that is so of all labels of groups; where it is one text, the row can have its "
            f"name instead{_of_a_group(known)}"
        )
    if silent := [name for name in unheard if key_of(name) not in alone]:
        yield f"note: in {file} stand people who speak in no document: {some(silent)}"


def _of_a_group(known: Iterable[tuple[str, Sequence[str]]]) -> str:
    """That one of a group needs a row of their own, where labels begin anew in each document."""
    found = [one for label, people in known for one in people if key_of(one).endswith(f" {key_of(label)}")]
    return f"; one of a group needs a row with the document's name too, such as {found[0]}" if found else ""


def told_of_namesakes(indexed: Corpora, documents: Sequence[Document], settings: Settings) -> Iterator[str]:
    """That who speaks alone in a document is labelled by the name of a participant of another document."""
    heard = _heard(indexed)
    unsaid = {one.name: one for one in documents if not one.participant}
    alone = {
        key: [name for name in names if name in unsaid and key_of(name) != key]
        for key, names in _by_label(indexed).items()
    }
    every = len({name for names in alone.values() for name in names})
    found = [
        f"{heard.spelling(key)} ({', '.join(names)})"
        for key, names in alone.items()
        if names
        and key in heard
        and (len(names) < _SEVERAL or 2 * len(names) <= every)
        and all(_is_name(key, code_of(unsaid[name], settings)) for name in names)
    ]
    if found:
        yield (
            "note: who speaks alone has the document's name, and is labelled as a participant of another "
            f"document is: {some(found)}. They count as different people. If they are one: write "
            "'participant: ...' with this name at the head of the text"
        )


def told_of_shared_labels(indexed: Corpora, settings: Settings) -> Iterator[str]:
    """That labels of several people of one document, which are nobody's names, come again in another, where
    nobody said what that means."""
    if settings.labels_apart is not None:
        return
    groups: dict[str, set[str]] = defaultdict(set)
    languages: dict[str, str] = {}
    for shelf in indexed.shelves:
        for number, label, who in shelf.corpus.voices_in(shelf.documents):
            if label and key_of(label) == key_of(who):
                document = shelf.documents[number]
                groups[document.name].add(who)
                languages[document.name] = code_of(document, settings)
    again = _shared(groups)
    for name, known in again.items():
        asked = (who for who in known if not is_pseudonym(who))
        again[name] = {who for who in asked if not _is_name(key_of(who), languages[name])}
    again = _shared(again)
    people = sorted({who for group in again.values() for who in group}, key=natural_order)
    found = [f"{who} ({some([name for name in again if who in again[name]])})" for who in people]
    if found:
        yield (
            "note: labels of people in one document come again in another, and count as the same people: "
            f"{some(found)}. If labels begin anew in each document, write 'labels_apart = true' into "
            "qda.toml; if they are the same people 'labels_apart = false'"
        )


def _shared(groups: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The people of each group who are in others too, where at least two of a group are."""
    often = Counter(who for people in groups.values() for who in people)
    again = {name: {who for who in people if often[who] > 1} for name, people in groups.items()}
    return {name: people for name, people in again.items() if len(people) > 1}


def _heard(indexed: Corpora) -> ByLabel[str]:
    """Everybody who speaks in a document."""
    shelves = indexed.shelves
    return first_written(name for one in shelves for name in one.corpus.participants_in(one.documents))


def _by_label(indexed: Corpora) -> dict[str, list[str]]:
    """The participants whose words have a label, by its key, where this is not always their name."""
    labels: dict[str, list[str]] = defaultdict(list)
    pairs = {pair for one in indexed.shelves for pair in one.corpus.labels_in(one.documents)}
    for label, who in sorted(pairs):
        labels[key_of(label)].append(who)
    return labels


def _is_name(key: str, language: str) -> bool:
    """Whether a label can be somebody's name: no role, kin, letter or number, nobody without a name."""
    words = speaker_words_of(language)
    anybody = words.roles | words.answering | words.asking | words.machine
    alone = anybody | words.persons | words.kin | words.together
    return (
        sum(map(str.isalpha, key)) >= _LETTERS
        and not any(map(str.isdigit, key))
        and key not in alone
        and anybody.isdisjoint(key.split())
    )
