"""To whom a manuscript ascribes what it quotes: participants, works, or whoever asks."""
