"""Words that deny, doubt or take back, by language, for the warnings that a quotation may mislead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """What to look for: in words left out, behind a quotation, and in the words that lead to it."""

    negation: re.Pattern[str]
    hedge: re.Pattern[str]
    reversal: re.Pattern[str]
    denied: re.Pattern[str]


def _reversal(fillers: str, words: str, no: str) -> str:
    """What a speaker goes on with to take back what was said; a few sounds and asides may stand before."""
    pause = r"[\s,;:.…—–-]"
    aside = rf"{pause}*(?:\([^()]*\){pause}*)?(?:(?:{fillers}){pause}+){{0,2}}"
    return rf"{aside}(?:(?:{words})\b|(?:{no})(?=\s*[,.;:!—–-]))"


_OPEN = r"[\s:“\"'‘«„]*$"
_CLAUSE = r"(?:(?!\b(?:and|but|so|then)\b)[^.!?;,]){0,25}"
"""Up to 25 characters in which no clause begins that is not denied any more."""
_ENGLISH = Cues(
    negation=re.compile(
        r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|hardly|barely|scarcely|rarely|"
        r"seldom|cannot|"
        r"unless|few|little|\w+n['’]t|refus\w+|den(?:y|ied|ies)|fail(?:s|ed)?)\b",
        re.I,
    ),
    hedge=re.compile(
        r"\b(?:maybe|perhaps|possibly|probably|might|may|could|seems?|seemed|apparently|guess|"
        r"suppose|sometimes|"
        r"occasionally|partly|somewhat|almost|usually|often|mostly|allegedly|reportedly|unsure|"
        r"sort of|kind of|not sure|i think|i believe|in a way|to some extent|some of|if)\b",
        re.I,
    ),
    reversal=re.compile(
        _reversal(
            "well|i mean|you know|erm?|uh|um|oh|actually|mind you|okay",
            r"and yet|but|however|although|though|except|yet|on the other hand|not (?!once|even\b|"
            r"a single|one\b|ever\b|at all)\w+|only that|only if|only when|"
            r"as long as|that['’]?s not|that is not|no longer|unless|or rather|which is (?:not|wrong)|"
            r"is what (?:they|people) say|they say|people say|so they say|i used to think|at least not|"
            r"i take that back|(?:just|only) (?:joking|kidding)|i['’]?m (?:joking|kidding)",
            "no|nah",
        ),
        re.I,
    ),
    denied=re.compile(
        rf"(?:\b(?:not|never|nobody|hardly|no one|doubt|deny|denies|disagree|wrong|untrue|"
        rf"\w+n['’]t)\b{_CLAUSE}"
        rf"{_OPEN}|(?:\b(?:they|people|some|others?|he|she) (?:say|says|said|claim|claims|think|"
        rf"thinks)(?: that)?|"
        rf"\b(?:if|unless|as if|as though|maybe|perhaps)),?{_OPEN})",
        re.I,
    ),
)
_GERMAN = Cues(
    negation=re.compile(
        r"\b(?:nicht|nichts|nie|niemals|niemand\w*|kein\w*|kaum|weder|noch nie|ohne|selten|außer|wenig\w*)\b",
        re.I,
    ),
    hedge=re.compile(
        r"\b(?:vielleicht|möglicherweise|wahrscheinlich|vermutlich|wohl|eventuell|manchmal|oft|"
        r"meistens|teilweise|"
        r"fast|eher|irgendwie|könnte\w*|dürfte\w*|scheint|anscheinend|angeblich|glaube|denke|wenn|falls)\b",
        re.I,
    ),
    reversal=re.compile(
        _reversal(
            "na ja|naja|also|äh|ähm|ich meine|gut|okay",
            r"aber|allerdings|jedoch|doch|nur dass|nicht|obwohl|außer|früher mal|wobei|das heißt nicht|"
            r"das stimmt (?:so |aber )?nicht|sagt man|sagen sie|jedenfalls nicht",
            "nein|nee|nö",
        ),
        re.I,
    ),
    denied=re.compile(
        rf"(?:\b(?:nicht|nie|kaum|bezweifle|bezweifelt|bestreite|falsch)\b[^.!?;]{{0,25}}\b(?:dass|daß|ob)|"
        rf"\b(?:man|sie|die Leute|er) (?:sagt|sagen|meint|meinen),? ?(?:dass)?|\b(?:wenn|falls|"
        rf"als ob|vielleicht))"
        rf",?{_OPEN}",
        re.I,
    ),
)
_FRENCH = Cues(
    negation=re.compile(
        r"\b(?:ne|pas|jamais|rien|personne|aucune?|sans|guère|plus|non|ni|rarement|peu)\b|\bn['’](?=\w)", re.I
    ),
    hedge=re.compile(
        r"\b(?:peut-être|probablement|sans doute|parfois|souvent|presque|plutôt|un peu|je crois|"
        r"je pense|il paraît|"
        r"il semble|on dirait|pourrai\w*|si)\b",
        re.I,
    ),
    reversal=re.compile(
        _reversal(
            "enfin|bon|ben|euh|bah|je veux dire",
            r"mais|cependant|pourtant|sauf|pas|peut-être|même si|quoique|quoi que|à moins|sinon|paraît-il|"
            r"à ce qu['’]on dit|ce n['’]est pas",
            "non",
        ),
        re.I,
    ),
    denied=re.compile(
        r"(?:(?:\bne\s|\bn['’])[^.!?;]{0,25}\b(?:pas|jamais|guère|plus)\s+(?:\w+\s+){0,2}(?:que|qu['’])|"
        r"\b(?:je doute|on dit|ils disent|il dit|certains disent)\s+(?:que|qu['’])|\b(?:si|comme si|"
        r"peut-être)"
        r"(?: que| qu['’])?)(?:\s*(?:je|j['’]|il|elle|on|ils|elles|les?|la))?" + _OPEN,
        re.I,
    ),
)
_SPANISH = Cues(
    negation=re.compile(
        r"\b(?:no|nunca|jamás|nadie|nada|ningun[oa]?|ningún|sin|tampoco|apenas|poc[oa]s?|ni)\b", re.I
    ),
    hedge=re.compile(
        r"\b(?:quizás?|tal vez|a lo mejor|probablemente|posiblemente|a veces|casi|creo|parece|"
        r"podría\w*|algo|si)\b",
        re.I,
    ),
    reversal=re.compile(
        _reversal(
            "bueno|pues|eh|o sea|digo",
            r"pero|aunque|sin embargo|excepto|salvo|menos|a menos|no siempre|no tod[oa]s|dicen|eso no",
            "no",
        ),
        re.I,
    ),
    denied=re.compile(
        rf"(?:\b(?:no|nunca|tampoco|dudo|niego)\b[^.!?;,]{{0,25}}\bque|\b(?:dicen|se dice|dice) que|"
        rf"\b(?:si|como si|quizás?|tal vez)),?{_OPEN}",
        re.I,
    ),
)
_BY_LANGUAGE: Mapping[str, Cues] = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


def cues_of(language: str) -> Cues | None:
    """The cues of a language given by its two-letter code; None where they are not known."""
    return _BY_LANGUAGE.get(language)
