"""Takes a manuscript's text, gives the works that it cites, the entries of its list, and what does not
agree."""
