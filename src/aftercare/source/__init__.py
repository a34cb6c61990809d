"""The English: the CSV, its rules, the glossary and the words of the interface."""
