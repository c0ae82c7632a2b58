"""Every table equals a recount with plain loops and sets, over codings that nobody chose."""

from itertools import combinations, product

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.frames.attributes import spoken_index
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frequency import frequency
from qda.analysis.matrices import code_by_document, code_by_participant
from qda.analysis.meeting.cooccurrence import cooccurrence
from qda.analysis.segments import segments
from qda.analysis.themes import themes
from qda.model.codebook import Code, Codebook
from qda.model.table import Undefined
from tests.examples import examples

a_few = settings(max_examples=examples(40), deadline=None)

CODEBOOK = Codebook(
    "Generated",
    "en",
    (
        Code("t1", "T1"),
        Code("a", "A", parent="t1"),
        Code("b", "B", parent="t1"),
        Code("b1", "B1", parent="b"),
        Code("t2", "T2"),
        Code("c", "C", parent="t2"),
    ),
)
CODES = [code.code for code in CODEBOOK] + ["stranger"]
THEME = {"t1": "t1", "a": "t1", "b": "t1", "b1": "t1", "t2": "t2", "c": "t2", "stranger": "stranger"}
ABOVE = {
    "t1": "t1",
    "a": "a t1",
    "b": "b t1",
    "b1": "b1 b t1",
    "t2": "t2",
    "c": "c t2",
    "stranger": "stranger",
}
WHO = ("participant", "voice", "speaker", "role")
AGE = {"Ali": "30", "Bea": "9", "Cem": ""}


@st.composite
def studies(draw):
    """(sentences, codings) as lists of dicts; each word of a text is two characters and a space."""
    sentences, codings = [], []
    for document in [f"D{i}" for i in range(draw(st.integers(0, 3)))]:
        kind = draw(st.sampled_from(["interview", "literature"]))
        word = paragraph = turn = 0
        inside = []
        for number in range(draw(st.integers(1, 6))):
            new_turn = draw(st.booleans())
            turn, paragraph = turn + new_turn, paragraph + (new_turn or draw(st.booleans()))
            speaker = draw(st.sampled_from(["Ali", "Bea", "Cem", None]))
            if not new_turn and inside:
                speaker = inside[-1]["participant"]
            participant = speaker if kind == "interview" else None
            inside.append({
                "document": document, "kind": kind, "participant": participant,
                "voice": participant or document, "speaker": speaker, "sentence_number": number,
                "paragraph_number": paragraph, "turn_number": turn,
                "words": draw(st.integers(0, 4)), "first_word": word,
                "role": "author" if kind == "literature" else "participant" if speaker else "interviewer",
            })  # fmt: skip
            word += inside[-1]["words"]
        sentences += inside
        for _ in range(draw(st.integers(0, 6)) if word else 0):
            codings.append(_coding(draw, document, inside, word, len(codings)))
    return sentences, codings


def _coding(draw, document, inside, words, number):
    first = draw(st.integers(0, words - 1))
    behind = draw(st.integers(first + 1, words))
    touched = [s for s in inside if s["first_word"] < behind and first < s["first_word"] + s["words"]]
    code = draw(st.sampled_from(CODES))
    owner = next((s for s in touched if s["role"] != "interviewer"), touched[0])
    return {
        **touched[0], **{key: owner[key] for key in WHO}, "id": f"c{number}", "document": document,
        "code": code, "theme": THEME[code],
        "sentence_last": touched[-1]["sentence_number"], "word_start": first, "word_end": behind,
        "start": 3 * first, "end": 3 * behind - 1, "quote": "q", "before": "", "after": "", "sentence": "s",
        "assertion": draw(st.sampled_from(["affirmed", "affirmed", "negated"])),
        "status": draw(st.sampled_from(["proposed", "accepted", "rejected"])),
        "coder": draw(st.sampled_from(["rules", "ann"])), "cue": None, "rule": None, "score": None,
        "memo": None, "at": None, "locator": None,
    }  # fmt: skip


