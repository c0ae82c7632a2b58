"""What a codebook's rules look like as they are written: tells what need not be compiled again."""

from collections.abc import Iterable

from qda.coding.patterns.pieces import spoken_of
from qda.model.codebook import Code, Codebook, Rule
from qda.model.identity import Plain, hash_plain


def source_prints(codebook: Codebook) -> dict[str, str]:
    """A hash for each code; while it is the same, so is everything that the code's rules are made of.

    It takes in the lists and the other codes that the rules speak of, and what those speak of in turn.
    """
    parts, names = _parts(codebook)
    return {
        code.code: hash_plain([[name, parts[name]] for name in sorted(_reached(f"#{code.code}", names))])
        for code in codebook
    }


def lists_print(codebook: Codebook) -> str:
    """A hash for all lists, those too that no code speaks of."""
    return hash_plain([[name, _written(rules)] for name, rules in codebook.terms.items()])


def needed_for(codebook: Codebook, codes: Iterable[str]) -> frozenset[str]:
    """These codes, and all that their rules speak of, directly or through lists and other codes."""
    _, names = _parts(codebook)
    reached = {name for code in codes for name in _reached(f"#{code}", names)}
    return frozenset(name[1:] for name in reached if name.startswith("#"))


def _parts(codebook: Codebook) -> tuple[dict[str, Plain], dict[str, set[str]]]:
    """Lists and codes by their names with signs, as they are written and with what they mean by other codes;
    and the others that each speaks of."""
    rules = {f"${name}": own for name, own in codebook.terms.items()}
    rules |= {f"#{code.code}": (*code.match, *code.unless) for code in codebook}
    written = {f"${name}": _written(own) for name, own in codebook.terms.items()}
    written |= {f"#{code.code}": _code(code) for code in codebook}
    meant = {name: _meant(codebook, own) for name, own in rules.items()}
    parts: dict[str, Plain] = {
        name: [written[name], [[one, *below] for one, below in sorted(meant[name].items())]] for name in rules
    }
    names = {name: {*own, *(one for below in own.values() for one in below)} for name, own in meant.items()}
    return parts, names


def _code(code: Code) -> Plain:
    return [code.code, code.scope, _written(code.match), _written(code.unless)]


def _written(rules: tuple[Rule, ...]) -> Plain:
    return [
        [rule.name, rule.pattern if isinstance(rule.pattern, str) else repr(rule.pattern)] for rule in rules
    ]


def _meant(codebook: Codebook, rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """The lists and codes that some rules speak of. By a code they mean those below too, which are given."""
    texts = [rule.pattern for rule in rules if isinstance(rule.pattern, str)]
    names = {one for text in texts for one in spoken_of(text)}
    return {one: _below(codebook, one[1:]) if one[0] == "#" else () for one in names}


def _below(codebook: Codebook, code: str) -> tuple[str, ...]:
    return tuple(f"#{one}" for one in codebook.within(code)) if code in codebook else ()


def _reached(name: str, names: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in names and one not in reached:
            reached.add(one)
            waiting.extend(names[one])
    return reached
