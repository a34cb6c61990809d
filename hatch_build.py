"""Puts into wheel and sdist what users need: fonts and pictograms with licences, notebooks, the interface."""

import json
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONTS = "aftercare/core/font_files"
LICENCE = "LICENSE_FONT"
PICTOGRAMS = "@iconify-json/healthicons"


def _below(folder: Path) -> Iterator[tuple[Path, str]]:
    yield from ((file, file.relative_to(folder).as_posix()) for file in folder.rglob("*") if file.is_file())


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds notebooks and catalogs to the wheel, and the fonts and pictograms that package.json names to both."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files; an editable install finds them in the repository by itself."""
        if version == "editable":
            return
        root, include = Path(self.root), build_data["force_include"]
        prefix, own = "src/" if self.target_name == "sdist" else "", root / "src" / FONTS
        pinned = _below(own) if own.is_dir() else (*self._fonts(), *self._pictograms())  # an sdist has them there
        include.update({str(file): f"{prefix}{FONTS}/{place}" for file, place in sorted(pinned, key=itemgetter(1))})
        if self.target_name == "wheel":
            for file in sorted(root.glob("notebooks/*.ipynb")):
                include[str(file)] = f"aftercare/pipeline/notebooks/{file.name}"
            for file in sorted(root.glob("locales/*/LC_MESSAGES/interface.po")):
                include[str(file)] = f"aftercare/catalogs/{file.relative_to(root).as_posix()}"

    def _fonts(self) -> Iterator[tuple[Path, str]]:
        """Yield regular and bold faces, with the licence. Stops the build where one is missing: no page without."""
        named = json.loads(Path(self.root, "package.json").read_text(encoding="utf-8"))["dependencies"]
        for package in (Path(self.root, "node_modules", name) for name in named if name != PICTOGRAMS):
            faces = [*package.glob("400Regular/*.ttf"), *package.glob("700Bold/*.ttf")]
            if not faces or not (package / LICENCE).is_file():
                self.app.abort(f"The font {package.name} is not in node_modules; run `npm ci --omit=dev`, build again.")
            for file in (*faces, package / LICENCE):
                yield file, f"{package.name}/{file.name}"

    def _pictograms(self) -> Iterator[tuple[Path, str]]:
        """Yield the pictograms, and what tells their authors and licence."""
        package = Path(self.root, "node_modules", PICTOGRAMS)
        for file in (package / "icons.json", package / "info.json"):
            if not file.is_file():
                self.app.abort(f"{PICTOGRAMS} is not in node_modules; run `npm ci --omit=dev`, build again.")
            yield file, f"{package.name}/{file.name}"
