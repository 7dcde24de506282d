"""A preview that is built again: sources that did not change are not read, and pages that show the same not written.

What a page shows is the context of its template, a plain value. It is computed anew for every page, which is cheap, and
compared with that of the last time; so nothing has to know what depends on what. The result is that of a whole build, file
for file.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff.build.explained import with_explanations
from signoff.build.run import build, pelican_errors, put, put_copy
from signoff.model import Sources
from signoff.settings import Settings
from signoff.sources import Kept, load_sources

if TYPE_CHECKING:
    from signoff.build.plugin import TextGenerator


_BODIES = 1 << 14  # with the words of the glossary as links: five thousand articles in two languages, and old versions


class Warm:
    """What is known from the last build: the sources, the generator, what each page and listing showed, and the other files."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.explain = lru_cache(maxsize=_BODIES)(with_explanations)
        self.generator: TextGenerator | None = None
        self.pages: dict[str, tuple[str, Mapping[str, Any]]] = {}
        self.listings: dict[str, str] = {}
        self.files: set[str] = set()

    @property
    def sources(self) -> Sources | None:
        """The sources of the last build; None before the first."""
        return self.generator.pages.sources if self.generator else None

    def build(self, settings: Settings, changed: Collection[str] | None) -> frozenset[str]:
        """Build the preview after these files changed (None: all may have), and return the pages that were written.

        Pages are paths below the preview's folder. Raises what `signoff.build.build` raises; then this value is no longer
        good for anything: whoever wants to go on after a failure keeps a copy (a fork) of it.
        """
        if self.generator is None or changed is None or not all(_is_text(settings, path) for path in changed):
            before = self.pages
            self.pages, self.listings, self.files = {}, {}, set()
            build(settings, preview=True, warm=self)
            return frozenset(path for path, shown in self.pages.items() if before.get(path) != shown)
        return self._again(settings, self.generator)

    def _again(self, settings: Settings, generator: TextGenerator) -> frozenset[str]:
        generator.context["generated_content"].clear()
        generator.context["static_links"].clear()
        staging = Path(tempfile.mkdtemp(prefix="build-", dir=settings.root / ".signoff"))
        try:
            with pelican_errors(settings):
                generator.read(settings, load_sources(settings, self.kept))
                pages = _contexts(generator)
                listings = dict(generator.listings(_redirects(pages)))
                changed = frozenset(path for path, shown in pages.items() if self.pages.get(path) != shown)
                _render(generator, staging, {path: pages[path] for path in changed})
            for path, words in listings.items():
                if self.listings.get(path) != words:
                    (staging / path).parent.mkdir(parents=True, exist_ok=True)
                    (staging / path).write_text(words, encoding="utf-8", newline="\n")
            files = generator.files()
            for path in files.keys() - self.files:
                put_copy(files[path], staging / path)
            output = settings.root / settings.preview
            gone = (
                (self.pages.keys() | self.listings.keys() | self.files) - pages.keys() - listings.keys() - files.keys()
            )
            _put_over(staging, output, gone)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        self.pages, self.listings, self.files = pages, listings, set(files)
        return changed


def _is_text(settings: Settings, path: str) -> bool:
    """Whether a file is read by signoff alone; of images and the theme Pelican makes files too."""
    return path.startswith(f"{settings.content}/") and path.endswith((".md", ".toml"))


def _contexts(generator: TextGenerator) -> dict[str, tuple[str, Mapping[str, Any]]]:
    return {path: (template, context) for path, template, context in generator.shown_pages()}


def _redirects(pages: Mapping[str, tuple[str, Mapping[str, Any]]]) -> dict[str, str]:
    from signoff.build.plugin import redirect_of  # noqa: PLC0415 - Pelican takes half a second to import

    return {old: new for path, page in pages.items() for old, new in redirect_of(path, *page).items()}


def _render(generator: TextGenerator, folder: Path, pages: Mapping[str, tuple[str, Mapping[str, Any]]]) -> None:
    from pelican.writers import Writer  # noqa: PLC0415 - whoever imports this module need not build

    writer = Writer(str(folder), settings=generator.settings)
    for path, (template, context) in pages.items():
        writer.write_file(path, generator.get_template(template), {**generator.context, **context})


def _put_over(staging: Path, output: Path, gone: Collection[str]) -> None:
    """Put what was built over the output, each file whole, and take away what is not built any more."""
    for path in gone:
        (output / path).unlink(missing_ok=True)
        _remove_empty(output, (output / path).parent)
    for place, _, names in os.walk(staging):
        folder = output / Path(place).relative_to(staging)
        for name in names:
            folder.mkdir(parents=True, exist_ok=True)
            put(Path(place) / name, folder / name)


def _remove_empty(output: Path, folder: Path) -> None:
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
