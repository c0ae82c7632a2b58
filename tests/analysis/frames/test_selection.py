"""A selection narrows codings and units, counts what it leaves out, and refuses unknown names."""

import pytest

from qda.analysis.frames.selection import Selection, select
from qda.analysis.frequency import frequency
from qda.errors import UsageError


def test_affirmed_codings_of_participants_that_nobody_rejected_are_counted_by_default(small_study):
    selected = select(small_study, Selection())
    assert list(selected.codings["id"]) == ["c1", "c2", "c3", "c4", "c5", "c7", "c9", "c10"]
    assert selected.excluded == {
        "interviewer sentences": 1,
        "codings of interviewers' words": 1,
        "rejected codings": 1,
        "negated codings": 1,
    }
    assert selected.parameters == {
        "assertions": "affirmed",
        "statuses": "all but rejected and stale",
        "interviewer": "left out",
    }


def test_all_counts_every_assertion_and_status(small_study):
    selected = select(
        small_study, Selection(assertions=("all",), statuses=("all",), include_interviewer=True)
    )
    assert (len(selected.codings), len(selected.units)) == (11, 9)
    assert selected.excluded == {}
    assert selected.parameters == {"assertions": "all", "statuses": "all", "interviewer": "counted"}


def test_naming_an_assertion_counts_only_that(small_study):
    selected = select(small_study, Selection(assertions=("negated",)))
    assert list(selected.codings["id"]) == ["c8"]
    assert selected.excluded["affirmed codings"] == 8


def test_a_document_filter_narrows_the_units(small_study):
    selected = select(small_study, Selection(documents=("P2",)))
    assert len(selected.units) == 2
    assert list(selected.documents["document"]) == ["P2"]
    assert list(selected.codings["id"]) == ["c7"]
    assert selected.excluded["documents not chosen"] == 3
    assert selected.excluded["codings in documents left out"] == 8


def test_a_kind_filter_narrows_the_units(small_study):
    selected = select(small_study, Selection(kinds=("literature",)))
    assert set(selected.units["document"]) == {"khan2020"}
    assert selected.parameters["kinds"] == "literature"


def test_a_participant_filter_keeps_their_sentences_in_a_group(make_codebook, make_coded):
    group = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "group", "text": "I agree.", "participant": "Ali"},
            {"document": "group", "text": "Never agree.", "participant": "Bea"},
            {"document": "other", "text": "So what.", "participant": "Cem"},
        ],
        [("group", "a", "I agree"), ("group", "a", "Never")],
    )
    selected = select(group, Selection(participants=("Ali",)))
    assert list(selected.units["participant"]) == ["Ali"]
    assert list(selected.codings["quote"]) == ["I agree"]
    assert selected.excluded == {
        "documents not chosen": 1,
        "sentences of other speakers": 1,
        "codings of other speakers": 1,
    }


def test_code_filters_leave_the_units_alone(small_study):
    selected = select(small_study, Selection(codes=("fence",)))
    assert len(selected.units) == 8
    assert selected.codes == ("fence",)
    assert selected.excluded["codings of other codes"] == 7


def test_a_theme_means_all_codes_below_it_and_itself_where_it_has_codings(
    small_study, make_codebook, make_coded
):
    assert select(small_study, Selection(themes=("border",))).codes == ("durand_line", "fence")
    coded = make_coded(
        make_codebook({"border": ["fence"]}), [{"document": "P1", "text": "Yes."}], [("P1", "border", "Yes")]
    )
    assert select(coded, Selection(themes=("border",))).codes == ("border", "fence")


def test_a_theme_lists_the_codes_that_the_whole_lists_below_it(small_study):
    """The heading is listed where it is asked for itself."""
    whole, theme, both = (
        [row[0] for row in frequency(select(small_study, selection)).rows]
        for selection in (Selection(), Selection(themes=("border",)), Selection(("border",), ("power",)))
    )
    assert (whole, theme) == (["durand_line", "fence", "influence"], ["durand_line", "fence"])
    assert both == ["border", "influence"]


