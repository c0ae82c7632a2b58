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

    `kinds` are "most", "few" and so on; `bare` those that need nobody behind them; `fractions` are "a
    third" and its kin with what they are. `asked` are those who were asked under the names that only they
    have, `people` all other words for them. Of `groups`, or where `restricting` stands behind and not
    `of_the_study`, it is some of them; so it is with a word before that is not `neutral`. `openers` stand
    before a clause; `procedure` tells what was done with everybody. `in_every` stands between the numbers
    of "two in three", `up_to` between those of "five to six", and of `between` the first is what stands
    before "five and six". `bounds` stand before a number of which there are more or fewer, `but` before
    those who are left out of all, who may be `one`. `joining` stands between a quantity and the people: "of
    the". `numbers` are written in words, for which `counted` is the form, and `in_all` stands behind one.
    """

    kinds: Mapping[str, str]
    bare: Mapping[str, str]
    fractions: Mapping[str, float]
    joining: str
    asked: str
    people: str
    of_them: str
    groups: str
    restricting: str
    of_the_study: str
    neutral: str
    openers: str
    procedure: str
    verbs: str
    out_of: str
    in_every: str
    per_cent: str
    in_all: str
    numbers: Mapping[str, int]
    counted: str
    bounds: Mapping[str, str]
    up_to: str
    between: str
    but: str
    one: str

    @property
    def anybody(self) -> str:
        """Everybody of whom a claim about participants may speak."""
        return f"{self.asked}|{self.people}"


def _counting(words: str) -> dict[str, int]:
    """The numbers from two on: what "one" is in other languages is an article."""
    return {word: number for number, word in enumerate(words.split(), 2)}


def _longest_first(numbers: Mapping[str, int]) -> str:
    return "|".join(sorted(numbers, key=len, reverse=True))


_GERMAN_NUMBERS = _counting(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn zwanzig"
)
_FRENCH_NUMBERS = _counting(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt"
)
_SPANISH_NUMBERS = _counting(
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte"
)
_ENGLISH = PrevalenceWords(
    kinds={
        "hardly any": r"(?:hardly|scarcely|barely|almost|nearly|virtually) (?:any|no|none)",
        "none": r"(?:no|none|not one|not a single)",
        "only one": r"(?:(?:only|just) one|a single)",
        "nearly all": r"(?:almost|nearly|virtually|practically) (?:all|every|everyone|everybody)",
        "not all": r"not (?:all|every|everyone|everybody)",
        "most": r"(?:(?<!at )most|(?:the|a) (?:vast |great |large |clear )?majority|"
        r"more than half|over half)",
        "less than half": r"(?:less|fewer) than half|under half|(?:only |just )?(?:a|the) (?:small )?"
        r"minority",
        "nearly half": r"(?:almost|nearly|just under) half",
        "half": r"(?:about |around |roughly )?half",
        "few": r"(?:only |very |just )?(?:a |the )?(?:few|handful|couple)",
        "several": r"(?:several|many|numerous|a number|various)",
        "all": r"(?:all|every|each|everyone|everybody)",
        "some": r"(?:some|certain)",
    },
    bare={
        "hardly any": r"(?:hardly|scarcely|barely|almost|nearly) (?:anyone|anybody|nobody|no one)",
        "nearly all": r"(?:almost|nearly|virtually|practically) (?:everyone|everybody)",
        "not all": r"not (?:everyone|everybody)",
        "none": r"nobody|no[ -]one|none of them",
        "all": r"everyone|everybody",
    },
    fractions={
        "three quarters": 3 / 4,
        "two[ -]thirds": 2 / 3,
        "(?:a|one) third(?= of)": 1 / 3,
        "(?:a|one) quarter(?= of)": 1 / 4,
        "(?:a|one) fifth(?= of)": 1 / 5,
    },
    joining=r"of|the|our|these|those|all",
    asked=r"(?:participant|interviewee|respondent|informant|discussant|interview partner)s?\b|"
    r"(?<=those )(?:(?:we )?(?:interviewed|asked|surveyed|spoke to)|who (?:took part|participated))\b",
    people=r"(?:speaker|voice|expert|person|one of them)s?\b|people|individuals?\b|women\b|men\b|them\b",
    of_them=r"of them\b",
    groups=r"women|men",
    restricting=r"who|whose|in|from|of|at|on|with|without|aged|over|under|above|below|working|living|except",
    of_the_study=r"(?:in|of|from) (?:the|this|our) (?:\w+ )?(?:study|sample|interviews?|project|research)",
    neutral=r"interviewed|study|different|individual|our|these|the",
    openers=r"that|and|but|because|while|where|although",
    procedure=r"consent\w*|signed|informed|received|(?:was|were) (?:asked|interviewed|given|offered|"
    r"recruited|assured|paid|compensated|thanked|told|invited|contacted|provided|"
    r"assigned|promised|guaranteed|sent|reimbursed)|gave|provided|"
    r"agreed to|pseudonyms?|anonymi[sz]ed|transcripts?|took part|participated|completed",
    verbs=r"(?:sa(?:y|id|ys)|t(?:ell|old)|th(?:ink|ought)|fe(?:el|lt)|describe[ds]?|report(?:ed|s)?|"
    r"mention(?:ed|s)?|believe[ds]?|explain(?:ed|s)?|expressed?|stated?|argue[ds]?|agree[ds]?|saw|sees?|"
    r"experienced?|perceived?|stress(?:ed)?|emphasi[sz]ed?|want(?:ed)?|fear(?:ed)?|complain(?:ed)?|noted?|"
    r"talk(?:ed)?|spoke)\b",
    out_of=r"(?: out)?(?: of| ?/ ?)(?: the| our| all)* ?",
    in_every=r" in(?: every)? ",
    per_cent=r"per ?cent\b",
    in_all=r"in (?:all|total)|altogether",
    numbers=NUMBER_WORDS,
    counted=WORDS_PATTERN,
    bounds={
        "at least": "at least|no fewer than|no less than|a minimum of",
        "more than": "more than|over",
        "at most": "at most|up to|no more than|not more than|a maximum of",
        "fewer than": "fewer than|less than|under",
    },
    up_to="to|or",
    between="between … and",
    but="but|except|except for|save|save for|bar|other than|apart from|with the exception of",
    one="one",
)
_GERMAN = PrevalenceWords(
    kinds={
        "hardly any": r"(?:kaum eine?[rs]?|(?:fast|nahezu|beinahe) keine?[rs]?)",
        "none": r"(?:keine?[rs]?|nicht eine?[rs]?)",
        "only one": r"(?:nur eine?[rs]?|eine? einzige[rs]?)",
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
        "some": r"(?:einige|manche)",
    },
    bare={"hardly any": r"(?:kaum|fast) (?:jemand|niemand)", "none": r"niemand"},
    fractions={"drei ?viertel": 3 / 4, "zwei drittel": 2 / 3, "ein drittel": 1 / 3, "ein viertel": 1 / 4},
    joining=r"der|die|den|von|unserer|unsere|dieser|diese",
    asked=r"(?:studien)?teilnehm(?:er|erin|ende)(?:n|innen|[:*_]innen)?\b|teilnehmende[rn]?\b|"
    r"befragte[rn]?\b|interviewte[rn]?\b|(?:interview|gesprächs)(?:partner|person|teilnehmer)(?:n|en|innen|"
    r"[:*_]innen)?\b|proband(?:en|innen)\b",
    people=r"expert(?:en|innen)\b|sprecher(?:n|innen)?\b|personen\b|menschen\b|frauen\b|männer[n]?\b|"
    r"stimmen\b|ihnen\b",
    of_them=r"von ihnen\b",
    groups=r"frauen|männern?",
    restricting=r"die|deren|in|im|aus|mit|ohne|über|unter|ab|bei|außer|vom|von",
    of_the_study=r"(?:in|aus) (?:der|dieser|unserer) (?:\w+ )?(?:studie|stichprobe|untersuchung)",
    neutral=r"befragten?|interviewten?|verschiedenen?|unserer?|der|die",
    openers=r"dass|und|aber|weil|während|obwohl",
    procedure=r"einwillig\w*|unterschrieb\w*|unterzeichne\w*|erhielten?|informiert|aufgeklärt|anonymisiert|"
    r"zugesichert|zugesagt|garantiert|"
    r"pseudonym\w*|nahmen teil|wurden (?:gefragt|gebeten|interviewt|befragt)",
    verbs=r"(?:sag(?:en|ten|t|te)|bericht(?:en|eten|et|ete)|beschreib(?:en|t)|beschrieb(?:en)?|mein(?:en|"
    r"ten)|erzähl(?:en|ten)|äußer(?:n|ten)|f[iä]nden|fanden|glaub(?:en|ten)|denken|dachten|erleb(?:en|ten)|"
    r"fühl(?:en|ten)|beton(?:en|ten)|erwähn(?:en|ten)|empf[ia]nden|wünsch(?:en|ten)|kritisier(?:en|ten)|"
    r"erklär(?:en|ten)|fürcht(?:en|eten)|stimm(?:en|ten)|nann?n?ten|nennen)\b",
    out_of=r"(?: von(?: den| unseren| insgesamt)?| der| ?/ ?) ?",
    in_every=r" von je ",
    per_cent=r"prozent\b",
    in_all=r"insgesamt|im ganzen",
    numbers=_GERMAN_NUMBERS,
    counted=_longest_first(_GERMAN_NUMBERS),
    bounds={
        "at least": "mindestens|wenigstens|nicht weniger als",
        "more than": "mehr als|über",
        "at most": "höchstens|maximal|bis zu|nicht mehr als",
        "fewer than": "weniger als|unter",
    },
    up_to="bis|oder",
    between="zwischen … und",
    but="bis auf|außer|mit Ausnahme von",
    one="eine[nmrs]?",
)
_FRENCH = PrevalenceWords(
    kinds={
        "hardly any": r"presque aucune?",
        "none": r"(?:aucune?|pas une? seule?)",
        "only one": r"une? seule?",
        "nearly all": r"(?:presque|quasiment|pratiquement) (?:tous|toutes|chaque)",
        "not all": r"pas (?:tous|toutes)",
        "most": r"(?:la plupart|(?:la|une) (?:grande |large |nette |vaste )?majorité|plus de la moitié)",
        "less than half": r"moins de la moitié|une (?:petite |faible )?minorité",
        "nearly half": r"(?:presque|près de) la moitié",
        "half": r"(?:environ )?la moitié",
        "few": r"(?:seuls? |seules? |très )?(?:peu|quelques-un(?:e)?s|une poignée)",
        "several": r"(?:plusieurs|beaucoup|(?:de )?nombreu(?:x|ses)|bon nombre|un certain nombre)",
        "all": r"(?:tous|toutes|chaque|chacune?|la totalité|l['’]ensemble)",
        "some": r"(?:certaine?s|quelques)",
    },
    bare={"hardly any": r"presque personne", "none": r"personne (?=n['’e])", "all": r"tout le monde"},
    fractions={
        "(?:les )?trois quarts": 3 / 4,
        "(?:les )?deux tiers": 2 / 3,
        "un tiers": 1 / 3,
        "un quart": 1 / 4,
    },
    joining=r"de|des|du|d['’]entre|les|la|nos|ces",
    asked=r"participant(?:e)?s?\b|interviewée?s?\b|répondant(?:e)?s?\b|enquêtée?s?\b|interrogée?s?\b|"
    r"informat(?:eur|rice)s?\b|interlocut(?:eur|rice)s?\b",
    people=r"experte?s?\b|personnes?\b|femmes\b|hommes\b|voix\b|eux\b|elles\b",
    of_them=r"d['’]entre (?:eux|elles)\b",
    groups=r"femmes|hommes",
    restricting=r"qui|dont|dans|du|de|des|avec|sans|à|âgée?s",
    of_the_study=r"(?:de|dans) (?:l['’]étude|cette étude|notre étude|l['’]échantillon)",
    neutral=r"interrogée?s|différente?s|nos|les|des",
    openers=r"que|et|mais|car|alors que",
    procedure=r"consent\w*|signé|reçu|informée?s|pseudonymes?|anonymisé\w*|garanti\w*|ont participé|"
    r"ont été interrogée?s",
    verbs=r"(?:ont \w+é|ont dit|disent|disaient|pensent|pensaient|décriv(?:ent|aient)|rapport(?:ent|aient)|"
    r"estim(?:ent|aient)|évoqu(?:ent|aient)|mentionn(?:ent|aient)|expliqu(?:ent|aient)|racont(?:ent|aient)|"
    r"soulign(?:ent|aient)|exprim(?:ent|aient)|ressent(?:ent|aient)|trouv(?:ent|aient)|affirm(?:ent|aient)|"
    r"déclar(?:ent|aient)|souhait(?:ent|aient)|craign(?:ent|aient)|considèrent)\b",
    out_of=r"(?: sur(?: les| nos)?| des| ?/ ?) ?",
    in_every="(?!)",
    per_cent=r"pour ?cent\b",
    in_all=r"au total|en tout",
    numbers=_FRENCH_NUMBERS,
    counted=_longest_first(_FRENCH_NUMBERS),
    bounds={
        "at least": "au moins|pas moins de",
        "more than": "plus de",
        "at most": "au plus|au maximum|jusqu['’]à|pas plus de",
        "fewer than": "moins de",
    },
    up_to="à|ou",
    between="entre … et",
    but="sauf|excepté|hormis|à l['’]exception de|à l['’]exception d['’]",
    one="une?",
)
_SPANISH = PrevalenceWords(
    kinds={
        "hardly any": r"casi (?:ningun[oa]|ningún)",
        "none": r"(?:ningun[oa]|ningún|ni un[oa] sol[oa])",
        "only one": r"un[oa] (?:sol[oa]|únic[oa])",
        "nearly all": r"(?:casi|prácticamente) (?:tod[oa]s|cada)",
        "not all": r"no tod[oa]s",
        "most": r"(?:(?:la|una) (?:gran |amplia |clara |inmensa )?mayoría|la mayor parte|más de la mitad)",
        "less than half": r"menos de la mitad|una (?:pequeña )?minoría",
        "nearly half": r"casi la mitad",
        "half": r"(?:cerca de |aproximadamente )?la mitad",
        "few": r"(?:sólo |solo |muy )?(?:un[oa]s )?(?:poc[oa]s|un puñado)",
        "several": r"(?:vari[oa]s|much[oa]s|numeros[oa]s|divers[oa]s|un buen número|una serie)",
        "all": r"(?:tod[oa]s|cada un[oa]|la totalidad)",
        "some": r"algun[oa]s",
    },
    bare={"hardly any": r"casi nadie", "none": r"nadie", "all": r"todo el mundo"},
    fractions={
        "tres cuartas partes|tres cuartos": 3 / 4,
        "(?:las )?dos terceras partes|dos tercios": 2 / 3,
        "un tercio|(?:la|una) tercera parte": 1 / 3,
        "un cuarto|(?:la|una) cuarta parte": 1 / 4,
    },
    joining=r"de|del|los|las|nuestr[oa]s|est[oa]s|es[oa]s",
    asked=r"participantes?\b|entrevistad[oa]s?\b|encuestad[oa]s?\b|informantes?\b|interlocutor(?:es|as)?\b",
    people=r"expert[oa]s?\b|personas?\b|mujeres\b|hombres\b|voces\b|ell[oa]s\b",
    of_them=r"de ell[oa]s\b",
    groups=r"mujeres|hombres",
    restricting=r"que|cuy[oa]s?|en|del?|con|sin|mayores|menores",
    of_the_study=r"(?:en|de) (?:este|el|nuestro) (?:estudio|proyecto)|de la muestra",
    neutral=r"entrevistad[oa]s|divers[oa]s|nuestr[oa]s|l[oa]s",
    openers=r"que|y|pero|porque",
    procedure=r"consent\w*|firm\w+|recib\w+|informad[oa]s|seudónimos?|anonimizad\w+|garantiz\w+|participaron|"
    r"fueron entrevistad[oa]s",
    verbs=r"(?:han \w+[aio]do|han dicho|dicen|dijeron|piensan|pensaban|describ(?:en|ieron)|mencion(?:an|"
    r"aron)|explic(?:an|aron)|sienten|sintieron|señal(?:an|aron)|relat(?:an|aron)|expres(?:an|aron)|creen|"
    r"creían|cuentan|contaron|coincid(?:en|ieron)|afirm(?:an|aron)|opin(?:an|aron)|consider(?:an|aron)|"
    r"temen|temían|quieren|querían)\b",
    out_of=r"(?: de(?: los| las| nuestr[oa]s| un total de)?| sobre| ?/ ?) ?",
    in_every=r" de cada ",
    per_cent=r"por ciento\b",
    in_all=r"en total",
    numbers=_SPANISH_NUMBERS,
    counted=_longest_first(_SPANISH_NUMBERS),
    bounds={
        "at least": "al menos|por lo menos|como mínimo|no menos de",
        "more than": "más de",
        "at most": "como máximo|como mucho|a lo sumo|hasta|no más de",
        "fewer than": "menos de",
    },
    up_to="a|o",
    between="entre … y",
    but="menos|salvo|excepto|a excepción de",
    one="un[oa]?",
)
PREVALENCE_WORDS: Mapping[str, PrevalenceWords] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
}
"""By two-letter code."""