def as_coded(sentences, codings):
    unit_columns = [
        "document", "kind", "participant", "voice", "speaker", "role", "sentence_number", "paragraph_number",
        "turn_number", "words",
    ]  # fmt: skip
    coding_columns = [
        "id", "document", "kind", "participant", "voice", "speaker", "role", "code", "theme", "start", "end",
        "quote", "before", "after", "sentence", "sentence_number", "sentence_last", "paragraph_number",
        "turn_number", "word_start", "word_end", "assertion", "cue", "rule", "coder", "status", "score",
        "memo", "at", "locator",
    ]  # fmt: skip
    documents = list(dict.fromkeys(s["document"] for s in sentences))
    kinds = {s["document"]: s["kind"] for s in sentences}
    heard = dict.fromkeys((s["document"], s["participant"], s["role"] != "interviewer") for s in sentences)
    ages = [AGE.get(participant, "") for _, participant, _ in heard]
    return Coded(
        CODEBOOK,
        pd.DataFrame(codings, columns=coding_columns),
        pd.DataFrame(sentences, columns=unit_columns),
        pd.DataFrame({"document": documents, "kind": [kinds[d] for d in documents]}),
        pd.DataFrame({"age": ages}, index=spoken_index(heard), dtype=object),
    )


def counted(sentences, codings):
    """What the default selection leaves."""
    answers = [s for s in sentences if s["role"] != "interviewer"]
    kept = [
        coding
        for coding in codings
        if coding["assertion"] == "affirmed"
        and coding["status"] != "rejected"
        and coding["role"] != "interviewer"
    ]
    return answers, kept


HOLDER = {
    "sentence": lambda s: (s["document"], s["sentence_number"]),
    "paragraph": lambda s: (s["document"], s["paragraph_number"]),
    "turn": lambda s: (s["document"], s["turn_number"]),
    "document": lambda s: s["document"],
    "voice": lambda s: s["voice"],
}
UNITS = st.sampled_from(["sentence", "paragraph", "turn", "document"])


def touched(coding, sentences):
    """The sentences that are counted and lie within the coding's first and last."""
    numbers = range(coding["sentence_number"], coding["sentence_last"] + 1)
    return [s for s in sentences if s["document"] == coding["document"] and s["sentence_number"] in numbers]


def recount(codings, sentences, unit):
    """Codings, units, documents, participants, words: of some codings in some sentences."""
    units, documents, participants, words = set(), set(), set(), set()
    for coding in codings:
        for s in touched(coding, sentences):
            own = s["voice"] == coding["voice"]
            if own or unit != "voice":
                units.add(HOLDER[unit](s))
            documents.add(s["document"])
            participants.add(s["participant"] if own else None)
            inside = range(s["first_word"], s["first_word"] + s["words"])
            words |= {(s["document"], w) for w in inside if coding["word_start"] <= w < coding["word_end"]}
    return len(codings), len(units), len(documents), len(participants - {None}), len(words)


def listed(codings, every=(), headings=("t1", "b", "t2")):
    """The codes that a table lists: of headings only those with codings in the whole project, of strangers
    only those with codings in the selection."""
    used, somewhere = {c["code"] for c in codings}, {c["code"] for c in every}
    return [c for c in CODES if c in used or (c in somewhere if c in headings else c != "stranger")]


def cells(table, *keys):
    positions = [[column.key for column in table.columns].index(key) for key in keys]
    return [tuple(row[i] for i in positions) for row in table.rows]


FIVE = ("codings", "units", "documents", "participants", "words")


@a_few
@given(studies(), UNITS.filter(lambda unit: unit != "document"))
def test_frequencies_equal_a_recount(study, unit):
    sentences, codings = counted(*study)
    table = frequency(select(as_coded(*study), Selection()), unit=unit)
    assert cells(table, "code", *FIVE) == [
        (code, *recount([c for c in codings if c["code"] == code], sentences, unit))
        for code in listed(codings, study[1])
    ]
    assert table.n == len({HOLDER[unit](s) for s in sentences})


@a_few
@given(studies())
def test_frequencies_by_an_attribute_equal_a_recount_of_each_group(study):
    sentences, codings = counted(*study)
    table = frequency(select(as_coded(*study), Selection()), by="age")
    for code, age, *five in cells(table, "code", "value", *FIVE):
        wanted = "" if age == "(not given)" else age
        theirs = [s for s in sentences if AGE.get(s["voice"], "") == wanted]
        some = [c for c in codings if c["code"] == code and AGE.get(c["voice"], "") == wanted]
        assert tuple(five) == recount(some, theirs, "sentence")
    for age, n, participants, words in cells(table, "value", "units_n", "participants_n", "words_n"):
        theirs = [s for s in sentences if AGE.get(s["voice"], "") == ("" if age == "(not given)" else age)]
        assert n == len(theirs)
        assert participants == len({s["participant"] for s in theirs} - {None})
        assert words == sum(s["words"] for s in theirs)


