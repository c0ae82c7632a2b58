"""Who speaks in subtitles: names, dashes and chevrons before the words."""

import pytest


def test_a_numbered_speaker_who_speaks_once_is_one_beside_others(paragraphs) -> None:
    said = ["Speaker 1: How are you?", "Speaker 2: Good.", "and you?", "Speaker 1: Fine."]
    cues = (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}\n\n" for n, line in enumerate(said, 1))
    assert paragraphs("x.srt", "".join(cues)) == [
        "[00:00:01 - 00:00:01] Speaker 1: How are you?",
        "[00:00:02 - 00:00:03] Speaker 2: Good. and you?",
        "[00:00:04 - 00:00:04] Speaker 1: Fine.",
    ]


def cues_of(said: list[str]) -> str:
    times = [f"00:{n // 60:02d}:{n % 60:02d}" for n in range(1, len(said) + 1)]
    return "".join(
        f"{n}\n{time},000 --> {time},900\n{line}\n\n"
        for n, (time, line) in enumerate(zip(times, said, strict=True), 1)
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["- Hello. - Hi.", "- And - well - so. -ish"], ["Hello.", "Hi.", "And - well - so. -ish"]),
        ([">> Why? >> Nobody >> came."], ["Why?", "Nobody", "came."]),
        (["He said. - Hi.", "Menu. >> File"], ["He said. - Hi. Menu. >> File"]),
        (
            ["Anna: Why? Ben: So.", "Ben: Yes. Anna: And you: Ben: no?"],
            ["Anna: Why?", "Ben: So. Yes.", "Anna: And you: Ben: no?"],
        ),
        (
            ["Dr. Hill: Why?", "Hill: So.", "Dr. Hill: I met Dr. Hill: him.", "Hill: Yes."],
            ["Dr. Hill: Why?", "Hill: So.", "Dr. Hill: I met Dr. Hill: him.", "Hill: Yes."],
        ),
    ],
)
def test_two_voices_on_one_line_are_two_turns(paragraphs, said: list[str], expected: list[str]) -> None:
    found = paragraphs("x.srt", cues_of(said))
    assert [one.partition("] ")[2] for one in found] == expected


@pytest.mark.parametrize("label", ["Speaker1", "SPEAKER_00", "Speaker 2", "Interviewer"])
@pytest.mark.parametrize("said", [["- I worked.\n- Why?", "So."], [">> I worked.", ">> Why?\nSo."]])
def test_a_mark_ends_the_words_of_one_who_is_named_once(paragraphs, label: str, said: list[str]) -> None:
    found = paragraphs("x.srt", cues_of([f"{label}: Hello.", *said]))
    assert [line.partition("] ")[2] for line in found] == [
        f"{label}: Hello.",
        "Unknown speaker: I worked.",
        "Unknown speaker: Why? So.",
    ]


@pytest.mark.parametrize("word", ["Money", "The reason", "Note"])
def test_a_word_before_a_colon_is_nobody_though_dashes_part_the_voices(paragraphs, word: str) -> None:
    found = paragraphs("x.srt", cues_of([f"- {word}: no.\n- Why?", "So."]))
    assert [line.partition("] ")[2] for line in found] == [f"{word}: no.", "Why? So."]


@pytest.mark.parametrize(
    "label",
    [
        "Mary Jones (she/her)", "Mary's iPhone", "mary", "+44 7700 900123", "Mary [Guest]", "Jones, Mary",
        "Mary Jones | Univ. of Leeds", "mary.jones@x.org", "3",
    ],
)  # fmt: skip
def test_where_every_cue_names_somebody_a_name_may_look_like_anything(paragraphs, label: str) -> None:
    said = ["Ann: Why now?", f"{label}: The thing is: we left.", "Ann: And then?", f"{label}: We stayed."]
    assert [line.partition("] ")[2] for line in paragraphs("x.srt", cues_of(said))] == said


def test_a_phrase_with_a_colon_is_nobody_where_few_cues_begin_so(paragraphs) -> None:
    said = ["Ann: Why now?", "the thing is: we left", "and so on", "Ann: And then?", "the thing is: nothing"]
    assert [line.partition("] ")[2] for line in paragraphs("x.srt", cues_of(said))] == [
        "Ann: Why now? the thing is: we left and so on And then? the thing is: nothing"
    ]


def test_names_where_somebody_else_begins_are_speakers_however_long_they_speak(paragraphs) -> None:
    answer = [f"and we went on to the next village {n}" for n in range(20)]
    said = [line for n in range(4) for line in ("Ann: And then?", "Ben: We left.", *answer)]
    found = [line.partition("] ")[2] for line in paragraphs("x.srt", cues_of(said))]
    assert [line.partition(":")[0] for line in found if ": " in line] == ["Ann", "Ben"] * 4
    assert sum(line.count("village") for line in found) == 80


def test_names_that_come_again_by_chance_are_nobody(paragraphs) -> None:
    answer = [f"and we went on to the next village {n}" for n in range(20)]
    called = ["Kabul: no.", "Kabul: yes.", "Herat: go.", "Herat: stay.", "Herat: no.", "Kabul: go."]
    said = [line for one in called for line in (one, *answer)]
    (first, *rest) = [line.partition("] ")[2] for line in paragraphs("x.srt", cues_of(said))]
    assert first.startswith("Kabul: no. and we")
    assert "Kabul: yes. and we" in " ".join((first, *rest))
    assert not any(line.startswith("Herat: go.") for line in rest)


@pytest.mark.parametrize("again", ["S01: ", "S01 [00:00:05]: ", "S01： "])
def test_a_name_that_is_told_again_before_the_words_is_no_word(paragraphs, again: str) -> None:
    text = (
        f"WEBVTT\n\n00:00:05.000 --> 00:00:09.000\n<v S01>{again}I went: home.\n\n"
        "00:00:10.000 --> 00:00:12.000\n<v S0>S01 was there, she said: yes.\n"
    )
    assert paragraphs("x.vtt", text) == [
        "[00:00:05 - 00:00:09] S01: I went: home.",
        "[00:00:10 - 00:00:12] S0: S01 was there, she said: yes.",
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("SPEAKER_00", "SPEAKER_01"), ("Interviewer", "P 2"), ("Ann", "Ida Holm")]
)
@pytest.mark.parametrize("brackets", ["[{}] {}", "({}) {}", "[{}]\n{}"])
def test_names_in_brackets_need_no_colon(paragraphs, one: str, other: str, brackets: str) -> None:
    said = [(one, "When did you"), (one, "leave?"), (other, "[laughs] In May."), (one, "Why?")]
    found = paragraphs("x.srt", cues_of([brackets.format(*line) for line in said]))
    assert [line.partition("] ")[2] for line in found] == [
        f"{one}: When did you leave?",
        f"{other}: [laughs] In May.",
        f"{one}: Why?",
    ]


@pytest.mark.parametrize(
    "said",
    [
        ["[Music] We left", "in May.", "[Applause] So we", "went home."],
        ["[Music] We left", "[Music] in May.", "[Music] So we", "[Music] went home."],
        ["Ann: I met", "[Participant 2] told me", "Ben: And so", "Ann: we went home."],
        ["I met", *["somebody who"] * 20, "[Participant 2] told me", "we went home."],
    ],
)
def test_sounds_and_replaced_names_in_brackets_are_nobody(read, said: list[str]) -> None:
    reading = read("x.srt", cues_of(said))
    assert not {"Music", "Applause", "Participant 2"} & set(reading.metadata.speakers.labels)
    assert all(line.partition(": ")[2] or line in reading.text for line in said)
