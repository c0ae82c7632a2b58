"""A codebook's YAML file to a Codebook, with the place of whatever is wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from qda.coding.codebook.codebook_tree import as_one_tree
from qda.errors import CodebookError, Faults, Place, Problems, QdaError, did_you_mean
from qda.files.marked_yaml import Marked, parse
from qda.files.text import read_text
from qda.files.tidy_lines import tidy_lines
from qda.files.yaml_hints import unseen
from qda.model.codebook import Code, Codebook, Example, Rule, Scope, can_name
from qda.model.label import composed

_BOOK = frozenset({"title", "language", "terms", "codes", "description"})
_CODE = frozenset(
    {"code", "below", "name", "definition", "include", "exclude", "color", "scope", "match", "unless"}
    | {"examples", "counterexamples", "codes"}
)
_Value = TypeVar("_Value")
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

_OF_A_COPY = 3
"""Codes and lists in two files from which on one may be a copy of the other."""


def read(path: Path, language: str = "en") -> Codebook:
    """Read a codebook file. Raises CodebookError with file, line, column and remedy, or Problems."""
    return from_text(read_text(path), path, language)


def from_text(text: str, source: Path | str, language: str = "en") -> Codebook:
    """Read a codebook from YAML text. `source` names it in errors; `language` is its own if it names none.

    Raises CodebookError, or Problems with all that is wrong with its form.
    """
    book = parse(text, source, error=CodebookError)
    faults = Faults()
    fields = book.known_fields("a codebook", _BOOK, faults)
    if "codes" not in fields:
        faults.tell()  # a list of codes under another key, perhaps
        raise book.fail(
            "a codebook needs codes", "Begin a list with 'codes:' and, below it, '- code: my_code'."
        )
    reading = _Reading(faults)
    codes = [code for item in fields["codes"].items("codes") for code in reading.codes(item, None)]
    if not fields["codes"].items("codes"):
        raise fields["codes"].fail("the codebook has no codes", "Write '- code: my_code' below 'codes:'.")
    faults.add(*_duplicates(codes))
    said = reading.of(fields, "language", _text, "")
    title = reading.of(fields, "title", _text, "")
    no_terms: Mapping[str, tuple[Rule, ...]] = MappingProxyType({})
    terms = reading.of(fields, "terms", reading.terms, no_terms)
    faults.tell()
    return Codebook(
        title=title or Path(source).stem,
        language=said or language,
        codes=tuple(codes),
        terms=terms,
        source=Path(source).name,
        language_place=fields["language"].place if said else None,
    )


def merged(books: list[Codebook]) -> Codebook:
    """Several codebook files of one project as one; a code or list may stand in only one of them.

    Raises CodebookError, also for a code that is said to be below one that there is not.
    """
    if len(books) == 1:
        return replace(books[0], codes=as_one_tree(books[0].codes))
    problems: list[QdaError] = []
    home: dict[str, Place] = {}
    for book in books:
        places = {code.code: code.place for code in book}
        places |= {f"${name}": rules[0].place for name, rules in book.terms.items()}
        problems += _twice(places, home)
        home |= places
    if len({book.language for book in books}) > 1:
        each = ", ".join(f"{book.source} in {book.language!r}" for book in books)
        remedy = "Write the same 'language' at the top of each; without one it is the project's."
        problems.append(CodebookError(f"the codebooks are in several languages: {each}", remedy=remedy))
    if problems:
        raise Problems(problems)
    return Codebook(
        title=" + ".join(book.title for book in books),
        language=books[0].language,
        codes=as_one_tree([code for book in books for code in book]),
        terms=MappingProxyType({name: terms for book in books for name, terms in book.terms.items()}),
        source=", ".join(book.source for book in books),
        language_place=next((book.language_place for book in books if book.language_place), None),
    )


def _twice(places: Mapping[str, Place], home: Mapping[str, Place]) -> Iterator[QdaError]:
    """What to say of codes and lists of a file that stand in an earlier one: where they are most of it, one
    of the two files is a copy, and to rename them would be wrong."""
    twice = [name for name in places if name in home]
    if len(twice) >= _OF_A_COPY and 2 * len(twice) >= len(places):
        file, other = places[twice[0]].file, home[twice[0]].file
        problem = f"{len(twice)} of its {len(places)} codes and lists stand in {other} too"
        remedy = (
            "If one file is a copy of the other, as a cloud drive makes it when two people save at once, see "
            "how they differ and move one out of the folder. Else rename what stands in both."
        )
        yield CodebookError(problem, place=Place(file), remedy=remedy)
        return
    for name in twice:
        problem = f"{name!r} stands in {home[name]} too"
        yield CodebookError(problem, place=places[name], remedy="Rename one of them.")


class _Reading:
    """Reads codes and lists, and gathers what is wrong with them."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def of(
        self, fields: Mapping[str, Marked], key: str, read: Callable[[Marked, str], _Value], otherwise: _Value
    ) -> _Value:
        """What `read` gives for a value and its key; `otherwise` without it, or when it cannot be read."""
        return self._faults.read(lambda: read(fields[key], key), otherwise) if key in fields else otherwise

    def codes(self, item: Marked, parent: str | None) -> list[Code]:
        """A code and all codes below it, each after its parent; none that cannot be known by its name."""
        return self._faults.read(lambda: self._codes(item, parent), [])

    def _codes(self, item: Marked, parent: str | None) -> list[Code]:
        fields = item.known_fields("a code", _CODE, self._faults)
        of = partial(self.of, fields)
        code = of("code", _name, "")
        if "code" not in fields and fields.keys() <= _CODE:  # else it may stand under the unknown key
            raise item.fail("a code needs a name in the key 'code'", "Write '- code: my_code'.")
        if parent and "below" in fields:
            remedy = "Only a code at the top of a file is put below one of another file by the key 'below'."
            self._faults.add(fields["below"].fail(f"{code!r} stands below {parent!r} already", remedy))
        own = Code(
            code=code,
            name=of("name", _text, "") or code.replace("_", " "),
            parent=parent or composed(of("below", _text, "")) or None,
            definition=of("definition", _lines, ""),
            include=of("include", _lines, ""),
            exclude=of("exclude", _lines, ""),
            color=of("color", _color, None),
            scope=of("scope", _scope, Scope.SENTENCE),
            match=of("match", lambda rules, _: self._rules(rules, code), ()),
            unless=of("unless", lambda rules, _: self._rules(rules, f"{code}/unless"), ()),
            examples=of("examples", self._examples, ()),
            counterexamples=of("counterexamples", self._examples, ()),
            line=item.line,
            column=item.column,
            file=str(item.place.file),
        )
        no_codes: list[Marked] = []
        below = self.of(fields, "codes", Marked.items, no_codes)
        return [own, *(one for child in below for one in self.codes(child, code))]

    def _rules(self, value: Marked, name: str) -> tuple[Rule, ...]:
        if value.value is None:
            remedy = "Write at least one pattern, such as '- border'. Or write [], if only people code it."
            raise value.fail("there is no pattern in this list", remedy)
        entries = [value] if isinstance(value.value, str) else value.items("a list of patterns")
        rules = (
            self._faults.read(partial(_rule, entry, f"{name}/{number}"), None)
            for number, entry in enumerate(entries, start=1)
        )
        return tuple(rule for rule in rules if rule is not None)

    def _examples(self, value: Marked, what: str) -> tuple[Example, ...]:
        texts = (
            (self._faults.read(partial(item.text, f"each entry of {what}"), ""), item.line)
            for item in value.items(what)
        )
        return tuple(Example(text, line) for text, line in texts)

    def terms(self, value: Marked, key: str) -> Mapping[str, tuple[Rule, ...]]:
        """The lists, by their names."""
        lists: dict[str, tuple[Rule, ...]] = {}
        for written, items in value.fields(key).items():
            name = composed(written)
            if not can_name(name):
                remedy = unseen(name) or "Use letters, digits and _ without blanks."
                self._faults.add(items.fail(f"{name!r} cannot name a list", remedy))
            elif items.value in (None, []):
                remedy = "Give it at least one word, or remove it."
                self._faults.add(items.fail(f"the list {name!r} is empty", remedy))
            else:
                lists[name] = self._faults.read(partial(self._rules, items, f"${name}"), ())
        return MappingProxyType(lists)


