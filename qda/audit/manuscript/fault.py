"""What the audit says of one thing in the manuscript: how grave it is, where, and what to do."""

from dataclasses import dataclass, replace

from qda.audit.problem import Severity
from qda.model.identity import first_digits, hash_plain


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at. `start` is its place in the manuscript's text.

    `check` names what was looked for, `verdict` what came of it, in one or two words; `words` are the
    manuscript's; `compared` says with what they were compared, and `remedy` what to do. `kind` and
    `attribution` are those of a quotation. `ignored` is the reason for which people let it stand.
    """

    check: str
    verdict: str
    severity: Severity
    start: int
    words: str
    compared: str = ""
    remedy: str = ""
    kind: str = ""
    attribution: str = ""
    id: str = ""
    ignored: str = ""


def of_text(verdict: str, severity: Severity, start: int, words: str, compared: str, remedy: str) -> Item:
    """What is said of the text itself."""
    return Item("text", verdict, severity, start, words, compared, remedy)


def with_ids(items: list[Item]) -> list[Item]:
    """The items in the order of the text, each with an id of ten hexadecimal digits.

    An id depends on the check, the words and the verdict, not on the place: it stays when text moves. What
    happens twice gets a number behind it.
    """
    seen: dict[str, int] = {}
    named = []
    for item in sorted(items, key=lambda one: (one.start, one.check, one.words)):
        words = " ".join(item.words.split())
        own = first_digits(hash_plain([item.check, item.verdict, words, item.attribution]), 10)
        seen[own] = seen.get(own, 0) + 1
        named.append(replace(item, id=own if seen[own] == 1 else f"{own}-{seen[own]}"))
    return named
