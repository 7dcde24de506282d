"""The step of Python-Markdown that sets the spaces of French."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from signoff.sources.spaces import space_below


class Spaces(Treeprocessor):
    """Sets the spaces in all text nodes, in `language`."""

    language = ""

    def run(self, root: Element) -> None:
        space_below(root, self.language)
