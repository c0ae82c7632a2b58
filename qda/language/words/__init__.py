"""What a token is as a word: its norm, its lemma, the number it tells."""
