"""E-mail addresses, telephone numbers and other long numbers, by their form alone."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qda.language.characters.unspaced import LETTERS
from qda.model.signs import BLANKS, DASHES, HYPHENS
from qda.privacy.reading import Found, alike, found_as_read

EMAIL, PHONE, NUMBER = "e-mail", "phone", "number"

_EMAIL = re.compile(
    rf"(?<![\w.+%{HYPHENS}-])[\w.+%{HYPHENS}-]{{1,64}}@[\w{HYPHENS}-]{{1,63}}(?:\.[\w{HYPHENS}-]{{1,63}}){{1,8}}"
)
WEB_OR_MAIL = re.compile(rf"{_EMAIL.pattern}|\b(?:https?://|www\.)\S+", re.IGNORECASE)
"""E-mail and web addresses, whose words are written as addresses are and not as words."""
_HYPHEN = f"{HYPHENS}-"
_LINE = f"{DASHES}{_HYPHEN}"
_WORD = rf"[^\W_{LETTERS}] | \d"
"""A sign of a word; in scripts that are written without blanks a number may stand beside any letter."""
_PAID = "[元円圆圓万萬亿億]|บาท"
"""Directly behind an amount."""
_DIGITS = re.compile(
    rf"""(?<! {_WORD} )
    (?: (?<! \d[.,/:{_LINE}] ) (?<! [^\W_][{_HYPHEN}] )  # within a decimal, a date, a time or a name
      | (?<= [^\W\d_][{_HYPHEN}] ) (?= \+ | \d{{6}} )
      | (?<= \d{{6}}[,/{_LINE}] )  # behind another number
      | (?<= [^\W\d_]\d: ) | (?<= [^\W\d_]\d\d: )  # behind the label of a speaker, P1:
    )
    [+(]? \d (?: [\ {BLANKS}()./{_LINE}]{{0,3}} \d ){{5,17}}
    (?! {_WORD} | {_PAID} )
    (?! [{_HYPHEN}][^\W\d_] | (?! (?<= \d{{6}} ) [,/{_LINE}]\d{{6}} ) [.,:/{_LINE}]\d )""",
    re.VERBOSE,
)
_ANY_DIGIT = re.compile(r"\d")
"""Looked for first: hardly any text has what is looked for, and to find that out must be cheap."""
_OF_DOCUMENTS = re.compile(
    r"(?:https?://(?!wa\.me/)|www\.|\b(?:doi|arxiv|pmid|isbn|issn|urn):|\b10\.\d{4,9}/)\S+", re.IGNORECASE
)
"""What holds numbers of documents; behind wa.me stands a telephone number."""
_JOINING = f"/.:#,_{_LINE}"
_CODE = re.compile(r"\d{6}(?:\d{6})?")
"""Behind # a colour, in the name of a file a time, in an id that programs give its end."""
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""Beside an underscore: in the name of a file."""
_RANGE = re.compile(
    rf"(?:(?:\d{{1,4}}\s?)?\(\d{{1,4}}\)\s?)?(\d{{1,6}})\s?[{DASHES}]\s?(\d{{1,6}})(?:\s\((?:1[5-9]|20)\d\d)?"
)
"""Of pages, with a dash as printers have it; before it may stand volume and issue, behind it the year."""
_MOST_PAGES = 200
_AMOUNT = re.compile(
    rf"[1-9]\d?(?:[{BLANKS}]\d{{3}}){{2,3}}|[1-9]\d{{0,2}}(?:[{BLANKS}]\d{{3}})*[{BLANKS}]000"
)
"""With thousands parted by blanks at which no line may end; telephone numbers have other groups."""
_PLAIN_BLANK = re.compile(f"[{BLANKS}]")
_A_DATE = r"(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{2}|\d{4}))"
_DATE = re.compile(rf"(?:(?:{_A_DATE}|\d{{1,2}}) ?- ?)?{_A_DATE}")
"""Also from one date to another: 26-28.05.2013."""
_YEARS = re.compile(r"(?:1[89]|20)\d\d\s?[-/ ]\s?(?:1[89]|20)\d\d")
_DECIMAL = re.compile(r"\d\.\d+(?:[ -]{1,3}\d\.\d+)*|\d{1,4}(?: ?\(|/)(?:1[5-9]|20)\d\d(?:/\d{1,2})?")
"""Decimals side by side; a number and the year of what it belongs to: 40 (2015), 879/1999."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PERSONAL = re.compile(r"\d{6}[- ]\d{4}|\d{3}-\d{2}-\d{4}")

_MOST_DIGITS = 15
"""Digits that a telephone number has at most (ITU-T E.164); ids of this program have 16 or more."""


class Match(NamedTuple):
    """`text[start:end]`, and what it looks like."""

    kind: str
    start: int
    end: int


def patterns(text: str) -> Iterator[Match]:
    """Everything in a text that has the form of an e-mail address, a telephone or a personal number."""
    return (Match(kind, start, end) for start, end, kind in found_as_read(text, _patterns))


def _patterns(text: str) -> Iterator[Found[str]]:
    mails = [found.span() for found in _EMAIL.finditer(text)] if "@" in text else []
    for start, end in mails:
        yield start, end, EMAIL
    numbers = list(_DIGITS.finditer(text)) if _ANY_DIGIT.search(text) else []
    documents = [found.span() for found in _OF_DOCUMENTS.finditer(text)] if numbers else []
    for found in numbers:
        kind = _kind_of(found[0])
        if kind and not _meets(found.span(), mails) and not _is_of_a_document(found, documents):
            yield *found.span(), kind


def _meets(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _is_of_a_document(found: re.Match[str], documents: Sequence[tuple[int, int]]) -> bool:
    """Whether a number belongs to what stands beside it: in an address or the name of a file, as a colour."""
    text, (start, end) = found.string, found.span()
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if "_" in (before, behind) and _DAY.fullmatch(found[0]):
        return True
    if not before or before not in _JOINING:
        return False
    code = before in f"#_{_HYPHEN}" and _CODE.fullmatch(found[0]) is not None
    return code or _meets(found.span(), documents)


def _kind_of(number: str) -> str | None:
    if _is_of_pages(number) or _AMOUNT.fullmatch(number):
        return None
    number = _PLAIN_BLANK.sub(" ", alike(number))
    digits = sum(character.isdigit() for character in number)
    if all(_YEAR.fullmatch(part) for part in re.findall(r"\d+", number)):
        return None
    if _DECIMAL.fullmatch(number) or _DATE.fullmatch(number) or _YEARS.fullmatch(number):
        return None
    if _PERSONAL.fullmatch(number):
        return NUMBER
    if number.isdigit() and digits > _MOST_DIGITS:
        return NUMBER
    if number.startswith(("+", "00", "(")) and digits >= 7:
        return PHONE
    if number.isdigit() and not number.startswith("0"):
        return PHONE if 8 <= digits <= 11 else NUMBER
    return PHONE if digits >= 7 else None


def _is_of_pages(number: str) -> bool:
    found = _RANGE.fullmatch(number)
    if found is None:
        return False
    first, last = found.groups()
    if len(last) > 3 and len(last) != len(first):
        return False
    return 0 < int(first[: -len(last)] + last) - int(first) <= _MOST_PAGES
