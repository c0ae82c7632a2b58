"""Who speaks. A case lists the turns as (speaker, speech), `None` for a turn without a speaker."""

import pytest

from qda.model.unit import Role
from tests.units.conftest import Make, said

LABELLED = {
    "capitals and an identifier": (
        "INTERVIEWER: Why?\nP1: Because.\nINTERVIEWER: And?\nP1: Nothing.",
        [("INTERVIEWER", "Why?"), ("P1", "Because."), ("INTERVIEWER", "And?"), ("P1", "Nothing.")],
    ),
    "one turn of one participant": ("P11: We left Kabul.", [("P11", "We left Kabul.")]),
    "question and answer, once": ("Q: Why?\nA: Because.", [("Q", "Why?"), ("A", "Because.")]),
    "question and answer, often": (
        "Q: Why?\nA: Because.\nQ: And?\nA: Nothing.",
        [("Q", "Why?"), ("A", "Because."), ("Q", "And?"), ("A", "Nothing.")],
    ),
    "timestamps in brackets after the name": (
        "Speaker 1 (00:03): Why?\nSpeaker 2 (12:03): Because.",
        [("Speaker 1", "Why?"), ("Speaker 2", "Because.")],
    ),
    "timestamps in brackets before the name": (
        "[00:10] RESEARCHER: Why?\n[00:15] PARTICIPANT 17: Because.",
        [("RESEARCHER", "Why?"), ("PARTICIPANT 17", "Because.")],
    ),
    "timestamps with hours": ("P7 [00:03:12]: Because.", [("P7", "Because.")]),
    "timestamps after the colon": ("P7: [00:03:12] Because.", [("P7", "Because.")]),
    "bare timestamps": (
        "00:10 INTERVIEWER: Why?\nP7 00:12: Because.",
        [("INTERVIEWER", "Why?"), ("P7", "Because.")],
    ),
    "bold labels, colon within": ("**P1:** Because.", [("P1", "Because.")]),
    "bold labels, colon without": (
        "**Interviewer**: Why?\n\n**P1**: Because.",
        [("Interviewer", "Why?"), ("P1", "Because.")],
    ),
    "emphasised labels": ("_P1:_ Because.", [("P1", "Because.")]),
    "bold labels with a timestamp": ("**P1 [00:12]:** Because.", [("P1", "Because.")]),
    "no space after the colon": (
        "INTERVIEWER:Why?\nP1:Because.",
        [("INTERVIEWER", "Why?"), ("P1", "Because.")],
    ),
    "label on a line of its own": (
        "INTERVIEWER:\nWhy?\n\nP1:\nBecause.",
        [("INTERVIEWER", "Why?"), ("P1", "Because.")],
    ),
    "a comment in brackets after the name": ("P3 (farmer, 45): Because.", [("P3", "Because.")]),
    "titles and names": (
        "MODERATOR: Why?\nDr. Khan: Because.\nMODERATOR: And?\nDr. Khan: Nothing.",
        [("MODERATOR", "Why?"), ("Dr. Khan", "Because."), ("MODERATOR", "And?"), ("Dr. Khan", "Nothing.")],
    ),
    "names without any known label": (
        "Zarawar: Why?\nAhmed: Because.\nZarawar: And?\nAhmed: Nothing.",
        [("Zarawar", "Why?"), ("Ahmed", "Because."), ("Zarawar", "And?"), ("Ahmed", "Nothing.")],
    ),
    "a name that speaks once": (
        "Interviewer: Why?\n\nAhmed: Because.",
        [("Interviewer", "Why?"), ("Ahmed", "Because.")],
    ),
    "names with small parts": (
        "INT: Why?\nOsama bin Ahmed: No.\nINT: And?\nOsama bin Ahmed: Yes.",
        [("INT", "Why?"), ("Osama bin Ahmed", "No."), ("INT", "And?"), ("Osama bin Ahmed", "Yes.")],
    ),
    "Scandinavian names": (
        "Åse: Why?\nØyvind: Because.\nÅse: And?\nØyvind: Nothing.",
        [("Åse", "Why?"), ("Øyvind", "Because."), ("Åse", "And?"), ("Øyvind", "Nothing.")],
    ),
    "names in a script without case": (
        "मोहन: क्यों?\nगीता: पता नहीं।\nमोहन: और?\nगीता: कुछ नहीं।",
        [("मोहन", "क्यों?"), ("गीता", "पता नहीं।"), ("मोहन", "और?"), ("गीता", "कुछ नहीं।")],
    ),
    "full-width colons": ("P1：我们走了。", [("P1", "我们走了。")]),
    "a space before the colon": ("P1 : Because.", [("P1", "Because.")]),
    "non-breaking spaces": (
        "Interviewer\u00a02: Why?\nParticipant\u00a017\u00a0: Because.",
        [("Interviewer 2", "Why?"), ("Participant 17", "Because.")],
    ),
    "two spellings of a label": (
        "INTERVIEWER: Why?\nP1: No.\nInterviewer: And?\np1: Yes.",
        [("INTERVIEWER", "Why?"), ("P1", "No."), ("INTERVIEWER", "And?"), ("P1", "Yes.")],
    ),
    "unlabelled paragraphs go on": (
        "INTERVIEWER: Why?\n\nP1: Because.\n\nAlso because of this.\n\nINTERVIEWER: Ah.",
        [("INTERVIEWER", "Why?"), ("P1", "Because.\n\nAlso because of this."), ("INTERVIEWER", "Ah.")],
    ),
    "a colon in speech": (
        "INT: Why?\n\nP1: The thing is: we left.\n\nExample: this was cut.\n\nThe thing is: they stayed.",
        [
            ("INT", "Why?"),
            ("P1", "The thing is: we left.\n\nExample: this was cut.\n\nThe thing is: they stayed."),
        ],
    ),
    "a remark within a turn": (
        "INT: Why?\n\nP1: We left.\n\nNote: this was cut.\n\nThe others stayed.",
        [("INT", "Why?"), ("P1", "We left."), (None, "Note: this was cut."), ("P1", "The others stayed.")],
    ),
    "a remark in brackets, over two lines": (
        "INT: Why?\nP1: We left.\n[Transcriber's note: here the\ntape is damaged]\nAnd slept.\nINT: Ah.",
        [
            ("INT", "Why?"),
            ("P1", "We left."),
            (None, "[Transcriber's note: here the\ntape is damaged]"),
            ("P1", "And slept."),
            ("INT", "Ah."),
        ],
    ),
    "remarks of those who wrote it down": (
        "I: Und?\nB: Kalt.\nAnm. d. Transkr.: Ein Hund bellt.\nI: Ja?\nB: Ja.\n"
        "Feldnotizen:\nSie war müde.\nEs regnete.",
        [
            ("I", "Und?"),
            ("B", "Kalt."),
            (None, "Anm. d. Transkr.: Ein Hund bellt."),
            ("I", "Ja?"),
            ("B", "Ja."),
            (None, "Feldnotizen:\nSie war müde.\nEs regnete."),
        ],
    ),
    "notes and sources in Chinese": (
        "主席：為什麼？\n\n陳太：沒有錢。\n\n註：\n\n錢是指薪金。\n\n主席：還有呢？\n\n陳太：路太遠。\n\n資料來源：統計處。\n\n主席：多謝。",
        [
            ("主席", "為什麼？"),
            ("陳太", "沒有錢。"),
            (None, "註：\n\n錢是指薪金。"),
            ("主席", "還有呢？"),
            ("陳太", "路太遠。"),
            (None, "資料來源：統計處。"),
            ("主席", "多謝。"),
        ],
    ),
    "who takes notes speaks": (
        "Moderator: Why?\nP1: We left.\nNote taker: Sorry, when?\nP1: In May.",
        [("Moderator", "Why?"), ("P1", "We left."), ("Note taker", "Sorry, when?"), ("P1", "In May.")],
    ),
    "headings in capitals": (
        "ARRIVAL\n\nI: Why?\n\nP1: A war.\n\nWORK\n\nI: And then?\n\nP1: I cleaned.",
        [
            (None, "ARRIVAL"),
            ("I", "Why?"),
            ("P1", "A war."),
            (None, "WORK"),
            ("I", "And then?"),
            ("P1", "I cleaned."),
        ],
    ),
    "numbered headings between lines": (
        "Teil A: Ankunft\nI: Und?\nP1: Krieg.\nTeil B: Arbeit\nI: Ja?\nP1: Putzen.",
        [
            (None, "Teil A: Ankunft"),
            ("I", "Und?"),
            ("P1", "Krieg."),
            (None, "Teil B: Arbeit"),
            ("I", "Ja?"),
            ("P1", "Putzen."),
        ],
    ),
    "headings like titles": (
        "I: Why?\n\nP1: A war.\n\nWork and money\n\nI: So?\n\nP1: I cleaned.\n\n"
        "The road\n\nI: And?\n\nP1: It is bad.",
        [
            ("I", "Why?"),
            ("P1", "A war."),
            (None, "Work and money"),
            ("I", "So?"),
            ("P1", "I cleaned."),
            (None, "The road"),
            ("I", "And?"),
            ("P1", "It is bad."),
        ],
    ),
    "headings of one word": (
        "Theme: Arrival\n\nI: Why?\n\nP1: A war.\n\nTheme: Money\n\nI: So?\n\nP1: I cleaned.",
        [
            (None, "Theme: Arrival"),
            ("I", "Why?"),
            ("P1", "A war."),
            (None, "Theme: Money"),
            ("I", "So?"),
            ("P1", "I cleaned."),
        ],
    ),
    "what somebody said is no speaker": (
        "I: Why?\nP1: A war.\nI: Who?\nP1: Nobody knew.\nSomeone said: go away.\n"
        "I: Ah.\nP1: Yes.\nI: And?\nP1: No.",
        [
            ("I", "Why?"),
            ("P1", "A war."),
            ("I", "Who?"),
            ("P1", "Nobody knew.\nSomeone said: go away."),
            ("I", "Ah."),
            ("P1", "Yes."),
            ("I", "And?"),
            ("P1", "No."),
        ],
    ),
    "a shout in capitals is no heading": (
        "I: Why?\n\nP1: He shouted.\n\nGET OUT\n\nI: Ah.\n\nP1: Yes.",
        [("I", "Why?"), ("P1", "He shouted.\n\nGET OUT"), ("I", "Ah."), ("P1", "Yes.")],
    ),
    "one word alone goes on with an answer": (
        "I: Why?\n\nP1: A war.\n\nExactly\n\nI: So?\n\nP1: I cleaned.\n\nYes\n\nI: And?\n\nP1: It is bad.",
        [
            ("I", "Why?"),
            ("P1", "A war.\n\nExactly"),
            ("I", "So?"),
            ("P1", "I cleaned.\n\nYes"),
            ("I", "And?"),
            ("P1", "It is bad."),
        ],
    ),
    "lists within turns are no headings": (
        "I: What?\n\nP1: Two things:\n\n1. Bread\n\n2. Milk\n\n"
        "I: And?\n\nP1: Two more:\n\n1. Salt\n\n2. Tea\n\nI: Ah.",
        [
            ("I", "What?"),
            ("P1", "Two things:\n\n1. Bread\n\n2. Milk"),
            ("I", "And?"),
            ("P1", "Two more:\n\n1. Salt\n\n2. Tea"),
            ("I", "Ah."),
        ],
    ),
    "a time and initials before the words": (
        "0:00:00 I Why?\n0:00:13 R Because.\n0:00:26 I And?\n0:00:39 R No.\n0:01:02 I Ah.\n0:01:05 R Yes.",
        [("I", "Why?"), ("R", "Because."), ("I", "And?"), ("R", "No."), ("I", "Ah."), ("R", "Yes.")],
    ),
    "words for people of any gender": (
        "Interviewer:in: Warum?\nLehrer:in 2: Darum.\nInterviewer:in: Und?\nLehrer:in 2: Nichts.",
        [
            ("Interviewer:in", "Warum?"),
            ("Lehrer:in 2", "Darum."),
            ("Interviewer:in", "Und?"),
            ("Lehrer:in 2", "Nichts."),
        ],
    ),
    "words for people of any gender with a star": (
        "Forscher*in: Warum?\nSchüler*in 1: Darum.\nForscher*in: Und?\nSchüler*in 2: Nichts.",
        [
            ("Forscher*in", "Warum?"),
            ("Schüler*in 1", "Darum."),
            ("Forscher*in", "Und?"),
            ("Schüler*in 2", "Nichts."),
        ],
    ),
    "words for people of any gender with a slash": (
        "Interviewer/in: Warum?\nBefragte/r: Darum.\nInterviewer/in: Und?\nBefragte/r: Nichts.",
        [
            ("Interviewer/in", "Warum?"),
            ("Befragte/r", "Darum."),
            ("Interviewer/in", "Und?"),
            ("Befragte/r", "Nichts."),
        ],
    ),
    "somebody in a group who is only described": (
        "MODERATOR: What is missing?\nBernd: A doctor.\nAylin: Yes.\nWoman at the back: A dentist!\n"
        "Bernd, Aylin: Yes!\nMODERATOR: What else?\nBernd: A shop.\nAylin: The bus.\n"
        "Stimme aus dem Saal: Nein!\nMultiple voices: No!",
        [
            ("MODERATOR", "What is missing?"),
            ("Bernd", "A doctor."),
            ("Aylin", "Yes."),
            ("Woman at the back", "A dentist!"),
            ("Bernd, Aylin", "Yes!"),
            ("MODERATOR", "What else?"),
            ("Bernd", "A shop."),
            ("Aylin", "The bus."),
            ("Stimme aus dem Saal", "Nein!"),
            ("Multiple voices", "No!"),
        ],
    ),
    "facts above the turns": (
        "Datum: 3.4.2021\nBefragte: Frau K., 43 Jahre, Lehrerin\n\n"
        "I: Wie?\nBefragte: Schwer.\nI: Und?\nBefragte: Sehr.",
        [
            (None, "Datum: 3.4.2021\nBefragte: Frau K., 43 Jahre, Lehrerin"),
            ("I", "Wie?"),
            ("Befragte", "Schwer."),
            ("I", "Und?"),
            ("Befragte", "Sehr."),
        ],
    ),
    "names above the turns": (
        "Interviewer: CM\nParticipant: Mrs Brown\n\n"
        "Interviewer: Why?\nParticipant: A war.\nInterviewer: And?\nParticipant: No.",
        [
            (None, "Interviewer: CM\nParticipant: Mrs Brown"),
            ("Interviewer", "Why?"),
            ("Participant", "A war."),
            ("Interviewer", "And?"),
            ("Participant", "No."),
        ],
    ),
    "greetings in pairs are no facts": (
        "Interviewer: Good Morning\nParticipant: Hello\n\nInterviewer: Why?\nParticipant: A war.",
        [
            ("Interviewer", "Good Morning"),
            ("Participant", "Hello"),
            ("Interviewer", "Why?"),
            ("Participant", "A war."),
        ],
    ),
    "an address or a time in speech": (
        "INTERVIEWER: Where?\n\nP1: There.\n\nhttp://example.org is it.\n\nAt 10:30 we left.",
        [("INTERVIEWER", "Where?"), ("P1", "There.\n\nhttp://example.org is it.\n\nAt 10:30 we left.")],
    ),
    "a voice in capitals that speaks once": (
        "INTERVIEWER: Why?\n\nP1: No.\n\nMore.\n\nAnd more.\n\nWIFE: Yes.\n\nP1: Well.",
        [("INTERVIEWER", "Why?"), ("P1", "No.\n\nMore.\n\nAnd more."), ("WIFE", "Yes."), ("P1", "Well.")],
    ),
    "a name of something in a long turn": (
        "P1: We left.\n\nThen we came.\n\nQuetta: that was home.\n\nWe stayed.",
        [("P1", "We left.\n\nThen we came.\n\nQuetta: that was home.\n\nWe stayed.")],
    ),
    "two turns of one speaker in a row": ("P1: No.\nP1: Yes.", [("P1", "No."), ("P1", "Yes.")]),
    "a speaker who says nothing": (
        "INTERVIEWER: Why?\nP1:\nINTERVIEWER: Well?",
        [("INTERVIEWER", "Why?"), ("P1", ""), ("INTERVIEWER", "Well?")],
    ),
    "a heading before the first turn": (
        "# Interview in Quetta\n\nP1: We left.",
        [(None, "# Interview in Quetta"), ("P1", "We left.")],
    ),
    "a heading between turns": (
        "P1: We left.\n\n## The border\n\nP1: We crossed.",
        [("P1", "We left."), (None, "## The border"), ("P1", "We crossed.")],
    ),
    "a heading within a turn": (
        "P1: We left.\n\n## The border\n\nWe crossed.\n\nThen we came back.",
        [("P1", "We left."), (None, "## The border"), ("P1", "We crossed.\n\nThen we came back.")],
    ),
    "a header of facts": (
        "Date: 12 May 2021\nPlace: Kabul\nInterviewer: Zarawar\n\nInterviewer: Why?\nP7: Because.",
        [
            (None, "Date: 12 May 2021\nPlace: Kabul\nInterviewer: Zarawar"),
            ("Interviewer", "Why?"),
            ("P7", "Because."),
        ],
    ),
    "a timestamp on a line of its own": (
        "00:00:10\nINTERVIEWER: Why?\n00:00:12\nP7: Because.",
        [("INTERVIEWER", "Why?"), ("P7", "Because.")],
    ),
}

