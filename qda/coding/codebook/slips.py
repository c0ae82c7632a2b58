"""What a codebook says and its author most likely does not mean: told without any texts."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from itertools import compress, pairwise

from qda.coding.codebook.habits import cut_examples, habits
from qda.coding.codebook.remark import Remark, about_code, about_rule
from qda.coding.compile import CompiledCodebook, CompiledRule
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import Exact, Pattern, TokenRule, Word, names, walk
from qda.language.characters.unseen import MARKS, THIN
from qda.language.gaps import joins
from qda.model.codebook import Code, Codebook, Rule, can_name
from qda.model.span import Span

_INVISIBLE = re.compile(f"[{MARKS}{THIN}]")
_JOINER = re.compile("[a-zA-Z][\u200c\u200d]|[\u200c\u200d][a-zA-Z]")
"""Joiners are letters' business in Persian, Urdu and Hindi; between Latin letters they are a slip."""
_COMMA = re.compile(r"(?<!\d)[,،、，]|[,،、，](?!\d)")
_AT_THE_END = re.compile(r"(?<=\w)([;:；：])$")
_BETWEEN = re.compile(r"\w.*[^\w\s'’&/].*\w")
"""A mark between words, perhaps."""
_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ")
"""Greek letters that look like Latin ones; TNFα and µg are words that people write."""


def slips(compiled: CompiledCodebook) -> tuple[Remark, ...]:
    """All that this file and `habits` find."""
    book = compiled.codebook
    found = (
        _same_rules(compiled),
        _lone_vetoes(book),
        _unused_lists(book),
        _names_alike(book),
        _words(compiled),
        habits(book),
        cut_examples(book),
    )
    return tuple(remark for remarks in found for remark in remarks)


def same_pattern(rule: CompiledRule) -> Hashable:
    """What two rules share that find the same."""
    token = isinstance(rule.pattern, TokenRule)  # whose pattern knows the name of its rule
    return repr(rule.rule.pattern) if token else rule.pattern


def _same_rules(compiled: CompiledCodebook) -> Iterator[Remark]:
    """Rules of a code that find the same, so that each passage counts several times in the score."""
    for code in compiled.codes:
        alike: dict[Hashable, list[Rule]] = defaultdict(list)
        for rule in code.match:
            alike[same_pattern(rule)].append(rule.rule)
        for first, *others in alike.values():
            if others:
                again = _listed([f"{one.name} (line {one.line})" for one in others])
                is_are = "is" if len(others) == 1 else "are"
                problem = f"{again} {is_are} the same rule as {first.name} (line {first.line})"
                remedy = "Remove it: every rule that finds a passage adds one to its 'score'."
                yield about_rule(others[0], code.code, problem, remedy)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _lone_vetoes(book: Codebook) -> Iterator[Remark]:
    """Codes with vetoes and without anything that they could veto."""
    for code in book:
        if code.unless and not code.match:
            problem = f"{code.code} has 'unless' but no rule under 'match', so the rules find nothing"
            remedy = "Write under 'match' what is to be found; 'unless' takes away only from the same code."
            yield about_code(code, problem, remedy)


def _unused_lists(book: Codebook) -> Iterator[Remark]:
    """Lists that no rule uses, directly or through other lists."""
    waiting = [rule for code in book for rule in (*code.match, *code.unless)]
    used: set[str] = set()
    while waiting:
        rule = waiting.pop()
        for name in _names(rule) & book.terms.keys() - used:
            used.add(name)
            waiting.extend(book.terms[name])
    for name, rules in book.terms.items():
        if name not in used:
            problem = f"no rule uses the list ${name}"
            yield about_rule(rules[0], "", problem, f"Write ${name} in a rule, or remove the list.")


def _names(rule: Rule) -> set[str]:
    """The lists that a rule speaks of."""
    if not isinstance(rule.pattern, str) or "$" not in rule.pattern:
        return set()
    return names(parse(rule.pattern))[0]


def _names_alike(book: Codebook) -> Iterator[Remark]:
    """Codes whose names differ in nothing but capitals."""
    first: dict[str, Code] = {}
    for code in book:
        other = first.setdefault(code.code.casefold(), code)
        if other is not code:
            problem = f"the codes {other.code} and {code.code} differ in nothing but capitals"
            yield about_code(code, problem, "Rename one of them, or they will be taken for each other.")


def _words(compiled: CompiledCodebook) -> Iterator[Remark]:
    """Words of patterns that cannot mean what they look like."""
    book = compiled.codebook
    rules = [("", rule) for entries in book.terms.values() for rule in entries]
    rules += [(one.code, rule) for one in book for rule in (*one.match, *one.unless)]
    for code, rule in rules:
        if not isinstance(rule.pattern, str) or not _SIGNS.search(rule.pattern):
            continue  # nearly all rules: these need not be parsed
        for leaf in dict.fromkeys(walk(parse(rule.pattern))):
            for problem, remedy in filter(None, (slip(leaf, compiled) for slip in _OF_WORDS)):
                yield about_rule(rule, code, f"{rule.name}: {problem}", remedy)


