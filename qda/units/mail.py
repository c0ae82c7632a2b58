"""Interviews by e-mail: a head that tells the sender, questions quoted behind `>`, and answers between them.

    From: Jane Hill <jane@example.org>
    Date: 4 May 2020

    > Why did you leave?

    For the money.

What is quoted was written by somebody else, and the head by the program.
"""

import re
from collections.abc import Sequence

from qda.model.span import Span
from qda.units.passage import Passage, unnamed
from qda.units.stamps import UNTIMED

_SENDER = re.compile(r"(?:From|Von|De|Da|Fra|Från|Van|Od|От):\s")
_FIELD = re.compile(r"[^\W\d_][\w -]{1,14}:\s")
_WHOSE = re.compile(r"\S.{5,150}:\s*$")
"""What stands above a quotation: `On Sunday, Jane Hill wrote:`"""
_FIELDS, _QUOTED = 3, 2
"""Lines of a head, and quotations, at least."""


def mail_in(text: str, lines: Sequence[Span]) -> list[Passage]:
    """The head, the quotations and the answers of a mail; none when the text is no mail or hardly quotes."""
    head = _head(text, lines)
    if not head:
        return []
    found = [Passage(None, UNTIMED, list(lines[:head]))]
    for line in lines[head:]:
        quoted = text.startswith(">", line.start)
        if not line.of(text).strip() or (found[-1].asks is quoted and len(found) > 1):
            found[-1].lines.append(line)
        elif quoted:
            found.append(Passage(None, UNTIMED, [*_whose(text, found[-1]), line], asks=True))
        else:
            found.append(Passage(unnamed(line), UNTIMED, [line]))
    found = [one for one in found if any(line.of(text).strip() for line in one.lines)]
    answers = any(one.label for one in found)
    return found if answers and sum(one.asks for one in found) >= _QUOTED else []


def _head(text: str, lines: Sequence[Span]) -> int:
    """How many lines tell of the mail, at the top: up to a blank one, each with a field; 0 if it is none."""
    end = next((at for at, line in enumerate(lines) if not line.of(text).strip()), len(lines))
    head = lines[:end]
    fields = all(_FIELD.match(text, *line) for line in head)
    sent = any(_SENDER.match(text, *line) for line in head)
    return end if end >= _FIELDS and fields and sent else 0


def _whose(text: str, before: Passage) -> list[Span]:
    """The last lines before a quotation, taken from the answer above if they say who wrote it."""
    last = next((at for at in reversed(range(len(before.lines))) if before.lines[at].of(text).strip()), None)
    if last is None or not before.label or not _WHOSE.match(text, *before.lines[last]):
        return []
    taken = before.lines[last:]
    del before.lines[last:]
    return taken
