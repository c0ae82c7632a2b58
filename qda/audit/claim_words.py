"""Words of a claim that say of a thing that there is little or none of it, by language.

They stand beside the words that deny (`meaning_words.py`): "trust is low" denies nothing, and yet whoever
says "I do not trust them" supports it.
"""

import re
from collections.abc import Mapping

_LITTLE = {
    "en": r"(?<!a )few|fewer than|little|less than|low(?:er)?|lack\w*|absen\w+|missing|scarce\w*|"
    r"lo(?:se|ses|st|ss)|minorit\w+|rare\w*|seldom|distrust\w*|mistrust\w*|reject\w*|refus\w+",
    "de": r"wenig\w*|kaum|gering\w*|niedrig\w*|fehl(?:t|en|te|ten|end\w*)|mangel\w*|Minderheit\w*|selten\w*|"
    r"verl(?:ieren|iert|oren\w*|ust\w*)|misstrau\w*|(?:ab)?lehn\w+",
    "fr": r"peu|moins de|faibles?|manqu\w+|absen\w+|perd\w*|perte\w*|minorité\w*|rare\w*|méfi\w+|défian\w+|"
    r"refus\w+",
    "es": r"poc[oa]s?|menos de|baj[oa]s?|falt\w+|ausen\w+|carec\w+|perd\w*|pérdida\w*|minoría\w*|rar\w+|"
    r"desconf\w+|rechaz\w+",
}
LITTLE: Mapping[str, re.Pattern[str]] = {
    language: re.compile(rf"\b(?:{words})\b", re.I) for language, words in _LITTLE.items()
}
"""By two-letter code."""
