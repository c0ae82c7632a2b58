"""Places in texts: how programs count them, and which way of counting a file means."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.interchange.refi.evidence import decide
from qda.interchange.refi.offsets import OURS, READINGS, UTF16, Counter, RawText, Reading
from qda.interchange.refi.standard import WIDE
from qda.interchange.refi.texts import raw_text
from qda.project.exchange.export_project import draft_project, export_project

LETTERS = st.text(alphabet=st.sampled_from("ab \n😀é\u0301東ע"), max_size=40)


def counted(raw: str, place: int, reading: Reading, *, bom: bool) -> int:
    """The plain meaning of a reading: what stands before a place of the file's own text, counted."""
    before = raw[:place]
    if reading.crlf == 1:
        before = before.replace("\r\n", "\n")
    units = len(before.encode("utf-16-le")) // 2 if reading.unit == UTF16 else len(before)
    return units + int(bom and reading.bom)


@given(LETTERS, st.sampled_from(READINGS), st.booleans())
def test_a_counter_counts_what_its_reading_says(text: str, reading: Reading, bom: bool) -> None:
    file = text.replace("\n", "\r\n")
    raw = raw_text(("\ufeff" if bom else "") + file)
    assert raw.text == text
    counter = Counter(raw, reading)
    for place in range(len(text) + 1):
        there = place + text[:place].count("\n")
        assert counter.theirs(place) == counted(file, there, reading, bom=bom)
        assert counter.ours(counter.theirs(place)) == (place, False)


def test_a_place_within_a_character_is_told() -> None:
    counter = Counter(RawText("a😀b"), Reading(UTF16, 1, False))
    assert [counter.ours(at) for at in range(5)] == [
        (0, False),
        (1, False),
        (1, True),
        (2, False),
        (3, False),
    ]


