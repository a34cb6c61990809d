"""Puts into wheel and sdist what users need: fonts with their licences, notebooks, the interface in every language."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONTS = "aftercare/core/font_files"
LICENCE = "LICENSE_FONT"


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds notebooks and catalogs to the wheel, and the fonts that package.json names to both."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files; an editable install finds them in the repository by itself."""
        if version == "editable":
            return
        root, include = Path(self.root), build_data["force_include"]
        if not (root / "src" / FONTS).is_dir():  # an sdist has them there
            prefix = "src/" if self.target_name == "sdist" else ""
            include.update({str(file): f"{prefix}{FONTS}/{place}" for file, place in self._fonts()})
        if self.target_name == "wheel":
            for file in sorted(root.glob("notebooks/*.ipynb")):
                include[str(file)] = f"aftercare/pipeline/notebooks/{file.name}"
            for file in sorted(root.glob("locales/*/LC_MESSAGES/interface.po")):
                include[str(file)] = f"aftercare/catalogs/{file.relative_to(root).as_posix()}"

    def _fonts(self) -> Iterator[tuple[Path, str]]:
        """Yield regular and bold faces, with the licence. Stops the build where one is missing: no page without."""
        named = json.loads(Path(self.root, "package.json").read_text(encoding="utf-8"))["dependencies"]
        for package in (Path(self.root, "node_modules", name) for name in named):
            faces = [*package.glob("400Regular/*.ttf"), *package.glob("700Bold/*.ttf")]
            if not faces or not (package / LICENCE).is_file():
                self.app.abort(f"The font {package.name} is not in node_modules; run `npm ci --omit=dev`, build again.")
            for file in (*faces, package / LICENCE):
                yield file, f"{package.name}/{file.name}"
