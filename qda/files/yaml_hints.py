"""What to do about a line that YAML cannot read: most often a text that needs quotation marks."""

import re

_GENERAL = (
    "Check the indentation. A text that has : or # in it, or begins with one of \" ' [ ] { } * & ! | > % @, "
    "must stand in quotation marks as a whole: '...'"
)
_ENTRY = re.compile(r"\s*(?:- +)*(?:[\w.$-]+:\s+)?(?P<text>\S.*?)\s*")
_NEEDS_MARKS = re.compile(
    r"""\[[^\[\],]*\]\s*[^\s,#].*|"[^"]*"\s*[^\s,:#].*|[|>][-+0-9]*\s+[^\s#].*|[%@`*&!].*"""
)
"""A text that YAML reads as something else by how it begins."""
_APOSTROPHE = re.compile(r"'\w+'\w.*")
_LONG = 60


def hint(line: str) -> str:
    """The remedy for a line that could not be read."""
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
    "did not find expected ',' or": "a list or a mapping in brackets is not closed, or lacks a comma",
    "found unexpected end of stream": "a text in quotation marks has no end",
    "found character that cannot start": "nothing can begin with this sign here",
    "did not find expected '-'": "a line among the '- ' entries of a list is none of them",
    "did not find expected key": "what stands here is neither a 'key:' nor part of the line above",
    "could not find expected ':'": "a key has no ':' behind it",
    "did not find expected comment or line break": "what stands behind | or > belongs on the next line",
    "found unknown escape character": 'a backslash within "..." stands before a letter that it cannot',
    "control characters are not allowed": "a character that cannot be seen",
}
"""How the parser's messages begin, in words for who writes a codebook."""


def plainly(problem: str) -> str:
    """What the parser says, in plain words where they are known."""
    return next((told for begin, told in _PLAIN.items() if problem.startswith(begin)), problem)
