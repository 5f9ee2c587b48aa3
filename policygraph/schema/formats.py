"""What a format of other programs is, and what is kept and lost on the way there."""

from __future__ import annotations

from dataclasses import dataclass

from policygraph.texts import Lang, say

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be written: its name, the usual suffix, and whether it is a folder of files."""

    name: str
    suffix: str
    folder: bool = False

    def what(self, lang: Lang = "en") -> str:
        """Return what the format is and who reads it."""
        return say(f"format.{self.name}.what", lang)

    def keeps(self, lang: Lang = "en") -> str:
        """Return what of a graph it keeps."""
        return say(f"format.{self.name}.keeps", lang)

    def drops(self, lang: Lang = "en") -> str:
        """Return what of a graph it cannot hold."""
        return say(f"format.{self.name}.drops", lang)
