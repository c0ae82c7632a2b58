"""Names of codes that say what they are below: `Work > Pay`, `Codes\\\\Work\\Pay`, `work.pay`."""

import re
from collections.abc import Collection, Iterator

CodePath = tuple[str, ...]

_ROOT = re.compile(r"\s*(?:codes|nodes)\\{2,}", re.IGNORECASE)
"""What NVivo writes before a path: its folder of codes."""
_STEP = re.compile(r"\s+>\s+|\\+")
_SEPARATORS = frozenset("./\\:>")
_ROOTS = frozenset({"codes", "nodes", "all codes", "code system", "codesystem"})


def steps(said: str) -> CodePath:
    """The names of a path from the top down; () for none."""
    return tuple(one for step in _STEP.split(_ROOT.sub("", said, count=1)) if (one := " ".join(step.split())))


def below_known(said: str, known: Collection[str]) -> CodePath:
    """The path of a name such as `work.pay` or `Work: pay`, where what stands first is a code of its own."""
    for first, rest in _parted(said):
        if first in known:
            return (*below_known(first, known), rest)
    return (said,)


def _parted(said: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each separator, the longest beginning first."""
    for at in range(len(said) - 1, 0, -1):
        if said[at] in _SEPARATORS and (rest := said[at + 1 :].strip()):
            yield said[:at].rstrip(), rest


def root_of(paths: Collection[CodePath]) -> str | None:
    """What a program calls all codes together, if every path begins with that and some lead further."""
    tops = {path[0] for path in paths}
    if len(tops) == 1 and any(len(path) > 1 for path in paths):
        (top,) = tops
        return top if top.casefold() in _ROOTS else None
    return None
