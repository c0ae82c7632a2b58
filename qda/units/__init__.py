"""Takes a document, gives its turns, paragraphs and sentences."""
