"""Words that no rule of a language cuts, known without its expressions: these take long to compile."""

from string import ascii_lowercase

from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.language.tokens.regex_classes import CharacterClasses, Expressions, Unreadable
from qda.language.tokens.token_rules import TokenRules

_MOST = 30
_ABSENT = "".join(map(chr, range(128))).translate(dict.fromkeys(map(ord, ascii_lowercase))) + "’°“”«»—–…"
"""Characters that a word of small ASCII letters does not have."""


def longest_whole(rules: TokenRules) -> int:
    """Up to how many small ASCII letters in a row are one token, whatever they are, special cases apart.

    0 where the rules tell these letters from each other, or where nothing can be said about them.
    """
    try:
        expressions = Expressions(rules.expressions.values())
        classes = CharacterClasses(expressions.sight, expressions.atoms(_ABSENT))
    except Unreadable:
        return 0
    if len(set(ascii_lowercase.translate(classes))) > 1:
        return 0
    tokenizer = PlainTokenizer(rules)
    cut = (size for size in range(1, _MOST + 1) if len(tokenizer.parts("x" * size, cases=False)) > 1)
    return next(cut, _MOST + 1) - 1
