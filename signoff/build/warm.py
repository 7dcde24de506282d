"""A preview that is built again: sources that did not change are not read, and pages that show the same not written.

What a page shows is the context of its template, a plain value. It is computed anew for every page, which is cheap, and
compared with that of the last time; so nothing has to know what depends on what. The result is that of a whole build, file
for file. Only the order is another: who has just saved a text sees its page before the others are looked at.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from signoff.build.explained import with_explanations
from signoff.build.run import build, pelican_errors, put, put_copy
from signoff.model import Sources
from signoff.settings import Settings
from signoff.sources import Kept, load_sources

if TYPE_CHECKING:
    from signoff.build.plugin import TextGenerator

_BODIES = 1 << 14  # with the words of the glossary as links: five thousand articles in two languages, and old versions

_FEW = 6  # pages: of more than that all are looked at at once

# What each page shows: its template and the context of it, by its path below the preview's folder.
Shown = Mapping[str, tuple[str, Mapping[str, Any]]]
# Is told of pages that stand in the preview.
Tell = Callable[[Collection[str]], None]


class Warm:
    """What is known from the last build: the sources, the generator, what each page and listing showed, and the other files.

    `torn` is true while the preview holds pages of a build that has not ended.
    """

    def __init__(self) -> None:
        self.kept = Kept()
        self.explain = lru_cache(maxsize=_BODIES)(with_explanations)
        self.generator: TextGenerator | None = None
        self.pages: Shown = {}
        self.listings: dict[str, str] = {}
        self.files: set[str] = set()
        self.torn = False

    @property
    def sources(self) -> Sources | None:
        """The sources of the last build; None before the first."""
        return self.generator.pages.sources if self.generator else None

    def build(
        self, settings: Settings, changed: Collection[str] | None, first: Tell = lambda _: None
    ) -> frozenset[str]:
        """Build the preview after these files changed (None: all may have), and return the pages that were written.

        `first` is told of the pages of texts that changed before all others are looked at; never in a build of everything.
        Raises what `signoff.build.build` raises; then this value is no longer good for anything: whoever wants to go on after a
        failure keeps a copy (a fork) of it, and tells the copy when the preview is `torn`.
        """
        are_texts = changed is not None and all(_is_text(settings, path) for path in changed)
        if changed is not None and are_texts and self.generator and not self.torn:
            return self._again(settings, self.generator, changed, first)
        before = self.pages
        self.pages, self.listings, self.files = {}, {}, set()
        build(settings, preview=True, warm=self)
        self.torn = False
        return frozenset(path for path, shown in self.pages.items() if before.get(path) != shown)

    def _again(
        self, settings: Settings, generator: TextGenerator, changed: Collection[str], first: Tell
    ) -> frozenset[str]:
        generator.context["generated_content"].clear()
        generator.context["static_links"].clear()
        with pelican_errors(settings):
            generator.read(settings, load_sources(settings, self.kept))
            early = self._differing(_pages_of(generator, changed))
        if early:
            self.torn = True
            self._put(settings, generator, early, {}, ())
            self.pages = {**self.pages, **early}
            first(early.keys())
        with pelican_errors(settings):
            pages = _by_path(generator.shown_pages())
            listings = dict(generator.listings(_redirects(pages)))
        late = self._differing(pages)
        told = {path: words for path, words in listings.items() if self.listings.get(path) != words}
        known = self.pages.keys() | self.listings.keys() | self.files
        files = set(generator.files())
        self._put(settings, generator, late, told, known - pages.keys() - listings.keys() - files)
        self.pages, self.listings, self.files, self.torn = pages, listings, files, False
        return frozenset(early.keys() | late.keys())

    def _differing(self, pages: Shown) -> Shown:
        return {path: shown for path, shown in pages.items() if self.pages.get(path) != shown}

    def _put(
        self,
        settings: Settings,
        generator: TextGenerator,
        pages: Shown,
        listings: Mapping[str, str],
        gone: Collection[str],
    ) -> None:
        """Put these pages and listings, and the files that are not there yet, into the preview, each whole."""
        staging = Path(tempfile.mkdtemp(prefix="build-", dir=settings.root / ".signoff"))
        try:
            with pelican_errors(settings):
                _render(generator, staging, pages)
            for path, words in listings.items():
                (staging / path).parent.mkdir(parents=True, exist_ok=True)
                (staging / path).write_text(words, encoding="utf-8", newline="\n")
            files = generator.files()
            for path in files.keys() - self.files:
                put_copy(files[path], staging / path)
            self.files |= files.keys()
            _put_over(staging, settings.root / settings.preview, gone)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _is_text(settings: Settings, path: str) -> bool:
    """Whether a file is read by signoff alone; of images and the theme Pelican makes files too."""
    return path.startswith(f"{settings.content}/") and path.endswith((".md", ".toml"))


def _by_path(pages: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Shown:
    return {path: (template, context) for path, template, context in pages}


def _pages_of(generator: TextGenerator, changed: Collection[str]) -> Shown:
    """The pages of the texts whose folders hold one of these files; none when that would be more than a few."""
    folders = {folder.as_posix() for path in changed for folder in PurePosixPath(path).parents}
    shown = [edition for edition in generator.pages.editions if edition.article.folder in folders]
    return _by_path(map(generator.page_of, shown)) if len(shown) <= _FEW else {}


def _redirects(pages: Shown) -> dict[str, str]:
    from signoff.build.plugin import redirect_of  # noqa: PLC0415 - Pelican takes half a second to import

    return {old: new for path, page in pages.items() for old, new in redirect_of(path, *page).items()}


def _render(generator: TextGenerator, folder: Path, pages: Shown) -> None:
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
