"""Translations as gettext catalogs: read, written, merged by row id, brought up to the English."""
