"""What a manuscript quotes: quotation marks, blocks, tables, dialogues, and the words around."""
