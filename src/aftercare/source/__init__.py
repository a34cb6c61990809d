"""The English: the CSV, its rules, the glossary and the interface."""
