"""The index of a document, and the corpus of many: words and units as columns, with their vocabulary."""
