"""What people and programs call the columns of a table, in lower case and without punctuation."""


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(","))


TEXT = _names(
    "text, texts, response, responses, answer, answers, quote, quotes, quotation, excerpt, excerpts, "
    "transcript, comment, comments, verbatim, passage, statement, narrative, feedback, content, body, "
    "message, free text, open text, open ended response, open response, free text response, antwort, "
    "antworten, svar, respuesta, respuestas, réponse, réponses, resposta, respostas, risposta, risposte"
)
"""The words of a response or an excerpt."""
PARTICIPANT = _names(
    "participant, participant id, participant number, participant no, pid, respondent, respondent id, "
    "respondent number, respondent no, interviewee, interviewee id, informant, informant id, "
    "subject id, person, teilnehmer, teilnehmerin, teilnehmende, befragte, befragter, participante, "
    "entrevistado, entrevistada, encuestado, encuestada, répondant, répondante, partecipante"
)
"""Who wrote or said it."""
ID = _names(
    "id, response id, responseid, record id, case id, case, document, document id, excerpt id, quote id, "
    "submission id, key, nr, no, number, #, name"
)
"""What names a row."""
PAGE = _names(
    "page, pages, page s, page no, page number, page numbers, p, pp, seite, seiten, seitenzahl, página, "
    "páginas, pagina, pagine, blz, bladzijde, sida, sidor, sidetal, sider, strona, sayfa, страница"
)
"""On which page of a work an excerpt stands."""
SPEAKER = _names(
    "speaker, speakers, speaker name, speaker label, speaker id, who, sprecher, sprecherin, sprechende, "
    "redner, rednerin, wer, wer spricht, taler, talare, locuteur, locutrice, intervenant, intervenante, "
    "interlocuteur, interlocutrice, qui parle, hablante, quién habla, locutor, locutora, interviniente, "
    "oradora, orador, falante, parlante, interlocutor, spreker, mówca, puhuja, спикер, говорящий, "
    "konuşmacı, المتحدث, वक्ता, 发言人, 说话人, 話者, 話し手, 화자"
)
"""Who speaks, in a transcript."""
PERHAPS_SPEAKER = _names(
    "name, person, participant, teilnehmer, teilnehmerin, participante, partecipante, nombre, nom, nome"
)
"""Who speaks, in a table that has times."""
SPOKEN = _names(
    "text, utterance, utterances, transcript, transcription, content, words, speech, message, turn, "
    "dialogue, äußerung, äusserung, aussage, beitrag, wortlaut, transkript, transkription, gesagtes, "
    "inhalt, tekst, udsagn, ytring, yttrande, texte, énoncé, propos, paroles, palabras, discurso, "
    "contenu, texto, transcripción, intervención, transcrição, trascrizione, contenido, enunciado, fala, "
    "conteúdo, testo, enunciato, wypowiedź, текст, реплика, metin, النص, 内容, 发言, 文本, 発話, 내용"
)
"""What is said, in a transcript."""
START = _names(
    "start, start time, begin, begin time, from, time, timestamp, time stamp, timecode, time code, in, "
    "onset, start s, start sec, start seconds, start ms, beginn, anfang, zeit, startzeit, zeitmarke, "
    "zeitstempel, von, tid, starttid, tidspunkt, début, heure, temps, horodatage, inicio, desde, hora, "
    "tiempo, minuto, marca de tiempo, início, tempo, inizio, tijd, czas, начало, время, zaman, başlangıç, "
    "الوقت, 时间, 开始, 時間, 開始, 시간"
)
END = _names(
    "end, end time, to, out, offset, stop, finish, end s, end sec, end seconds, end ms, time end, stop "
    "time, ende, endzeit, bis, hasta, slut, sluttid, fin, fim, fine, einde, koniec, конец, bitiş, 结束, "
    "終了, 끝"
)
SPAN = _names("timespan, time span, time range")
"""Start and end in one cell, as NVivo exports them."""
KNOWN = frozenset[str]().union(TEXT, PARTICIPANT, ID, SPEAKER, PERHAPS_SPEAKER, SPOKEN, START, END, SPAN)
"""All of these."""
