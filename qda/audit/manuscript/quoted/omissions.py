r"""Commands by which an author of LaTeX marks what is left out: \newcommand{\elide}{[\ldots]}."""

import re
from collections.abc import Iterator

from qda.audit.manuscript.quoted.plainly import plainly

_BODY = r"\{(?P<body>(?:[^{}]|\{[^{}]*\})*)\}"
_DEFINED = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|DeclareRobustCommand|NewDocumentCommand|def)\*?\s*\{?\s*"
    rf"\\(?P<name>[A-Za-z]+)\s*\}}?\s*(?P<count>\[\d\](?:\[[^\[\]]*\])?|\{{[^{{}}]*\}}|(?:#\d)*)\s*{_BODY}"
)
_OMISSION = re.compile(r"\W*(?:…|\.(?:\s?\.){2,})\W*")
_ARGUMENT = r"(?:\{(?:[^{}]|\{[^{}]*\})*\})"


def with_omissions(text: str) -> str:
    """LaTeX with an ellipsis in the place of each command that is defined as one, with what it swallows;
    all else stands where it stood."""
    for definition, name, swallows in list(_defined(text)):
        used = re.compile(rf"\\{name}(?![A-Za-z])(?:\{{\}}|{_ARGUMENT if swallows else ''}(?!\{{))")
        head, rest = text[: definition.end()], text[definition.end() :]
        text = head + used.sub(lambda one: "…".ljust(len(one[0])), rest)
    return text


def _defined(text: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Definitions of commands that print nothing but an ellipsis, and whether they take an argument."""
    for one in _DEFINED.finditer(text):
        if _OMISSION.fullmatch(plainly(one["body"])):
            yield one, one["name"], bool(one["count"])
