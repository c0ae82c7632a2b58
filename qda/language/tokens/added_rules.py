"""What parts tokens beside spaCy's own rules of a language: the rules for `spacy_tokenizer`.

spaCy's rules look at the letters beside a mark. Unicode's classes of letters (`letters`) take the place of
its own, so that a rule holds for all scripts; what a language does with its hyphens and ordinals stays its
own. To these come marks that are never part of a word, wherever they stand, and what is glued to them.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, UNITS

from qda.language.characters import letters
from qda.language.characters.letters import RAISED
from qda.language.characters.unseen import THIN

Rules = Sequence[str | re.Pattern[str]]
_SPACYS_HYPHENS = "-|–|—|--|---|——|~"
"""What parts words within in spaCy's rules of many languages."""
_SPACYS_QUOTES, _BUT_APOSTROPHES = '\\"”“`‘´’‚', '\\"”“`‘´‚'
"""What parts words within where ' does not: nor does ’ then, the same apostrophe."""
_HYPHENS = "-‐‑"
_SENTENCE_MARKS = "!?…‼⁇⁈⁉‽¡¿;\u037e。！？｡；，、：､؟۔،؛।॥։՝።፡፣-፨။၊។៕།-༑"
_OTHER_MARKS = rf"\|¦•‣†‡¶※§‖‰″‴＂＊／←-⇿⟵-⟿{THIN}"
_EMOJI = "☀-➿\U0001f000-\U0001faff"
_OF_EMOJI = "[\ufe0e\ufe0f\u20e3]\u200d?"
"""What stands behind an emoji and belongs to it: how it is shown, a frame, a joiner."""
_HEBREW = "א-ת"
_MAQAF = "־"
_UNITS = "|".join(
    sorted({as_in(one) for one in UNITS.split("|") for as_in in (str, str.lower, str.upper, str.title)})
)
"""Units behind a number, with capitals or without: spaCy parts the 5 of 5kg and not that of 5KG."""
_QUOTES = rf"(?<![{_HEBREW}])[\"“”״]|[\"“”״](?![{_HEBREW}])"
"""Quotation marks, but not those that Hebrew abbreviations are written with."""
_CLASS_OF_LETTERS = re.compile(rf"\[(?!\^)([^\[\]\\]*){re.escape(ALPHA)}([^\[\]\\]*)\]")
_OF_WHOLE_WORDS = frozenset({"es"})
"""Languages whose hyphens part whole words, which spaCy leaves in one piece: político-social."""
_INVERTED = r"(?!(?:t|ce|je|tu|ils?|elles?|on|nous|vous)\b)"
"""What is cut from a French verb with its hyphen, faudrait|-il, and is written so in a pattern."""
_CUT_WHOLE = {"en": ("can", "not")}
"""What a language cuts though no sign is left out, by its parts: spaCy does so where it is all of a token."""
_DASHES = "—–…"
_HYPHENED = r"\w+-\w+"
_TRAILING = r"%'’,:/)\]}>\-‐‑"
"""What may stand between a word and a mark that parts it from the next one."""


def prefixes(spacys: Rules, code: str) -> list[str]:
    """What is cut off where a token begins."""
    kept = _INVERTED if code == "fr" else ""
    return [
        *_widened(spacys),
        f"[{_marks()}{letters.signs()}]",
        "--+",
        rf"[{_HYPHENS}](?![{_HYPHENS}\s\d.,{letters.money()}]|$){kept}",  # -and, but not -5
        f"/+(?={_word_ahead()})",
        r"[@\\^′](?=[^\W\d_])",
        r"\.(?=[^\W\d_]{2})",
        rf"[{RAISED}]+(?=[^\W\d_{RAISED}]{{2}})",  # the number of a note before its text
        _OF_EMOJI,
        "״",
    ]


