"""Words by which a text says who speaks: verbs, roles, pronouns, and capitals that are nobody's name."""

SPEECH = (
    r"said|says|say|saying|explain(?:s|ed)?|told|tells|not(?:es|ed)|remark(?:s|ed)|add(?:s|ed)|recall(?:s|ed)|"
    r"stat(?:es|ed)|put it|puts it|put this|describ(?:es|ed)|comment(?:s|ed)|report(?:s|ed)|repl(?:ies|ied)|"
    r"answer(?:s|ed)|argu(?:es|ed)|observ(?:es|ed)|shar(?:es|ed)|express(?:es|ed)|reflect(?:s|ed)|"
    r"mention(?:s|ed)|emphasi[sz](?:es|ed)|stress(?:es|ed)|admit(?:s|ted)|continu(?:es|ed)|conclud(?:es|ed)|"
    r"complain(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|sum(?:s|med)|articulat(?:es|ed)|writes|wrote|quip(?:s|ped)|"
    r"respond(?:s|ed)|elaborat(?:es|ed)|point(?:s|ed) out|in the words of|according to|speaking|"
    r"confid(?:es|ed)|felt|feels|recount(?:s|ed)|opin(?:es|ed)|lament(?:s|ed)|jok(?:es|ed)|agree[sd]|suggest(?:s|ed)|"
    r"remember(?:s|ed)|confess(?:es|ed)|acknowledg(?:es|ed)|confirm(?:s|ed)|warn(?:s|ed)|regret(?:s|ted)|"
    r"thinks|thought|believe[sd]|found|finds|maintain(?:s|ed)|disagree[sd]|clarif(?:ies|ied)|laugh(?:s|ed)|"
    r"sigh(?:s|ed)|murmur(?:s|ed)|whisper(?:s|ed)|mutter(?:s|ed)|exclaim(?:s|ed)|shout(?:s|ed)|cried|cries|"
    r"interject(?:s|ed)|interrupt(?:s|ed)|protest(?:s|ed)|grumble[sd]?|chuckle[sd]|retort(?:s|ed)|ponder(?:s|ed)|"
    r"worr(?:ies|ied)|concede[sd]|declare[sd]|assert(?:s|ed)|went on|goes on|"
    r"sagte|sagt|erklärte?|erzählte?|meinte?|meint|berichtete?|betonte?|beschrieb|beschreibt|ergänzte?|antwortete?|"
    r"schilderte?|dit|disait|explique|expliquait|raconte|racontait|affirme|ajoute|répond|confie|précise|"
    r"se souvient|souligne|dijo|dice|explicó|explica|contó|cuenta|afirmó|añadió|disse|spiega|racconta|"
    r"sagen|sagten|erzählen|erzählten|meinen|meinten|berichten|berichteten|disent|dicen|dijeron|"
    r"zei|vertelde|legde uit|sagde|forklarede|fortalte|sade|berättade|förklarade"
)
"""Verbs of saying, as a part of a regular expression."""
TOGETHER = r"and|und|sowie|et|y|e|og|och|en|und auch|as well as"
"""Words that stand between people who are named together."""
ROLES = (
    r"nurses?|teachers?|student(?: teacher)?s?|doctors?|physicians?|patients?|mothers?|fathers?|parents?|"
    r"managers?|engineers?|developers?|designers?|midwi(?:fe|ves)|farmers?|drivers?|officials?|ministers?|professors?|"
    r"carers?|caregivers?|wom[ae]n|m[ae]n|girls?|boys?|males?|females?|workers?|residents?|principals?|"
    r"head ?teachers?|lecturers?|researchers?|journalists?|activists?|volunteers?|pharmacists?|therapists?|"
    r"psychologists?|surgeons?|consultants?|administrators?|clerks?|officers?|soldiers?|refugees?|migrants?|"
    r"daughters?|sons?|husbands?|wi(?:fe|ves)|widows?|users?|clients?|customers?|employees?|"
    r"participants?|respondents?|interviewees?|informants?|interviews?|aged?|Lehrer(?:in)?|Schüler(?:in)?|"
    r"Pflegekraft|Ärztin|Arzt|Patient(?:in)?|infirmi(?:er|ère)|médecin|sage-femme|enseignante?|élève"
)
"""What people are, where they are named by it: "(nurse, 34)"."""
PRONOUNS = r"he|she|they|er|sie|il|elle|ella|él"
OF_A_PRONOUN = (
    r"(?:for|to|with|by|in) (?:him|her|them|(?:his|her|their) (?:words|view|eyes))|ihm|ihr|ihn|lui|"
    r"para (?:él|ella)"
)
"""A pronoun that is not the subject, and whose view the sentence gives."""
COMPARE = r"see|cf|compare|vgl|siehe|voir|cp|véase|cfr|zie|jf|jfr|se også"
"""What stands before a work that is only to be compared."""
ELSEWHERE = (
    r"and|but|while|whereas|although|though|or|nor|when|because|unlike|than|since|before|after|until|yet|"
    r"which|that|whom|und|aber|während|oder|mais|tandis|et|ou|y|pero"
)
"""Words that lead away from a quotation to somebody else."""
NOBODY = (
    r"another|others|some(?:one|body)?|one|an?|many|most|several|participants|respondents|interviewees|"
    r"colleagues?"
)
"""Words that bring somebody else in, who is not named."""
NOT_NAMES = frozenset((
    "The", "This", "That", "These", "Those", "They", "He", "She", "It", "We", "I", "You", "One", "Another",
    "Some", "Many", "Most", "Several", "As", "In", "On", "At", "For", "But", "And", "Or", "However",
    "Moreover", "Furthermore", "Similarly", "Likewise", "Participants", "Participant", "Table", "Figure",
    "Section", "Appendix", "See", "There", "Here", "When", "While", "If", "Also", "Thus", "Finally", "First",
    "Second", "Third", "Respondents", "Interviewees", "Although", "Whereas", "According", "Our", "Their",
    "His", "Her", "My", "Der", "Die", "Das", "Ein", "Eine", "Ich", "Er", "Sie", "Wir", "Es", "Le", "La",
    "Les", "Un", "Une", "Il", "Elle", "Je", "Nous", "On", "Comme", "Selon", "Wie", "Im", "Auf", "Bei", "Laut",
    "Nach", "Según", "Secondo", "Following", "Like", "Unlike", "With", "From",
))  # fmt: skip
