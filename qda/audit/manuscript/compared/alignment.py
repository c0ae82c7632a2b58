"""The words of a transcript beside those of a quotation: what has to be changed, and where the passage ends.

A step is what `rapidfuzz` calls it, with the words `[i, j)` of the transcript and `[k, l)` of the quotation.
"""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from qda.audit.manuscript.compared.edges import LONGEST_NUMBER
from qda.audit.manuscript.compared.wording import digits_of, one_word
from qda.language.words.numerals import same_amount

Code = tuple[str, int, int, int, int]
"""A step: its tag, i, j, k, l."""
_STRAY = 2
_PARTS = 3
"""Words that may be written as one: the parts of "five-to-six", or of "5-6"."""


def codes_of(source: Sequence[str], quoted: Sequence[str]) -> list[Code]:
    """The steps from the transcript's words to the quotation's, with the fewest changes; of the ways that are
    found from the beginning and from the end, the one that keeps more words."""
    steps = [
        (one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end)
        for one in Levenshtein.opcodes(source, quoted)
    ]
    i, k = len(source), len(quoted)
    turned = [
        (one.tag, i - one.src_end, i - one.src_start, k - one.dest_end, k - one.dest_start)
        for one in reversed(Levenshtein.opcodes(source[::-1], quoted[::-1]))
    ]
    return max(steps, turned, key=_kept)


def _kept(codes: Sequence[Code]) -> int:
    return sum(j - i for tag, i, j, _, _ in codes if tag == "equal")


def narrowed(
    codes: Sequence[Code],
    low: int,
    source: Sequence[str],
    quoted: Sequence[str],
    language: str,
) -> tuple[int, int] | None:
    """The stretch without words at its ends that the quotation lacks, nor words matched far from the rest or
    that stand again nearer to it."""
    equal = [(i, j) for tag, i, j, _, _ in codes if tag == "equal"]
    if not equal:
        return None
    kept = list(codes)
    while kept and kept[0][0] == "delete":
        kept.pop(0)
    while kept and kept[-1][0] == "delete":
        kept.pop()
    if _may_be_stray(kept[:4], source, quoted, language):
        (_, i, j, first, last), (_, k, end, _, _) = kept[:2]
        nearer = _again(source, source[i:j], range(end - (j - i), i, -1))
        if nearer is not None:
            kept[0] = ("equal", nearer, nearer + (j - i), first, last)
        elif j - i <= _STRAY and end - k >= 3 and _kept(kept) > j - i:
            kept[0] = ("delete", end - (j - i), end, 0, 0)
            kept.pop(1)
    if _may_be_stray(kept[:-5:-1], source, quoted, language):
        (_, i, j, first, last), (_, k, end, _, _) = kept[-1], kept[-2]
        nearer = _again(source, source[i:j], range(k, i))
        if nearer is not None:
            kept[-1] = ("equal", nearer, nearer + (j - i), first, last)
        elif j - i <= _STRAY and end - k >= 3 and _kept(kept) > j - i:
            kept[-1] = ("delete", k, k + (j - i), first, last)
            kept.pop(-2)
    return low + _first(kept, source, quoted, language), low + _last(kept, source, quoted, language)


def _may_be_stray(outer: Sequence[Code], source: Sequence[str], quoted: Sequence[str], language: str) -> bool:
    """Whether the first of some steps, from an end inwards, are equal words and then others that the
    quotation leaves out, and does not write in digits: "112 pages" of "one hundred and twelve pages"."""
    if len(outer) < 3 or outer[0][0] != "equal" or outer[1][0] != "delete":
        return False
    changed = outer[1 : 2 + (outer[2][0] == "replace")]
    (_, i, _, k, _), (_, _, j, _, end) = min(changed, key=_start), max(changed, key=_start)
    return not same_amount(source[i:j], quoted[k:end], language)


def _start(code: Code) -> int:
    return code[1]


def _again(source: Sequence[str], run: Sequence[str], places: Iterable[int]) -> int | None:
    """The first of some places at which a run of words stands."""
    return next((at for at in places if source[at : at + len(run)] == run), None)