@a_few
@given(studies())
def test_groups_of_codings_add_up_to_all(study):
    coded = select(as_coded(*study), Selection(assertions=("all",)))
    whole = dict(cells(frequency(coded), "code", "codings"))
    for by in ("coder", "assertion", "document", "kind", "speaker", "participant", "age"):
        parts = cells(frequency(coded, by=by), "code", "codings")
        assert whole == {code: sum(n for other, n in parts if other == code) for code in whole} or not parts


@a_few
@given(studies())
def test_shares_are_counts_over_n(study):
    table = frequency(select(as_coded(*study), Selection()), by="kind")
    for what in ("units", "documents", "participants", "words"):
        for part, n, share in cells(table, what, f"{what}_n", f"{what}_share"):
            assert isinstance(share, Undefined) if n == 0 else share == part / n <= 1


@a_few
@given(studies(), UNITS)
def test_the_theme_tree_equals_a_recount_of_everything_below(study, unit):
    sentences, codings = counted(*study)
    table = themes(select(as_coded(*study), Selection()), unit=unit)
    assert [(name.strip(), *counts) for name, *counts in cells(table, "code", *FIVE[:4])] == [
        (code, *recount([c for c in codings if code in ABOVE[c["code"]].split()], sentences, unit)[:4])
        for code in listed(codings, headings=())
    ]


@a_few
@given(studies(), st.sampled_from(["sentence", "paragraph", "turn", "document", "voice"]))
def test_a_crosstab_equals_a_recount(study, unit):
    sentences, codings = counted(*study)
    table = crosstab(select(as_coded(*study), Selection()), "t1", by="age", unit=unit)
    for age, having, n, number in cells(table, "value", "with", "n", "codings"):
        wanted = "" if age == "(not given)" else age
        theirs = [s for s in sentences if AGE.get(s["voice"], "") == wanted]
        some = [c for c in codings if THEME[c["code"]] == "t1" and AGE.get(c["voice"], "") == wanted]
        assert (number, having) == recount(some, theirs, unit)[:2]
        assert n == len({HOLDER[unit](s) for s in theirs})


def codes_in(codings, sentences, unit, level):
    """The codes of each unit."""
    there = {HOLDER[unit](s): set() for s in sentences}
    for coding in codings:
        for s in touched(coding, sentences):
            there[HOLDER[unit](s)].add(coding["code"] if level == "code" else THEME[coding["code"]])
    return there


def recounted_pairs(there, names):
    found = []
    for a, b in combinations(names, 2):
        n12 = sum(a in codes and b in codes for codes in there)
        if n12:
            n1, n2 = sum(a in codes for codes in there), sum(b in codes for codes in there)
            found.append((a, b, n1, n2, n12, len(there)))
    return found


COUNTS = ("a", "b", "n1", "n2", "n12", "n")


@a_few
@given(studies(), UNITS, st.sampled_from(["code", "theme"]))
def test_cooccurrences_equal_a_recount(study, unit, level):
    sentences, codings = counted(*study)
    table = cooccurrence(select(as_coded(*study), Selection()), unit=unit, level=level)
    names = CODES if level == "code" else ["t1", "t2", "stranger"]
    there = codes_in(codings, sentences, unit, level)
    assert cells(table, *COUNTS) == recounted_pairs(list(there.values()), names)
    assert table.n == len(there)


@a_few
@given(studies(), st.integers(0, 4))
def test_windows_equal_a_recount_of_the_sentences_that_follow(study, reach):
    sentences, codings = counted(*study)
    table = cooccurrence(select(as_coded(*study), Selection()), unit=f"window:{reach}")
    there = codes_in(codings, sentences, "sentence", "code")
    windows = [
        set().union(*(codes for (d, n), codes in there.items() if d == document and 0 <= n - number <= reach))
        for document, number in there
    ]
    assert cells(table, *COUNTS) == recounted_pairs(windows, CODES)


