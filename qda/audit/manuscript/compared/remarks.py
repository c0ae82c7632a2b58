"""Remarks of whoever transcribed, that a quotation leaves out: "(laughs)", "[long pause]", "(2.0)".

They are none of the speaker's words, so a quotation without them has all that was said. What stands in place
of words, "[inaudible]" or "[name of a town]", is no such remark: without it the reader misses something.
"""

import re

from qda.audit.manuscript.compared.places import Found, Searcher, ends_alike
from qda.audit.manuscript.compared.wording import Wording, punctuation, wording

_MANNER = (
    r"long|short|brief|loud|soft|nervous|quiet|general|both|all|everyone|everybody|loudly|softly|nervously|"
    r"quietly|again|together|out|kurze?|lange?|laut|leise|beide|alle|wieder|longue?|court|courte|tous|"
    r"largas?|cortas?|todos|se"
)
_DONE = (
    r"laugh(?:s|ed|ing|ter)?|chuckl(?:es?|ed|ing)|giggl(?:es?|ed|ing)|smil(?:es?|ed|ing)|sigh(?:s|ed|ing)?|"
    r"paus(?:es?|ed)|silence|silent|cough(?:s|ed|ing)?|cr(?:ies|ied|ying)|sob(?:s|bed|bing)?|weep(?:s|ing)|"
    r"nod(?:s|ded|ding)?|shrug(?:s|ged|ging)?|gestur(?:es?|ing)|whisper(?:s|ed|ing)?|sniff(?:s|les|ing)?|"
    r"breathes?|clear(?:s|ing) (?:his |her |their )?throat|shak(?:es|ing) (?:his |her |their )?head|"
    r"lach(?:t|en|end)|gelächter|schmunzel(?:t|n)|seufz(?:t|en|er)|hust(?:et|en)|weint|weinen|schweigen|stille|"
    r"nickt|räuspert sich|rit|rires?|rient|sourit|soupir(?:e|s)?|tousse|pleure|hoche la tête|"
    r"ríen?|risas?|suspir(?:a|o)|pausas?|silencio|llora|tose|asiente"
)
_LENGTH = (
    r"(?:for |of )?\d{1,3}(?:[.,]\d{1,2})? ?(?:s|secs?|seconds?|sek\.?|sekunden|secondes?|segundos?)?\.?"
)
_REMARK = re.compile(
    rf"(?:[(\[{{<]{{1,2}}|\*)\s*(?:(?:(?:{_MANNER})\s+)*(?:{_DONE})(?:,?\s+(?:{_MANNER}|{_LENGTH}))*|{_LENGTH})"
    r"\s*[.!]?\s*(?:[)\]}>]{1,2}|\*)",
    re.I,
)


def left_out(searcher: Searcher, quoted: Wording, found: Found) -> tuple[str, ...]:
    """The remarks in a passage, where they are all that a quotation lacks of it; () where it is otherwise."""
    text, (start, end) = searcher.transcript(found).text, searcher.place(found)
    remarks = tuple(" ".join(one[0].split()) for one in _REMARK.finditer(text, start, end))
    if not remarks:
        return ()
    said = wording(_REMARK.sub(" ", text[start:end]))
    gaps = range(1, len(said.forms))
    alike = said.forms == quoted.forms and all(
        punctuation(said.gap(number)) == punctuation(quoted.gap(number)) for number in gaps
    )
    return remarks if alike and ends_alike(quoted, text[end : end + 3]) else ()
