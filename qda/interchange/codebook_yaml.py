"""A codebook as the YAML file that a person would have written, to go on from there."""

import json
import re
from collections.abc import Iterator, Sequence

from qda.model.codebook import Code

_PLAIN = re.compile(r"[^\W_][\w.-]*")
_TYPED = re.compile(r"[-+.]?\d|(?:true|false|yes|no|on|off|null|y|n)$", re.IGNORECASE)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def codebook_yaml(title: str, language: str, codes: Sequence[Code], *, origin: str = "") -> str:
    """The text of a codebook file; codes stand after their parents. `origin` says in a comment where from.

    A code whose parent is not among them is put below that one by the key `below`.
    """
    head = [f"# {line}" for line in origin.splitlines() if line.strip()]
    return (
        "\n".join(
            [
                *head,
                f"title: {_text(title)}",
                f"language: {_text(language)}",
                "",
                "codes:",
                *_codes(_by_parent(codes), None, 1),
            ]
        )
        + "\n"
    )


_Tree = dict[str | None, list[Code]]


def _by_parent(codes: Sequence[Code]) -> _Tree:
    below: _Tree = {}
    own = {one.code for one in codes}
    for one in codes:
        below.setdefault(one.parent if one.parent in own else None, []).append(one)
    return below


def _codes(below: _Tree, parent: str | None, depth: int) -> Iterator[str]:
    for one in below.get(parent, ()):
        yield from _code(one, below, depth)


def _code(one: Code, below: _Tree, depth: int) -> Iterator[str]:
    pad = "  " * (2 * depth - 1)
    yield f"{pad}- code: {_text(one.code)}"
    if depth == 1 and one.parent:
        yield f"{pad}  below: {_text(one.parent)}"
    fields = (("name", one.name), ("definition", one.definition), ("include", one.include))
    for key, value in (*fields, ("exclude", one.exclude), ("color", one.color or "")):
        if "\n" in value and not _UNPRINTABLE.search(value):
            yield f"{pad}  {key}: |-"
            yield from (f"{pad}    {line}".rstrip() for line in value.split("\n"))
        elif value:
            yield f"{pad}  {key}: {_text(value)}"
    if one.examples:
        yield f"{pad}  # examples:  (for the rules, once there are any)"
        yield from (f"{pad}  #   - {_text(example.text)}" for example in one.examples)
    if one.code in below:
        yield f"{pad}  codes:"
        yield from _codes(below, one.code, depth + 1)


def _text(value: str) -> str:
    """A text as YAML has it: plain where it is a word, else in double quotation marks."""
    if _PLAIN.fullmatch(value) and not _TYPED.match(value) and value.isascii():
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
