"""Takes indexed documents and a codebook, gives codings with their rules and assertions."""
