"""What to do about a line that YAML cannot read: how people write lists and texts who do not know YAML."""

import re
import unicodedata
from collections.abc import Sequence

KEY_WITHOUT_COLON = "could not find expected ':'"
"""How the parser says that a line has no colon."""
_GENERAL = (
    "Check the indentation. A text that has : or # in it, or begins with one of \" ' [ ] { } * & ! | > % @, "
    "must stand in quotation marks as a whole: '...'"
)
_ENTRY = re.compile(r"\s*(?:- +)*(?:[\w.$-]+:\s+)?(?P<text>\S.*?)\s*")
_NEEDS_MARKS = re.compile(
    r"""\[[^\[\],]*\]\s*[^\s,#].*|"[^"]*"\s*[^\s,:#].*|[|>][-+0-9]*\s+[^\s#].*|[%@`*&!].*|[^\s"'{\[].*:\s.*"""
)
"""A text that YAML reads as something else by how it begins."""
_APOSTROPHE = re.compile(r"'\w+'\w.*")
_UNCLOSED = "did not find expected ',' or"
_LISTED = re.compile(r"[^\[]*:\s*\[[^\[]*\[")
"""A list in brackets with brackets in it, as optional words have."""
_EACH = (
    "In a list in brackets a text with brackets or a comma in it needs quotation marks; or give each text a "
    "line of its own, which begins with '- '."
)
_LONG = 60
_TAB = re.compile(r"[ ]*(?:-[ ]*)*\t")
_STRANGE_BLANK = r"[\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]"
_STRANGE = re.compile(rf"(?:[ ]*(?:-[ ]*)*|\s*(?:-[ ]+)*[\w.$-]+:?){_STRANGE_BLANK}")
_BULLET = re.compile(r"\s*(?P<sign>[–—−•·●▪◦‣*]\s|-(?=[^\s-]))")
_CLOSE = re.compile(r"\s*(?:- +)?(?P<key>[^\W\d]\w*):(?P<value>[^\s:/].*)")


def hint(lines: Sequence[str], at: int, problem: str = "", first: int = 1) -> str:
    """The remedy for a line that could not be read, or the one above it, where what is wrong may begin.

    `problem` is what the parser says, and `first` the number of the first line in its file.
    """
    line = lines[at] if at < len(lines) else ""
    above = next((number for number in range(min(at, len(lines)) - 1, -1, -1) if lines[number].strip()), at)
    for number in dict.fromkeys((at, above)):
        if number < len(lines) and (remedy := _as_in_prose(lines[number])):
            return remedy if number == at else f"Line {number + first}: {remedy}"
    if problem.startswith(KEY_WITHOUT_COLON):
        return "An entry of a list begins with a hyphen and a blank: '- '. All else is 'key: value'."
    if problem.startswith(_UNCLOSED) and _LISTED.match(line):
        return _EACH
    return _in_marks(line)


def _as_in_prose(line: str) -> str:
    """What to do about a line that is written as in a word processor; empty for any other."""
    if _TAB.match(line):
        return "Lines are set in by blanks: replace each tab at the beginning of a line by two of them."
    if _STRANGE.match(line):
        return unseen(line)
    if bullet := _BULLET.match(line):
        rest = line[bullet.end() :].strip()
        shown = f"- {rest}" if len(rest) <= _LONG else "- ..."
        return f"An entry of a list begins with a hyphen and a blank: {shown}"
    if close := _CLOSE.fullmatch(line):
        shown = close["value"] if len(close["value"]) <= _LONG else "..."
        return f"A blank belongs behind the colon: {close['key']}: {shown}"
    return ""


def unseen(text: str) -> str:
    """What to do about a text in which a character looks like a blank or like nothing; empty without one."""
    for character in text:
        if character != " " and unicodedata.category(character) in {"Zs", "Cf"}:
            name = unicodedata.name(character, "no name").lower()
            return f"A character that looks like a blank or like nothing stands there ({name}): type it anew."
    return ""


def _in_marks(line: str) -> str:
    """The text of a line in the quotation marks that it needs."""
    entry = _ENTRY.fullmatch(line)
    text = entry["text"] if entry else ""
    if _APOSTROPHE.match(text):
        return "Within '...' an apostrophe is written twice: 'don''t'"
    if not _NEEDS_MARKS.match(text):
        return _GENERAL
    whole = text.replace("'", "''")
    shown = f"'{whole}'" if len(whole) <= _LONG else "'...'"
    return f"Put the whole of it in single quotation marks: {shown}"


_PLAIN = {
    "mapping values are not allowed": "a second ': ' on one line, or a line too far in or out",
    _UNCLOSED: "a list or a mapping in brackets is not closed, or lacks a comma",
    "found unexpected end of stream": "a text in quotation marks has no end",
    "found character that cannot start": "nothing can begin with this sign here",
    "did not find expected '-'": "a line among the '- ' entries of a list is none of them",
    "did not find expected key": "what stands here is neither a 'key:' nor part of the line above",
    KEY_WITHOUT_COLON: "this line is neither 'key: value' nor an entry of a list",
    "did not find expected alphabetic": "nothing can begin with this sign here",
    "did not find expected node content": "something is missing before this sign",
    "block sequence entries are not allowed": "an entry of a list cannot stand here",
    "block collections are not allowed": "an entry of a list cannot stand here",
    "found unexpected document indicator": "a line --- or ... stands within a text in quotation marks",
    "did not find expected comment or line break": "what stands behind | or > belongs on the next line",
    "found unknown escape character": 'a backslash within "..." stands before a letter that it cannot',
    "control characters are not allowed": "a character that cannot be seen",
}
"""How the parser's messages begin, in words for who writes a codebook."""


def plainly(problem: str) -> str:
    """What the parser says, in plain words where they are known."""
    return next((told for begin, told in _PLAIN.items() if problem.startswith(begin)), problem)
