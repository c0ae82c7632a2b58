"""The control words of rich text that matter to its text."""

CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"softline": "\n", b"emdash": "—", b"endash": "–",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
    b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005", b"zwj": "\u200d",
    b"zwnj": "\u200c", b"ltrmark": "\u200e",
    b"rtlmark": "\u200f", b"zwbo": "\u200b",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
ENDS = frozenset({b"par", b"sect", b"page", b"column", b"nestcell"})
"""Words that end a paragraph."""
SKIPPED = frozenset({
    b"colortbl", b"info", b"objdata", b"listtable", b"listoverridetable", b"template", b"filetbl",
    b"nonshppict", b"xe", b"tc", b"rxe", b"txe", b"sp", b"fldinst", b"fldtype", b"shprslt",
    b"mmathPict", b"themedata", b"generator", b"atnicn", b"atndate", b"atntime", b"atnparent",
    b"atnref", b"mmathPr", b"nesttableprops", b"nonesttables", b"objclass", b"objname", b"ftnsep",
    b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc", b"aftncn", b"bkmkstart", b"bkmkend", b"pgdsctbl",
})  # fmt: skip
"""Groups whose content is no text of the document."""
MARGINS = frozenset({
    b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf",
})  # fmt: skip
STARRED = frozenset({
    b"shpinst", b"shptxt", b"shpgrp", b"shppict", b"footnote", b"annotation", b"atnid", b"atnauthor",
    b"atrfstart", b"atrfend", b"ud", b"moMath", b"moMathPara", b"revtbl", b"pntext", b"listtext", b"do",
    b"dptxbxtext", b"fonttbl", b"stylesheet", b"pict",
})  # fmt: skip
"""Groups that an old program may pass over, and that are read here."""
MARKS = frozenset({b"pntext", b"listtext"})
"""Groups with the number or the bullet of a list item, as it is shown."""
