"""Takes a manuscript and the transcripts that it quotes, gives its quotations with verdicts and its
faults."""
