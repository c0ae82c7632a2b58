"""Takes codings and units, gives tables; one measure per file."""