UNLABELLED = {
    "a colon in running speech": "The thing is: we left. Nobody asked.",
    "a note": "We left.\n\nNote: this was cut.\n\nThey stayed.",
    "two notes": "Note: this was cut.\n\nWe left.\n\nNote: so was this.\n\nThey stayed.\n\nWe came back.",
    "a heading with a colon": "Conclusion:\n\nWe left.",
    "headings in capitals": "ABSTRACT: We left.\n\nCONCLUSION: They stayed.",
    "an address": "http://example.org is the place.",
    "a time": "10:30 was the time.",
    "a time in capitals": "AT 10:30 WE LEFT.\n\nTHEY STAYED.",
    "a ratio": "Kabul:Quetta is far.\n\nKabul:Karachi is farther.",
    "a verse": "John 3:16 says so.",
    "a list of things": "Advantages: it is cheap.\n\nDisadvantages: it is slow.",
    "a word that recurs in a long text": "Pakistan: a neighbour.\n\n"
    + "We left then.\n\n" * 9
    + "Pakistan: a friend.",
    "a sentence with a colon that recurs": "The thing is: we left.\n\nThe thing is: they stayed.",
    "a table and a figure": "Table 1: Trade.\n\nFigure 2: Transit.\n\nSection 3: The line.",
}


@pytest.mark.parametrize("case", LABELLED)
def test_labels_make_turns(case: str, make_index: Make) -> None:
    text, turns = LABELLED[case]
    assert said(make_index, text) == turns