def suffixes(spacys: Rules) -> list[str]:
    """What is cut off where a token ends: marks, and a full stop, but not that of an initial.

    What begins with a sign and then looks at what stands before it is soon found nowhere.
    """
    own = [one for one in _widened(spacys) if not _is_number(one)]
    capital, joined = letters.capitals(), letters.joined()
    word = rf"\w&{joined}"
    return [
        *own,
        f"[{_marks()}{letters.signs()}]",
        rf"[{_HYPHENS}](?<=[^{_HYPHENS}\s].)[{_HYPHENS}]*",  # pre- and post-war, I had- I mean
        f"(?<=[{word}][{word}])/",
        rf"[%@\\^′{letters.money().replace('$', '')}](?<=[{word}].)",
        rf"\$(?<=[{letters.small()}\d].)",  # but not US$
        _reference(),
        rf"(?<=[{letters.small()}])\.",
        rf"(?<=[{_HYPHENS}%@\\^′{_marks()}{letters.signs()}{letters.money()}°©®™])\.",
        rf"(?<=[{joined}])(?<![{capital}][{joined}])(?<![{capital}][{joined}][{joined}])\.",
        rf"(?<=[{word}][{capital}])\.",
        rf"(?<=[{word}]['’][{capital}])\.",  # DON'T.
        rf"(?<=[{word}][{capital}][{joined}])\.",
        rf"(?<=[{word}][{capital}][{joined}][{joined}])\.",
        r"(?<=\d)\.",
        "[׳״]",  # as ' and " are
    ]


def infixes(spacys: Rules, tails: Iterable[str], code: str) -> list[str]:
    """What parts tokens within. `tails` are what the language cuts off words that end in them, as n't."""
    capital, joined = letters.capitals(), letters.joined()
    word, beside, ahead = rf"\w{joined}", _word_behind(), _word_ahead()
    own = [one.replace(_SPACYS_QUOTES, _BUT_APOSTROPHES) for one in _widened(spacys)]
    hyphens = [one.replace(_SPACYS_HYPHENS, f"‐|‑|{_SPACYS_HYPHENS}") for one in own]
    return [
        *([_tail(tails)] if tails else ()),
        rf"{beside}\.(?=[\d¹²³⁰⁴-⁹\[])",  # a reference mark after a full stop: trust.12, trust.[12]
        rf"(?<=[{word}]{{3}})\.(?=['’]*[{_marks()}“”\")\]}}])",  # the.—And
        rf"(?<=[{joined}])(?<![{capital}][{joined}])(?<![{capital}][{joined}][{joined}])\.(?=[{capital}])",
        rf"(?<=[{word}.])[:/=-]?[\[({{]",  # a bracket within: Taliban(TTP), trust.[12]
        # a bracket that closes within: (pause)no, but not [t]he
        rf"(?<=[{word}][{word}.%'’])(?<!^[^\W\d_][{joined}])[\])}}]+[:/=]?(?=[{word}])",
        rf"(?<=[{word}])[\])](?=[-–—])",  # a dash after a bracket: (pause)--no
        r"(?<=[\])])[-–—]+",
        _mark_within(),
        rf"{beside}[&+#\\~](?={ahead})",  # Ernst&Young, but not R&D
        rf"(?:(?<=[\d+#])|(?<=[{word}]{{2}}))[{_HYPHENS}]?/[{_HYPHENS}]?(?={ahead})",
        rf"<(?<={_letter()}{_letter()}.)/?(?=\w)",  # cost</b>, cost<3
        _OF_EMOJI,
        _reference(),
        rf"{beside}[/:=~](?=[\d{letters.money()}])",
        *_beside_numbers(),
        *_between_scripts(),
        rf"(?:(?<=^\d)|(?<=^\d\d))\.(?={ahead})",  # 3.Mai
        _MAQAF,
        *([rf"{beside}[{_HYPHENS}](?={ahead})"] if code in _OF_WHOLE_WORDS else ()),
        *_beside_dashes(code),
        *_behind_abbreviations(hyphens=code in _OF_WHOLE_WORDS or own != hyphens),
        *hyphens,
    ]


def _beside_numbers() -> list[str]:
    """Hyphens between a word and a number or sign."""
    money = letters.money()
    return [
        rf"{_word_behind()}[{_HYPHENS}](?=[\d{money}])",  # COVID-19, mid-2000s, but not F-16
        rf"(?<=[\d+#])[%{money}]?[{_HYPHENS}](?={_word_ahead()})",  # 16-year, 100%-owned, C++-like
    ]


