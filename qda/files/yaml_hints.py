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