def _first(
    kept: Sequence[Code],
    source: Sequence[str],
    quoted: Sequence[str],
    language: str,
) -> int:
    """Where the passage begins: before the first equal word no more words than the quotation has there, save
    those that it writes as one."""
    equal = next(one for one in kept if one[0] == "equal")
    room, written = equal[3] - kept[0][3], one_word(quoted[: equal[3]])
    for start in range(max(0, equal[1] - _PARTS * room), equal[1]):
        if _is_written_so(source[start : equal[1]], written):
            return start
    number = quoted[: equal[3]]
    counted = range(max(0, equal[1] - LONGEST_NUMBER), equal[1]) if _may_be_a_number(number) else ()
    in_words = (at for at in counted if same_amount(source[at : equal[1]], number, language))
    return next(in_words, max(kept[0][1], equal[1] - room))


def _is_written_so(source: Sequence[str], written: str) -> bool:
    """Whether some words are written together, or a number with the same digits."""
    return one_word(source) == written or (
        written[:1].isdigit() and digits_of(source) == digits_of([written])
    )


def _last(
    kept: Sequence[Code],
    source: Sequence[str],
    quoted: Sequence[str],
    language: str,
) -> int:
    """Where it ends, likewise."""
    equal = next(one for one in reversed(kept) if one[0] == "equal")
    room, written = kept[-1][4] - equal[4], one_word(quoted[equal[4] :])
    for end in range(equal[2] + 1, min(len(source), equal[2] + _PARTS * room) + 1):
        if _is_written_so(source[equal[2] : end], written):
            return end
    number = quoted[equal[4] :]
    counted = (
        range(equal[2] + 1, min(len(source), equal[2] + LONGEST_NUMBER) + 1)
        if _may_be_a_number(number)
        else ()
    )
    in_words = (at for at in counted if same_amount(source[equal[2] : at], number, language))
    return next(in_words, min(kept[-1][2], equal[2] + room))


def in_digits(words: Sequence[str]) -> bool:
    """Whether one of some words is a whole number in digits, for which others may write several words."""
    return any(map(str.isdecimal, words))


def _may_be_a_number(words: Sequence[str]) -> bool:
    """Whether some words are so few that they may be a number, which others may write shorter or longer."""
    return 0 < len(words) <= LONGEST_NUMBER


def with_amounts(
    codes: Sequence[Code], source: Sequence[str], quoted: Sequence[str], language: str
) -> list[Code]:
    """The steps in which an equal number is one change with what stands for its unit on either side: "£ 90",
    "90 pounds"."""
    steps = list(codes)
    at = 1
    while at + 1 < len(steps):
        (_, i, _, k, _), (tag, *_), (_, _, j, _, end) = steps[at - 1 : at + 2]
        if tag == "equal" and same_amount(source[i:j], quoted[k:end], language):
            steps[at - 1 : at + 2] = [("replace", i, j, k, end)]
        else:
            at += 1
    return steps


def parted(codes: Sequence[Code], same: Callable[[int, int], bool]) -> list[Code]:
    """The steps with equal words apart that are not the `same`, of which i and k are told."""
    apart: list[Code] = []
    for tag, i, j, k, end in codes:
        if tag != "equal" or all(map(same, range(i, j), range(k, end))):
            apart.append((tag, i, j, k, end))
            continue
        for one, other in zip(range(i, j), range(k, end), strict=True):
            is_same = same(one, other)
            if is_same and apart and apart[-1][0] == "equal" and apart[-1][2] == one:
                apart[-1] = ("equal", apart[-1][1], one + 1, apart[-1][3], other + 1)
            else:
                apart.append(("equal" if is_same else "replace", one, one + 1, other, other + 1))
    return apart


def merged(codes: Sequence[Code]) -> list[Code]:
    """The steps with neighbouring changes as one."""
    together: list[Code] = []
    for code in codes:
        if together and together[-1][0] != "equal" and code[0] != "equal":
            _, i, _, k, _ = together[-1]
            together[-1] = ("replace", i, code[2], k, code[4])
        else:
            together.append((code[0], *code[1:]))
    return together
