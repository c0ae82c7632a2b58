"""spaCy token patterns against the words of a document."""

from collections.abc import Sequence

from qda.coding.patterns.pattern import TokenRule
from qda.coding.patterns.words import Words
from qda.coding.plain.stretch import Match, ordered
from qda.language.characters.unseen import bare_token
from qda.language.language import Language


def token_matches(rules: Sequence[TokenRule], words: Words, language: Language) -> dict[str, list[Match]]:
    """The matches of each rule by its name, sentence by sentence.

    A match must touch at least one word; its stretch is the words that its tokens are.
    """
    matcher = language.tokenizer.matcher({rule.name: rule.tokens for rule in rules})
    found: dict[str, list[Match]] = {rule.name: [] for rule in rules}
    word_of = {token: word for word, token in enumerate(words.tokens)}
    index = words.index
    for sentence in index.sentences:
        tokens = range(sentence.first_token, sentence.last_token)
        kinds = [index.types[index.type_ids[token]] for token in tokens]
        spaces = [
            token + 1 in tokens and bool(index.starts[token + 1] > index.ends[token]) for token in tokens
        ]
        forms, lemmas = [bare_token(kind.form) for kind in kinds], [kind.lemma for kind in kinds]
        for name, start, end in matcher.matches(forms, spaces, lemmas):
            named = [word_of[token] for token in tokens[start:end] if token in word_of]
            if named:
                found[name].append(Match(named[0], named[-1] + 1, frozenset(named)))
    return {name: ordered(matches, words.sentence) for name, matches in found.items()}
