"""Where a reference list ends, and its place behind everything else."""

import pytest

from qda.audit.manuscript.reference_list import references_start, with_list_last
from qda.model.span import Span

PROSE = "Nights are long (Adams, 2001).\n\n"
LIST = "## References\n\nAdams, K. (2001). Nights on the ward.\n\nMiller, J. (1999). Sleep and work.\n\n"


@pytest.mark.parametrize(
    "below",
    [
        "[^1]: See Miller (1999).\n\nIts second paragraph.\n",
        "## Appendix\n\nA guide.",
        "Table 1. Quotations by theme\n\nN1\tQuiet\n",
        "Figure A: A model\n",
        "Anhang A: Leitfaden\n\nWie war es?\n",
        "## Annexe 1\n\nComment était-ce?\n",
        "Anexo\n\nLa guía.\n",
        "Apêndice B\n\nO guia.\n",
        "Appendice\n\nLa guida.\n",
        "Allegati\n\nLa guida.\n",
        "Bijlage 1. De vragen van het gesprek\n\nHoe was het?\n",
        "Tillegg\n\nSpørsmål.\n",
        "Vedlegg 2\n\nSpørsmål.\n",
        "**Bilaga A**\n\nFrågor.\n",
        "Bilag\n\nSpørgsmål.\n",
        "Liite 1\n\nKysymykset.\n",
        "Příloha\n\nOtázky.\n",
        "Załącznik 1\n\nPytania.\n",
        "Приложение\n\nВопросы.\n",
        "Додаток А\n\nПитання.\n",
        "Παράρτημα\n\nΕρωτήσεις.\n",
        "Függelék\n\nKérdések.\n",
        "Ekler\n\nSorular.\n",
        "Lampiran 1\n\nPertanyaan.\n",
        "परिशिष्ट\n\nप्रश्न.\n",
        "Danksagung\n\nDank an alle.\n",
    ],
)
def test_what_stands_below_a_list_comes_before_it(below: str) -> None:
    whole = PROSE + LIST + below
    ordered = with_list_last(whole, Span(0, len(whole)))
    assert len(ordered.text) == len(whole)
    assert ordered.text.split() == (PROSE + below + "\n" + LIST).split()
    for word in ("long", "Adams, K.", "Sleep", below[:6], below.split()[-1]):
        assert ordered.stood(ordered.text.index(word)) == whole.index(word)


@pytest.mark.parametrize("entry", ["Tack, Anna (2001)", "Tack L, Miller P (2010)", "Ekler, Zsuzsa and"])
def test_a_family_name_like_a_heading_ends_no_list(entry: str) -> None:
    whole = PROSE + LIST + f"{entry}\n\nZhou, L. (2003). Rest.\n"
    assert with_list_last(whole, Span(0, len(whole))).text == whole


@pytest.mark.parametrize(
    "heading",
    [
        "Literatuurlijst",
        "Lähteet",
        "Kaynakça",
        "Список литературы",
        "Bibliografia",
        "Βιβλιογραφία",
        "संदर्भ सूची",
    ],
)
def test_a_list_has_a_heading_in_its_language(heading: str) -> None:
    whole = PROSE + LIST.replace("References", heading)
    assert references_start(whole, Span(0, len(whole))) == whole.index("## ")


@pytest.mark.parametrize("name", ["Ek, A.", "Tack, B.", "Figueras, C.", "Notas, D.", "Bilaga, E."])
def test_an_author_who_is_called_like_a_heading_ends_no_list(name: str) -> None:
    whole = PROSE + LIST + f"{name} (2004). The nights and the days of nurses. Press.\n"
    assert with_list_last(whole, Span(0, len(whole))).text == whole


def test_a_text_with_nothing_below_its_list_stays_as_it_is() -> None:
    for whole in (PROSE, PROSE + LIST, ""):
        assert with_list_last(whole, Span(0, len(whole))).text == whole


def test_a_list_of_one_entry_in_a_short_text_is_a_list() -> None:
    whole = "Nights.\n\n## References\n\nAdams, K. (2001). Nights on the ward and in the days between them.\n"
    assert references_start(whole, Span(0, len(whole))) == whole.index("## References")
    contents = "References\n\nAppendix\n\n" + "Nights are long on the ward. " * 20
    assert references_start(contents, Span(0, len(contents))) == len(contents)
