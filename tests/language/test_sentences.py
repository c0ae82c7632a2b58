"""Hard cases for sentence ends. A case has `|` where a sentence ends; the text is the case without it."""

import pytest

from qda.language.data import read
from qda.language.sentences import sentence_rules

ENGLISH = [
    # plain
    "I left. | He stayed. | We met again in Quetta.",
    "One sentence without an end",
    "so we went to the border and they said no and we came back and nobody asked us anything",
    "We left! | They stayed? | Nobody knows.",
    "Why? | Because they could.",
    "Really?! | Nobody told us.",
    "What?.. | Nobody told us.",
    "You know? | and then they came.",
    # who says what is asked
    "“Why now?” I asked. | He left.",
    '"Why now?" I asked him. | He left.',
    "‘Why now?’ Mary Hill asked. | Nobody knew.",
    "“Stop!” he said. | We left.",
    "“Stop!” I said, and he did.",
    "“We left. | Why now?” I thought. | “Yes.”",
    "He asked 'why?' | I did not know.",
    "He asked “why?” | I said, because of her.",
    "“Why now?” | I asked myself that too.",
    "“Why now?” | Nobody asked.",
    "“Who is it?” | I knew it. | I said so.",
    # titles and names
    "We met Dr. Khan and Mr. Shah in Kabul. | Both had left.",
    "Gen. Bajwa met Lt. Col. Durrani. | They spoke.",
    "Prof. Ahmed teaches. | St. Petersburg is far.",
    "A. H. Cordesman wrote it. | Others read it.",
    "Asma A. I. Khan and I. A. Rehman came.",
    "It was J. Smith who said so. | I heard it.",
    "Ayesha K. Malik agreed. | So did I. | The others left.",
    "They had no Plan B. | The army waited.",
    "Gov. Raziq and Sen. Lodhi disagreed.",
    "Khan v. Pakistan was decided in 1999. | It still stands.",
    "Khan Jr. was there. | He spoke.",
    "Khan Sr. Associates paid for it.",
    # abbreviations
    "They came from the U.S. Army.",
    "They left the U.S. | The Taliban stayed.",
    "They left the U.S. | It’s what they do.",
    "The U.S. and the U.K. agreed. | The U.N. Security Council did not.",
    "He went to the U.S. | He never came back.",
    "He lived in Washington D.C. | We visited him.",
    "It is on p. 12 of the report. | Read it.",
    "We met in Ft. Worth. | It is on Rte. 9 and Hwy. 61.",
    "He stood six ft. | It was cold.",
    "See App. B, Fig. C, and Sec. D. | They say more.",
    "See Sec. 3, Eq. 4, Ch. 2, and Vol. 3 of Mt. Sinai. | They say more.",
    "We use the app. | B said so. | I took the App. | A man came.",
    "See pp. 12–14, vol. 2, and fig. 3. | They say more.",
    "It was No. 5 on the list. | I saw it.",
    "Did they ask? | No. | We went anyway.",
    "Many groups, e.g. the Haqqani network, i.e. the eastern front, fought.",
    "Many groups, e.g. Pashtuns, stayed.",
    "The ones in power, i.e. Islamabad, decided.",
    "Lyall et al. 2013 found it. | Others did not.",
    "Lyall et al. (2013) found it.",
    "It was Lyall et al. | The others only quote it.",
    "Pakistan vs. India is the frame. | It is too narrow.",
    "They traded fruit, wool, etc. and came back.",
    "They traded fruit, wool, etc. | We bought it.",
    "They traded (fruit, wool, etc.) with us. | We bought it.",
    "They traded (fruit, wool, etc.). | We bought it.",
    "It cost approx. 500 dollars. | Nobody paid.",
    "Habib Inc. Bank was founded then.",
    "He worked at Shell Ltd. | He earned well.",
    "The meeting is at 10 a.m. | The minister comes.",
    "The meeting is at 10 a.m. on Friday. | Come.",
    "The meeting is at 10 p.m. Monday. | Come.",
    "At 10 a.m. | Pakistan closed the gate.",
    "It happened on Sept. 11 in New York. | We watched.",
    "It happened in Aug. 2021. | We watched.",
    "He has a Ph.D. in law. | She has an M.A. from Kabul.",
    "Cf. Khan on this. | It differs.",
    "Art. 5 and Sec. 3 apply. | Ch. 2 explains it.",
    "The govt. forces left. | The dept. of health stayed.",
    "Vol. II has it. | Vol. IV does not.",
    "Did he ask? | No. | Clearly not. | Very few did.",
    "Mr. and Mrs. Khan left. | We stayed.",
    "He sat. | Ahmed stood. | They were wed. | Nobody came.",
    "We met on Sat. 5 March. | He left in Dec. 2014.",
    "We met in Aug. President Ghani had gone.",
    "It took 5 min. | Then we left with Min. Haq.",
    "They wanted vitamin C. | The rest was gone.",
    "It began c. 1960. | Nobody knows.",
    # numbers
    "It grew by 1.5 million in 2.0 years. | Then it fell.",
    "It ended in 2014. | Then it began again.",
    "It cost $2.50. | 5 people paid.",
    "Taliban 2.0 is different. | Many say so.",
    "3. Third point is trade. | Fourth is water.",
    "1. The first reason. | 2. The second reason.",
    "There are two reasons: 1. Trade. | 2. Transit.",
    "He gave reasons. | 1. Trade is one. | 2. Transit is another.",
    "a) Trade is one. | b) Water is another.",
    "(1) Trade is one. | (2) Water is another.",
    "iv. The border is closed.",
    "2.1. The border is closed. | It was open.",
    "He left at 10:30. | She stayed.",
    # references
    "They backed the government [12]. | The army did not.",
    "They backed the government.[12] | The army did not.",
    "They backed the government. [12] | The army did not.",
    "It rests on trust.12 | Then it broke.",
    "It rests on trust.12,13 | Then it broke.",
    "It rests on trust.¹² | Then it broke.",
    "It rests on “trust.”12 | Then it broke.",
    "It is so (Khan, 2017). | The army agrees.",
    "It is so (Khan, 2017; see p. 5. of Dogra). | The army agrees.",
    "See www.example.org. | It says more.",
    "See https://example.org/a.b?c=d.e for more. | It is long.",
    "Write to a.khan@example.org. | He answers.",
    "It uses Node.js for that. | We do not.",
    # ellipses
    "We waited... and then they came.",
    "We waited... | Then they came.",
    "We waited… | Nobody came.",
    "We waited . . . and then they came. | It was late.",
    "We waited . . . | Then they came.",
    "I was um... I was afraid.",
    "And uh... Pakistan closed the gate.",
    "I thought... I was alone.",
    "... The war had ended by then.",
    "They left [...] and came back. | We saw it.",
    "It took about... 5 years.",
    # quotations
    '"I left." | He said so.',
    '"I left," he said. | "I never came back."',
    '"Why?" she asked. | He did not answer.',
    '"Stop!" he said. | "Nobody moves."',
    "“Why?” she asked. | He did not answer.",
    "He said “I left”. | Then he left.",
    "He said “I left.” | Then he left.",
    "«Why?» she asked. | «Because.»",
    "She said, “He told me ‘I left.’” | Then she wept.",
    "'I left.' | Then he wept.",
    "He said: “We have no choice.” | “We must go.”",
    "**We left.** | Then they came.",
    # brackets
    "They left (I saw it. Twice.) and came back.",
    "They left (I saw it). | Nobody else did.",
    "They left. | (I saw it. | Twice.) | Nobody else did.",
    "They left (didn't they?) and came back. | We saw it.",
    # transcription marks
    "We left. | [laughs] Then they came.",
    "We left [laughs]. | Then they came.",
    "We left. [laughs]",
    "We did not pay. | [Name 1] paid every month. | [Name 1]'s brother came.",
    "We did not pay! | [sister's name] paid. | [NAME] left. | “[Town] is small.”",
    "We left. [pause] and then they came. [name]",
    "They asked Dr. [Name 2] and left. | [anonymised] did not.",
    "We left. (pause) and then they came.",
    "We left -- well, most of us did. | They stayed.",
    "We left. | - Then they came.",
    "We left - - and they stayed. | You see.",
    "He came, um (.) I dunno. | Then (.) We left.",
    "He was in ward B. | She was in group C. | Nobody asked.",
    # other signs
    "See 2 Tim. 4:7 and Ps. 23. | It helps.",
    "We left; they stayed; nobody spoke. | It was over.",
    "There was one thing: We left. | They stayed.",
    "He sold Yahoo! shares and left. | She kept hers.",
    "They left.|Then we came.",
    "i left. | he stayed. | nobody asked.",
    "i left... he stayed. | nobody asked.",
    "It failed!!! | Nobody helped.",
    "He left.\n| They stayed.",
    "The treaty of 1893, i.e. the line\nthat Dr.\nKhan drew, holds.",
    "That is it. | 😀 Then we left.",
]

