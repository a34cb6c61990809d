"""Words that mean something to the checks: concepts of dosing, things mentioned, medicines."""
