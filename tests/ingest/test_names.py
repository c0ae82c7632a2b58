import pytest

from qda.ingest.names import is_name, tidy


def test_a_tidy_name_has_composed_accents_and_no_white_space_around_it() -> None:
    assert tidy(" \tZoe\u0308 Khan\n") == "Zo\u00eb Khan"


@pytest.mark.parametrize("name", ["P1", "Zoë Khan", "می\u200cخواهم", "名前", "dogra2017", "P 1 (second)"])
def test_names_of_all_languages_are_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["", " ", " P1", "P\n1", "P\t1", "P\u20281", "Zoe\u0308", "P\0"])
def test_what_is_empty_untidy_or_on_two_lines_is_no_name(text: str) -> None:
    assert not is_name(text)
