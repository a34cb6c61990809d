"""Puts into the wheel what its users need: fonts with their licences, notebooks, the interface in every language."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds notebooks, catalogs, and the regular and bold faces of the fonts, as far as they are installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files; an editable install finds them in `node_modules` by itself."""
        if version == "editable":
            return
        include = build_data["force_include"]
        for file in sorted(Path(self.root, "notebooks").glob("*.ipynb")):
            include[str(file)] = f"aftercare/pipeline/notebooks/{file.name}"
        for file in sorted(Path(self.root, "locales").glob("*/LC_MESSAGES/interface.po")):
            include[str(file)] = f"aftercare/catalogs/{file.relative_to(self.root).as_posix()}"
        packages = Path(self.root, "node_modules", "@expo-google-fonts").glob("*")
        for package in sorted(packages):
            faces = [*package.glob("400Regular/*.ttf"), *package.glob("700Bold/*.ttf")]
            for file in [*faces, package / "LICENSE_FONT"]:
                place = f"aftercare/core/font_files/{package.name}/{file.name}"
                include[str(file)] = place
