"""Takes the parts of word-processor files. Gives their paragraphs, rows, notes and remarks as readings."""
