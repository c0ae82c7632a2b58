"""What the services write that transcribe recordings.

AssemblyAI          {"utterances": [{"speaker", "text", "start", "end"}]}, milliseconds
Deepgram            {"results": {"channels": [...], "utterances": [...]}}, seconds
Amazon Transcribe   {"results": {"items": [...], "speaker_labels": ...}}, seconds as texts
Rev                 {"monologues": [{"speaker", "elements": [{"value", "ts", "end_ts"}]}]}, seconds
ElevenLabs          {"text", "words": [{"text", "type", "start", "end", "speaker_id"}]}, seconds
OpenAI              {"text", "words": [{"word", "start", "end"}]}, seconds
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Any

from qda.ingest.timed.channels import by_time, voice
from qda.ingest.timed.entry_faults import Entries
from qda.ingest.timed.plain_data import Misshapen, at, has_objects, objects, speaker_of, time_of, words_of
from qda.ingest.timed.turns import PAUSE, joined
from qda.ingest.timed.utterance import Utterance, folded
from qda.ingest.timed.whisper import span_of

_Words = Sequence[Mapping[str, Any]]

_TEXT, _START, _END = (("text",),), (("start",),), (("end",),)
ASSEMBLY = tuple(
    Entries((name,), name, _TEXT, _START, _END, per_second=1000) for name in ("utterances", "words")
)
_STOPS = (".", "?", "!", "…", "。")
_PIECE = 20
"""Words of a piece of speech without any full stop."""
_FIRST = ("results", "channels", 0, "alternatives", 0, "words")
DEEPGRAM = (
    Entries(("results", "utterances"), "utterances", (("transcript",),), _START, _END),
    Entries(_FIRST, "words", (("punctuated_word",), ("word",)), _START, _END),
)
AMAZON = (
    Entries(
        ("results", "items"), "items", (("alternatives", 0, "content"),), (("start_time",),), (("end_time",),)
    ),
)
REV = (
    Entries(
        ("monologues",),
        "monologues",
        (),
        (),
        (),
        inner=Entries(("elements",), "elements", (("value",),), (("ts",),), (("end_ts",),)),
    ),
)
WORDS = (Entries(("words",), "words", (("word",),), _START, _END),)
ELEVEN = (Entries(("words",), "words", _TEXT, _START, _END),)


def is_assembly(value: Any) -> bool:
    """Whether it has AssemblyAI's utterances, or its words beside the text."""
    return has_objects(at(value, "utterances"), "text", "start") or (
        isinstance(at(value, "text"), str) and has_objects(at(value, "words"), "text", "start")
    )


def of_assembly(value: Any) -> Iterator[Utterance]:
    """The utterances of each speaker; without them, the words by sentence."""
    utterances = objects(value.get("utterances"), "utterances")
    for number, one in enumerate(utterances, 1):
        words = words_of(one.get("text"), f"utterances, entry {number}, text")
        speaker = speaker_of(one.get("speaker"))
        yield Utterance(words, speaker, *span_of([one], "start", "end", per_second=1000))
    if not utterances:
        yield from sentences(objects(value.get("words"), "words"), ("text",), per_second=1000)


def is_words(value: Any) -> bool:
    """Whether it has words beside the text, as OpenAI's Whisper writes when it is asked for words alone."""
    return isinstance(at(value, "text"), str) and has_objects(at(value, "words"), "word", "start")


def of_words(value: Any) -> Iterator[Utterance]:
    """The words by sentence, with the marks that only the text has where both are the same words."""
    words = objects(value["words"], "words")
    marked = value["text"].split()
    bare = [_bare(_word(word, ("word",))) for word in words]
    if bare == [_bare(one) for one in marked]:
        words = [{**word, "word": one} for word, one in zip(words, marked, strict=True)]
    yield from sentences(words, ("word",))


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()


def is_deepgram(value: Any) -> bool:
    """Whether it has the channels of Deepgram."""
    return has_objects(at(value, "results", "channels"), "alternatives")


def of_deepgram(value: Any) -> Iterator[Utterance]:
    """The utterances where they were asked for, else the words of each channel by speaker.

    Of several channels all are read, in the order of their times, and labelled: each is a voice of its own.
    """
    utterances = objects(at(value, "results", "utterances"), "utterances")
    several = len({one.get("channel") for one in utterances if isinstance(one.get("channel"), int)})
    said: list[Utterance] = []
    for number, one in enumerate(utterances, 1):
        words = words_of(one.get("transcript"), f"utterances, entry {number}, transcript")
        speaker = voice(one.get("channel", 0), speaker_of(one.get("speaker")), several)
        said.append(Utterance(words, speaker, *span_of([one], "start", "end")))
    yield from by_time(said, several)
    if utterances:
        return
    channels = objects(at(value, "results", "channels"), "channels")
    each = [_of_channel(one, number, len(channels)) for number, one in enumerate(channels)]
    yield from by_time([*chain.from_iterable(each)], len(channels))


def _of_channel(channel: Mapping[str, Any], number: int, of: int) -> Iterator[Utterance]:
    """The words of a channel by sentence, or its whole text where it has no words; of several channels
    nothing for one in which nobody speaks."""
    first = at(channel, "alternatives", 0)
    words = objects(at(first, "words"), "words")
    said = [*sentences(words, ("punctuated_word", "word"))] if words else []
    for one in said or [Utterance(words_of(at(first, "transcript"), "transcript"))]:
        if of > 1 and not one.words.strip():
            continue
        yield replace(one, speaker=voice(number, one.speaker, of))


