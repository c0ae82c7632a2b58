"""Whether a speaker holds what a passage says: ConText's question, answered as an English reader would.

The target of each sentence is what the pattern finds. The expected values are those of a reader: negated when
the speaker denies it, hedged when unsure, reported when it is put in the mouths of others, else affirmed.
"""

import pytest

from qda.model.coding import Assertion

AFFIRMED, NEGATED, HEDGED, REPORTED = Assertion

TABLE = [
    # plain statements
    ("The army supports the Taliban.", "support", AFFIRMED),
    ("Of course the army supports the Taliban.", "support", AFFIRMED),
    ("I think the army supports the Taliban.", "support", AFFIRMED),
    ("The army did support them, believe me.", "support", AFFIRMED),
    ("There is a dispute over the line.", "dispute", AFFIRMED),
    # negated, forward
    ("The army does not support the Taliban.", "support", NEGATED),
    ("The army doesn't support the Taliban.", "support", NEGATED),
    ("The army doesn’t support the Taliban.", "support", NEGATED),
    ("They never supported the Taliban.", "support", NEGATED),
    ("There is no dispute over the line.", "dispute", NEGATED),
    ("There was no real dispute.", "dispute", NEGATED),
    ("Nobody supports them here.", "support", NEGATED),
    ("Neither the army nor the police supports them.", "support", NEGATED),
    ("They lived without any dispute.", "dispute", NEGATED),
    ("They hardly support anyone now.", "support", NEGATED),
    ("He denied any support for them.", "support", NEGATED),
    ("They cannot support them.", "support", NEGATED),
    ("They can't support them.", "support", NEGATED),
    ("They no longer support them.", "support", NEGATED),
    ("The army refused to support them.", "support", NEGATED),
    ("They lack support.", "support", NEGATED),
    ("I doubt that the army supports them.", "support", NEGATED),
    ("They failed to support the republic.", "support", NEGATED),
    ("I do not trust the doctor.", "trust", NEGATED),
    ("They never trusted us and do not now.", "trust", NEGATED),
    ("I disagree that there is a dispute.", "dispute", NEGATED),
    ("It was trade rather than ideology.", "ideology", NEGATED),
    ("None of the generals supported them.", "support", NEGATED),
    ("I do not think that the army supports them.", "support", NEGATED),
    ("I don't believe there is any dispute.", "dispute", NEGATED),
    ("DON'T tell me they support them.", "support", NEGATED),
    ("They CANNOT support them.", "support", NEGATED),
    ("They DONT support them.", "support", NEGATED),
    ("THEY WONT SUPPORT THEM.", "support", NEGATED),
    # a negation that the pattern names is part of it, also within longer words of denial
    ("I don't want to stay.", "not BEFORE/3 stay", AFFIRMED),
    ("I do not think it is safe.", "not BEFORE/4 safe", AFFIRMED),
    ("They never stayed, I do not think so.", "never stayed", AFFIRMED),
    ("I do not think they stayed.", "think BEFORE/3 stay", NEGATED),
    # negated, backward
    ("The dispute over the line is not the reason.", "dispute", NEGATED),
    ("That there is a dispute is not true.", "dispute", NEGATED),
    ("The support is a myth.", "support", NEGATED),
    ("Ideology has nothing to do with it.", "ideology", NEGATED),
    ("Ideology played no role.", "ideology", NEGATED),
    ("Ideology does not matter.", "ideology", NEGATED),
    # the cue after the target does not reach back when it only negates what follows
    ("The army supports the Taliban, not the republic.", "support", AFFIRMED),
    ("The support was open and they did not hide.", "support", AFFIRMED),
    ("A dispute that nobody wanted began.", "dispute", AFFIRMED),
    # an abbreviation is no cue
    ("No. 5 supports them.", "support", AFFIRMED),
    ("At No. 5 they support them.", "support", AFFIRMED),
    # pseudo-cues
    ("They not only support them, they arm them.", "support", AFFIRMED),
    ("There is no doubt that they support them.", "support", AFFIRMED),
    ("No doubt they support them.", "support", AFFIRMED),
    ("Without doubt they support them.", "support", AFFIRMED),
    ("Nobody can deny that they support them.", "support", AFFIRMED),
    ("It is no secret that they support them.", "support", AFFIRMED),
    ("It is no surprise that they support them.", "support", AFFIRMED),
    ("It is not just a dispute.", "dispute", AFFIRMED),
    ("They never stopped their support.", "support", AFFIRMED),
    ("No matter what, they support them.", "support", AFFIRMED),
    ("One cannot deny the dispute.", "dispute", AFFIRMED),
    ("This is nothing but a dispute.", "dispute", AFFIRMED),
    # a longer cue speaks of what follows; its own words are held as the shorter cue within it says
    ("They did not allow visits.", "visit", AFFIRMED),
    ("They did not allow visits.", "allow", NEGATED),
    ("They did not allow visits.", "allow visits", NEGATED),
    ("They did not allow any visits at all.", "allow NEAR/3 visit", NEGATED),
    ("They say he did not allow visits.", "allow", REPORTED),
    ("Perhaps they did not allow visits.", "allow", HEDGED),
    ("They allow visits, not talks.", "allow", AFFIRMED),
    ("There is no doubt that they support them.", "doubt", NEGATED),
    ("Without a doubt they support them.", "doubt", NEGATED),
    ("One cannot deny the dispute.", "deny", NEGATED),
    ("Nobody disputes that they support them.", "dispute", NEGATED),
    ("They never stopped their support.", "stop", NEGATED),
    ("We do not want a war.", "want", NEGATED),
    ("We do not want a war.", "war", AFFIRMED),
    ("I don't know the road.", "know", NEGATED),
    ("I have never said that.", "say", NEGATED),
    ("There is no evidence of support.", "evidence", NEGATED),
    ("There is no evidence of support.", "support", NEGATED),
    ("Ideology played no role.", "role", NEGATED),
    ("Nobody knows whether they support them.", "know", NEGATED),
    ("Nobody knows whether they support them.", "support", HEDGED),
    ("The line may explain the quarrel.", "explain", HEDGED),
    ("We cannot exclude a dispute.", "exclude", NEGATED),
    ("We cannot exclude a dispute.", "dispute", HEDGED),
    ("It was never a serious reason or motive.", "motive", NEGATED),
    ("It is not only a threat.", "threat", AFFIRMED),
    ("I am not entirely convinced.", "convinced", HEDGED),
    ("The map may be wrong.", "map", HEDGED),
    ("The map may be wrong.", "wrong", HEDGED),
    ("The line is not entirely recognised.", "line", AFFIRMED),
    # within other pseudo-cues nothing is a cue, for their own words neither
    ("Don't they support them?", "they support", AFFIRMED),
    ("According to realism, states balance.", "realism", AFFIRMED),
    ("He swears allegiance to them.", "allegiance", AFFIRMED),
    ("We claim that we support them.", "we NEAR/3 support", AFFIRMED),
    ("They could not be more important.", "more important", AFFIRMED),
    # terminators and breaks
    ("They do not talk but they support them.", "support", AFFIRMED),
    ("He never came, although they support him.", "support", AFFIRMED),
    ("I do not know him because they support others.", "support", AFFIRMED),
    ("There was no money; they support them all the same.", "support", AFFIRMED),
    ("There was no money - they support them all the same.", "support", AFFIRMED),
    ("There was no money — they support them all the same.", "support", AFFIRMED),
    ("There was no cross-border dispute.", "dispute", NEGATED),
    ("There was no Afghan–Pakistani dispute.", "dispute", NEGATED),
    ("They have no money, however they support them.", "support", AFFIRMED),
    ("It is not about trade. They support them.", "support", AFFIRMED),
    ("No. They support them.", "support", AFFIRMED),
    # hedged
    ("Maybe they support them.", "support", HEDGED),
    ("Perhaps the army supports them.", "support", HEDGED),
    ("They might support them.", "support", HEDGED),
    ("They may support them.", "support", HEDGED),
    ("They probably support them.", "support", HEDGED),
    ("They seem to support them.", "support", HEDGED),
    ("They appear to support them.", "support", HEDGED),
    ("I guess they support them.", "support", HEDGED),
    ("I suppose they support them.", "support", HEDGED),
    ("It is possible that they support them.", "support", HEDGED),
    ("They support them, I guess.", "support", HEDGED),
    ("They support them, perhaps.", "support", HEDGED),
    ("To some extent they support them.", "support", HEDGED),
    # capitals that only look like a hedge
    ("They support them since May.", "support", AFFIRMED),
    # reported
    ("According to him they support them.", "support", REPORTED),
    ("People say that they support them.", "support", REPORTED),
    ("They say the army supports them.", "support", REPORTED),
    ("He claims that the army supports them.", "support", REPORTED),
    ("The army allegedly supports them.", "support", REPORTED),
    ("It is said that the army supports them.", "support", REPORTED),
    ("We are told that they support them.", "support", REPORTED),
    ("Some argue that there is a dispute.", "dispute", REPORTED),
    ("Analysts claim that the army supports them.", "support", REPORTED),
    ("They accuse the army of support.", "support", REPORTED),
    ("The army supports them, people say.", "support", REPORTED),
    ("The army supports them, or so they say.", "support", REPORTED),
    # what the speaker says is the speaker's
    ("I say that they support them.", "support", AFFIRMED),
    ("I would argue that they support them.", "support", AFFIRMED),
    # several cues: negated before reported, reported before hedged
    ("They say the army does not support them.", "support", REPORTED),
    ("People say that perhaps they support them.", "support", REPORTED),
    ("Perhaps they do not support them.", "support", HEDGED),
    # double negatives and litotes
    ("They never stop supporting them.", "support", AFFIRMED),
    ("It is not that they support them.", "support", NEGATED),
    # questions; a tag asks for agreement
    ("Don't they support them?", "support", AFFIRMED),
    ("They support them, don't they?", "support", AFFIRMED),
    # the cue belongs to what the pattern asks for
    ("Nobody ever recognised the line.", "(nobody | never) NEAR/3 recognise", AFFIRMED),
    ("They refuse to recognise the line.", "refuse NEAR/3 recognise", AFFIRMED),
    ("They do not recognise the line.", "not recognise", AFFIRMED),
    ("They do not recognise the line.", "recognise", NEGATED),
    ("Perhaps nobody recognised the line.", "nobody recognise", HEDGED),
    ("I do not think that nobody recognised it.", "nobody recognise", NEGATED),
]


@pytest.mark.parametrize(("text", "pattern", "expected"), TABLE, ids=lambda value: str(value)[:48])
def test_a_passage_is_held_as_a_reader_would_say(text, pattern, expected, code_text):
    (coding,) = code_text(text, pattern)
    assert coding.assertion is expected
    assert (coding.cue is None) == (expected is AFFIRMED)
    assert coding.cue is None or coding.cue in text


def test_the_table_is_large_enough():
    assert len(TABLE) >= 80
    assert {expected for _, _, expected in TABLE} == set(Assertion)


def test_a_passage_is_held_alike_whichever_of_its_sentences_is_read_first(code_text) -> None:
    text = "The pay I never get, um,. , and my border is here, pay now."
    books = ["codes:\n  - {code: x, match: [pay]}", "codes:\n  - {code: x, match: [pay now, pay]}"]
    first, second = (code_text(text, book)[0] for book in books)
    assert (first.anchor.quote, first.assertion) == (second.anchor.quote, second.assertion)
