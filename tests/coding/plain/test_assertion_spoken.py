"""How speakers hold what they say, in interviews; nearly all of it was judged before anything was tried."""

import pytest

from qda.model.coding import Assertion

PATTERN = "trust | border | support | safe"
NEGATED = """
They never supported the Taliban.
Nobody here trusts the government.
I don't think the border was ever the reason.
I do not believe that they support him.
There was no support from Islamabad.
He denied that they supported the group.
It isn't true that Kabul trusted us.
They stopped short of support.
We have had no trust since then.
Neither side trusts the other.
It has nothing to do with the border.
The border was not the reason.
Without support they could not stay.
They refused to support him.
I wouldn't call it support.
Hardly anyone trusted them.
None of them trusted the army.
That they supported him is simply false.
Not one of the elders supported the plan.
It is a myth that they support each other.
No, they did not support us.
It would be a mistake to say that they support him.
We do not have any evidence that they supported him.
They failed to support us when it mattered.
I would not go so far as to call it support.
That has never been about the border.
There is nothing to support that idea.
There was little trust between them.
It wasn't because of the border.
They did not only not support us, they fought us.
No one in my village ever trusted them.
We cannot trust them.
They were unable to support their families.
Support never materialised.
They did not support him by force.
Don't trust them.
The border had no bearing on it.
He did nothing to support us.
I don't see any support from there.
They don't really trust one another.
Neither Kabul nor Islamabad trusted him.
I would not say that the border matters.
I wouldn't say it is the border.
I would never say they support them.
I am not saying that they support them.
"""
AFFIRMED = """
It should be noted that they support him.
We must also note that they support him.
Could it be used to support him?
No, they supported us from the beginning.
Not only did they support him, they paid him.
They support him no matter what.
There is no doubt they support him.
I have no doubt that they supported the group.
Nobody can deny that they supported him.
If they don't get money they still support him.
They support us, don't they?
Why don't they support us?
We couldn't live without their support.
I did not know they supported him.
It is not a secret that they support him.
They not only trust but support each other.
He did not forget their support.
They trusted us, not the other way round.
I told him that I support him.
I say this because I trust them.
As I said, they support him.
We said we would support him.
It is safe to say that they support him.
I must say they trusted us.
What I am saying is that they support him.
Let me say that the border is the reason.
They cannot but support him.
Nothing but support from Islamabad kept them alive.
I can't help but trust them.
Not surprisingly, they support him.
They support him whether or not he obeys.
They never stopped supporting him.
Who does not know that they support him?
They didn't hide their support.
The border is no small matter.
There is nothing more important than the border.
I don't have to tell you that they support him.
They will not withdraw their support.
They didn't only support him.
No matter who rules, they support the boys.
Without any doubt they support him.
I have always said that they support him.
Let me tell you, they support him.
He is not the only one who trusts them.
They trust nobody but us.
I don't know the border.
I would say the border matters.
"""
HEDGED = """
Maybe they supported him.
I think they probably support him.
They might support him.
It could be that they support him.
I guess they trusted us.
They seem to trust us.
I suppose it was the border.
Perhaps it's about the border.
I'm not sure they trust us.
They are likely to support him.
It is possible that they support him.
As far as I know they support him.
They trusted us, I think, or maybe not.
They sort of trusted us.
I have a feeling that they support him.
It looks as if they support him.
They would probably have supported him.
To my knowledge they support him.
If I am not mistaken they supported him.
One gets the impression that they support him.
They may well have trusted us.
I can imagine that they support him.
I would say they probably trust him.
Could it be that they support him?
In theory they might support him.
They possibly trusted the wrong man.
There is a chance that they support him.
I wonder whether they trust us.
It's hard to say if they trust us.
My guess is that they support him.
They can conceivably support both.
Presumably it was the border.
It might have been the border.
I believe, but I am not certain, that they support him.
It is unclear whether they support him.
I would imagine they support him.
They must have supported him, I suppose.
One could argue that they support him.
It's not impossible that they support him.
They do not entirely trust Pakistan.
It is not necessarily the border that divides them.
I am not sure whether they support them.
I don't know if they support them.
I do not know why they support them.
They are not completely safe.
One could say the border matters.
I do not want to say that they support them.
"""
REPORTED = """
He said they supported him.
People say the border is the reason.
According to my cousin they support him.
My brother thinks they support him.
I was told they supported him.
They claim to support peace.
The minister accused them of support for the group.
It is said that they support him.
Rumour has it that they support him.
The papers wrote that they support him.
She told me that they never trusted us, only supported us.
Some analysts believe that they support him.
In his view the border is the reason.
They told us the border was safe.
He keeps saying that they trust him.
Supposedly they support him.
I heard that they support him.
The elders used to say that the border was made by the British.
The Indians will tell you it is the border.
Officials in Kabul alleged that the army supported them.
He told the court that they supported him.
The report states that they supported him.
My father always told us that the border was imposed.
Our neighbours claim they support him.
Critics argue that they supported him.
Officials maintain that the border is safe.
The spokesman insisted that the border was safe.
It has been alleged that they supported him.
They are believed to support him.
The story goes that they supported him.
Many believe that they support him.
In the words of the minister, the border is safe.
According to the UN they support him.
A former officer told me that they supported him.
"We support them," the colonel said.
Afghans will say the border is not theirs.
Karzai accused Pakistan of supporting them.
The scholar Rubin writes that they supported him.
Rashid (2000) argues that they supported him.
They promised us that the border would be safe.
"""
JUDGED = [
    (sentence, assertion)
    for assertion, sentences in (
        (Assertion.NEGATED, NEGATED),
        (Assertion.AFFIRMED, AFFIRMED),
        (Assertion.HEDGED, HEDGED),
        (Assertion.REPORTED, REPORTED),
    )
    for sentence in sentences.strip().splitlines()
]


@pytest.mark.parametrize(("sentence", "assertion"), JUDGED)
def test_what_is_said_is_held_as_it_was_judged(sentence, assertion, code_text):
    assert {coding.assertion for coding in code_text(sentence, PATTERN)} == {assertion}
