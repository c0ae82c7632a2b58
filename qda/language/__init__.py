"""Takes text, gives tokens with lemmas, sentences, and the cue words of a language."""
