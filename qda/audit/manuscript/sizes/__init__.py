"""What a manuscript says of the size of its own study."""