def test_codes_and_themes_name_codes_together(small_study):
    selected = select(small_study, Selection(codes=("influence",), themes=("border",)))
    assert selected.codes == ("durand_line", "fence", "influence")


def test_a_coding_is_counted_under_the_first_reason_only(small_study):
    selected = select(small_study, Selection(codes=("durand_line",), coders=("ann",)))
    assert selected.excluded == {
        "interviewer sentences": 1,
        "codings of other codes": 8,  # one of the interviewer's words is of these
        "codings by others": 3,
    }
    assert sum(selected.excluded.values()) - 1 + len(selected.codings) == len(small_study.codings)


def test_a_document_in_which_only_the_interviewer_speaks_cannot_be_counted(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "P1", "text": "Hello?", "participant": None, "role": "interviewer"},
            {"document": "P2", "text": "Hello."},
        ],
        [],
    )
    selected = select(coded, Selection())
    assert list(selected.documents["document"]) == ["P2"]
    assert selected.excluded == {"interviewer sentences": 1, "documents without a sentence to count": 1}


@pytest.mark.parametrize(
    ("selection", "problem", "remedy"),
    [
        (Selection(codes=("fense",)), "there is no code 'fense'", "Did you mean 'fence'?"),
        (Selection(themes=("bordr",)), "there is no theme 'bordr'", "Did you mean 'border'?"),
        (Selection(documents=("khan2021",)), "there is no document 'khan2021'", "Did you mean 'khan2020'?"),
        (Selection(participants=("P9",)), "there is no participant 'P9'", "Known are: P1, P2, P3."),
        (
            Selection(kinds=("book",)),
            "there is no kind of document 'book'",
            "Known are: interview, literature.",
        ),
        (Selection(coders=("anne",)), "there is no coder 'anne'", "Did you mean 'ann'?"),
        (Selection(assertions=("afirmed",)), "there is no assertion 'afirmed'", "Did you mean 'affirmed'?"),
        (Selection(statuses=("done",)), "there is no status 'done'", "Known are: accepted, all, proposed"),
    ],
)
def test_an_unknown_name_is_an_error_and_never_an_empty_table(small_study, selection, problem, remedy):
    with pytest.raises(UsageError) as error:
        select(small_study, selection)
    assert error.value.problem == problem
    assert error.value.remedy.startswith(remedy)


def test_a_code_named_as_a_theme_is_told_apart(small_study):
    with pytest.raises(UsageError, match="'fence' is a code of the theme 'border'"):
        select(small_study, Selection(themes=("fence",)))


def test_the_rules_are_a_coder_even_before_they_have_coded(make_codebook, make_coded):
    empty = make_coded(make_codebook({"a": []}), [{"document": "P1", "text": "Yes."}], [])
    assert len(select(empty, Selection(coders=("rules",))).codings) == 0


def test_a_code_that_only_codings_know_can_be_chosen(make_codebook, make_coded):
    coded = make_coded(
        make_codebook({"a": []}),
        [{"document": "P1", "text": "Yes no."}],
        [("P1", "old", "Yes"), ("P1", "a", "no")],
    )
    assert select(coded, Selection(codes=("old",))).codes == ("old",)


@pytest.mark.parametrize("include_interviewer", [False, True])
def test_titles_are_nobodys_words_whoever_is_counted(make_codebook, make_coded, include_interviewer):
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "P1", "text": "A fence.", "participant": None, "role": "nobody", "turn": 0},
            {"document": "P1", "text": "Which fence?", "participant": None, "role": "interviewer", "turn": 1},
            {"document": "P1", "text": "The old one.", "turn": 2},
        ],
        [
            ("P1", "a", "fence.", {"coder": "ann"}),
            ("P1", "a", "old one", {"coder": "ann"}),
            ("P1", "a", "A fence. Which fence? The old one.", {"coder": "ann"}),
        ],
    )
    selected = select(coded, Selection(include_interviewer=include_interviewer))
    asked = {} if include_interviewer else {"interviewer sentences": 1}
    assert selected.excluded == {
        "sentences of titles and headings": 1,
        "codings of titles and headings": 1,
        **asked,
    }
    assert list(selected.codings["role"]) == ["participant", "participant"]


