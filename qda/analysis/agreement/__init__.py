"""Agreement between coders. Takes who coded which unit how. Gives coefficients, tables and disagreements."""
