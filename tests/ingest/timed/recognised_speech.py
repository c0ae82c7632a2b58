"""Recognised speech as programs and services write it, and what is to become of each."""

WHISPER = {
    "text": " Hello. We went.",
    "segments": [
        {
            "id": 0,
            "seek": 0,
            "start": 0.0,
            "end": 1.52,
            "text": " Hello.",
            "tokens": [1],
            "avg_logprob": -0.2,
        },
        {"id": 1, "seek": 0, "start": 1.52, "end": 4.0, "text": " We went.", "no_speech_prob": 0.01},
    ],
    "language": "en",
}
WHISPERX = {
    "segments": [
        {"start": 0.5, "end": 2.1, "text": " Where is it?", "speaker": "SPEAKER_01", "words": [
            {"word": "Where", "start": 0.5, "end": 0.9, "score": 0.9, "speaker": "SPEAKER_00"},
            {"word": "is", "score": 0.8, "speaker": "SPEAKER_01"}, {"word": "it?", "speaker": "SPEAKER_01"}]},
        {"start": 2.2, "end": 4.0, "text": " Here. There.", "words": [
            {"word": "Here.", "start": 2.2, "end": 3.0, "speaker": "SPEAKER_00"},
            {"word": "There.", "start": 3.1, "end": 4.0, "speaker": "SPEAKER_01"}]},
    ],
    "word_segments": [],
}  # fmt: skip
CPP = {
    "systeminfo": "x",
    "result": {"language": "en"},
    "transcription": [
        {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"}, "offsets": {"from": 0, "to": 2500},
         "text": " We went.", "speaker_turn_next": True},
        {"timestamps": {"from": "00:00:02,500", "to": "01:00:00,000"}, "text": " And you?"},
    ],
}  # fmt: skip
AMAZON = {
    "jobName": "x",
    "results": {
        "transcripts": [{"transcript": "Well, yes. No."}],
        "speaker_labels": {"segments": [
            {"speaker_label": "spk_0", "items": [{"start_time": "0.04", "speaker_label": "spk_0"},
                                                 {"start_time": "0.5", "speaker_label": "spk_0"}]},
            {"speaker_label": "spk_1", "items": [{"start_time": "1.5"}]}]},
        "items": [
            {"start_time": "0.04", "end_time": "0.4", "type": "pronunciation",
             "alternatives": [{"content": "Well"}]},
            {"type": "punctuation", "alternatives": [{"content": ","}]},
            {"start_time": "0.5", "end_time": "0.9", "type": "pronunciation",
             "alternatives": [{"content": "yes"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
            {"start_time": "1.5", "end_time": "1.9", "type": "pronunciation",
             "alternatives": [{"content": "No"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
        ],
    },
}  # fmt: skip
DEEPGRAM_WORDS = [
    {"word": "hi", "punctuated_word": "Hi.", "start": 0.1, "end": 0.5, "speaker": 0},
    {"word": "you", "punctuated_word": "You?", "start": 1.1, "end": 2.0, "speaker": 1},
]
REV = {
    "speakers": [{"id": 1, "name": "Anna"}],
    "monologues": [
        {"speaker": 0, "elements": [
            {"type": "text", "value": "Hi", "ts": 0.5, "end_ts": 1.0, "confidence": 0.9},
            {"type": "punct", "value": ", "}, {"type": "text", "value": "you", "ts": 1.0, "end_ts": 2.0}]},
        {"speaker": 1, "elements": [{"type": "text", "value": "Yes", "ts": 3, "end_ts": 4}]},
    ],
}  # fmt: skip
AZURE = {
    "source": "https://x/a.wav", "timestamp": "2025-05-24T13:37:05Z", "durationInTicks": 660000000,
    "combinedRecognizedPhrases": [{"channel": 0, "display": "Where is it? Here."}],
    "recognizedPhrases": [
        {"recognitionStatus": "Success", "channel": 0, "speaker": 1, "offset": "PT0.76S",
         "offsetInTicks": 7600000.0, "durationInTicks": 13200000.0, "locale": "de-DE", "nBest": [
            {"confidence": 0.5, "lexical": "where is it", "display": "Where is it?", "words": []},
            {"confidence": 0.4, "lexical": "wears it", "display": "Wears it?"}]},
        {"recognitionStatus": "Success", "channel": 0, "speaker": 2, "offset": "PT1M2S", "duration": "PT3S",
         "offsetInTicks": 620000000, "durationInTicks": 30000000, "nBest": [{"display": "Here."}]},
    ],
}  # fmt: skip
STEREO = {
    "recognizedPhrases": [
        {"channel": 0, "offsetInTicks": 10_000_000, "durationInTicks": 10_000_000,
         "nBest": [{"display": "Why?"}]},
        {"channel": 0, "offsetInTicks": 90_000_000, "durationInTicks": 10_000_000,
         "nBest": [{"display": "So?"}]},
        {"channel": 1, "offsetInTicks": 30_000_000, "durationInTicks": 20_000_000,
         "nBest": [{"display": "No."}]},
    ]
}  # fmt: skip


def matics(kind: str, content: str, start: float, end: float, speaker: str, **more: str) -> dict[str, object]:
    said = [{"content": content, "confidence": 0.9, "speaker": speaker}, {"content": "x", "speaker": "S9"}]
    return {"type": kind, "start_time": start, "end_time": end, "alternatives": said, **more}


SPEECHMATICS = {
    "format": "2.9", "job": {"id": "x", "duration": 70},
    "metadata": {"transcription_config": {"language": "es", "diarization": "speaker"}},
    "results": [
        matics("word", "Well", 0.1, 0.5, "S1"),
        matics("punctuation", ",", 0.5, 0.5, "S1", attaches_to="previous"),
        matics("punctuation", "¿", 0.6, 0.6, "S1", attaches_to="next"),
        matics("word", "twenty", 0.6, 1.0, "S1"),
        matics("punctuation", "-", 1.0, 1.0, "S1", attaches_to="both"),
        matics("word", "one", 1.1, 1.9, "S1"),
        matics("punctuation", "?", 1.9, 1.9, "S1", attaches_to="previous", is_eos="true"),
        matics("word", "Yes", 62.0, 62.5, "S2"),
        matics("punctuation", ".", 62.5, 62.5, "S2"),
        matics("entity", "17 May", 63.0, 64.0, "UU", entity_class="date"),
    ],
}  # fmt: skip
CASES = {
    "azure": (
        AZURE,
        ["[00:00:00 - 00:00:02] Speaker 1: Where is it?", "[00:01:02 - 00:01:05] Speaker 2: Here."],
        ("Speaker 1", "Speaker 2"),
    ),
    "azure, a channel for each speaker": (
        STEREO,
        ["[00:00:01 - 00:00:02] Channel 0: Why?", "[00:00:03 - 00:00:05] Channel 1: No.",
         "[00:00:09 - 00:00:10] Channel 0: So?"],
        ("Channel 0", "Channel 1"),
    ),
    "azure, of a single file": (
        {"durationMilliseconds": 5000, "combinedPhrases": [{"text": "Why? So."}], "phrases": [
            {"speaker": 0, "offsetMilliseconds": 1000, "durationMilliseconds": 500, "text": "Why?",
             "locale": "en-US"},
            {"speaker": 1, "offsetMilliseconds": 2000, "durationMilliseconds": 2500, "text": "So."}]},
        ["[00:00:01 - 00:00:01] Speaker 0: Why?", "[00:00:02 - 00:00:04] Speaker 1: So."],
        ("Speaker 0", "Speaker 1"),
    ),
    "speechmatics": (
        SPEECHMATICS,
        ["[00:00:00 - 00:00:01] S1: Well, ¿twenty-one?", "[00:01:02 - 00:01:02] S2: Yes.",
         "[00:01:03 - 00:01:04] Unknown speaker: 17 May"],
        ("S1", "S2", "Unknown speaker"),
    ),
    "speechmatics, a channel for each speaker": (
        {"results": [matics("word", "Why?", 1, 2, "UU", channel="Agent"),
                     matics("word", "So.", 3, 4, "S1", channel="Caller")]},
        ["[00:00:01 - 00:00:02] Agent: Why?", "[00:00:03 - 00:00:04] Caller S1: So."],
        ("Agent", "Caller S1"),
    ),
    "whisper": (WHISPER, ["[00:00:00 - 00:00:04] Hello. We went."], ()),
    "a list of segments": (WHISPER["segments"], ["[00:00:00 - 00:00:04] Hello. We went."], ()),
    "whisperx: the segment's speaker, else its words'": (
        WHISPERX,
        ["[00:00:00 - 00:00:02] SPEAKER_01: Where is it?", "[00:00:02 - 00:00:03] SPEAKER_00: Here.",
         "[00:00:03 - 00:00:04] SPEAKER_01: There."],
        ("SPEAKER_01", "SPEAKER_00"),
    ),
    "whisper.cpp": (CPP, ["[00:00:00 - 00:00:02] We went.", "[00:00:02 - 01:00:00] And you?"], ()),
    "a pipeline": (
        {"text": "we went", "chunks": [{"timestamp": [0.0, 2.0], "text": " We"},
                                {"timestamp": [2.0, None], "text": " went."}]},
        ["[00:00:00 - 00:00:02] We went."],
        (),
    ),
    "assemblyai": (
        {"text": "Hi. Yes.", "utterances": [
            {"speaker": "A", "text": "Hi.", "start": 100, "end": 2000, "words": []},
            {"speaker": "B", "text": "Yes.", "start": 61_000, "end": 62_000}]},
        ["[00:00:00 - 00:00:02] Speaker A: Hi.", "[00:01:01 - 00:01:02] Speaker B: Yes."],
        ("Speaker A", "Speaker B"),
    ),
    "deepgram words": (
        {"results": {"channels": [{"alternatives": [{"transcript": "hi you", "words": DEEPGRAM_WORDS}]}]}},
        ["[00:00:00 - 00:00:00] Speaker 0: Hi.", "[00:00:01 - 00:00:02] Speaker 1: You?"],
        ("Speaker 0", "Speaker 1"),
    ),
    "deepgram, a channel for each": (
        {"results": {"channels": [
            {"alternatives": [{"words": [{"word": "Hi.", "start": 3, "end": 4}]}]},
            {"alternatives": [{"words": [{"word": "Hello?", "start": 1, "end": 2}]}]}]}},
        ["[00:00:01 - 00:00:02] Channel 1: Hello?", "[00:00:03 - 00:00:04] Channel 0: Hi."],
        ("Channel 1", "Channel 0"),
    ),
    "amazon": (
        AMAZON,
        ["[00:00:00 - 00:00:00] spk_0: Well, yes.", "[00:00:01 - 00:00:01] spk_1: No."],
        ("spk_0", "spk_1"),
    ),
    "elevenlabs": (
        {"language_code": "eng", "text": "Why? (laughs) So far.", "words": [
            {"text": "Why?", "start": 0.1, "end": 1.0, "type": "word", "speaker_id": "speaker_0"},
            {"text": " ", "start": 1.0, "end": 62.0, "type": "spacing", "speaker_id": "speaker_0"},
            {"text": "(laughs)", "start": 62.0, "end": 63, "type": "audio_event", "speaker_id": "speaker_1"},
            {"text": " ", "start": 63.0, "end": 63.1, "type": "spacing", "speaker_id": "speaker_1"},
            {"text": "So", "start": 63.1, "end": 63.4, "type": "word", "speaker_id": "speaker_1"},
            {"text": " ", "start": 63.4, "end": 63.5, "type": "spacing", "speaker_id": "speaker_1"},
            {"text": "far.", "start": 63.5, "end": 64.0, "type": "word", "speaker_id": "speaker_1"}]},
        ["[00:00:00 - 00:00:01] speaker_0: Why?", "[00:01:02 - 00:01:04] speaker_1: (laughs) So far."],
        ("speaker_0", "speaker_1"),
    ),
    "elevenlabs, nobody told apart": (
        {"text": "私は行く。", "words": [
            {"text": "私は", "start": 60, "end": 61, "type": "word", "speaker_id": None},
            {"text": "行く。", "start": 61, "end": 62, "type": "word", "speaker_id": None},
            {"text": " ", "start": 62, "end": 80, "type": "spacing", "speaker_id": None},
            {"text": "はい。", "start": 80, "end": 81, "type": "word", "speaker_id": None}]},
        ["[00:01:00 - 00:01:02] 私は行く。", "[00:01:20 - 00:01:21] はい。"],
        (),
    ),
    "openai, words alone": (
        {"text": "Why? We went, so.", "language": "english", "words": [
            {"word": "Why", "start": 1, "end": 2}, {"word": "We", "start": 61, "end": 62},
            {"word": "went", "start": 62, "end": 63}, {"word": "so", "start": 63, "end": 64}]},
        ["[00:00:01 - 00:00:02] Why?", "[00:01:01 - 00:01:04] We went, so."],
        (),
    ),
    "google": (
        {"results": [
            {"alternatives": [{"transcript": "Why not?", "confidence": 0.9}, {"transcript": "Y not?"}],
             "resultEndTime": "2.5s", "languageCode": "en-us"},
            {"alternatives": [{"transcript": " So.", "words": [
                {"word": "So.", "startTime": "61s", "endTime": "61.900s"}]}]}]},
        ["[00:00:00 - 00:00:02] Why not?", "[00:01:01 - 00:01:01] So."],
        (),
    ),
    "google, the last result says all again with speakers": (
        {"response": {"results": [
            {"alternatives": [{"transcript": "why so", "words": [{"word": "why"}, {"word": "so"}]}]},
            {"alternatives": [{"words": [
                {"word": "why", "startTime": "1s", "endTime": "2s", "speakerTag": 1},
                {"word": "so", "start_time": {"seconds": "3", "nanos": 500000000}, "speakerTag": 2}]}]}]}},
        ["[00:00:01 - 00:00:02] Speaker 1: why", "[00:00:03] Speaker 2: so"],
        ("Speaker 1", "Speaker 2"),
    ),
    "google, a channel for each and a last result of its own": (
        {"results": [
            {"channelTag": 1, "alternatives": [{"transcript": "Why?", "words": [
                {"word": "Why?", "startOffset": "5s", "endOffset": "6s", "speakerLabel": "1"}]}]},
            {"channelTag": 2, "alternatives": [{"transcript": "So.", "words": [
                {"word": "So.", "startOffset": "1s", "endOffset": "2s", "speakerLabel": "1"}]}]}]},
        ["[00:00:01 - 00:00:02] Channel 2 Speaker 1: So.", "[00:00:05 - 00:00:06] Channel 1 Speaker 1: Why?"],
        ("Channel 2 Speaker 1", "Channel 1 Speaker 1"),
    ),
    "deepgram, utterances of two channels": (
        {"results": {"channels": [{"alternatives": [{"transcript": "Hi. Well. Yes."}]}], "utterances": [
            {"channel": 0, "speaker": 0, "transcript": "Hi.", "start": 1, "end": 2},
            {"channel": 0, "speaker": 0, "transcript": "Well.", "start": 5, "end": 6},
            {"channel": 1, "speaker": 0, "transcript": "Yes.", "start": 3, "end": 4}]}},
        ["[00:00:01 - 00:00:02] Channel 0 Speaker 0: Hi.", "[00:00:03 - 00:00:04] Channel 1 Speaker 0: Yes.",
         "[00:00:05 - 00:00:06] Channel 0 Speaker 0: Well."],
        ("Channel 0 Speaker 0", "Channel 1 Speaker 0"),
    ),
    "amazon, a channel for each": (
        {"results": {"transcripts": [{"transcript": "Yes. No."}], "items": AMAZON["results"]["items"][2:],
            "channel_labels": {"channels": [
                {"channel_label": "ch_0", "items": AMAZON["results"]["items"][4:]},
                {"channel_label": "ch_1", "items": AMAZON["results"]["items"][2:4]}]}}},
        ["[00:00:00 - 00:00:00] Channel 1: yes.", "[00:00:01 - 00:00:01] Channel 0: No."],
        ("Channel 1", "Channel 0"),
    ),
    "azure, a speaker 1 in each channel": (
        {"recognizedPhrases": [{**one, "speaker": 1.0} for one in STEREO["recognizedPhrases"][1:]]},
        ["[00:00:03 - 00:00:05] Channel 1 Speaker 1: No.", "[00:00:09 - 00:00:10] Channel 0 Speaker 1: So?"],
        ("Channel 1 Speaker 1", "Channel 0 Speaker 1"),
    ),
    "words without punctuation": (
        {"results": {"channels": [{"alternatives": [{"words": [
            {"word": f"a{n}", "start": 10 * (n // 30) + n, "end": 10 * (n // 30) + n + 1}
            for n in range(60)]}]}]}},
        ["[00:00:00 - 00:00:30] " + " ".join(f"a{n}" for n in range(30)),
         "[00:00:40 - 00:01:10] " + " ".join(f"a{n}" for n in range(30, 60))],
        (),
    ),
    "rev": (
        REV,
        ["[00:00:00 - 00:00:02] Speaker 0: Hi, you", "[00:00:03 - 00:00:04] Anna: Yes"],
        ("Speaker 0", "Anna"),
    ),
}  # fmt: skip
