"""What is read out of texts and found in them, tied to the numbers by which kept files are made anew.

Whoever changes what is read or found must raise RULES or ENGINE, or projects go on with what an earlier
program kept. For each text in `texts/`, with the codebook beside it, `read/` holds the numbers and all that
was read and found with them. A text stays as it is: for another kind of text, add a file.

In `read/`, a word is written `form=norm<lemma`, without norm or lemma where they are no others. Before it
stands in brackets what parts it from the word before it: `|` where no phrase runs on, and the signs of SIGNS.
"""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.coding.policy import ENGINE
from qda.language.corpus.corpus import (
    BREAK,
    CLAUSE_BREAK,
    COLON,
    JOINED,
    QUOTED,
    QUOTES,
    ROLES,
    SEMICOLON,
    TAILED,
    Corpus,
)
from qda.language.load import load
from qda.language.version import RULES
from qda.model.coding import Coding
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.settings import INTERVIEWER_LABELS, Settings
from qda.model.span import Span
from qda.project.coding.code_texts import code_texts

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in (FOLDER / "texts").glob("*.txt"))
OTHERS_WHO_ASK = ("O'Brien", "Éloïse", "Müller", "Intervistatore", "Συνεντευκτής", "Görüşmeci", "س", "问")
SPEAKERS = "<<(?P<speaker>.+?)>> "
SIGNS = {
    BREAK: "/",
    CLAUSE_BREAK: ",",
    COLON: ":",
    SEMICOLON: ";",
    QUOTED: "”",
    QUOTES: "“",
    TAILED: "'s",
}

NUMBERS = f"RULES {RULES}, ENGINE {ENGINE}"
COMMAND = "python -m pytest tests/golden --accept-golden"
RAISE = f"""What is read or found is not the same, and the numbers are: {NUMBERS}.
Projects would go on with what is kept from before. If turns, paragraphs, sentences, words, norms or lemmas
differ, raise RULES in qda/language/version.py; if only what is found does, ENGINE in qda/coding/policy.py.
Then regenerate with
    {COMMAND}
Where only a language's data file differs, or the version of spaCy, simplemma or Python, the keys hold it
already: delete the golden file and run the same command."""
REGENERATE = f"""This was made with other numbers than {NUMBERS}, or never. See that all that differs is
meant, and regenerate with
    {COMMAND}"""


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_and_found_is_what_its_numbers_say(name: str, request: pytest.FixtureRequest) -> None:
    path = FOLDER / "read" / f"{name}.txt"
    kept = path.read_bytes().decode() if path.is_file() else ""
    now = f"{NUMBERS}\n\n{read_and_found(name)}"
    same_numbers = kept.startswith(f"{NUMBERS}\n")
    if request.config.getoption("--accept-golden", default=False) and not same_numbers:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(now.encode())
    elif kept != now:
        where = path.relative_to(FOLDER.parents[1]).as_posix()
        lines = unified_diff(kept.splitlines(), now.splitlines(), where, "now", lineterm="", n=1)
        told = "\n".join([RAISE if same_numbers else REGENERATE, "", *lines])
        pytest.fail(told, pytrace=False)


def read_and_found(name: str) -> str:
    """All that is read out of a text, and what its codebook finds there."""
    text = (FOLDER / "texts" / f"{name}.txt").read_bytes().decode()
    kind = LITERATURE if name.endswith("_work") else INTERVIEW
    speakers = SPEAKERS if name.endswith("_told") else None
    document = Document(name, kind, text, Span(0, len(text)), "", "")
    language = load(name.partition("_")[0])
    book = from_text((FOLDER / "texts" / f"{name}.yaml").read_text("utf-8"), name)
    settings = Settings(interviewers=(*INTERVIEWER_LABELS, *OTHERS_WHO_ASK), speakers=speakers)
    compiled = compile_codebook(book, language)
    corpus, found = code_texts([document], language, compiled, settings, include_interviewer=True)
    lines = [*_read(text, corpus), "== found", *(_told(one) for one in found.every())]
    return "".join(f"{line}\n" for line in lines)


def _read(text: str, corpus: Corpus) -> Iterator[str]:
    """A line for each turn, paragraph and sentence, and one for the words of each sentence."""
    words = _words(corpus)
    turn = paragraph = -1
    for sentence, (start, end) in enumerate(zip(corpus.sentence_start, corpus.sentence_end, strict=True)):
        if corpus.sentence_turn[sentence] != turn:
            turn = int(corpus.sentence_turn[sentence])
            yield f"== {_turn(corpus, turn)}"
        if corpus.sentence_paragraph[sentence] != paragraph:
            paragraph = int(corpus.sentence_paragraph[sentence])
            yield f"paragraph {paragraph}"
        first, last = corpus.sentence_word[sentence : sentence + 2]
        yield f"  {text[start:end]!r}"
        yield f"    {' '.join(words[first:last])}"


def _turn(corpus: Corpus, turn: int) -> str:
    def named(names: tuple[str, ...], number: int) -> str:
        return names[number] if number >= 0 else "-"

    speaker, participant = (
        named(corpus.names, one[turn]) for one in (corpus.turn_speaker, corpus.turn_participant)
    )
    role, time = ROLES[corpus.turn_role[turn]], named(corpus.times, corpus.turn_time[turn])
    return f"{role}: {speaker}, participant {participant}, at {time}"


def _words(corpus: Corpus) -> list[str]:
    vocabulary = corpus.vocabulary
    norms = dict(zip(vocabulary.norm_types.tolist(), vocabulary.norms, strict=True))
    lemmas = dict(zip(vocabulary.lemma_types.tolist(), vocabulary.lemmas, strict=True))
    return [
        f"{_gap(int(flag))}{_word(vocabulary.forms[kind], norms[kind], lemmas[kind])}"
        for kind, flag in zip(corpus.word_type.tolist(), corpus.word_flags, strict=True)
    ]


def _gap(flag: int) -> str:
    told = "".join(sign for one, sign in SIGNS.items() if flag & one) + ("" if flag & JOINED else "|")
    return f"[{told}]" if told else ""


def _word(form: str, norm: str, lemma: str) -> str:
    told = form if norm == form else f"{form}={norm}"
    return _visible(told if lemma == norm else f"{told}<{lemma}")


def _visible(text: str) -> str:
    """A text in which what nobody sees is escaped."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def _told(one: Coding) -> str:
    cue = f" ({one.cue})" if one.cue else ""
    return f"{one.code}: {one.assertion}{cue}, {one.rule}, {one.anchor.start}: {one.anchor.quote!r}"
