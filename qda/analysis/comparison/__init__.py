"""Which codes tell groups apart, with tests and the size of the effect."""