@pytest.mark.parametrize("way", range(10))
def test_one_text_with_emoji_crlf_and_bom_gives_the_same_quotes_whoever_wrote_it(
    way: int, programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    how = programs.EVERY_WAY[way]
    done = take(programs.write(tmp_path / "a.qdpx", programs.DEMO, how))
    names = {20: "beginnings", 21: "feeling", 22: "language.feeling"}
    found = {(one.anchor.quote, one.code) for one in workspace.store.codings()}
    assert found == {(quote, names[code]) for quote, code in programs.QUOTES}, done.readings
    assert {one.at for one in workspace.store.codings()} == {"2024-05-06T07:08:09Z"}


def test_two_exports_of_one_project_from_windows_and_mac_give_the_same_codings(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    take(programs.write(tmp_path / "w.qdpx", programs.DEMO, programs.NVIVO_WINDOWS))
    first = [(one.anchor, one.code, one.coder) for one in workspace.store.codings()]
    again = take(programs.write(tmp_path / "m.qdpx", programs.DEMO, programs.NVIVO_MAC))
    assert [(one.anchor, one.code, one.coder) for one in workspace.store.codings()] == first
    assert set(again.counts.new.values()) == {0}


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("origin", ["NVivo 14", "QualCoder 3.5", "Some program"])
def test_the_text_decides_against_the_program_when_it_is_clear(reading: Reading, origin: str) -> None:
    text = "One 😀 two three.\nFour five 😀😀 six.\nSeven eight nine ten.\nEleven twelve thirteen.\n"
    raw = raw_text("\ufeff" + text.replace("\n", "\r\n"))
    words = [word for word in text.replace(".", "").split() if word.isalpha()]
    counter = Counter(raw, reading)
    places = [(text.index(word), text.index(word) + len(word)) for word in words]
    selections = [(counter.theirs(a), counter.theirs(b), "") for a, b in places]
    decision = decide({"t": (raw, selections)}, origin)["t"]
    assert decision.reading == reading
    assert decision.sure > 0.99


CARELESS = (
    "I did not sleep well 😀 because the baby cried.\nHe always sleeps, he said 🙂.\n\nMoney is tight.\n" * 6
)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_how_sure_it_is_holds_for_people_who_select_within_words(share: float) -> None:
    """Of what is more than 95% sure no more than 5% is wrong, however careless the people."""
    own = Reading("codepoint", 1, False)
    raw = raw_text("\ufeff" + CARELESS.replace("\n", "\r\n"))
    words = [found.span() for found in re.finditer(r"\w+", CARELESS)]
    sure, wrong, right = 0, 0, 0
    for seed in range(40):
        chance = Random(seed)
        starts = [chance.randrange(len(CARELESS) - 30) for _ in range(12)]
        selections = [
            (at, at + chance.randrange(3, 30), "") if chance.random() < share else (*chance.choice(words), "")
            for at in starts
        ]
        decision = decide({"T": (raw, selections)}, "QualCoder 3.5")["T"]
        sure += decision.sure > 0.95
        right += decision.reading == own
        wrong += decision.sure > 0.95 and decision.reading != own
    assert wrong <= 2
    assert right >= 34
    assert share == 1 or sure >= 30


def test_plain_texts_need_no_decision() -> None:
    decision = decide({"t": (RawText("One two three"), [(4, 7, "")])}, "NVivo")["t"]
    assert not decision.decides
    assert decision.sure == pytest.approx(1)


def test_a_text_that_tells_nothing_is_read_as_the_others_of_its_file() -> None:
    clear = "Aa 😀 bb cc dd ee ff gg hh\n" * 3
    raw = RawText(clear)
    starts = [at for at in range(1, len(clear)) if clear[at - 1] == " " and clear[at].isalpha()]
    wide = Counter(raw, Reading(UTF16, 1, False))
    told = [(wide.theirs(at), wide.theirs(at + 2), "") for at in starts]
    mute = RawText("😀 東京東京東京東京東京")
    found = decide({"clear": (raw, told), "mute": (mute, [(5, 7, "")])}, "unheard of")
    assert found["mute"].reading.unit == UTF16


def test_names_of_selections_decide_where_words_cannot() -> None:
    text = "😀東京東京は東京である京都"
    raw = RawText(text)
    wide = Counter(raw, Reading(UTF16, 1, False))
    found = decide({"t": (raw, [(wide.theirs(3), wide.theirs(7), text[3:7])])}, "unheard of")
    assert found["t"].reading.unit == UTF16


def test_our_own_way_is_code_points_with_lf() -> None:
    assert Reading("codepoint", 1, False) == OURS


@pytest.mark.parametrize("way", range(10))
def test_a_passage_in_hebrew_behind_characters_of_two_units(
    way: int, programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    quotes = (*programs.QUOTES, ("עברית", 20), ("עברית came", 22))
    text = programs.Text("Anna", programs.EMOJI, programs.passages(programs.EMOJI, *quotes))
    study = programs.Made(codes=programs.DEMO.codes, texts=(text,))
    take(programs.write(tmp_path / "a.qdpx", study, programs.EVERY_WAY[way]))
    assert {one.anchor.quote for one in workspace.store.codings()} == {quote for quote, _ in quotes}


def test_selections_that_stand_elsewhere_are_counted_and_not_their_points(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    g = programs.guid
    points = "".join(
        f'<SyncPoint guid="{g(90 + number)}" timeStamp="{number}" position="{at}"/>'
        for number, at in enumerate((0, 1, 3, 6, 7))
    )
    coded = f'<Coding guid="{{}}"><CodeRef targetGUID="{g(20)}"/></Coding>'
    selections = "".join(
        f'<TranscriptSelection guid="{g(60 + number)}" fromSyncPoint="{g(first)}" toSyncPoint="{g(last)}">'
        f"{coded.format(g(70 + number))}</TranscriptSelection>"
        for number, (first, last) in enumerate([(92, 93), (90, 91)])
    )
    xml = (
        f'{programs.CODES}<Sources><AudioSource guid="{g(50)}" name="A"><Transcript guid="{g(51)}">'
        f"<PlainTextContent>x😀 one two</PlainTextContent>{points}{selections}</Transcript></AudioSource>"
        "</Sources>"
    )
    take(programs.project(xml, 'name="P" origin="qda 0.1.0"'))
    assert [one.anchor.quote for one in workspace.store.codings()] == ["x", "one"]
    assert export_project(draft_project(workspace), tmp_path / "out.qdpx").differing == 1


@pytest.mark.parametrize(("origin", "unit"), [("qda 0.1.0", OURS.unit), ("qda 0.1.0" + WIDE, UTF16)])
def test_a_file_of_this_program_says_itself_how_it_counts(origin: str, unit: str) -> None:
    """All its passages begin and end within words, which the other way of counting would not cut."""
    text = "😀 " + " ".join(f"ab{'cdefgh'[at % 6]}" for at in range(60))
    at = 5 if unit == UTF16 else 3
    within = [(at + 4 * number, at + 4 + 4 * number, "") for number in range(59)]
    assert decide({"T": (RawText(text), within)}, origin)["T"].reading.unit == unit
    assert decide({"T": (RawText(text), within)}, "MAXQDA 24")["T"].reading.unit != unit
