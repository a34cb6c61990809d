"""Languages: what CLDR and our table know of each, how people write their tags, fonts."""
