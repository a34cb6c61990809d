"""One language as a file for people who work elsewhere: spreadsheet, CSV or XLIFF, and back."""
