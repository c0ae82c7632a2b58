"""pandas: for each code one alternation, asked of every sentence with `str.contains`.

Sentences are split at end marks by a regular expression. Strings are pyarrow's where that is installed, whose
expressions run in linear time (RE2). NEAR is the two words with up to four between them, in both orders. One
process; it says which sentences have a code, not where in them.
"""

import re

import patterns
from patterns import WINDOW, Pattern

pd = patterns.library("pandas")


def expression(one: Pattern) -> str:
    """The regular expression of a pattern."""
    if one.kind == "wildcard":
        text = re.escape(one.parts[0]).replace(r"\*", "[a-z]*").replace(r"\?", "[a-z]")
        return rf"\b{text}\b"
    parts = [f"(?:{'|'.join(forms)})" for forms in one.forms]
    if one.kind == "word":
        return rf"\b{parts[0]}\b"
    if one.kind == "phrase":
        return rf"\b{parts[0]}[ -]{parts[1]}\b"
    between = rf"\W+(?:\w+\W+){{0,{WINDOW - 1}}}"
    return rf"\b{parts[0]}{between}{parts[1]}\b|\b{parts[1]}{between}{parts[0]}\b"


def main() -> None:
    """Count the sentences that have each code."""
    paths, wanted = patterns.arguments()
    sentences = pd.Series(
        [
            one
            for path in paths
            for one in re.split(r"(?<=[.!?])\s+|\n\n", path.read_text(encoding="utf-8").lower())
        ],
        dtype="str",
    )
    hits = 0
    for code in sorted({one.code for one in wanted}):
        whole = "|".join(expression(one) for one in wanted if one.code == code)
        hits += int(sentences.str.contains(whole, regex=True).sum())
    patterns.report(hits, "sentences")


if __name__ == "__main__":
    main()
