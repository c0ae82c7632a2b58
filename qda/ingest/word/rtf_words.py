"""The control words of rich text that matter to its text."""

CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"softline": "\n", b"emdash": "—", b"endash": "–",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": "\u2003",
    b"enspace": "\u2002", b"qmspace": "\u2005", b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e",
    b"rtlmark": "\u200f", b"zwbo": "\u200b",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
ENDS = frozenset({b"par", b"sect", b"page", b"column", b"nestcell"})
"""Words that end a paragraph."""
SKIPPED = frozenset(
    b"colortbl info objdata listtable listoverridetable template filetbl nonshppict xe tc rxe txe sp "
    b"fldinst fldtype shprslt mmathPict themedata generator atnicn atndate atntime atnparent atnref "
    b"mmathPr nesttableprops nonesttables objclass objname ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn "
    b"bkmkstart bkmkend pgdsctbl".split()
)
"""Groups whose content is no text of the document."""
MARGINS = frozenset(b"header headerl headerr headerf footer footerl footerr footerf".split())
STARRED = frozenset(
    b"shpinst shptxt shpgrp shppict footnote annotation atnid atnauthor atrfstart atrfend ud moMath moMathPara "
    b"revtbl pntext listtext do dptxbxtext fonttbl stylesheet pict".split()
)
"""Groups that an old program may pass over, and that are read here."""
MARKS = frozenset({b"pntext", b"listtext"})
"""Groups with the number or the bullet of a list item, as it is shown."""