@pytest.mark.parametrize("case", UNLABELLED)
def test_a_colon_alone_makes_no_speaker(case: str, make_index: Make) -> None:
    text = UNLABELLED[case]
    assert said(make_index, text) == [(None, text.strip())]


def test_labels_and_timestamps_are_no_tokens(make_index: Make) -> None:
    document, index = make_index("[00:10] INTERVIEWER: Why?\n00:12\n**P1:** [00:13] Because.")
    forms = [index.types[number].form for number in index.type_ids]
    assert forms == ["Why", "?", "Because", "."]
    assert [document.text[a:b] for a, b in zip(index.starts, index.ends, strict=True)] == forms


def test_the_turn_keeps_its_timestamp(make_index: Make) -> None:
    _, index = make_index("[00:10] INTERVIEWER: Why?\n00:01:12\nP1: No.\nP1 (2:15): Yes.\nP1: Well.")
    assert [turn.timestamp for turn in index.turns] == ["00:10", "00:01:12", "2:15", None]


def test_interviewers_are_known_whatever_their_case_and_number(make_index: Make) -> None:
    _, index = make_index("interviewer 2: Why?\nInt: And?\nP1: No.\nModerator: Well?\nResearcher 1: So?")
    roles = [turn.role for turn in index.turns]
    asking, answering = Role.INTERVIEWER, Role.PARTICIPANT
    assert roles == [asking, asking, answering, asking, asking]
    assert [turn.participant for turn in index.turns] == [None, None, "P1", None, None]


def test_what_stands_before_the_first_speaker_is_the_transcribers(make_index: Make) -> None:
    _, index = make_index("# Interview\n\nP1: We left.")
    assert (index.turns[0].role, index.turns[0].participant) == (Role.NOBODY, None)
