"""Settings of the docs site: `make docs` builds it without a network, and treats warnings as errors."""

from importlib.metadata import version as version_of

project = "aftercare"
author = "The aftercare contributors"
project_copyright = author
release = version_of("aftercare-handouts")
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["source"]
myst_heading_anchors = 3
autodoc_typehints = "description"
html_theme = "furo"
html_title = "aftercare"
