"""Manuscripts whose quotations were altered on purpose, each in a known way, and the transcripts that they
quote.

Transcripts are made of real English sentences (`source.py`): each has one participant, whom an interviewer
asks. A quotation is a passage of a transcript, changed in one way or not at all, in one of several sorts of
marks and attributions. What its verdict has to be follows from the change.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MARKS = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("``", "''"), ("\n\n> ", "\n\n"))
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
SMALL = {
    "the",
    "and",
    "that",
    "this",
    "with",
    "for",
    "are",
    "was",
    "were",
    "from",
    "have",
    "has",
    "which",
    "not",
}


@dataclass(frozen=True)
class Turn:
    """What one voice says in a row."""

    speaker: str
    text: str


@dataclass(frozen=True)
class Transcript:
    """An interview."""

    name: str
    turns: tuple[Turn, ...]

    def text(self) -> str:
        """As a file holds it."""
        return "\n\n".join(f"{turn.speaker}: {turn.text}" for turn in self.turns) + "\n"


@dataclass(frozen=True)
class Planted:
    """A quotation: its words, who is named, how it was changed, and what the verdict has to be."""

    words: str
    named: str
    change: str
    verdict: str


def transcripts(sentences: Sequence[str], count: int, chance: random.Random) -> list[Transcript]:
    """Interviews of about equal length that share no sentence."""
    plain = [one for one in sentences if is_plain(one)]
    chance.shuffle(plain)
    size = len(plain) // count
    return [_interview(f"P{n + 1}", plain[n * size : (n + 1) * size], chance) for n in range(count)]


def is_plain(sentence: str) -> bool:
    """Whether a sentence holds no marks of its own, which would make what is planted ambiguous."""
    return 8 <= len(sentence.split()) <= 40 and not re.search(
        r"[\[\]“”\"‘’«»…()*_<>{}#|&]|\. ?\.|--|'\W|\W'", sentence
    )


def _interview(name: str, sentences: Sequence[str], chance: random.Random) -> Transcript:
    turns, at = [], 0
    while at < len(sentences) - 8:
        turns.append(Turn("INTERVIEWER", sentences[at].rstrip(".!?") + "?"))
        length = chance.randint(3, 6)
        turns.append(Turn(name, " ".join(sentences[at + 1 : at + 1 + length])))
        at += 1 + length
    return Transcript(name, tuple(turns))


class Planter:
    """Takes passages out of transcripts and changes them."""

    def __init__(self, interviews: Sequence[Transcript], spare: Sequence[str], chance: random.Random) -> None:
        self.interviews, self.spare, self.chance = interviews, spare, chance
        self.words = sorted({w for one in spare[:400] for w in WORD.findall(one) if len(w) > 4})

    def changes(self) -> dict[str, Callable[[], Planted | None]]:
        """Every way to change a passage, by its name."""
        return {
            "nothing": self.nothing,
            "capitals": self.capitals,
            "line break": self.line_break,
            "curly apostrophe": self.apostrophe,
            "end stop": self.end_stop,
            "hyphen at line end": self.hyphenation,
            "ellipsis": self.ellipsis,
            "bracket replaces": self.bracket,
            "bracket adds": self.added,
            "sic": self.sic,
            "word replaced": self.replaced,
            "word dropped": self.dropped,
            "word inserted": self.inserted,
            "words swapped": self.swapped,
            "several words": self.several,
            "negation dropped": self.negation,
            "joined silently": self.joined,
            "joined by ellipsis": self.joined_ellipsis,
            "joined from two people": self.two_people,
            "another's words": self.another,
            "interviewer's words": self.interviewer,
            "invented": self.invented,
            "shuffled": self.shuffled,
        }

    def _turn(self, *, speaker: bool = True) -> tuple[Transcript, Turn]:
        while True:
            interview = self.chance.choice(self.interviews)
            turn = self.chance.choice(interview.turns)
            if (turn.speaker != "INTERVIEWER") is speaker:
                return interview, turn

    def passage(self, least: int = 6, most: int = 45) -> tuple[str, str]:
        """Some words in a row of one answer, and who says them."""
        while True:
            interview, turn = self._turn()
            words = turn.text.split()
            length = self.chance.randint(least, most)
            if len(words) > length:
                start = self.chance.randint(0, len(words) - length)
                found = " ".join(words[start : start + length]).rstrip(",;:- ")
                if found.split()[-1] not in {"-", "–"} and found[0].isalnum() and found[-1].isalnum():
                    return found, interview.name

    def _made(self, words: str, named: str, change: str, verdict: str) -> Planted:
        return Planted(words, named, change, verdict)

    def nothing(self) -> Planted:
        words, named = self.passage(4)
        return self._made(words, named, "nothing", "exact")

    def capitals(self) -> Planted | None:
        words, named = self.passage(5)
        changed = words[0].swapcase() + words[1:]
        return self._made(changed, named, "capitals", "normalised") if changed != words else None

    def line_break(self) -> Planted:
        words, named = self.passage(8)
        parts = words.split()
        at = self.chance.randint(2, len(parts) - 2)
        return self._made(
            f"{' '.join(parts[:at])}\n{' '.join(parts[at:])}", named, "line break", "normalised"
        )

    def apostrophe(self) -> Planted | None:
        words, named = self.passage(8, 45)
        changed = re.sub(r"(?<=\w)'(?=\w)", "’", words)
        return self._made(changed, named, "curly apostrophe", "normalised") if changed != words else None

    def end_stop(self) -> Planted | None:
        words, named = self.passage(8)
        text = next(
            turn.text
            for one in self.interviews
            if one.name == named
            for turn in one.turns
            if words in turn.text
        )
        behind = text[text.index(words) + len(words) :][:1]
        return self._made(words + ".", named, "end stop", "normalised") if behind not in ".!?" else None

    def hyphenation(self) -> Planted | None:
        words, named = self.passage(10)
        long = [one for one in WORD.findall(words) if len(one) > 7 and words.count(one) == 1]
        if not long:
            return None
        word = self.chance.choice(long)
        at = len(word) // 2
        return self._made(
            words.replace(word, f"{word[:at]}-\n{word[at:]}"), named, "hyphen at line end", "normalised"
        )

    def _middle(self, words: str, least: int = 3) -> tuple[list[str], int]:
        parts = words.split()
        return parts, self.chance.randint(least, len(parts) - least - 1)

    def ellipsis(self) -> Planted:
        words, named = self.passage(14, 60)
        parts = words.split()
        first = self.chance.randint(3, len(parts) // 2)
        last = self.chance.randint(first + 1, len(parts) - 4)
        mark = self.chance.choice(["...", "…", "[...]", "[…]", ". . .", "(...)"])
        changed = f"{' '.join(parts[:first])} {mark} {' '.join(parts[last:])}"
        return self._made(changed, named, "ellipsis", "marked")

    def bracket(self) -> Planted:
        words, named = self.passage(9)
        parts, at = self._middle(words)
        parts[at] = f"[{self.chance.choice(['the ministry', 'my father', 'she', 'this place'])}]"
        return self._made(" ".join(parts), named, "bracket replaces", "marked")

    def added(self) -> Planted:
        words, named = self.passage(9)
        parts, at = self._middle(words)
        parts.insert(at, "[in the village]")
        return self._made(" ".join(parts), named, "bracket adds", "marked")

    def sic(self) -> Planted:
        words, named = self.passage(9)
        parts, at = self._middle(words)
        parts.insert(at, "[sic]")
        return self._made(" ".join(parts), named, "sic", "marked")

    def _other(self, word: str) -> str:
        return next(
            w for w in iter(lambda: self.chance.choice(self.words), None) if w.lower() != word.lower()
        )

    def replaced(self) -> Planted:
        words, named = self.passage(7)
        parts, at = self._middle(words, 1)
        parts[at] = self._other(parts[at])
        return self._made(" ".join(parts), named, "word replaced", "altered")

    def dropped(self) -> Planted | None:
        words, named = self.passage(8)
        parts, at = self._middle(words, 2)
        if parts[at].lower() in {parts[at - 1].lower(), parts[at + 1].lower()} or not WORD.search(parts[at]):
            return None
        return self._made(" ".join(parts[:at] + parts[at + 1 :]), named, "word dropped", "altered")

    def inserted(self) -> Planted:
        words, named = self.passage(7)
        parts, at = self._middle(words, 2)
        parts.insert(at, self._other(parts[at]))
        return self._made(" ".join(parts), named, "word inserted", "altered")

    def swapped(self) -> Planted | None:
        words, named = self.passage(9)
        parts, at = self._middle(words, 2)
        if (
            parts[at].lower() == parts[at + 1].lower()
            or not WORD.fullmatch(parts[at])
            or not WORD.fullmatch(parts[at + 1])
        ):
            return None
        parts[at], parts[at + 1] = parts[at + 1], parts[at]
        return self._made(" ".join(parts), named, "words swapped", "altered")

    def several(self) -> Planted:
        words, named = self.passage(15)
        parts = words.split()
        for at in self.chance.sample(range(1, len(parts) - 1), len(parts) // 5):
            parts[at] = self._other(parts[at])
        return self._made(" ".join(parts), named, "several words", "altered")

    def negation(self) -> Planted | None:
        words, named = self.passage(9)
        changed = re.sub(r" (?:not|never|no)\b", "", words, count=1)
        return (
            self._made(changed, named, "negation dropped", "altered")
            if not words.startswith(changed)
            else None
        )

    def _sentence(self, named: str | None = None) -> tuple[str, str]:
        while True:
            interview, turn = self._turn()
            whole = re.findall(r"[A-Z][^.!?]{30,160}[.!?](?=\s|$)", turn.text)
            if whole and (named is None or interview.name == named):
                return self.chance.choice(whole), interview.name

    def joined(self) -> Planted | None:
        first, named = self._sentence()
        second, _ = self._sentence(named)
        return (
            self._made(f"{first} {second}", named, "joined silently", "stitched")
            if self._apart(first, second)
            else None
        )

    def joined_ellipsis(self) -> Planted | None:
        first, named = self._sentence()
        second, _ = self._sentence(named)
        if not self._apart(first, second):
            return None
        return self._made(f"{first} [...] {second}", named, "joined by ellipsis", "stitched")

    def _apart(self, first: str, second: str) -> bool:
        return not any(
            first in turn.text and second in turn.text for one in self.interviews for turn in one.turns
        )

    def two_people(self) -> Planted | None:
        first, named = self._sentence()
        second, other = self._sentence()
        if named == other:
            return None
        return self._made(f"{first} {second}", named, "joined from two people", "stitched")

    def another(self) -> Planted:
        words, named = self.passage(8)
        other = self.chance.choice([one.name for one in self.interviews if one.name != named])
        return self._made(words, other, "another's words", "wrong speaker")

    def interviewer(self) -> Planted:
        interview, turn = self._turn(speaker=False)
        return self._made(turn.text, interview.name, "interviewer's words", "interviewer's words")

    def invented(self) -> Planted:
        return self._made(
            self.chance.choice(self.spare), self.chance.choice(self.interviews).name, "invented", "not found"
        )

    def shuffled(self) -> Planted:
        words, named = self.passage(12)
        parts = words.split()
        self.chance.shuffle(parts)
        return self._made(" ".join(parts), named, "shuffled", "not found")


def plant(planter: Planter, each: int) -> list[Planted]:
    """So many quotations of each change."""
    found = []
    for change in planter.changes().values():
        made = []
        while len(made) < each:
            one = change()
            if one is not None:
                made.append(one)
        found += made
    planter.chance.shuffle(found)
    return found


def manuscript(planted: Sequence[Planted], lead: Sequence[str], chance: random.Random) -> Iterator[str]:
    """A paragraph for each quotation, whose style changes from one to the next."""
    for number, one in enumerate(planted):
        opening, closing = MARKS[number % len(MARKS)]
        words = one.words
        if opening == "‘":
            opening, closing = ("‘", "’") if "'" not in words and "’" not in words else ("“", "”")
        if opening.endswith("> "):
            words = words.replace("\n", "\n> ")
        quoted = f"{opening}{words}{closing}"
        intro = chance.choice(lead)
        styles = [
            f"{intro} {quoted} ({one.named}, 2024).",
            f"{intro} Participant {one.named[1:]} explained: {quoted} More was said of it.",
            f"{intro} {quoted} ({one.named})",
            f"{intro} As participant {one.named[1:]} put it, {quoted}.",
            f"{intro} {opening}{words} ({one.named}, 2024).{closing}",
        ]
        yield styles[(number // len(MARKS)) % len(styles)]
