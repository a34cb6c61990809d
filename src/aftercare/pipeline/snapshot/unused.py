"""What somebody wrote that nothing uses, in lines for people: it stops no page."""

from ...core.disk.copies import copies
from ...source.glossary import remarks
from ...source.spreadsheet import unread_columns
from .project import Project


def unknown_handouts(project: Project) -> list[str]:
    """Return the handouts that a site of the settings gives out and the English does not have."""
    config, known = project.config, {*project.english.slugs}
    where, table = config.relative(config.file.path), config.relative(config.source)
    return [
        f"{where}: [{config.file.table('sites')}] {site.slug}: handouts names {slug}, which {table} does not have;"
        " take the name out there, or write the one that the handout has now"
        for site in config.sites
        for slug in dict.fromkeys(site.handouts)
        if slug not in known
    ]


def unused_cells(project: Project) -> list[str]:
    """Return what of the tables is not used, or not as their author may think."""
    config = project.config
    unread = unread_columns(project.english.unread, config.relative(config.source))
    glossary = config.relative(config.glossary)
    return [*unread, *remarks(config.glossary, name=glossary, reader=project.inputs.read)]


def unused_copies(project: Project) -> list[str]:
    """Return the copies of the tables, which may have the edits of somebody whose folder a cloud drive keeps."""
    config = project.config
    tables = (config.source, config.glossary)
    found = {each: table for table in tables for each in copies(table) if each not in tables}
    for each in found:
        project.inputs.digest(each)  # told again when it changes
    return [
        f"{config.relative(each)}: nothing reads it; copy into {table.name} what that lacks, then delete it"
        for each, table in found.items()
    ]
