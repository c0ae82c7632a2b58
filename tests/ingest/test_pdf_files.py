"""PDF files that cannot be read, or not wholly, and those of programs other than the tests' own.

Those in `files/` were made by LibreOffice Writer from a .docx, by Chromium's print, pdfTeX and WeasyPrint.
"""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from qda.errors import InputError
from qda.ingest.pdf.reading import read

FILES = Path(__file__).parent / "files"
HERE = Path("P1.pdf")


def written(*pages: str, **settings: object) -> bytes:
    """A PDF file with one line on each page; "" is a page with a drawing only."""
    buffer = BytesIO()
    canvas = Canvas(buffer, **settings)
    for text in pages:
        canvas.rect(100, 100, 300, 300, fill=1)
        if text:
            canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF file of objects that are numbered from 1, without a table of where they are."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def with_pages_in_a_loop() -> bytes:
    """A list of pages that holds itself, in a file that is whole otherwise."""
    catalog = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    objects = catalog + b"2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999999>>"
    body = b"%PDF-1.7\n" + objects + b"\nendobj\n"
    places = b"".join(b"%010d 00000 n \n" % body.index(b"%d 0 obj" % number) for number in (1, 2))
    table = b"xref\n0 3\n0000000000 65535 f \n" + places + b"trailer<</Size 3/Root 1 0 R>>\n"
    return body + table + b"startxref\n%d\n%%%%EOF" % len(body)


def without_letters() -> bytes:
    """Glyphs by number, as a font gives them that does not tell which letters they are."""
    content = b"BT /F 12 Tf 72 700 Td " + b"<00240025002600270028> Tj 0 -20 Td " * 20 + b"ET"
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type0/BaseFont/Secret/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Secret/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 7 0 R/DW 600>>",
        b"<</Type/FontDescriptor/FontName/Secret/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800"
        b"/Descent -200/CapHeight 700/StemV 80>>",
    )


def without_pages() -> bytes:
    buffer = BytesIO()
    with PdfDocument.new() as document:
        document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\0" * 100, "empty"),
        (b"Q: How was it?\n", "not a PDF file"),
        (b"%PDF-1.7\nnothing more", "cut off"),
        (written("We met.")[:400], "cut off"),
        (b"%PDF-1.4\n1 0 obj\n<<\n%%EOF", "damaged"),
        (without_pages(), "no pages"),
        (written("", ""), "scan"),
        (written("We met.", encrypt=StandardEncryption("secret", ownerPassword="owner")), "password"),
        (without_letters(), "does not tell which letters"),
    ],
    ids=["empty", "zeros", "text", "header", "half", "damaged", "no pages", "scan", "password", "no letters"],
)
def test_a_file_that_cannot_be_read_is_an_error_in_words(content: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as error:
        read(content, HERE)
    assert "P1.pdf" in str(error.value)
    assert error.value.remedy


def test_a_damaged_file_after_one_with_a_password_needs_none() -> None:
    with pytest.raises(InputError, match="password"):
        read(written("We met.", encrypt=StandardEncryption("secret", ownerPassword="owner")), HERE)
    with pytest.raises(InputError, match="damaged"):
        read(with_pages_in_a_loop(), HERE)


def test_a_file_that_is_only_protected_against_changes_is_read() -> None:
    content = written("We met.", encrypt=StandardEncryption("", ownerPassword="owner", canCopy=0))
    (found,) = read(content, HERE)
    assert found.text == "We met.\n"


def test_pages_without_text_are_named_and_the_others_read() -> None:
    (found,) = read(written("We met.", "", "We left.", ""), HERE)
    assert found.text == "We met.\n\nWe left.\n"
    assert found.metadata.locators == ("page 1", "page 3")
    assert any("2 pages without text: 2, 4" in str(notice) for notice in found.notices)


def test_what_a_file_says_of_its_author_is_not_kept() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setAuthor("Gudrun Beispiel")
    canvas.setTitle("Interview with Gudrun")
    canvas.drawString(72, 700, "We met.")
    canvas.save()
    (found,) = read(buffer.getvalue(), HERE)
    assert "Gudrun" not in repr(found)


def test_the_labels_of_the_files_pages_are_the_printed_numbers_when_pages_print_none() -> None:
    kids = b"3 0 R 4 0 R"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>"
    content = zlib.compress(b"BT /F 12 Tf 72 700 Td (They met in the kitchen.) Tj ET")
    (found,) = read(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/D/St 45>>]>>>>",
            b"<</Type/Pages/Kids[%s]/Count 2>>" % kids,
            page,
            page,
            b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(content), content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ),
        HERE,
    )
    assert found.metadata.locators == ("page 1 (p. 45)", "page 2 (p. 46)")