@a_few
@given(studies(), st.integers(0, 4))
def test_codes_meet_in_a_window_when_some_of_their_sentences_are_that_near(study, reach):
    sentences, codings = counted(*study)
    table = cooccurrence(select(as_coded(*study), Selection()), unit=f"window:{reach}")
    there = [
        (place, code)
        for place, codes in codes_in(codings, sentences, "sentence", "code").items()
        for code in codes
    ]
    near = {
        (a, b)
        for ((document, one), a), ((other, two), b) in product(there, there)
        if document == other and abs(one - two) <= reach and CODES.index(a) < CODES.index(b)
    }
    assert set(cells(table, "a", "b")) == near


@a_few
@given(studies())
def test_overlaps_equal_a_recount_of_all_pairs_of_codings(study):
    _, codings = counted(*study)
    found = {}
    for one, other in combinations(codings, 2):
        characters = set(range(one["start"], one["end"])) & set(range(other["start"], other["end"]))
        if one["document"] == other["document"] and one["code"] != other["code"] and characters:
            pair = tuple(sorted((one["code"], other["code"]), key=CODES.index))
            found[pair] = found.get(pair, 0) + 1
    table = cooccurrence(select(as_coded(*study), Selection()), unit="overlap")
    assert {(a, b): n12 for a, b, n12 in cells(table, "a", "b", "n12")} == found


@a_few
@given(studies(), st.sampled_from(["code", "theme"]))
def test_a_window_of_nothing_is_the_sentence(study, level):
    coded = select(as_coded(*study), Selection())
    assert cooccurrence(coded, unit="window:0", level=level).rows == cooccurrence(coded, level=level).rows


@a_few
@given(studies())
def test_a_window_over_the_whole_text_finds_the_pairs_of_documents(study):
    coded = select(as_coded(*study), Selection())
    wide, whole = cooccurrence(coded, unit="window:99"), cooccurrence(coded, unit="document")
    assert cells(wide, "a", "b") == cells(whole, "a", "b")


@a_few
@given(studies())
def test_with_one_sentence_in_each_document_all_units_are_one(study):
    sentences = [s for s in study[0] if s["sentence_number"] == 0]
    codings = [c for c in study[1] if c["sentence_last"] == 0]
    coded = select(as_coded(sentences, codings), Selection())
    assert len({cooccurrence(coded, unit=u).rows for u in ("sentence", "paragraph", "turn", "document")}) == 1


@a_few
@given(studies())
def test_cells_of_a_matrix_add_up_to_the_codings(study):
    coded = select(as_coded(*study), Selection())
    whole = dict(cells(frequency(coded), "code", "codings"))
    by_document, by_participant = code_by_document(coded), code_by_participant(coded)
    assert {row[0]: sum(row[1:]) for row in by_document.rows} == whole
    works = coded.codings["participant"].isna().sum()
    assert sum(sum(row[1:]) for row in by_participant.rows) == sum(whole.values()) - works
    binary = code_by_document(coded, binary=True)
    assert [[int(n > 0) for n in row[1:]] for row in by_document.rows] == [
        list(row[1:]) for row in binary.rows
    ]


@a_few
@given(studies(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_table(study, random):
    sentences, codings = study
    shuffled = random.sample(codings, len(codings))
    one = select(as_coded(sentences, codings), Selection())
    other = select(as_coded(sentences, shuffled), Selection())
    for measure in (frequency, cooccurrence, themes, code_by_document):
        assert measure(one) == measure(other)
    assert set(segments(one).rows) == set(segments(other).rows)


@a_few
@given(studies(), st.sampled_from(["rules", "ann"]), st.sampled_from(["interview", "literature"]))
def test_everything_is_counted_or_left_out_for_one_reason(study, coder, kind):
    whole = as_coded(*study)
    coders, kinds = set(whole.codings["coder"]), set(whole.documents["kind"])
    wanted = Selection(coders=(coder,) if coder in coders else (), kinds=(kind,) if kind in kinds else ())
    selected = select(whole, wanted)
    left_out = sum(n for what, n in selected.excluded.items() if "codings" in what)
    assert left_out + len(selected.codings) == len(whole.codings)
