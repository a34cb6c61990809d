"""An executed notebook as a page: the record of a stage, with all that it did."""

from nbconvert.exporters import TemplateExporter

from .handout_exporter import TEMPLATES


class ReportExporter(TemplateExporter):  # type: ignore[misc]  # nbconvert has no type hints
    """Write an executed notebook, as the record of what it did, without scripts.

    The stock exporter colours the code and takes the finished page apart once more, which takes longer than all else
    where findings are many.
    """

    output_mimetype = "text/html"
    default_preprocessors = ()

    def _file_extension_default(self) -> str:
        return ".html"

    def _template_name_default(self) -> str:
        return "report"

    def _extra_template_basedirs_default(self) -> list[str]:
        return [TEMPLATES]
