"""What people bring into patterns from searches in other programs, and what it is read as here: remarks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from qda.coding.codebook.remark import Remark, about_code, about_rule
from qda.coding.patterns.pieces import with_straight_marks
from qda.language.characters.unspaced import LETTERS
from qda.model.codebook import Codebook, Rule

_QUOTED = re.compile(r'"[^"]*"')
_SINGLE = re.compile(r"(?<![^\s(\[|])['‘‚‹`]([^\W_][^'‘’‚‹›`|()\[\]]+)['’‘›´](?![^\s)\]|])")
_LETTER = rf"(?:(?![{LETTERS}])[^\W_])"
"""One that stands within words: no sign of a script in which each is a word."""
_IN_A_WORD = re.compile(rf"[^\s|]*{_LETTER}(?:[(\[]|[)\]]){_LETTER}[^\s|]*")
_BEFORE_A_WORD = re.compile(r"(?<![^\s(\[|])([!+−–-])([^\W\d_][^\s()\[\]|]*)")
_AS_OPERATOR = re.compile(r"(?<=\s)(ODER|UND|NICHT|OU|ET|SAUF|OPPURE)(?=\s)")
_OPERATOR = re.compile(r'"[^"]*?(?<!\S)(AND|NOT|OR|(?:NEAR|BEFORE|AFTER)/\d+)(?!\S)[^"]*"')
_SIGN = re.compile(r"[()\[\]'‘‚‹`!+−–-]|[A-Z]{2}")
"""One of these is in every rule that has something of this."""
_BEGUN = re.compile(r"[^\W\d_a-zà-ÿ].*[^.!?…:;\"'”’»)\]]", re.DOTALL)
"""An example that begins with a capital and does not end as a sentence does."""
_ALL_OPERATORS = "Operators are | (one or the other), AND, NOT, NEAR/5, BEFORE/5 and AFTER/5."


def habits(codebook: Codebook) -> Iterator[Remark]:
    """Remarks on the rules and lists of a codebook."""
    rules = [("", rule) for entries in codebook.terms.values() for rule in entries]
    rules += [(one.code, rule) for one in codebook for rule in (*one.match, *one.unless)]
    for code, rule in rules:
        if isinstance(rule.pattern, str) and _SIGN.search(rule.pattern):
            for problem, remedy in _told(rule.pattern):
                yield about_rule(rule, code, f"{rule.name}: {problem}", remedy)


def _told(written: str) -> Iterator[tuple[str, str]]:
    straight = with_straight_marks(written)
    for operator in _OPERATOR.finditer(straight):
        problem = f"{operator[1]} stands in quotation marks, so it is a word: {operator[0]}"
        yield problem, "Take the quotation marks away, or put them around the words on each side alone."
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), straight)
    for single in _SINGLE.finditer(text):
        problem = f"single quotation marks mean nothing in a pattern: {single[0]} is found in all forms"
        yield problem, f'For exactly these forms write "{single[1]}"; else leave them out.'
    for within in _IN_A_WORD.finditer(text):
        problem = f"the brackets in {within[0]} are read as if a blank stood beside them"
        yield problem, "For several endings write (claim | claims) or claim*; else put the blank there."
    for sign, word in _BEFORE_A_WORD.findall(text):
        meant = f"AND {word}" if sign == "+" else f"NOT {word}"
        remedy = f"In searches of other programs it is what {meant} is here; else leave it out."
        yield f"the {sign} before {word} means nothing in a pattern", remedy
    for operator in _AS_OPERATOR.findall(text):
        yield f"{operator} is looked for as a word", _ALL_OPERATORS


def cut_examples(codebook: Codebook) -> Iterator[Remark]:
    """Examples in square brackets that a comma has cut in two: the halves of a counterexample hold always."""
    for code in codebook:
        for examples in (code.examples, code.counterexamples):
            for one, other in pairwise(examples):
                if one.line == other.line and _BEGUN.fullmatch(one.text) and other.text[:1].islower():
                    problem = f"{one.text!r} and {other.text!r} are two examples, and look like one"
                    remedy = "In square brackets a comma ends an example: put the whole in quotation marks."
                    yield about_code(code, problem, remedy, line=other.line)


def small_operator(rule: Rule) -> str:
    """What to say of a rule that found nothing and has an operator in small letters; empty for others."""
    if not isinstance(rule.pattern, str):
        return ""
    words = _QUOTED.sub(" ", with_straight_marks(rule.pattern)).split()
    meant = next((_SMALL[word] for word in words[1:-1] if word in _SMALL), None)
    return f"If {meant[0]} is meant as an operator, write {meant[1]}. " if meant else ""


_SMALL = {
    word: (word, operator)
    for operator, words in {
        "|": ("or", "oder", "ou", "oppure"),
        "AND": ("and", "und", "et"),
        "NEAR/5": ("near", "nahe", "près"),
    }.items()
    for word in words
}
