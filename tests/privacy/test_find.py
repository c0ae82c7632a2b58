"""What may tell who somebody is: found where a reader would find it, and not in ordinary words."""

from qda.privacy.find import propose
from qda.privacy.key import Entry

TALK = """\
INT: Where do you live?

P1: In Aarhus, near the harbour. Before that I lived in Aarhus too. The harbour is fine.

P1: My boss, Mrs. Lindqvist, worked for Novo Bank. Then Peter de Vries came. So did Lindqvist.

P1: On Monday I saw Kamala at Roskilde University. Well, I think it's OK. Maybe Kamala's sister knows.
"""


ORDINARY = {"in", "then", "we", "before", "so", "who", "it", "my", "on"}


def found(*texts: str, **more) -> dict[str, tuple[str, str]]:
    entries = propose({f"P{at}": text for at, text in enumerate(texts, 1)}, ordinary=ORDINARY, **more)
    return {one.text: (one.kind, one.replacement) for one in entries}


def test_names_places_and_organisations_are_proposed_with_numbers_of_their_own() -> None:
    assert found(TALK) == {
        "Kamala": ("name", "[Name 1]"),
        "Lindqvist": ("name", "[Name 2]"),
        "Peter de Vries": ("name", "[Name 3]"),
        "Aarhus": ("place", "[Place 1]"),
        "Novo Bank": ("organisation", "[Organisation 1]"),
        "Roskilde University": ("organisation", "[Organisation 2]"),
    }


def test_words_that_only_open_a_sentence_or_stand_without_a_capital_too_are_not_proposed() -> None:
    assert not {"Well", "Maybe", "Then", "Before", "The", "On", "Monday", "OK", "I", "My"} & set(found(TALK))
    assert found("Yes. No. We Know it, and I know it. They call it Home, my home. X said it.") == {}


def test_characters_that_nobody_sees_are_no_part_of_a_proposal() -> None:
    parts = {"harbour": "har\u00adbour", "Kamala": "Ka\u200bmala", "Novo": "No\u2060vo", "Lind": "Lind\u00ad"}
    hidden = TALK
    for word, written in parts.items():
        hidden = hidden.replace(word, written, 1)
    assert found(hidden) == found(TALK)
    known = (Entry("name", "Ka\u200bmala", "[Name 1]", accept=True),)
    assert "Kamala" not in found(hidden, known=known)


def test_a_part_of_one_longer_name_goes_with_it_and_of_two_stands_alone() -> None:
    entries = propose(
        {"P1": "We met Peter Hansen. I like Peter. We saw Ida Holm and Ida Berg; I asked Ida then."}
    )
    variants = {one.text: one.variants for one in entries}
    assert variants["Peter Hansen"] == ("Peter",)
    assert variants["Ida"] == variants["Ida Holm"] == ()


def test_a_part_of_a_longer_name_that_opens_a_sentence_goes_with_it_unless_it_is_a_word() -> None:
    entries = propose({"P1": "I met Greta Marsh there. Greta wept. Marsh land is a marsh, and marsh is wet."})
    assert [(one.text, one.variants) for one in entries] == [("Greta Marsh", ("Greta",))]


def test_a_title_tells_a_name_wherever_it_stands() -> None:
    assert found("Dr. Okafor came, and Mr Tanaka.") == {
        "Okafor": ("name", "[Name 1]"),
        "Tanaka": ("name", "[Name 2]"),
    }


def test_a_speakers_name_is_proposed_without_brackets_so_that_it_stays_a_label() -> None:
    assert found("Ida: I am here.\n\nIda: And you?\n", speakers={"Ida"})["Ida"] == ("name", "Name 1")


def test_counts_documents_and_context_are_told() -> None:
    (one,) = propose({"P1": "I know Kamala.", "P2": "Who is Kamala? We like Kamala."}, ordinary=ORDINARY)
    assert (one.count, one.documents) == (3, ("P1", "P2"))
    assert one.example == "... I know Kamala. ..."


def test_numbers_go_on_behind_a_known_key_and_what_it_has_is_not_proposed_again() -> None:
    known = (Entry("name", "Kamala", "[Name 7]", ("Kam",)), Entry("name", "Ole", "[Name 1]"))
    assert found("I know Kamala and Kam and Birgit.", known=known) == {"Birgit": ("name", "[Name 2]")}


def test_a_trained_model_is_believed() -> None:
    def model(text: str):
        at = text.index("kamala")
        yield "name", at, at + 6

    assert found("they know kamala well", entities=model) == {"kamala": ("name", "[Name 1]")}


def test_a_name_that_is_typed_once_without_its_capital_is_proposed_and_a_common_word_is_not() -> None:
    often = "We met Peter at noon. " * 30 + "And then peter went home."
    assert set(found(often)) == {"Peter"}
    assert not found("We asked the Clinic. The clinic said no. At the clinic they wait.")


def test_the_words_of_an_address_are_no_words_in_lower_case() -> None:
    mail = "We met Amina there. My e-mail is amina.khatun@example.org, see www.amina.org/amina and we went."
    assert {form for form, (kind, _) in found(mail).items() if kind == "name"} == {"Amina"}


def test_a_part_of_a_name_that_somebody_gives_as_theirs_is_a_variant_wherever_it_stands() -> None:
    text = "My name is Amina Khatun. Amina’s cousin came. It is in Khatun. Will is a word: i will. Rose Will."
    variants = {one.text: one.variants for one in propose({"P1": text}, ordinary=ORDINARY)}
    assert variants["Amina Khatun"] == ("Amina", "Khatun")
    text = "My name is Amina Khatun. We all know Amina\nKhatun well."
    variants = {one.text: one.variants for one in propose({"P1": text}, ordinary=ORDINARY)}
    assert variants["Amina Khatun"] == ("Amina",)


def test_other_scripts_are_read_too() -> None:
    assert found("Мы знаем, что Наташа дома. Я люблю дом.") == {"Наташа": ("name", "[Name 1]")}


def test_a_name_in_other_signs_is_one_row_and_known_to_the_key() -> None:
    text = "I know Sean O\u2019Brien; Sean O'Brien. We met Jean\u2011Luc, _Birgit_ and Ole_Lund, an_na@x.org."
    rows = {one.text: one for one in propose({"P1": text})}
    assert set(rows) == {"Sean O'Brien", "Jean-Luc", "Birgit", "Ole Lund", "an_na@x.org"}
    assert rows["Sean O'Brien"].count == 2
    assert "O\u2019Brien; Sean" in rows["Sean O'Brien"].example
    forms = ("Jean Luc", "Birgit", "Ole-Lund", "an_na@x.org")
    assert not propose({"P1": text}, known=[Entry("name", "Sean O\u00b4Brien", "[Name 1]", forms)])


def test_a_dash_joins_no_names() -> None:
    assert set(found("We went to see Anna\u2013Birgit was ill.")) == {"Anna", "Birgit"}


def test_a_number_that_the_key_has_is_never_given_again() -> None:
    known = [Entry("name", name, f"[Name {n}]") for n, name in enumerate(("Ole", "Kamala", "Ida"), start=1)]
    assert found("I know Birgit.", known=known) == {"Birgit": ("name", "[Name 4]")}


def test_what_a_model_finds_within_a_run_of_names_is_proposed_once() -> None:
    def model(text: str):
        at = text.index("Smith")
        yield "organisation", at, at + len("Smith")

    assert found("I know Kamala Smith.", entities=model) == {"Smith": ("organisation", "[Organisation 1]")}
