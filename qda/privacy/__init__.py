"""Takes texts and a key, gives what may tell who somebody is, and the texts without it."""
