"""spaCy's Matcher, as its documentation shows it: token patterns over documents of a blank pipeline.

The lemma of a token is looked up by simplemma. A phrase is two lemmas, a wildcard a regular expression over
the lower-case form, NEAR the two lemmas with up to four tokens between them, in both orders (tokens count
punctuation, and sentences end nowhere, so that a few hits differ). One process.
"""

import re

import patterns
from patterns import WINDOW, Pattern

spacy = patterns.library("spacy")
simplemma = patterns.library("simplemma")
matching = patterns.library("spacy.matcher")
tokens = patterns.library("spacy.tokens")

Rule = list[dict[str, object]]


def rules(one: Pattern) -> list[Rule]:
    """The token patterns of a pattern."""
    if one.kind == "wildcard":
        return [
            [{"LOWER": {"REGEX": f"^{re.escape(one.parts[0])}$".replace(r"\*", ".*").replace(r"\?", ".")}}]
        ]
    words: Rule = [{"LEMMA": simplemma.lemmatize(part, "en").lower()} for part in one.parts]
    if one.kind != "near":
        return [words]
    between: Rule = [{"OP": "?"}] * (WINDOW - 1)
    return [[words[0], *between, words[1]], [words[1], *between, words[0]]]


def main() -> None:
    """Count the matches, longest first, none of a code overlapping another."""
    paths, wanted = patterns.arguments()
    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    matcher = matching.Matcher(nlp.vocab)
    for code in sorted({one.code for one in wanted}):
        found = [rule for one in wanted if one.code == code for rule in rules(one)]
        matcher.add(str(code), found, greedy="LONGEST")
    hits = 0
    for path in paths:
        doc = nlp.make_doc(path.read_text(encoding="utf-8"))
        lemmas = [simplemma.lemmatize(token.lower_, "en").lower() for token in doc]
        whole = [token.whitespace_ != "" for token in doc]
        hits += len(matcher(tokens.Doc(nlp.vocab, [token.text for token in doc], whole, lemmas=lemmas)))
    patterns.report(hits, "matches")


if __name__ == "__main__":
    main()
