"""The settings of a project: clinic, sites, hours, languages, checks."""