_SIGNS = re.compile(r"[^\x00-\x7f]|[^\w\s()\[\]|'$#&/+~-]")
"""One of these is in every word with a slip."""

_Slip = tuple[str, str] | None
"""What is wrong with a word and what to do; None for nothing."""


def _star(leaf: Pattern, _: CompiledCodebook) -> _Slip:
    if not isinstance(leaf, Exact) or "*" not in leaf.text:
        return None
    problem = f"the * in {leaf} stands for itself, for this is an exact form"
    return problem, "Leave the quotation marks or the = out, and * stands for any letters."


def _exact_name(leaf: Pattern, compiled: CompiledCodebook) -> _Slip:
    if not isinstance(leaf, Exact) or leaf.text[:1] not in ("$", "#") or not leaf.text[1:2].isalpha():
        return None
    name, book = leaf.text[1:], compiled.codebook
    if not can_name(name):
        return None
    known = name in book.terms if leaf.text[0] == "$" else name in book
    if not known and not leaf.cased:  # "$USD" in quotation marks may be meant, =$m is not
        return None
    what = "the list" if leaf.text[0] == "$" else "the code"
    problem = f"{leaf} is the word {name} in exactly this form, not {what} {leaf.text}"
    return problem, f"Write {leaf.text} alone if {what} is meant."


def _invisible(leaf: Pattern, _: CompiledCodebook) -> _Slip:
    if not isinstance(leaf, Word | Exact):
        return None
    found = _INVISIBLE.search(leaf.text) or _JOINER.search(leaf.text)
    if found is None:
        return None
    sign = next(one for one in found[0] if not one.isascii())
    name = unicodedata.name(sign, "no name").lower()
    shown = re.sub(f"{_INVISIBLE.pattern}|[\u200c\u200d]", "", leaf.text)
    return f"in {shown!r} stands a character that cannot be seen ({name})", "Type the word anew."


def _mixed(leaf: Pattern, _: CompiledCodebook) -> _Slip:
    if not isinstance(leaf, Word | Exact) or leaf.text.isascii():
        return None
    for word in re.findall(r"[^\W\d_]+", leaf.text):
        strange = [one for one in word if _looks_latin(one)]
        if strange and any(unicodedata.name(one, "").startswith("LATIN") for one in word):
            which = ", ".join(f"{one} ({unicodedata.name(one).lower()})" for one in dict.fromkeys(strange))
            problem = f"{word!r} mixes letters of two alphabets that look alike: {which}"
            return problem, "Type the word anew, in one alphabet."
    return None


def _looks_latin(letter: str) -> bool:
    return letter in _LIKE_LATIN or unicodedata.name(letter, "").startswith("CYRILLIC")


def _comma(leaf: Pattern, _: CompiledCodebook) -> _Slip:
    if not isinstance(leaf, Word | Exact) or not _COMMA.search(leaf.text):
        return None
    remedy = "For one word or the other write |, for words around a comma NEAR/2; else leave it out."
    return f"the comma in {leaf} means nothing in a pattern", remedy


def _at_the_end(leaf: Pattern, _: CompiledCodebook) -> _Slip:
    found = _AT_THE_END.search(leaf.text) if isinstance(leaf, Word) else None
    if found is None:
        return None
    remedy = "For one word or the other write |; else leave it out."
    return f"the {found[1]} in {leaf} means nothing in a pattern", remedy


def _mark(leaf: Pattern, compiled: CompiledCodebook) -> _Slip:
    if not isinstance(leaf, Word | Exact) or not _BETWEEN.search(leaf.text):
        return None
    text = leaf.text if isinstance(leaf, Exact) else leaf.text.replace("*", "x").replace("?", "x")
    tokens = compiled.language.tokenize(text, [Span(0, len(text))])
    is_word = (tokens.types[kind].is_word for kind in tokens.type_ids.tolist())
    words = list(compress(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True), is_word))
    for (_, end), (start, _) in pairwise(words):
        gap = text[end:start]
        if not joins(gap, text[end - 1]) and not _COMMA.search(gap):
            problem = f"no phrase runs across the {gap.strip()} in {leaf}, so no text with it is found"
            return problem, "Leave it out where texts have none, or write BEFORE/1 in its place."
    return None


_OF_WORDS: tuple[Callable[[Pattern, CompiledCodebook], _Slip], ...] = (
    _star,
    _exact_name,
    _invisible,
    _mixed,
    _comma,
    _at_the_end,
    _mark,
)
