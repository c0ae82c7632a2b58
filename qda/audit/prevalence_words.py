"""How claims of each language say how many people: the words of quantity, of people, and of what people do.

A form is a part of a regular expression. What each kind means is the same in all languages, and is held
against the count in `checks/prevalence.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.audit.number_words import NUMBER_WORDS, WORDS_PATTERN


@dataclass(frozen=True, slots=True)
class PrevalenceWords:
    """The forms of one language.

    `kinds` are "most", "few" and so on; `bare` those that need nobody behind them; `fractions` are "a third"
    and its kin with what they are. `in_every` stands between the numbers of "two in three". `joining` stands
    between a quantity and the people: "of the". `numbers` are written in words, for which `counted` is the
    form.
    """

    kinds: Mapping[str, str]
    bare: Mapping[str, str]
    fractions: Mapping[str, float]
    joining: str
    people: str
    verbs: str
    out_of: str
    in_every: str
    per_cent: str
    numbers: Mapping[str, int]
    counted: str


def _counting(words: str) -> dict[str, int]:
    """The numbers from two on: what "one" is in other languages is an article."""
    return {word: number for number, word in enumerate(words.split(), 2)}


_GERMAN_NUMBERS = _counting("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
_FRENCH_NUMBERS = _counting("deux trois quatre cinq six sept huit neuf dix onze douze")
_SPANISH_NUMBERS = _counting("dos tres cuatro cinco seis siete ocho nueve diez once doce")
_ENGLISH = PrevalenceWords(
    kinds={
        "nearly all": r"(?:almost|nearly|virtually|practically) (?:all|every|everyone|everybody)",
        "not all": r"not (?:all|every|everyone|everybody)",
        "most": r"(?:most|(?:the|a) (?:vast |great |large |clear )?majority|more than half|over half)",
        "less than half": r"(?:less|fewer) than half|under half|(?:only |just )?(?:a|the) (?:small )?"
        r"minority",
        "nearly half": r"(?:almost|nearly|just under) half",
        "half": r"(?:about |around |roughly )?half",
        "few": r"(?:only |very |just )?(?:a |the )?(?:few|handful|couple)",
        "several": r"(?:several|many|numerous|a number|various)",
        "all": r"(?:all|every|each|everyone|everybody)",
    },
    bare={"all": r"everyone|everybody"},
    fractions={
        "three quarters": 3 / 4,
        "two[ -]thirds": 2 / 3,
        "(?:a|one) third": 1 / 3,
        "(?:a|one) quarter": 1 / 4,
        "(?:a|one) fifth": 1 / 5,
    },
    joining=r"of|the|our|these|those|all",
    people=r"(?:participant|interviewee|respondent|informant|discussant|interview partner|speaker|"
    r"voice|expert|person|one of them)s?\b|people|individuals?\b|women\b|men\b|them\b",
    verbs=r"(?:sa(?:y|id|ys)|t(?:ell|old)|th(?:ink|ought)|fe(?:el|lt)|describe[ds]?|report(?:ed|s)?|"
    r"mention(?:ed|s)?|"
    r"believe[ds]?|explain(?:ed|s)?|expressed?|stated?|argue[ds]?|agree[ds]?|saw|sees?|experienced?|"
    r"perceived?|stress(?:ed)?|emphasi[sz]ed?|want(?:ed)?|fear(?:ed)?|complain(?:ed)?|noted?|talk(?:ed)?|"
    r"spoke)\b",
    out_of=r"(?: out)?(?: of| ?/ ?)(?: the| our| all)* ?",
    in_every=r" in(?: every)? ",
    per_cent=r"per ?cent\b",
    numbers=NUMBER_WORDS,
    counted=WORDS_PATTERN,
)
_GERMAN = PrevalenceWords(
    kinds={
        "nearly all": r"(?:fast|nahezu|beinahe|so gut wie) (?:alle|jede[rs]?)",
        "not all": r"nicht (?:alle|sämtliche|jede[rs]?)",
        "most": r"(?:die meisten|den meisten|meiste|(?:die|eine|der|einer) (?:große |überwiegende |"
        r"deutliche |klare )?mehrheit|mehr als die hälfte|über die hälfte|(?:der|ein) großteil)",
        "less than half": r"weniger als die hälfte|(?:nur )?(?:eine|die) (?:kleine )?minderheit",
        "nearly half": r"(?:fast|knapp|beinahe) die hälfte",
        "half": r"(?:etwa |rund |ungefähr )?die hälfte",
        "few": r"(?:nur |sehr )?(?:wenige|einzelne|eine handvoll|ein paar)",
        "several": r"(?:mehrere|viele|zahlreiche|etliche|verschiedene|eine reihe)",
        "all": r"(?:alle|sämtliche|jede[rs]?)",
    },
    bare={},
    fractions={"drei ?viertel": 3 / 4, "zwei drittel": 2 / 3, "ein drittel": 1 / 3, "ein viertel": 1 / 4},
    joining=r"der|die|den|von|unserer|unsere|dieser|diese",
    people=r"teilnehm(?:er|erin|ende)(?:n|innen|[:*_]innen)?\b|teilnehmende[rn]?\b|befragte[rn]?\b|"
    r"interviewte[rn]?\b|(?:interview|gesprächs)(?:partner|person|teilnehmer)(?:n|en|innen|[:*_]innen)?\b|"
    r"proband(?:en|innen)\b|expert(?:en|innen)\b|sprecher(?:n|innen)?\b|personen\b|menschen\b|frauen\b|"
    r"männer[n]?\b|stimmen\b|ihnen\b",
    verbs=r"(?:sag(?:en|ten|t|te)|bericht(?:en|eten|et|ete)|beschreib(?:en|t)|beschrieb(?:en)?|mein(?:en|ten)|"
    r"erzähl(?:en|ten)|äußer(?:n|ten)|f[iä]nden|fanden|glaub(?:en|ten)|denken|dachten|erleb(?:en|ten)|"
    r"fühl(?:en|ten)|beton(?:en|ten)|erwähn(?:en|ten)|empf[ia]nden|wünsch(?:en|ten)|kritisier(?:en|ten)|"
    r"erklär(?:en|ten)|fürcht(?:en|eten)|stimm(?:en|ten)|nann?n?ten|nennen)\b",
    out_of=r"(?: von(?: den| unseren| insgesamt)?| der| ?/ ?) ?",
    in_every=r" von je ",
    per_cent=r"prozent\b",
    numbers=_GERMAN_NUMBERS,
    counted="|".join(_GERMAN_NUMBERS),
)
_FRENCH = PrevalenceWords(
    kinds={
        "nearly all": r"(?:presque|quasiment|pratiquement) (?:tous|toutes|chaque)",
        "not all": r"pas (?:tous|toutes)",
        "most": r"(?:la plupart|(?:la|une) (?:grande |large |nette |vaste )?majorité|plus de la moitié)",
        "less than half": r"moins de la moitié|une (?:petite |faible )?minorité",
        "nearly half": r"(?:presque|près de) la moitié",
        "half": r"(?:environ )?la moitié",
        "few": r"(?:seuls? |seules? |très )?(?:peu|quelques-un(?:e)?s|une poignée)",
        "several": r"(?:plusieurs|beaucoup|(?:de )?nombreu(?:x|ses)|bon nombre|un certain nombre)",
        "all": r"(?:tous|toutes|chaque|chacune?|la totalité|l['’]ensemble)",
    },
    bare={"all": r"tout le monde"},
    fractions={
        "(?:les )?trois quarts": 3 / 4,
        "(?:les )?deux tiers": 2 / 3,
        "un tiers": 1 / 3,
        "un quart": 1 / 4,
    },
    joining=r"de|des|du|d['’]entre|les|la|nos|ces",
    people=r"participant(?:e)?s?\b|interviewée?s?\b|répondant(?:e)?s?\b|enquêtée?s?\b|interrogée?s?\b|"
    r"informat(?:eur|rice)s?\b|interlocut(?:eur|rice)s?\b|experte?s?\b|personnes?\b|femmes\b|hommes\b|"
    r"voix\b|eux\b|elles\b",
    verbs=r"(?:ont \w+é|ont dit|disent|disaient|pensent|pensaient|décriv(?:ent|aient)|rapport(?:ent|aient)|"
    r"estim(?:ent|aient)|évoqu(?:ent|aient)|mentionn(?:ent|aient)|expliqu(?:ent|aient)|racont(?:ent|aient)|"
    r"soulign(?:ent|aient)|exprim(?:ent|aient)|ressent(?:ent|aient)|trouv(?:ent|aient)|affirm(?:ent|aient)|"
    r"déclar(?:ent|aient)|souhait(?:ent|aient)|craign(?:ent|aient)|considèrent)\b",
    out_of=r"(?: sur(?: les| nos)?| des| ?/ ?) ?",
    in_every="(?!)",
    per_cent=r"pour ?cent\b",
    numbers=_FRENCH_NUMBERS,
    counted="|".join(_FRENCH_NUMBERS),
)
_SPANISH = PrevalenceWords(
    kinds={
        "nearly all": r"(?:casi|prácticamente) (?:tod[oa]s|cada)",
        "not all": r"no tod[oa]s",
        "most": r"(?:(?:la|una) (?:gran |amplia |clara |inmensa )?mayoría|la mayor parte|más de la mitad)",
        "less than half": r"menos de la mitad|una (?:pequeña )?minoría",
        "nearly half": r"casi la mitad",
        "half": r"(?:cerca de |aproximadamente )?la mitad",
        "few": r"(?:sólo |solo |muy )?(?:un[oa]s )?(?:poc[oa]s|un puñado)",
        "several": r"(?:vari[oa]s|much[oa]s|numeros[oa]s|divers[oa]s|un buen número|una serie)",
        "all": r"(?:tod[oa]s|cada un[oa]|la totalidad)",
    },
    bare={"all": r"todo el mundo"},
    fractions={
        "tres cuartas partes|tres cuartos": 3 / 4,
        "(?:las )?dos terceras partes|dos tercios": 2 / 3,
        "un tercio|(?:la|una) tercera parte": 1 / 3,
        "un cuarto|(?:la|una) cuarta parte": 1 / 4,
    },
    joining=r"de|del|los|las|nuestr[oa]s|est[oa]s|es[oa]s",
    people=r"participantes?\b|entrevistad[oa]s?\b|encuestad[oa]s?\b|informantes?\b|"
    r"interlocutor(?:es|as)?\b|expert[oa]s?\b|personas?\b|mujeres\b|hombres\b|voces\b|"
    r"ell[oa]s\b",
    verbs=r"(?:han \w+[aio]do|han dicho|dicen|dijeron|piensan|pensaban|describ(?:en|ieron)|"
    r"mencion(?:an|aron)|explic(?:an|aron)|sienten|sintieron|señal(?:an|aron)|relat(?:an|aron)|expres(?:an|aron)|creen|"
    r"creían|cuentan|contaron|coincid(?:en|ieron)|afirm(?:an|aron)|opin(?:an|aron)|consider(?:an|aron)|"
    r"temen|temían|quieren|querían)\b",
    out_of=r"(?: de(?: los| las| nuestr[oa]s| un total de)?| sobre| ?/ ?) ?",
    in_every=r" de cada ",
    per_cent=r"por ciento\b",
    numbers=_SPANISH_NUMBERS,
    counted="|".join(_SPANISH_NUMBERS),
)
PREVALENCE_WORDS: Mapping[str, PrevalenceWords] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
}
"""By two-letter code."""