def paragraphs(name: str) -> list[str]:
    path = FILES / name
    (found,) = read(path.read_bytes(), path)
    return found.text.strip("\n").split("\n\n")


def test_a_transcript_printed_by_chromium() -> None:
    assert paragraphs("chromium-transcript.pdf") == [
        "Interview about kitchens",
        "INTERVIEWER: How is the work of the kitchen divided in this house?",
        "MARIA: Nobody divides it. We remember who was missing, and that is enough for us, because "
        "everybody is missing sometimes; those who count are those who are about to leave.",
        "INTERVIEWER: And the list on the door?",
        "MARIA: That list is older than any of us. It is a decoration.",
        "هذا نص عربي قصير في مطبخ مشترك.",
        "זה משפט בעברית עם מספר 123 בתוכו.",
        "the first house",
        "the second house",
    ]


def test_a_transcript_exported_by_libreoffice_is_as_its_docx() -> None:
    expected = (FILES / "libreoffice-transcript.txt").read_text(encoding="utf-8").strip("\n").split("\n\n")
    path = FILES / "libreoffice-transcript.pdf"
    (found,) = read(path.read_bytes(), path)
    assert found.text.strip("\n").split("\n\n") == expected
    assert [str(notice) for notice in found.notices] == [
        "libreoffice-transcript.pdf: running heads, feet and page numbers were left out: "
        "'Kitchen study – confidential' (5 pages), 'Page # of 5' (5 pages)"
    ]


def test_a_two_column_article_by_pdftex() -> None:
    found = paragraphs("pdftex-article.pdf")
    text = "\n".join(found)
    assert found[0] == "Cooking in shared kitchens: how neighbours divide the work"
    assert found[3].startswith("We asked twelve neighbours")
    assert found[3].endswith("This matters for housing policy.")
    assert (
        "the work is seldom divided by rule.[1] Neighbours told us about efficient mornings and difficult"
        in text
    )
    assert "The well-known studies" in text
    assert "whoever washed a single cup and wrote it down was saying something" in text
    headings = [one for one in found if one[:1].isdigit()]
    assert headings == [
        "1 Introduction",
        "2 Methods",
        "3 Results",
        "3.1 Nobody counts",
        "3.2 Repairing",
        "4 Discussion",
    ]


@pytest.mark.parametrize(
    "change", [lambda one: one[: len(one) * 2 // 3], lambda one: one.replace(b"xref", b"xxxx")]
)
def test_a_damaged_file_is_read_or_refused(change: Callable[[bytes], bytes]) -> None:
    content = change((FILES / "libreoffice-transcript.pdf").read_bytes())
    try:
        (found,) = read(content, HERE)
    except InputError:
        return
    assert found.text.strip()


ARABIC = (
    "كانت الحياة بسيطة جدا، وكنا نزرع القمح والشعير منذ عام 1998 تقريبا.",
    "بعد الفيضان انتقلنا إلى المدينة مع 3 عائلات أخرى، ولم نجد عملا.",
    "وعدونا باجتماع آخر خلال ستة أسابيع، لكن المكتب أغلق في أغسطس.",
    "أمي كانت تقول إن البيت بلا شرفة بيت بلا جيران.",
)


def test_lines_of_arabic_prose_with_numbers_are_no_column_of_speakers() -> None:
    (found,) = read((FILES / "chromium-arabic.pdf").read_bytes(), HERE)
    said = [" ".join((ARABIC * 3)[number % 4 : number % 4 + 2 + number % 3]) for number in range(14)]
    expected = [turn for one in said for turn in ("الباحثة: وماذا حدث بعد ذلك؟", f"سارة: {one}")]
    assert found.text.strip().split("\n\n") == expected


def test_a_hyphen_between_a_hebrew_prefix_and_a_number_stays_between_them() -> None:
    (found,) = read((FILES / "chromium-hebrew.pdf").read_bytes(), HERE)
    turns = ["מראיינת: איך הגעת לכאן?", "דינה: הגענו עם שתי מזוודות ו-3 ילדים, ב-1987, כ-20 משפחות."]
    assert found.text.strip().split("\n\n") == turns * 3


def test_soft_hyphens_that_are_kept_beside_the_printed_ones_join_words() -> None:
    (found,) = read((FILES / "weasyprint-soft-hyphens.pdf").read_bytes(), HERE)
    words = found.text.split()
    assert not [word for word in words if word.endswith(("-", "\u2010")) or "\u00ad" in word]
    assert {"contributo", "cominciato", "funzionamento", "sentimento"} <= set(words)
