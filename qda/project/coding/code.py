"""What coding did, in words, and why it did it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from qda.coding.lapsed import Lapsed
from qda.language.cues import has_cues
from qda.model.coding import Assertion
from qda.model.counted import many, some
from qda.model.document import INTERVIEW
from qda.model.settings import Settings
from qda.project.decisions.strangers import strangers_in_words
from qda.project.index.corpora import Shelf
from qda.project.index.languages import code_of, read_as_any
from qda.project.index.other_names import told_of_namesakes, told_of_shared_labels, told_of_unheard
from qda.project.intake.guesses import lapsed_guesses
from qda.project.intake.read_otherwise import told_of_works_with_speakers
from qda.project.study import Study
from qda.project.workspace import Workspace


def summary_of(study: Study, settings: Settings) -> list[str]:
    """What was coded anew, and the codings by assertion."""
    machine = study.machine
    documents = many(machine.documents, "document")
    if machine.coded_documents:
        codes = many(len(machine.coded_codes), "code")
        work = f"{machine.coded_documents:,} of {documents} coded anew, for {codes}"
    else:  # an earlier command may have coded what was changed
        work = f"{documents}; nothing had to be coded anew"
    counts = machine.by_assertion()
    shares = ", ".join(f"{counts[one]:,} {one}" for one in Assertion)
    whole = sum(counts.values())
    return [f"coded: {work}", f"codings by the rules: {whole:,} ({shares})", *warnings_of(study, settings)]


def unheard(workspace: Workspace, study: Study) -> Iterator[str]:
    """That who asks was found out under other settings, by other rules or in another text than now."""
    if lapsed := lapsed_guesses(workspace, study.documents):
        yield (
            f"note: who asks was last looked for under other settings, by another qda or in another text in "
            f"{some(lapsed)}, and what was found then holds until it is looked for anew: qda run does so, or "
            f"qda import {workspace.settings.transcripts}"
        )


def warnings_of(study: Study, settings: Settings) -> list[str]:
    """What a person should look at: interviews without speakers or answers, lost codes, stale codings."""
    shelves = study.corpora.shelves
    named = {name for shelf in shelves for name in _where(shelf, shelf.corpus.document_named.tolist())}
    asked = [name for shelf in shelves for name in _where(shelf, shelf.corpus.document_asked.tolist())]
    silent = [one.name for one in study.documents if one.kind == INTERVIEW and one.name not in named]
    said = []
    if silent:
        said.append(f"note: no speaker labels in {some(silent)}: all of it counts as the participant's words")
    if asked:
        said.append(
            f"note: everything in {some(asked)} counts as the interviewer's words, so nothing is coded "
            "there. To see who was found: qda import FILE --preview. If nobody asks: qda import FILE "
            "--interviewer none"
        )
    people = study.people
    said += told_of_unheard(study.corpora, people.attributes, settings.participants)
    said += told_of_namesakes(study.corpora, study.documents, settings)
    said += told_of_shared_labels(study.corpora, settings)
    said += told_of_works_with_speakers(study.documents)
    said += strangers_in_words(study.codebook, study.documents, people.codings, people.decisions)
    if study.stale:
        count = len(study.stale)
        waits = "waits for a decision and is" if count == 1 else "wait for a decision and are"
        said.append(f"note: {many(count, 'stale coding')} {waits} in no count: qda anchors")
    said += _of_lapsed(study.lapsed)
    if study.unheld:
        said.append(
            f"note: {many(len(study.unheld), 'memo')} on codings that the rules no longer make: "
            "qda report memos"
        )
    return [*said, *_of_languages(study, settings)]


def _of_lapsed(rejections: Sequence[Lapsed]) -> Iterator[str]:
    """That what was rejected may count again, because its words or the name of its code have changed."""
    renamed = Counter((one.coding.code, one.code) for one in rejections if one.code != one.coding.code)
    if reworded := len(rejections) - renamed.total():
        yield (
            f"note: {many(reworded, 'rejection')} without effect, for the words have changed: what the rules "
            "find there now counts until somebody decides: qda anchors"
        )
    if renamed:
        codes = some([f"{old} as {new} ({count:,})" for (old, new), count in sorted(renamed.items())])
        yield (
            f"note: {many(renamed.total(), 'rejection')} without effect, for the codebook lacks the code, "
            f"and the rules find the words under another one, where they count: {codes}. If it was renamed, "
            f"reject them there too: qda report quotes {min(new for _, new in renamed)}"
        )


def _of_languages(study: Study, settings: Settings) -> Iterator[str]:
    """That texts are in another language than the codebook, or that its language has no cues."""
    own = study.codebook.language
    unread = [f"{one.name} ({one.language})" for one in study.documents if read_as_any(one, settings)]
    if unread:
        yield (
            f"note: there are no rules for the language of {some(unread)}: it is read as xx, any language; "
            "words are found as they are written"
        )
    others = [one.name for one in study.documents if code_of(one, settings) != own]
    if others:
        yield (
            f"note: the codebook's language is {own!r}, that of some texts is another: {some(others)}. "
            f"The rules are applied to them all the same, with the cues of {own!r}."
        )
    yield from without_cues(own)


def without_cues(language: str) -> Iterator[str]:
    """A note when nothing tells in a language what is denied, hedged or reported."""
    if not has_cues(language):
        yield f"note: the language {language!r} has no cues of assertion: every coding counts as affirmed"


def _where(shelf: Shelf, holds: Sequence[bool]) -> Iterator[str]:
    """The names of the documents for which something holds."""
    return (document.name for number, document in shelf.documents.items() if holds[number])