OTHERS = [
    ("de", "Das war am 3. Oktober in Kabul. | Dr. Meier war dabei."),
    ("de", "Er sagte: „Ich gehe.“ | Dann ging er."),
    ("de", "Es gab z.B. Handel, d.h. Obst. | Mehr nicht."),
    ("de", "Ich war z. B. bei Fr. Weber. | Sie hat o. Ä. gesagt, d. h. nichts."),
    ("de", "I. d. R. ging das gut. | Ich mag es. | Er kam i. A. der Stadt."),
    ("de", "Das war Raum Nr. 5. | Danach zog ich am 5. Mai um."),
    ("nl", "Ik zag dhr. Jansen en mevr. Bakker. | Zij gingen weg."),
    ("es", "La Dra. Ruiz vino. | Usted sabe cómo es. | EE. UU. es grande."),
    ("pt", "A Profa. Rita veio. | A Dra. Lia mora no Brasil."),
    ("fr", "Il est venu à 10 h. 30. | Puis il partit."),
    ("da", "Ca. kl. 7 om morgenen. | Det var d. 3. maj. | Det var kl. 7. | Se jf. § 5, stk. 2."),
    ("de", "Das kostet 3,5 Mio. Euro. | So viel."),
    ("nl", "Ik woon hier sinds ’78. | Dhr. Jansen ook."),
    ("pl", "Mieszkam na ul. Długiej. | Sam."),
    ("el", "Ο κ. Παπαδόπουλος ήρθε. | Μετά έφυγε."),
    ("zh", "那时候很难！|“没关系”，他说。|“走吧。”他说。|我们走了。"),
    ("da", "Jeg gik ud. | Det lever vi af.| Han blev."),
    ("da", "Det var den 5. Maj. | Vi var der bl.a. med Hr. Jensen."),
    ("fr", "« Pourquoi ? » demanda-t-elle. | Il partit."),
    ("fr", "Il partit. | Mme. Dupont resta."),
    ("es", "Se fue. | ¿Por qué? | ¡Nadie lo sabe!"),
    ("zh", "我们走了。|他们留下了！|为什么？"),
    ("zh", "“走吧。”他说。|我们走了。"),
    ("hi", "हम चले गए। | वे रुक गए। | डॉ. खान आए।"),
    ("ur", "ہم چلے گئے۔ | وہ رک گئے۔"),
    ("ar", "لماذا ذهبوا؟ | لا أعرف. | هذا كل شيء."),
    ("ru", "Мы ушли. | Они остались, т.е. ждали."),
    ("xx", "We left. | They stayed. | Dr. Khan came."),
    ("am", "ሄድን። | ቆዩ።"),
]


def sentences(code: str, text: str) -> list[str]:
    """The sentences of a text without the white space between them."""
    starts = sentence_rules(read(code, "sentences.toml")).starts(text)
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]


def whole(case: str) -> str:
    """The text of a case; a space on either side of a bar is one space of the text."""
    return case.replace(" | ", " ").replace("\n| ", "\n").replace("|", "")


def parted(case: str) -> list[str]:
    return [part.strip() for part in case.split("|")]


@pytest.mark.parametrize("case", ENGLISH)
def test_english_sentences_end_where_a_reader_ends_them(case: str) -> None:
    assert sentences("en", whole(case)) == parted(case)


@pytest.mark.parametrize(("code", "case"), OTHERS)
def test_sentences_of_other_languages_and_scripts(code: str, case: str) -> None:
    assert sentences(code, whole(case)) == parted(case)
