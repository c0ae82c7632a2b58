"""Text between the entries of BibTeX that looks like an entry whose head is damaged."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bibtexparser.model import ImplicitComment

from qda.ingest.notice import Notice
from qda.model.counted import some

_HEAD = re.compile(r"\s*(?:@\s*\w|[A-Za-z]{3,30}\s*\{[^{}=\s]*,\s*$)")
_FIELD = re.compile(r"\s*[A-Za-z][\w-]{1,30}\s*=\s*[{\"\d]")
_QUOTED = 40


def damaged_entries(between: Iterable[ImplicitComment], path: Path) -> list[Notice]:
    """What to tell of works that no head makes an entry; other text between entries is a comment."""
    found = [told for block in between for told in _damaged(block)]
    if not found:
        return []
    return [
        Notice(
            f"what looks like a work is left out, for its first line begins no entry ({some(found)})",
            str(path),
            "Begin each work with a line such as @article{smith2017, and import the file again.",
        )
    ]


def _damaged(block: ImplicitComment) -> Iterator[str]:
    """The lines that begin works; where none does, the first one that gives a field."""
    lines = list(enumerate(block.comment.split("\n"), (block.start_line or 0) + 1))
    heads = [one for one in lines if _HEAD.match(one[1])]
    fields = [one for one in lines if _FIELD.match(one[1])][:1]
    yield from (f"line {number}: {line.strip()[:_QUOTED]!r}" for number, line in heads or fields)