@pytest.mark.parametrize("include_interviewer", [False, True])
def test_a_coding_of_a_question_with_its_answer_is_of_whoever_answers(
    make_codebook, make_coded, include_interviewer
):
    """People often code both together, as other programs' projects do."""
    coded = make_coded(
        make_codebook({"a": []}),
        [
            {"document": "P1", "text": "Which fence?", "participant": None, "role": "interviewer"},
            {"document": "P1", "text": "The old one."},
        ],
        [("P1", "a", "fence? The old", {"coder": "ann"})],
    )
    for participants in ((), ("P1",)):
        asked = Selection(include_interviewer=include_interviewer, participants=participants)
        (row,) = select(coded, asked).codings.to_dict("records")
        assert (row["participant"], row["role"]) == ("P1", "participant")


def test_documents_that_a_coder_never_coded_are_told_wherever_they_stand_in_n(make_codebook, make_coded):
    """Ann coded one of three, Bo another, the rules are asked of all."""
    project = make_coded(
        make_codebook({"a": []}),
        [{"document": name, "text": "alpha beta"} for name in ("P1", "P2", "P3")],
        [("P1", "a", "alpha", {"coder": "ann"}), ("P2", "a", "alpha", {"coder": "bo", "status": "rejected"})],
    )
    told = "counted as if nothing was found in them (--document leaves them out)"

    def said(*coders, documents=()):
        parameters = select(project, Selection(coders=coders, documents=documents)).parameters
        return {name: value for name, value in parameters.items() if "without a coding" in name}

    assert said("ann") == {"documents without a coding of ann": f"2 of 3, {told}"}
    assert said("ann", "bo") == {"documents without a coding of ann or bo": f"1 of 3, {told}"}
    assert said("bo", documents=("P1", "P2")) == {"documents without a coding of bo": f"1 of 2, {told}"}
    assert said("ann", documents=("P1",)) == said("rules") == said() == {}


def test_tables_of_all_selections_have_the_same_rows(make_codebook, make_coded):
    """`sleep` holds `lost` and is coded itself, in P1 alone; `work` only holds `shift`."""
    project = make_coded(
        make_codebook({"sleep": ["lost"], "work": ["shift"]}),
        [{"document": name, "text": "alpha beta"} for name in ("P1", "P2")],
        [("P1", "sleep", "alpha"), ("P1", "lost", "beta"), ("P2", "shift", "alpha")],
    )
    for documents in ((), ("P1",), ("P2",)):
        rows = frequency(select(project, Selection(documents=documents))).rows
        assert [row[0] for row in rows] == ["sleep", "lost", "shift"]
    assert rows[0][1] == 0


def test_what_is_left_out_of_interviewers_words_is_of_the_chosen_codes_and_coders(make_codebook, make_coded):
    """Of the question Ann coded one passage and Bo two, one of them under another code."""
    question = {"document": "P1", "text": "alpha beta", "participant": None, "role": "interviewer"}
    project = make_coded(
        make_codebook({"a": [], "b": []}),
        [question, {"document": "P1", "text": "gamma"}],
        [
            ("P1", "a", "alpha", {"coder": "ann"}),
            ("P1", "a", "alpha", {"coder": "bo"}),
            ("P1", "b", "beta", {"coder": "bo"}),
            ("P1", "a", "gamma", {"coder": "bo"}),
        ],
    )
    asked = "codings of interviewers' words"
    assert select(project, Selection(coders=("ann",))).excluded[asked] == 1
    assert select(project, Selection(coders=("bo",))).excluded[asked] == 2
    assert select(project, Selection(coders=("bo",), codes=("a",))).excluded[asked] == 1
    assert select(project, Selection()).excluded[asked] == 3


@pytest.mark.parametrize(
    ("asked", "codes"),
    [({}, ("fence",)), ({"codes": ("influence",)}, ("influence",)), ({"themes": ("border",)}, ())],
)
def test_a_report_on_some_codes_narrows_only_what_nobody_narrowed(asked, codes):
    assert Selection(**asked).about(("fence",)) == Selection(**{**asked, "codes": codes})
