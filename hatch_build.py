"""Puts the fonts that `npm ci` installed into the wheel, with their licences: its users need no Node."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds the regular and bold faces as `aftercare/fonts/`, as far as they are installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files; an editable install finds them in `node_modules` by itself."""
        if version == "editable":
            return
        packages = Path(self.root, "node_modules", "@expo-google-fonts").glob("*")
        for package in sorted(packages):
            faces = [*package.glob("400Regular/*.ttf"), *package.glob("700Bold/*.ttf")]
            for file in [*faces, package / "LICENSE_FONT"]:
                place = f"aftercare/fonts/{package.name}/{file.name}"
                build_data["force_include"][str(file)] = place
