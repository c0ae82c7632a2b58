"""Words by which a text says that somebody asks, as parts of regular expressions."""

ASKED = (
    r"ask(?:s|ed|ing)?|want(?:s|ed) to know|wonder(?:s|ed)|enquire[sd]|inquire[sd]|probe[sd]|prompt(?:s|ed)|"
    r"follow(?:s|ed) up|question(?:s|ed)|"
    r"frag(?:t|te|ten)|wollten? wissen|hakten? nach|"
    r"demand(?:e|ent|ait|a)|demandé|interrog(?:e|ea|é)|"
    r"pregunt(?:a|ó|aba)|preguntado|quiso saber|"
    r"chie(?:de|se)|domand(?:a|ò)|perguntou|pergunta|"
    r"vroeg|vraagt|spurgte|spørger|frågade|frågar|spurte"
)
"""Verbs of asking."""
SAID = (
    r"said|says|replie[sd]|answer(?:s|ed)|explain(?:s|ed)|add(?:s|ed)|sagte?|meinte?|antwortete?|"
    r"dit|disait|répond|dijo|dice|disse|zei|sade|sagde"
)
"""Verbs by which whoever asks says something else."""
WE_ASKED = (
    r"(?:we|I)\s+(?:\w+ly\s+|then\s+|also\s+|had\s+|have\s+|further\s+){0,2}ask(?:ed)?|"
    r"wir\s+(?:\w+\s+){0,3}?(?:fragten|gefragt)|fragten\s+wir|(?:haben|hatten)\s+wir\s+(?:\w+\s+){0,3}?gefragt|"
    r"(?:wurden?|danach|darauf)\s+(?:\w+\s+){0,3}?gefragt|"
    r"nous\s+(?:lui |leur )?(?:avons (?:\w+ )?demandé|demandions|demandâmes)|j['’]ai demandé|"
    r"preguntamos|se les? preguntó|al preguntar(?:les?)?|abbiamo chiesto|vroegen\s+we|we\s+vroegen"
)
"""Those who write say that they ask."""
QUESTIONS = (
    r"questions?|(?:Nach)?fragen?|preguntas?|domand[ae]|perguntas?|vra(?:ag|gen)|spørgsmål|spørsmål|frågan?"
)
"""Nouns for what is asked."""
IS = r"is|was|were|read|lautete?|war|ist|était|est|fue|era|es"
"""What stands between the noun and the question itself."""
