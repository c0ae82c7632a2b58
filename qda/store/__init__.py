"""Takes what people import and decide, gives it back unchanged: the project database."""