def _behind_abbreviations(*, hyphens: bool) -> list[str]:
    """Behind an abbreviation a slash, U.S./U.K., and where it parts words a hyphen: U.S.-led, not J.-P."""
    behind = rf"(?<={_letter()}\.)"
    return [f"{behind}/(?={_letter()})", *([rf"{behind}[{_HYPHENS}](?={_word_ahead()})"] if hyphens else ())]


def _beside_dashes(code: str) -> list[str]:
    """Within what is cut whole, where a dash is glued to it: I cannot—I just cannot.

    Each rule asks for a dash, so that the letters in it matter to no chunk without one (`shapes`).
    """
    if code not in _CUT_WHOLE:
        return []
    firsts, lasts = ("|".join((one, one.capitalize(), one.upper())) for one in _CUT_WHOLE[code])
    behind, ahead = rf"(?<=[{_DASHES}](?:{firsts}))", rf"(?=(?:{lasts})"
    return [rf"{behind}{ahead}(?:[{_DASHES}]|$))", rf"(?<=^(?:{firsts})){ahead}[{_DASHES}])"]


def _between_scripts() -> list[str]:
    """Between Latin and a script that is not of its family: COVIDमें, AI가."""
    latin, others = letters.latin(), letters.unrelated()
    return [f"(?<=[{latin}])(?=[{others}])", f"(?<=[{others}])(?=[{latin}])"]


@cache
def _marks() -> str:
    """Marks that are never part of a word."""
    return f"{letters.brackets_and_dashes()}{_SENTENCE_MARKS}{_OTHER_MARKS}{_EMOJI}"


def _mark_within() -> str:
    """A mark between words, with all other signs beside it; a comma between digits is none."""
    core = rf"[{_marks()}]|{_QUOTES}|--+|,(?!\d)|(?<!\d),"
    return rf"[{_TRAILING}]*(?:{core})[^\w\s.{letters.joined()}]*"


def _tail(tails: Iterable[str]) -> str:
    """Before a tail of a word that something is glued to, or that is: don't—I, and/or won't."""
    listed = "|".join(sorted(map(re.escape, tails), key=lambda one: (-len(one), one)))
    return rf"(?<={_letter()})(?=(?:{listed})(?:[^\w{letters.joined()}]|$))"


@cache
def _letter() -> str:
    """A letter or a mark that joins one, as an expression that is soon compiled."""
    return rf"(?:[^\W\d_]|[{letters.joined()}])"


@cache
def _reference() -> str:
    """The number of a note behind a word: trust¹, but not km²."""
    return rf"[{RAISED}](?<=(?:[^\W\d_{RAISED}]|[{letters.joined()}]){{3}}.)[{RAISED}]*"


@cache
def _word_behind() -> str:
    """Behind two letters."""
    return rf"(?<={_letter()}{_letter()})(?<!^[^\W\d_][{letters.joined()}])"


@cache
def _word_ahead() -> str:
    """Two letters, or one with two marks."""
    joined = letters.joined()
    return rf"[^\W\d_](?:[{joined}]*[^\W\d_]|[{joined}][{joined}])"


def _widened(spacys: Rules) -> list[str]:
    """spaCy's rules with Unicode's letters."""
    return [_wide(one if isinstance(one, str) else one.pattern) for one in spacys]


def _wide(rule: str) -> str:
    if _HYPHENED in rule:  # words with a hyphen, but not COVID-19
        rule = rule.replace(r"\w", _letter())
    if "[" not in rule:
        rule = rule.replace(r"\w", rf"[\w{letters.joined()}]")
    found = _CLASS_OF_LETTERS.sub(_letter_or, rule.replace(UNITS, _UNITS))
    return found.replace(ALPHA, letters.letters()).replace(ALPHA_LOWER, letters.small())


def _letter_or(found: re.Match[str]) -> str:
    others = (found[1] + found[2]).replace("0-9", r"\d")
    return f"(?:{_letter()}|[{others}])" if others else _letter()


def _is_number(suffix: str) -> bool:
    """Whether a suffix takes a number along with the full stop behind it."""
    found = re.search(f"(?:{suffix})$", "1.")
    return found is not None and found[0] == "1."
