"""The codebook as a Markdown appendix for a paper."""

import re
from collections.abc import Iterator

from qda.files.marked_yaml import typed
from qda.model.codebook import Code, Codebook, Scope

_LISTED = re.compile(r"^(\d*)([-+.)])(?= )")
_WITHIN = re.compile(r"(?<!\n)\n(?!\n)")
"""A line end that ends no paragraph."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


def codebook_docs(codebook: Codebook) -> str:
    """Each code with definition, when to use it, examples and rules; themes as headings."""
    lines = [f"# {_plain(codebook.title)}", ""]
    for code in codebook:
        lines += _code(codebook, code)
    if codebook.terms:
        lines += ["## Lists", ""]
        for name, rules in codebook.terms.items():
            lines += [f"- `${name}`: {', '.join(f'`{typed(rule.pattern)}`' for rule in rules)}"]
        lines.append("")
    return "\n".join(lines)


def _code(codebook: Codebook, code: Code) -> Iterator[str]:
    depth = min(6, 1 + len(codebook.path(code.code)))
    yield f"{'#' * depth} {_plain(code.name)} (`{code.code}`)"
    yield ""
    for label, text in (
        ("Definition", code.definition),
        ("Include", code.include),
        ("Exclude", code.exclude),
        ("Scope", "" if code.scope is Scope.SENTENCE else f"AND and NOT reach over a whole {code.scope}."),
    ):
        if text:
            yield f"**{label}.** {_in_lines(text)}"
            yield ""
    for label, texts in (
        ("Examples", [_plain(one.text) for one in code.examples]),
        ("Counterexamples", [_plain(one.text) for one in code.counterexamples]),
        ("Rules", [f"`{typed(rule.pattern)}`" for rule in code.match]),
        ("Unless", [f"`{typed(rule.pattern)}`" for rule in code.unless]),
    ):
        if texts:
            yield f"**{label}**"
            yield ""
            yield from (f"- {text}" for text in texts)
            yield ""


def _in_lines(text: str) -> str:
    """A text whose lines stay lines, and paragraphs paragraphs."""
    lines = (_LISTED.sub(r"\1\\\2", _plain(line)) for line in text.split("\n"))
    return _WITHIN.sub("\\\\\n", "\n".join(lines))


def _plain(text: str) -> str:
    """A text in which nothing is markup."""
    return _MARKUP.sub(r"\\\1", text)
