"""Where quotations stand in another version of their text, and what has no place there any more."""