def _name(value: Marked, _: str) -> str:
    code = composed(value.text("a code's name"))  # a Mac writes ñ as n and a mark
    if not can_name(code):
        remedy = "Use letters, digits, _ - and . without blanks; the long title goes into 'name'."
        raise value.fail(f"{code!r} cannot name a code", unseen(code) or remedy)
    return code


def _text(value: Marked, key: str) -> str:
    return "" if value.value is None else " ".join(value.text(key).split())


def _lines(value: Marked, key: str) -> str:
    """A text with the line ends that somebody gave it, by `|` in YAML."""
    return "" if value.value is None else tidy_lines(value.text(key))


def _color(value: Marked, key: str) -> str | None:
    if value.value is None:
        return None
    color = value.text(key)
    if not _COLOR.fullmatch(color):
        raise value.fail(f"{color!r} is not a colour", 'Write it as "#b5651d", with the quotation marks.')
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    return f"#{digits.lower()}"


def _scope(value: Marked, key: str) -> Scope:
    scope = value.text(key)
    if scope not in list(Scope):
        raise value.fail(f"{scope!r} is not a scope", did_you_mean(scope, [str(one) for one in Scope]))
    return Scope(scope)


def _rule(entry: Marked, name: str) -> Rule:
    if entry.value == []:
        raise entry.fail("the pattern is empty", "Write at least one token, such as [{LOWER: border}].")
    if isinstance(entry.value, list):
        tokens = [token.fields("a token of a token pattern") for token in entry.value]
        pattern = tuple({key: value.plain() for key, value in token.items()} for token in tokens)
        return Rule(name, pattern, entry.line, entry.column, str(entry.place.file))
    if isinstance(entry.value, dict):
        remedy = "Put the pattern in quotation marks if it has a colon; a token pattern is a list of lists."
        raise entry.fail("a pattern must be a text", remedy)
    if entry.value is None:
        remedy = (
            "Write at least one word. YAML reads null and ~ as nothing: as words they need quotation marks."
        )
        raise entry.fail("the pattern is empty", remedy)
    text = composed(entry.text("a pattern"))
    if "\n" in text.strip() and not entry.folded:
        remedy = (
            "Write each rule as its own '- ' entry. A long rule on several lines begins with >, not with |."
        )
        raise entry.fail("a pattern has a line break in it, so that several rules would be one", remedy)
    return Rule(name, text, entry.line, entry.column, str(entry.place.file))


def _duplicates(codes: list[Code]) -> Iterator[QdaError]:
    first: dict[str, Code] = {}
    for code in codes:
        other = first.setdefault(code.code, code)
        if other is not code and code.code:
            problem = f"the code {code.code!r} stands on line {other.line} already"
            yield CodebookError(problem, place=code.place, remedy="Rename or remove one of them.")
