"""Who is in a project and must not be known: pseudonyms, identifiers, and those who withdrew."""
