"""What every coding by the rules depends on, in three constants."""

from qda.model.coding import Assertion

ENGINE = 22
"""Raised when the same rules would find other passages; cached codings of another number are made anew."""

OVERLAP_POLICY = "merge-same-code"

STRENGTH = (Assertion.AFFIRMED, Assertion.HEDGED, Assertion.REPORTED, Assertion.NEGATED)
"""Of the assertions of a passage's hits, the passage takes the first of these that there is."""
