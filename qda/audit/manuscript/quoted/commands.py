r"""Quotations that LaTeX's commands set between marks: \enquote{...} and its like (csquotes), \say{...}
(dirtytalk)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qda.audit.manuscript.quoted.quotation import Marked
from qda.model.span import Span

_COMMAND = re.compile(
    r"\\(?:enquote|say|(?:foreign|hyphen)?(?:text|block)(?P<citing>c)?quote|(?:foreign|hyphen)quote)\*?"
    r"(?![A-Za-z])"
)
_OPTIONS = re.compile(r"(?:\s*\[(?:[^\[\]]|\[[^\[\]]*\])*\])*")
_OPENING = re.compile(r"(?:\s*\[[^\[\]]*\])*\s*\{")
_NAMING_A_LANGUAGE = re.compile(r"\\(?:foreign|hyphen)")


def commanded(text: str, body: Span) -> list[Marked]:
    """Every stretch that such a command encloses, outer before inner; one that never ends is unclosed."""
    found: list[Marked] = []
    for one in _COMMAND.finditer(text, *body):
        start = one.end()
        if _NAMING_A_LANGUAGE.match(one[0]):
            start = _behind_braces(text, start, body.end)
        options = _OPTIONS.match(text, start, body.end)
        start = options.end() if options else start
        credit = _option(options)
        if one["citing"]:
            begun, start = start, _behind_braces(text, start, body.end)  # the key of the work
            credit = Span(options.start() if options else begun, start)
        opened = _OPENING.match(text, start, body.end)
        if opened is None:
            continue
        end = _behind_braces(text, opened.end() - 1, body.end)
        closed = text[end - 1 : end] == "}" and end > opened.end()
        inside = Span(opened.end(), end - closed)
        depth = sum(other.inside.start <= one.start() < other.inside.end for other in found)
        found.append(Marked(Span(one.start(), end), inside, "LaTeX", depth, closed, credit=credit))
    return found


def _option(options: re.Match[str] | None) -> Span | None:
    """What the first option of a command holds: \\textquote[P6]{...}."""
    if options is None or not options[0]:
        return None
    return Span(options.start() + options[0].index("[") + 1, options.end() - 1)


def with_commands(marked: Sequence[Marked], commands: Sequence[Marked]) -> Iterator[Marked]:
    """Stretches between marks and those of commands together, each as deep as it stands in the others."""
    for one in marked:
        yield replace(one, depth=one.depth + sum(_holds(other, one) for other in commands))
    for one in commands:
        yield replace(one, depth=one.depth + sum(_holds(other, one) for other in marked))


def _holds(outer: Marked, inner: Marked) -> bool:
    return outer.inside.start <= inner.whole.start and inner.whole.end <= outer.inside.end


def _behind_braces(text: str, start: int, end: int) -> int:
    """Behind the brace that closes the one at `start`, white space before it skipped; `end` without one."""
    depth = 0
    for at in range(start, end):
        character = text[at]
        if character in "{}" and text[at - 1 : at] != "\\":
            depth += 1 if character == "{" else -1
            if depth == 0:
                return at + 1
        elif depth == 0 and not character.isspace():
            return start
    return end
