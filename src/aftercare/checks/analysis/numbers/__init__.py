"""Numbers with what they count: values in digits and words, units, rates, shares, hours."""
