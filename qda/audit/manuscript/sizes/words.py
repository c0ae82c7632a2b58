"""How texts of each language say how large their own study is.

A form is a part of a regular expression in which COUNT stands for a number, PEOPLE for those who were
asked under any name, SESSIONS for interviews, NUMBER for a number that is not read. What a form means is
said in `statements.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SizeWords:
    """The forms of one language.

    `people` state how many took part, `sessions` how many interviews were held, `recruited` how many
    were won for it. `definite` stands before the number of people who are known already ("the 12
    participants"). `noun` is a noun for people under a name of their own, `interviews` the noun for
    sessions. `units` are nouns of what is no person, `small` words that no noun has before it, and
    `shared` stands behind a number of some of those before, `each` behind one of several. `before` says
    by its last word that a number is of some only; `restricted` says so behind it, as `parts` does
    anywhere in the sentence and `place` at its beginning. `later` tells of people who came later or
    answered in writing, `asked` of those who were asked and did not all take part, `wider` of
    a study of which this one is a part, `groups` of those who were heard together, beside those of single
    interviews, `at_first` of numbers that did not stay, `others` of other studies, `own` of this one;
    `joins` stands between the numbers of a sum.
    """

    people: tuple[str, ...]
    sessions: tuple[str, ...]
    recruited: tuple[str, ...]
    definite: str
    noun: str
    persons: str
    interviews: str
    units: str
    small: str
    shared: str
    each: str
    at_first: str
    before: str
    restricted: str
    parts: str
    place: str
    later: str
    asked: str
    wider: str
    groups: str
    others: str
    own: str
    joins: str


_ENGLISH = SizeWords(
    people=(
        r"\b(?:we|I|authors?|researchers?|team|interviewers?)\b(?:\s+[\w-]+){0,4}?\s+(?:interviewed|"
        r"spoke (?:to|with)|talked (?:to|with))(?: and \w+ed)? (?:a total of |all )?COUNT PEOPLE",
        r"\b(?:conducted|held|carried out|undertook|did|performed|completed|based on|draws? on|"
        r"drawing on)\s[^.;:]{0,60}?interviews with (?:a total of |all )?COUNT PEOPLE",
        r"\binterviews (?:were (?:conducted|held|carried out|done) )?with (?:a total of |"
        r"all )?COUNT PEOPLE(?=[^.;:]{0,60}\bwere (?:conducted|held|carried out|done))",
        r"\binterviews were (?:conducted|held|carried out|done) with (?:a total of )?COUNT PEOPLE",
        r"\b(?:sample|participants|respondents|interviewees|informants) (?:consisted of|comprised|"
        r"was made up of|was composed of|was|were) (?:a total of )?COUNT PEOPLE",
        r"\b(?:a|our|the) (?:\w+ ){0,2}sample of (?:a total of )?COUNT PEOPLE",
        r"\b(?:our|this|the present|the current) study (?:of|with|involved|included|comprised) "
        r"(?:a total of )?COUNT PEOPLE",
        r"NUMBER PEOPLE \((?-i:N)\s?=\s?COUNT\)",
        r"(?:\b(?:a total of|in all,?|in total,?|altogether,?) )?COUNT PEOPLE (?:took part|participated|"
        r"were interviewed)(?: (?:in|for) (?:the|this|our) (?:present |current )?(?:study|research|"
        r"project))?(?= in total| overall| between| and\b|\s*[.,;:()]|\s*$)",
        r"COUNT (?:took part|participated|were interviewed)(?: in (?:the|this|our) (?:present |"
        r"current )?(?:study|research|project))?(?=\s*[.;:()]|\s*$)",
        r"\b(?:sample|study|(?:the|our|all) (?:participants|respondents|interviewees)|"
        r"in total),? \(?(?-i:N)\s?=\s?COUNT\b",
    ),
    sessions=(
        r"\b(?:conducted|held|carried out|undertook|did|performed) (?:a total of )?COUNT SESSIONS",
        r"\b(?:article|paper|study|thesis|dissertation) (?:draws on|is based on) "
        r"(?:a total of )?COUNT SESSIONS(?!\s+(?:with|from|of|in|on|about)\b)",
        r"(?:\b(?:a total of|in all,?|in total,?|altogether,?) )?COUNT SESSIONS (?:were|"
        r"have been) (?:conducted|held|carried out|done)",
    ),
    recruited=(
        r"\brecruited (?:a total of )?COUNT PEOPLE",
        r"COUNT PEOPLE were recruited",
    ),
    definite=r"(?:the|these|those|our|all)",
    noun=r"(?:[a-z][a-z-]*[^\Ws]s|(?:wo)?men|people|children)",
    persons="people|persons|individuals|adults",
    interviews="interviews",
    units=r"years?|months?|weeks?|days?|hours?|minutes?|times?|villages|schools|hospitals|clinics|"
    r"countries|cities|towns|districts|sites|cases|organi[sz]ations|companies|articles|groups?|couples|"
    r"families|households|teams|pairs|wards|studies|interviews?|thirds?|quarters?|fifths?|halves|per|"
    r"percent|sessions|themes|points|questions|items|pages",
    small=r"of|in|on|at|to|or|and|for|from|with|out|by|the|were|was|had|have|is|are|who|others|more|"
    r"additional|further|extra|other|another|remaining",
    shared=r"of|each|per",
    each=r"each|every|per",
    at_first=r"initially|originally|at first",
    before=r"the|of|other|another|further|additional|first|last|only|just|over|about|around|nearly|almost|"
    r"least|most|than|to|these|those|remaining|also|from|our|all|these|up|approximately|some|where|when|"
    r"while|if|each|in|or|with|by|for|among|since|because|as|though|although|whereas",
    restricted=r"with (?:couples|pairs|families|partners|spouses|both)|twice|again|together|jointly|once|"
    r"online|a second|by|via|through|using|over|at|on|from|"
    r"face|separately|alone|who|whose|in (?!total\b|all\b|\d|(?:the|this|our) (?:study|project|research)\b)",
    parts=r"pilot\w*|follow-?up|phases?|rounds?|waves?|stages?|steps?|sub-?sample|subset|of (?:whom|them|"
    r"these)|second|third",
    place=r"(?:in|at|on|during|from) (?!total\b|all\b|(?:the|this|our) (?:\w+ )?(?:study|project|research|"
    r"sample)\b)",
    later=r"additional|further|extra|more|surveys?|surveyed|questionnaires?|interviewed as well(?! as)|"
    r"also (?:interviewed|spoke|talked|heard|met)",
    asked=r"invit\w+|approached|contacted|eligible|asked to|screened|identified|applied|volunteered|"
    r"registered|enrolled|recruited|"
    r"planned|scheduled|withdrew|dropped|(?:had|have) agreed|agreed to|consented|declined|refused|excluded|"
    r"signed up|expressed interest",
    wider=r"(?:larger|wider|broader) (?:\w+ )?(?:study|project|research|sample|program(?:me)?|corpus|"
    r"dataset)",
    groups=r"focus groups?|group (?:interviews?|discussions?)|workshops?",
    others=r"studies|(?:previous|earlier|prior|other|past|recent|another|their|his|her) (?:\w+ )?(?:study|"
    r"research|work)|et al|literature|a study",
    own=r"we|I|our",
    joins=r"and|plus|as well as|together with|with another",
)
_GERMAN = SizeWords(
    people=(
        r"\bnahmen (?:insgesamt )?COUNT PEOPLE (?:an der (?:Studie|Untersuchung|Befragung) )?teil\b",
        r"\b(?:befragt|interviewt) wurden (?:insgesamt )?COUNT PEOPLE",
        r"\b(?:wir|ich)\b(?: [\w-]+){0,3}? (?:befragten?|interviewten?) (?:insgesamt |"
        r"zusammen )?COUNT PEOPLE",
        r"\b(?:befragten?|interviewten?) (?:wir|ich) (?:insgesamt |zusammen )?COUNT PEOPLE",
        r"\b(?:wir haben|ich habe|haben wir|habe ich) (?:insgesamt |"
        r"zusammen )?COUNT PEOPLE(?=[^.;:]{0,60}? (?:befragt|interviewt)\b)",
        r"\bwurden (?:insgesamt |zusammen )?COUNT PEOPLE(?=[^.;:]{0,60}? (?:befragt|interviewt)\b)",
        r"(?:\binsgesamt )?COUNT PEOPLE (?:wurden (?:befragt|interviewt)|nahmen (?:an der (?:Studie|"
        r"Untersuchung|Befragung) )?teil)(?=\s*[.,;:()]|\s*$)",
        r"\b(?:führten?|haben|wurden)\b[^.;:]{0,40}? (?:\w*interviews|"
        r"\w*gespräche) mit (?:insgesamt )?COUNT PEOPLE",
        r"\b(?:Stichprobe|Sample) (?:besteht|bestand|umfasst|umfasste)(?: aus)? (?:insgesamt )?COUNT PEOPLE",
    ),
    sessions=(
        r"\b(?:führten wir|wir führten|wir haben|haben wir|"
        r"wurden) (?:insgesamt )?COUNT SESSIONS(?=[^.;:]{0,60}?(?: geführt| durchgeführt|\s*[.,;:]|$))",
        r"COUNT SESSIONS wurden (?:geführt|durchgeführt)",
    ),
    recruited=(),
    definite=r"(?:die|der|den|unsere[rn]?|diese[rn]?|alle[rn]?)",
    noun=r"(?-i:[A-ZÄÖÜ][\wäöüß]+)(?:[:*_]innen)?",
    persons="personen|menschen|leute",
    interviews=r"(?:[\w-]*interviews|[\w-]*gespräche)",
    units=r"Jahren?|Monaten?|Wochen|Tagen?|Stunden|Minuten|Uhr|Prozent|[\w-]*interviews|[\w-]*gespräche|"
    r"Städten?|Gemeinden|Schulen|Kliniken|Krankenhäusern?|Gruppen|Orten?|Drittel|Viertel|Fünftel|Themen|"
    r"Fragen|Mal|Paaren?|Familien|Haushalten?|Euro",
    small=r"von|der|die|den|in|im|an|auf|mit|und|oder|weitere[nr]?|zusätzliche[nr]?|andere[nr]?",
    shared=r"von|davon|je",
    each=r"je|jede[rmns]?|pro",
    at_first=r"ursprünglich|zunächst|anfangs",
    before=r"die|der|den|von|weitere|andere|anderen|ersten|letzten|nur|über|etwa|rund|fast|mindestens|"
    r"höchstens|als|diese|dieser|diesen|unsere|übrigen|auch|alle|aller|allen|bis|in|mit|bei|oder|je|jeweils",
    restricted=r"zweimal|erneut|gemeinsam|zusammen|online|telefonisch|per|über|aus|von|bei|im|in|die|zu|"
    r"noch",
    parts=r"pilot\w*|phasen?|runden?|wellen?|davon|teilstichprobe|ersten?|zweiten?|dritten?",
    place=r"(?:in|im|an|am|bei|auf) (?!(?:der|dieser|unserer) (?:\w+ )?(?:studie|untersuchung|befragung)\b)",
    later=r"weitere[nr]?|zusätzliche[nr]?|fragebogen|fragebögen|umfrage",
    asked=r"eingeladen\w*|einladung\w*|angefragt\w*|"
    r"angeschrieben\w*|kontaktiert\w*|gewonnen|rekrutiert\w*|geplant\w*|abgelehnt\w*|abgesagt\w*|"
    r"ausgeschlossen\w*",
    wider=r"größere[nrs]? (?:\w+)?(?:projekt|studie|untersuchung|stichprobe|korpus)\w*",
    groups=r"fokusgruppen?|gruppen(?:diskussion|interview|gespräch)\w*|workshops?",
    others=r"studien|(?:frühere|andere|vorangegangene|einer|eine) (?:\w+ )?(?:studie|untersuchung|"
    r"arbeit)\w*|et al|u\. ?a\.",
    own=r"wir|ich|unsere?",
    joins=r"und|sowie|plus",
)
_FRENCH = SizeWords(
    people=(
        r"\b(?:nous avons|j['’]ai) (?:interrogé|interviewé|rencontré) (?:au total )?COUNT PEOPLE",
        r"\b(?:mené|réalisé|conduit|effectué)e?s?\b[^.;:]{0,40}? (?:avec|auprès de) COUNT PEOPLE",
        r"COUNT PEOPLE (?:ont participé|ont été (?:interrogé|interviewé)e?s)(?: à (?:l['’]étude|"
        r"cette étude))?(?=\s*[.,;:()]|\s*$)",
        r"\béchantillon (?:se compose de|comprend|comprenait|(?:est|était) composé de) COUNT PEOPLE",
    ),
    sessions=(r"\b(?:mené|réalisé|conduit|effectué) (?:au total )?COUNT SESSIONS",),
    recruited=(r"\brecruté COUNT PEOPLE",),
    definite=r"(?:les|des|ces|nos|tous les|toutes les)",
    noun=r"[^\W\d_][\w-]*s",
    persons="personnes|gens|individus",
    interviews="entretiens",
    units=r"ans|années|mois|semaines|jours|heures|minutes|fois|villages|écoles|hôpitaux|cliniques|pays|"
    r"villes|groupes|couples|familles|entretiens|tiers|quarts|cent|études",
    small=r"de|des|du|en|dans|et|ou|pour|autres|supplémentaires",
    shared=r"d['’]entre|chacune?|par",
    each=r"chaque|par",
    at_first=r"au départ|initialement|d['’]abord",
    before=r"les|des|ces|nos|autres|seuls?|seules?|environ|plus de|moins|sur|que|parmi|avec|dans|ou|de",
    restricted=r"deux fois|encore|ensemble|en ligne|par|qui|de|à|en|dans|sur",
    parts=r"pilote|phases?|vagues?|dont|sous-échantillon|deuxième|troisième",
    place=r"(?:à|en|dans|au) (?!total\b|tout\b|(?:cette|notre) étude\b)",
    later=r"autres|supplémentaires|de plus|questionnaires?|sondage",
    asked=r"invit\w+|contacté\w*|recruté\w*|"
    r"sollicité\w*|refusé\w*|exclu\w*|prévu\w*",
    wider=r"(?:projet|étude|recherche|enquête) plus (?:large|vaste|ample)",
    groups=r"focus groups?|groupes? de discussion|entretiens? (?:collectifs?|de groupe)|ateliers?",
    others=r"(?:d['’]autres|autres) (?:études|travaux)|études|littérature|et al|une étude",
    own=r"nous|notre|nos|j['’]",
    joins=r"et|ainsi que|plus",
)
_SPANISH = SizeWords(
    people=(
        r"\b(?:entrevistamos|entrevisté|hemos entrevistado|se entrevistó) a (?:un total de )?COUNT PEOPLE",
        r"\b(?:realizamos|hicimos|se realizaron|llevamos a cabo)\b[^.;:]{0,40}? entrevistas (?:a|"
        r"con) COUNT PEOPLE",
        r"COUNT PEOPLE (?:participaron|fueron entrevistad[oa]s)(?: en (?:el|este) estudio)?(?=\s*[.,;:()]|"
        r"\s*$)",
        r"\bmuestra (?:consta de|constó de|se compone de|est(?:á|uvo) compuesta por) COUNT PEOPLE",
    ),
    sessions=(r"\b(?:realizamos|hicimos|se realizaron|llevamos a cabo) (?:un total de )?COUNT SESSIONS",),
    recruited=(r"\breclutamos a COUNT PEOPLE",),
    definite=r"(?:l[oa]s|est[oa]s|nuestr[oa]s|tod[oa]s l[oa]s)",
    noun=r"[^\W\d_][\w-]*s",
    persons="personas|individuos",
    interviews="entrevistas",
    units=r"años|meses|semanas|días|horas|minutos|veces|pueblos|escuelas|hospitales|clínicas|países|"
    r"ciudades|grupos|parejas|familias|entrevistas|tercios|cuartos|terceras|partes|estudios",
    small=r"de|del|en|con|y|o|por|más|otr[oa]s|adicionales",
    shared=r"de|cada",
    each=r"cada|por",
    at_first=r"inicialmente|al principio|en un principio",
    before=r"l[oa]s|de|otr[oa]s|sólo|solo|unos|unas|casi|est[oa]s|nuestr[oa]s|que|entre|con|en|o",
    restricted=r"dos veces|otra vez|juntos|en línea|por|que|de|en",
    parts=r"piloto|fases?|rondas?|de ell[oa]s|submuestra|segund[oa]|tercer[oa]?",
    place=r"en (?!total\b|(?:este|el|nuestro) (?:estudio|proyecto)\b)",
    later=r"otr[oa]s|adicionales|cuestionarios?|encuestas?",
    asked=r"invita\w+|contacta\w+|recluta\w+|rechaza\w+|"
    r"excluid\w+|previst\w+",
    wider=r"(?:proyecto|estudio|investigación) más (?:ampli[oa]|grande)",
    groups=r"grupos? (?:focal(?:es)?|de discusión)|entrevistas? grupal(?:es)?|talleres|taller",
    others=r"otros (?:estudios|trabajos)|estudios|literatura|et al|un estudio",
    own=r"nosotr[oa]s|nuestr[oa]s?|entrevistamos|entrevisté|realizamos|hicimos",
    joins=r"y|más|además de",
)
SIZE_WORDS: Mapping[str, SizeWords] = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}
"""By two-letter code."""
