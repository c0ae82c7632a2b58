"""How a text falls into tokens: spaCy's rules, for one word and for whole texts by columns."""
