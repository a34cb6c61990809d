"""Apertium as installed on this machine: free, without a network, for the pairs that are installed."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from functools import cached_property

from ...core.language.languages import Language
from .base import Engine, Refusal, Reply, Settings


class Apertium(Engine):
    """The program `apertium`; texts go in as paragraphs."""

    batch = 40

    def __init__(self, settings: Settings) -> None:
        """Look for the program."""
        self.name = settings.name
        self._timeout = settings.timeout
        self._program = shutil.which("apertium")

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Translate paragraphs; where their number changes on the way, one by one."""
        if lack := self.lacks(target):
            raise Refusal(lack, counts=False)
        pair = _pair(source, target)
        lines = [" ".join(text.split()) for text in texts]
        found = re.split(r"\n\s*\n", self._run("-u", pair, text="\n\n".join(lines)).strip())
        if len(found) != len(texts):
            found = [self._run("-u", pair, text=line) for line in lines]
        return [Reply(" ".join(text.split())) for text in found]

    def lacks(self, target: Language) -> str:
        """Look for the pair among those installed."""
        if not self._program:
            return "is not installed on this machine"
        pair = _pair(None, target)
        return "" if pair in self._pairs else f"has no {target.name} ({target.tag}) from English installed"

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(self._run("-l").split())

    def _run(self, *arguments: str, text: str = "") -> str:
        process = subprocess.Popen(
            [self._program or "apertium", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        with process:
            try:
                output, _ = process.communicate(text, timeout=self._timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)  # it is a pipeline: its members would hold the pipe
                raise Refusal(f"did not answer within {self._timeout:g} s") from None
        if process.returncode:
            raise Refusal(f"failed (exit code {process.returncode})")
        return output


def _pair(source: Language | None, target: Language) -> str:
    first = source.engines.get("apertium", source.tag) if source else "eng"
    return f"{first}-{target.engines.get('apertium', target.tag)}"
