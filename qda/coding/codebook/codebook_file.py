"""A codebook's YAML file to a Codebook, with the place of whatever is wrong."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from qda.coding.codebook.codebook_tree import as_one_tree
from qda.errors import CodebookError, Place, Problems, QdaError, did_you_mean
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
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def read(path: Path, language: str = "en") -> Codebook:
    """Read a codebook file. Raises CodebookError with file, line, column and remedy."""
    return from_text(read_text(path), path, language)


def from_text(text: str, source: Path | str, language: str = "en") -> Codebook:
    """Read a codebook from YAML text. `source` names it in errors; `language` is its own if it names none."""
    book = parse(text, source, error=CodebookError)
    fields = book.fields("a codebook", _BOOK)
    if "codes" not in fields:
        raise book.fail(
            "a codebook needs codes", "Begin a list with 'codes:' and, below it, '- code: my_code'."
        )
    codes = [code for item in fields["codes"].items("codes") for code in _codes(item, None)]
    if not codes:
        raise fields["codes"].fail("the codebook has no codes", "Write '- code: my_code' below 'codes:'.")
    _refuse_duplicates(codes)
    language = _text(fields, "language", default=language)
    return Codebook(
        title=_text(fields, "title", default=Path(source).stem),
        language=language,
        codes=tuple(codes),
        terms=_terms(fields.get("terms")),
        source=Path(source).name,
        language_place=fields["language"].place if _text(fields, "language") else None,
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
        for name, place in places.items():
            if name in home:
                problem = f"{name!r} stands in {home[name]} too"
                problems.append(CodebookError(problem, place=place, remedy="Rename one of them."))
            home[name] = place
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


def _codes(item: Marked, parent: str | None) -> list[Code]:
    """A code and all codes below it, each after its parent."""
    fields = item.fields("a code", _CODE)
    if "code" not in fields:
        raise item.fail("a code needs a name in the key 'code'", "Write '- code: my_code'.")
    code = composed(fields["code"].text("a code's name"))  # a Mac writes ñ as n and a mark
    if not can_name(code):
        remedy = "Use letters, digits, _ - and . without blanks; the long title goes into 'name'."
        raise fields["code"].fail(f"{code!r} cannot name a code", unseen(code) or remedy)
    if parent is not None and "below" in fields:
        remedy = "Only a code at the top of a file is put below one of another file by the key 'below'."
        raise fields["below"].fail(f"{code!r} stands below {parent!r} already", remedy)
    own = Code(
        code=code,
        name=_text(fields, "name", default=code.replace("_", " ")),
        parent=parent or composed(_text(fields, "below")) or None,
        definition=_lines(fields, "definition"),
        include=_lines(fields, "include"),
        exclude=_lines(fields, "exclude"),
        color=_color(fields.get("color")),
        scope=_scope(fields.get("scope")),
        match=_rules(fields.get("match"), code),
        unless=_rules(fields.get("unless"), f"{code}/unless"),
        examples=_examples(fields.get("examples"), "examples"),
        counterexamples=_examples(fields.get("counterexamples"), "counterexamples"),
        line=item.line,
        column=item.column,
        file=str(item.place.file),
    )
    below = fields["codes"].items("codes") if "codes" in fields else []
    return [own, *(one for child in below for one in _codes(child, code))]


def _text(fields: Mapping[str, Marked], key: str, default: str = "") -> str:
    if key not in fields or fields[key].value is None:
        return default
    return " ".join(fields[key].text(key).split())


def _lines(fields: Mapping[str, Marked], key: str) -> str:
    """A text with the line ends that somebody gave it, by `|` in YAML."""
    if key not in fields or fields[key].value is None:
        return ""
    return tidy_lines(fields[key].text(key))


def _color(value: Marked | None) -> str | None:
    if value is None or value.value is None:
        return None
    color = value.text("color")
    if not _COLOR.fullmatch(color):
        raise value.fail(f"{color!r} is not a colour", 'Write it as "#b5651d", with the quotation marks.')
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    return f"#{digits.lower()}"


def _scope(value: Marked | None) -> Scope:
    if value is None:
        return Scope.SENTENCE
    scope = value.text("scope")
    if scope not in list(Scope):
        raise value.fail(f"{scope!r} is not a scope", did_you_mean(scope, [str(one) for one in Scope]))
    return Scope(scope)


def _rules(value: Marked | None, name: str) -> tuple[Rule, ...]:
    if value is None:
        return ()
    if value.value is None:
        remedy = "Write at least one pattern, such as '- border'. Or write [], if only people code it."
        raise value.fail("there is no pattern in this list", remedy)
    entries = [value] if isinstance(value.value, str) else value.items("a list of patterns")
    return tuple(_rule(entry, f"{name}/{number}") for number, entry in enumerate(entries, start=1))


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


def _examples(value: Marked | None, what: str) -> tuple[Example, ...]:
    if value is None:
        return ()
    return tuple(Example(item.text(f"each entry of {what}"), item.line) for item in value.items(what))


def _terms(value: Marked | None) -> Mapping[str, tuple[Rule, ...]]:
    if value is None:
        return MappingProxyType({})
    lists: dict[str, tuple[Rule, ...]] = {}
    for written, items in value.fields("terms").items():
        name = composed(written)
        if not can_name(name):
            raise items.fail(f"{name!r} cannot name a list", "Use letters, digits and _ without blanks.")
        if items.value in (None, []):
            raise items.fail(f"the list {name!r} is empty", "Give it at least one word, or remove it.")
        lists[name] = _rules(items, f"${name}")
    return MappingProxyType(lists)


def _refuse_duplicates(codes: list[Code]) -> None:
    first: dict[str, Code] = {}
    for code in codes:
        if code.code in first:
            problem = f"the code {code.code!r} stands on line {first[code.code].line} already"
            raise CodebookError(problem, place=code.place, remedy="Rename or remove one of them.")
        first[code.code] = code
