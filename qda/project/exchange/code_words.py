"""A code's definition, when to apply it and when not, as the one description that other programs have."""

from dataclasses import replace

from qda.files.tidy_lines import tidy_lines
from qda.model.codebook import Code

_INCLUDE, _EXCLUDE = "Include: ", "Exclude: "


def described(code: Code) -> str:
    """A code's definition, and when to apply it and when not, as one text."""
    parts = (code.definition, _INCLUDE + code.include if code.include else "")
    return "\n\n".join(part for part in (*parts, _EXCLUDE + code.exclude if code.exclude else "") if part)


def as_described(code: Code, description: str, color: object) -> Code:
    """The code with what another program's file says of it."""
    colored = replace(code, color=_six(str(color)) if color else None, examples=())
    if description.split() == described(code).split():  # also where a definition looks like one of its parts
        return colored
    definition, include, exclude = _parts(description)
    return replace(colored, definition=definition, include=include, exclude=exclude)


def _parts(description: str) -> tuple[str, str, str]:
    """Definition, when to apply it and when not, of a description."""
    found = {"": [], _INCLUDE: [], _EXCLUDE: []}  # type: dict[str, list[str]]
    at = ""
    for line in description.splitlines():
        mark = next((one for one in (_INCLUDE, _EXCLUDE) if line.startswith(one)), None)
        at = mark or at
        found[at].append(line.removeprefix(mark or ""))
    said = [tidy_lines("\n".join(lines)) for lines in found.values()]
    return said[0], said[1], said[2]


def _six(color: str) -> str:
    digits = color[1:]
    return f"#{(digits if len(digits) == 6 else ''.join(2 * one for one in digits)).lower()}"
