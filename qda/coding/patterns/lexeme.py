"""Words of a pattern to lexemes, and lexemes to the words of a document."""

import re
from collections.abc import Callable
from dataclasses import replace
from fnmatch import translate
from functools import cache
from weakref import WeakKeyDictionary

from qda.coding.patterns.abbreviations import spaced
from qda.coding.patterns.pattern import (
    CodeReference,
    Either,
    Exact,
    How,
    Lexeme,
    Pattern,
    Sequence,
    Tailed,
    TokenRule,
    Word,
)
from qda.coding.patterns.words import Words
from qda.errors import PatternError
from qda.language.characters import unspaced
from qda.language.corpus.index import TokenType
from qda.language.language import Language
from qda.language.words.accents import in_capitals
from qda.language.words.clipped import clips
from qda.language.words.conjugations import forms_of, is_taken_for_verb
from qda.language.words.norms import LONGER, TAIL, TAILS, as_written, norm_of, small

_JOINTS = re.compile(r"[-‐‑־–/&:\s]")
_TAIL = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)
_KNOWN: WeakKeyDictionary[Language, dict[Pattern, Pattern]] = WeakKeyDictionary()
"""What leaves have become; it goes with its language, which takes all words along that it has met."""


def lexical(leaf: Pattern, language: Language) -> Pattern:
    """A word or an exact form as lexemes; a leaf that has become one stays as it is.

    Raises PatternError when it holds no word, because then it could never match.
    """
    known = _KNOWN.setdefault(language, {})
    if leaf not in known:
        known[leaf] = _lexical(leaf, language)
    return known[leaf]


def _lexical(leaf: Pattern, language: Language) -> Pattern:
    match leaf:
        case Word(text) as word:
            if word.wild and (whole := _unparted(text, language)):
                return Either((whole, Sequence(lexemes(text, language))))
            found = lexemes(text, language)
        case Exact(text, cased):
            found = lexemes(text, language, exact=True, cased=cased)
        case Lexeme() | Tailed() | TokenRule() | CodeReference():
            return leaf
        case _:
            raise TypeError(f"{leaf} is not a leaf that can be looked up")
    if not found:
        raise PatternError(f"{leaf} holds no word, so it can never match", remedy="Give at least one word.")
    words = found[0] if len(found) == 1 else Sequence(found)
    parted = spaced(leaf.text)
    return Either((words, lexical(replace(leaf, text=parted), language))) if parted else words


def lexemes(
    text: str, language: Language, *, exact: bool = False, cased: bool = False
) -> tuple[Pattern, ...]:
    """A piece of a pattern as lexemes, cut as the language cuts texts.

    An exact form asks for the 's that it has, and so does a word of which it is no possessive: "let's".
    """
    found: list[Pattern] = []
    norm = ""
    for piece in text.split():
        if not exact and ("*" in piece or "?" in piece):
            found.extend(_wild(piece, language))
            continue
        for kind in language.types_of(piece):
            if not kind.is_word:
                continue
            before, norm = norm, kind.norm
            if kind.norm in TAILS and found:
                if kind.norm == TAIL and (exact or clips(before, language.code)):
                    found[-1] = Tailed(found[-1])
            elif cased:
                found.append(Lexeme(How.CASED, (as_written(kind.form), kind.norm)))
            elif exact:
                found.append(_or_capitals(Lexeme(How.FORM, (kind.norm,)), kind, language))
            else:
                more = (*forms_of(kind.norm, language.code), *_plural(kind, language))
                values = (kind.lemma, *more, kind.norm)
                found.append(_or_capitals(Lexeme(How.LEMMA, values), kind, language))
    return tuple(found)


def _plural(kind: TokenType, language: Language) -> tuple[str, ...]:
    """The plural of a noun that has the lemma of a verb, so that it is not found by that of its singular."""
    if kind.lemma != kind.norm:
        return ()
    more = language.types_of(f"{kind.norm}s")
    found = [one.norm for one in more if is_taken_for_verb(one.norm, one.lemma, language.code)]
    return tuple(found) if len(more) == 1 else ()


def _or_capitals(word: Lexeme, kind: TokenType, language: Language) -> Pattern:
    """A word, or the same in capitals where these leave its accent out."""
    capitals = in_capitals(as_written(kind.form))
    if capitals is None:
        return word
    return Either((word, Lexeme(How.CASED, (capitals, norm_of(capitals, language.code)))))


@cache
def _wildcard(form: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(translate(form.replace("[", "[[]"))).match


def _wild(piece: str, language: Language) -> list[Lexeme]:
    """A word with wildcards, cut by hand at hyphens, signs and its 's: a tokenizer would cut at them too."""
    cut = _by_signs(_TAIL.sub("", piece))
    parts = [part for part in _JOINTS.split(cut) if re.search(r"[^\W_]|[*?]", part)]
    return [Lexeme(How.WILD, (norm_of(part, language.code),)) for part in parts]


def _by_signs(piece: str) -> str:
    """A word with wildcards as its signs, where each is a word: beside one a `*` stands for no letters.

    Raises PatternError where it stands between two: it would have to stand for words.
    """
    cut = unspaced.spaced(piece)
    if " * " in cut:
        remedy = f"Write how many may stand there: {piece.replace('*', ' BEFORE/5 ')}"
        raise PatternError(
            f"* stands for letters of one word, but in {piece} each sign is one", remedy=remedy
        )
    return cut.removeprefix("* ").removesuffix(" *")


def _unparted(piece: str, language: Language) -> Lexeme | None:
    """A hyphened word with wildcards as one word, for tokenizers leave some in one piece: F-16, foto's."""
    whole = Lexeme(How.WILD, (norm_of(piece, language.code),))
    return whole if _wild(piece, language) != [whole] else None


def forget() -> None:
    """Let go of the words that were looked up."""
    _KNOWN.clear()


def lemmas_among(values: tuple[str, ...]) -> tuple[str, ...]:
    """What may be the lemma of the words that a lexeme means: the lemma of its word, and the word as it is
    typed, for a table may have another lemma for `melden` than for `meldet`, which it calls a form of it."""
    lemma, word = values[0], values[-1]
    return (lemma, word) if lemma != word else (lemma,)


def positions(lexeme: Lexeme, words: Words) -> list[int]:
    """The words of a document that a lexeme means, in order."""
    return words.positions(lexeme, lambda: _types(lexeme, words))


def _types(lexeme: Lexeme, words: Words) -> set[int]:
    """The vocabulary that a lexeme means."""
    match lexeme:
        case Lexeme(How.LEMMA, values):
            return {
                *(kind for lemma in lemmas_among(values) for kind in words.by_lemma.get(lemma, ())),
                *(kind for norm in dict.fromkeys(values) for kind in words.by_norm.get(norm, ())),
            }
        case Lexeme(How.FORM, (norm,)):
            return set(words.by_norm.get(norm, ()))
        case Lexeme(How.CASED, (form, norm)):
            kinds = words.by_norm.get(norm, ())
            return {kind for kind in kinds if as_written(words.index.types[kind].form) == form}
        case _:
            fits = _wildcard(lexeme.values[0])
            return {kind for kind in words.postings if _fits(fits, words.index.types[kind])}


def _fits(fits: Callable[[str], object], kind: TokenType) -> bool:
    """Whether a wildcard fits the norm of a word, or the word where one letter has become several in that."""
    longer = any(letter in kind.form for letter in LONGER)
    return bool(fits(kind.norm) or (longer and fits(small(as_written(kind.form)))))
