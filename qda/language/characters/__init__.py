"""What kind of character a code point is, and which ones nobody sees or prints."""
