"""Takes findings, codings and texts, gives evidence and what is wrong with it."""
