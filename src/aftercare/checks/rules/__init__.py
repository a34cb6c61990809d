"""The checks themselves: each says what is wrong with one unit, or across units."""
