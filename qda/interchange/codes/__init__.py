"""Takes tables of codes, as people keep them in Word and Excel. Gives codes, and what became of the rest."""
