"""People's work on translations: signatures, sheets, exchange formats and the gate."""
