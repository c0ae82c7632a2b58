"""Takes tables, gives figures: readable without colour, with words for what they show."""
