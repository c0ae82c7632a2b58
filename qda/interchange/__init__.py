"""Takes codings, gives files that other programs read."""
