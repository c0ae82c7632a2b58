"""Lines that are nobody's words: page numbers, where a recording begins and ends, who wrote it down, what
stands in brackets of their own, as transcribers note what happens, and what CHAT says of the recording.
"""

import re

from qda.model.span import Span

LONGEST = 60
_PAGE = r"page|pg\.?|seite|side|sida|página|pagina|pág\.|strona|sayfa|страница|стр\.|صفحة|صفحہ|पृष्ठ"
_OF = r"of|/|\||von|af|av|de|sur|di|z|из|من"
_END = (
    r"end|ende|slut|slutt|fin|fim|fine|koniec|конец"
    r"|begin|beginning|start|beginn|anfang|début|inicio|início|inizio"
)
_JOIN = r"of\ the|of|des|der|de|del|della|dell['’]|do|da|du|la|l['’]|på|af|av|d['’]|das|dem"
_WHAT = (
    r"interview|interviews|interviewet|intervjuet|intervjun|transcript|transkript|transkripts|transcription"
    r"|recording|audio|tape|file|meeting|session|focus\ group|discussion|aufnahme|aufzeichnung|gesprächs"
    r"|optagelse|optagelsen|opptak|opptaket|inspelning|entretien|enregistrement|entrevista|grabación"
    r"|gravação|intervista|registrazione|wywiadu|nagrania|интервью|записи"
)
_ENDED = (
    r"(?:has\ )?(?:ends|ended|begins|began|starts|started|stops|stopped|resumes|resumed|endet|slutter|paused)"
)
_ASIDE = re.compile(
    rf"""(?: \s* \[ \d{{1,3}} (?: :\d\d ){{1,2}} \] )? [\s\[(*_<={{—–-]*
    (?: (?:{_PAGE}) \s* \d{{1,4}} (?: \s* (?:{_OF}) \s* \d{{1,4}} )?
    | 第\s?\d{{1,4}}\s?[页頁] | \d{{1,4}}\s?ページ
    | (?:{_END}) \s+ (?: (?:{_JOIN}) \s* )* (?:{_WHAT}) (?: :? \s+ [\w.:]{{1,8}} )? (?: ,? \s+ side \s+ \w )?
    | (?:the\ )? (?:{_WHAT}) \s+ {_ENDED} (?: \s+ (?:at|after) )? (?: \s+ [\d:.]{{1,11}} )?
    | (?:audio|tape|voice)? \s? (?:recorder|recording|tape|audio)
      \s+ (?:is\ |was\ |switched\ |turned\ )* (?:on|off)
    | (?:total|running|recording) \s (?:time|length|duration) \s* : \s* [\d:.,\shms]{{1,12}} (?:min\w*)?
    | transcribed \s+ by \s* :? \s+ (?: https?://\S+ | [\w.]+\.(?:ai|com|io|org) )
    | transcript \s+ (?:produced|provided|generated|created) \s+ by \s+ \S+ (?: \s \S+ ){{0,2}}
    ) [\s\])*_>=}}.—–-]* \W?""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTED = re.compile(r"\s*(?:\(\([^()\n]{1,56}\)\)|\[[^\W\d_][^\s\[\]]*(?:\ [^\s\[\]]+){0,3}\])\s*")
"""What a transcriber notes on a line of its own: ((the phone rings)), [long pause]."""
_GENERATED = re.compile(
    r"[\s*_]*This editable transcript was computer[- ]generated and might contain errors\."
    r"|Exported [\d.,]+ message\(s\)\s*$|={20,}\s*$"
)
"""What Google Meet writes below a transcript, and what stands below a channel exported from Discord."""
_REACTED = re.compile(r"\{(?:Reactions|Attachments|Stickers|Embed)\}\s*|(?:[^\x00-\u25ff\w\s]+ \(\d+\)\s*)+")
"""What such an export says below a message: {Reactions}, and pictures with their numbers, unlike `: (1)`."""
_CHAT = re.compile(
    r"@(?:Begin|End|UTF8|New Episode)\s*|@(?:[A-Z][A-Za-z]*)(?: [A-Z][a-z]+)*:\t.*|%[a-z]{3,5}:\t.*"
)
"""Headers and lines about turns in the format CHAT, long ones too: `@End`; `@Comment:`, `%com:` and a tab."""
_CHAT_SIGNS = frozenset("@%")
_NUMBER = re.compile(r"\s*[-–—]\s*\d{1,4}\s*[-–—]\s*")


def is_aside(text: str, line: Span) -> bool:
    """Whether a line is nothing but `Page 3 of 12`, `[End of recording]`, `((laughs))`, `@End` or the like.

    What stands behind a label is said by somebody, even if it is `P4: Page 3.`
    """
    start, end = line
    if start and text[start - 1] != "\n":
        return False
    if text[start : start + 1] in _CHAT_SIGNS and _CHAT.fullmatch(text, start, end):
        return True
    if end - start > LONGEST:
        return False
    return any(one.fullmatch(text, start, end) for one in (_ASIDE, _NUMBER, _NOTED, _REACTED))


def is_generated(text: str, line: Span) -> bool:
    """Whether a line is what a program says of the transcript that it wrote."""
    return _GENERATED.match(text, *line) is not None
