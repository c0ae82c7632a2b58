"""Takes databases of other programs (Taguette, QualCoder). Gives projects as the standard has them."""
