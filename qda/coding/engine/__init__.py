"""Takes a corpus and a compiled codebook, gives what `plain` says that they mean, of everything at once."""