def sentences(words: _Words, names: tuple[str, ...], *, per_second: float = 1.0) -> Iterator[Utterance]:
    """Words to sentences of one speaker."""
    for speaker, sentence in _by_sentence(words, "speaker", names):
        yield _sentence(sentence, names, speaker, per_second)


def _by_sentence(words: _Words, speaks: str, names: tuple[str, ...]) -> Iterator[tuple[str, _Words]]:
    """Who says each sentence, and its words; `speaks` and `names` call a word's speaker and text.

    Where no word has a full stop, a pause ends a piece, and so do many words, so that times stand between.
    """
    bare = not any(_word(word, names).endswith(_STOPS) for word in words)
    for speaker, group in groupby(words, key=lambda word: speaker_of(word.get(speaks))):
        sentence: list[Mapping[str, Any]] = []
        for word in group:
            if bare and sentence and _paused(sentence[-1], word):
                yield speaker, sentence
                sentence = []
            sentence.append(word)
            if _word(word, names).endswith(_STOPS) or (bare and len(sentence) >= _PIECE):
                yield speaker, sentence
                sentence = []
        if sentence:
            yield speaker, sentence


def _paused(word: Mapping[str, Any], following: Mapping[str, Any]) -> bool:
    """Whether nobody speaks for a while between two words; times in thousandths only make more pieces."""
    end, start = time_of(word.get("end")), time_of(following.get("start"))
    return end is not None and start is not None and start - end > PAUSE


def _sentence(words: _Words, names: tuple[str, ...], speaker: str, per_second: float) -> Utterance:
    said = joined([_word(word, names) for word in words])
    return Utterance(said, speaker, *span_of(words, "start", "end", per_second=per_second))


def _word(word: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return words_of(next((word[name] for name in names if name in word), None), "words, entry")


def is_amazon(value: Any) -> bool:
    """Whether it has the items of Amazon Transcribe."""
    return has_objects(at(value, "results", "items"), "alternatives")


def of_amazon(value: Any) -> Iterator[Utterance]:
    """Words with the punctuation behind them, by speaker and sentence; each channel by itself."""
    results = value["results"]
    channels = objects(at(results, "channel_labels", "channels"), "channel_labels, channels")
    if len(channels) < 2:
        yield from _of_items(
            objects(results["items"], "items"), _amazon_speakers(results.get("speaker_labels"))
        )
        return
    said: list[Utterance] = []
    for number, one in enumerate(channels):
        name = str(one.get("channel_label") or "").removeprefix("ch_") or number
        parts = _of_items(
            objects(one.get("items"), f"channel_labels, channels, entry {number + 1}, items"), {}
        )
        said += [replace(part, speaker=voice(name, part.speaker, len(channels))) for part in parts]
    yield from by_time(said, len(channels))


def _of_items(items: _Words, owners: Mapping[str, Any]) -> Iterator[Utterance]:
    words: list[dict[str, Any]] = []
    for number, item in enumerate(items, 1):
        content = words_of(at(item, "alternatives", 0, "content"), f"items, entry {number}, content")
        if item.get("type") == "punctuation" and words:
            words[-1]["word"] += content
            continue
        start = item.get("start_time")
        speaker = item.get("speaker_label") or (owners.get(start) if isinstance(start, str) else None)
        words.append({"word": content, "start": start, "end": item.get("end_time"), "speaker": speaker})
    yield from sentences(words, ("word",))


def _amazon_speakers(labels: Any) -> dict[str, Any]:
    """Who speaks the word that begins at a time."""
    found: dict[str, Any] = {}
    for segment in objects(at(labels, "segments"), "speaker_labels, segments"):
        for item in objects(segment.get("items"), "speaker_labels, items"):
            if isinstance(start := item.get("start_time"), str):
                found[start] = item.get("speaker_label") or segment.get("speaker_label")
    return found


def is_rev(value: Any) -> bool:
    """Whether it has the monologues of Rev."""
    return has_objects(at(value, "monologues"), "elements")


def of_rev(value: Any) -> Iterator[Utterance]:
    """Each monologue, its pieces put together as they are; names where the file has them."""
    names = {str(one.get("id")): one.get("name") for one in objects(at(value, "speakers"), "speakers")}
    for number, one in enumerate(objects(value["monologues"], "monologues"), 1):
        what = f"monologues, entry {number}"
        elements = objects(one.get("elements"), f"{what}, elements")
        speaker = at(one, "speaker_info", "display_name") or names.get(str(one.get("speaker")))
        said = "".join(_value(element, what) for element in elements)
        yield Utterance(
            folded(said),
            speaker_of(speaker if isinstance(speaker, str) else one.get("speaker")),
            *span_of(elements, "ts", "end_ts"),
        )


def _value(element: Mapping[str, Any], what: str) -> str:
    """A piece with the white space that it has."""
    value = element.get("value")
    if not isinstance(value, str):
        raise Misshapen(f"{what}, value must be a text, not {value!r:.60}")
    return value


def is_eleven(value: Any) -> bool:
    """Whether it has the words of ElevenLabs' Scribe, whose type says which are blanks and sounds."""
    return isinstance(at(value, "text"), str) and has_objects(at(value, "words"), "text", "type")


def of_eleven(value: Any) -> Iterator[Utterance]:
    """The sentences of each speaker, their words put together as they are."""
    words = objects(value["words"], "words")
    for speaker, sentence in _by_sentence(words, "speaker_id", ("text",)):
        said = folded("".join(word.get("text") or "" for word in sentence))
        timed = [
            word for word in sentence if word.get("type") != "spacing"
        ]  # a blank lasts as long as a pause
        if said:
            yield Utterance(said, speaker, *span_of(timed, "start", "end"))
