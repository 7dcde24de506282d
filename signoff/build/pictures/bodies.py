"""The pictures of a text's body: which files they are, and the HTML that shows them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from signoff.build.made import Made
from signoff.build.pictures.picture import Picture, Unfit, read_picture
from signoff.errors import SourcesUnreadable
from signoff.headers import FINGERPRINT
from signoff.model import Article, Problem, Span, Text
from signoff.phrases import Phrase
from signoff.settings import Settings
from signoff.sources.markdown import parse, slug_of
from signoff.sources.pictures import SUFFIXES, picture_file

FOLDER = "pictures"  # of the site: everything in it is named by what it holds

_IMG = re.compile(r"<img\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.I)
_LINK = re.compile(r'(?P<before><a\b[^>]*?\bhref=")(?P<url>[^"]*)(?=")', re.I)
_OURS = frozenset("src width height srcset sizes loading decoding".split())
# How wide the theme's column shows a picture: 42rem, or the screen but for its margins.
_SIZES = "(min-width: 46rem) 42rem, 92vw"
_MOST_BYTES = 60_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A body as it is shown, with the files that it shows by their path in the site, and what is wrong with others."""

    html: str
    files: Mapping[str, Path] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Pictures:
    """Finds, checks and prepares the pictures of bodies; `files` and `problems` are those of all bodies since `begin`.

    One that no text shows is not published.
    """

    def __init__(self, settings: Settings, made: Made) -> None:
        self._settings = settings
        self._content = (settings.root / settings.content).resolve()
        self._made = made
        self._known: dict[tuple[str, str], Shown] = {}
        self._before: dict[tuple[str, str], Shown] = {}
        self.files: dict[str, Path] = {}
        self.problems: list[Problem] = []

    def begin(self) -> None:
        """Begin a build: bodies of the last one that come again are not looked at anew."""
        self._known, self._before = {}, self._known
        self.files, self.problems = {}, []

    def body(self, html: str, article: Article, text: Text) -> str:
        """The body with its pictures ready for the browser."""
        if "<img" not in html and not any(suffix in html for suffix in SUFFIXES):
            return html
        key = (html, article.folder)
        shown = self._known[key] = self._before.get(key) or self._known.get(key) or _Body(self, article, text).of(html)
        self.files.update(shown.files)
        self.problems += shown.problems
        return shown.html

    def refuse_unfit(self) -> None:
        """Raise SourcesUnreadable when there is a picture that cannot be published."""
        if self.problems:
            raise SourcesUnreadable([each for at, each in enumerate(self.problems) if each not in self.problems[:at]])

    def file_of(self, url: str, article: Article) -> Path | None:
        """The picture in content/ that an address means, typed from the place of the text; None for any other address."""
        return picture_file(self._content, self._settings.root / article.folder, url)

    def ready(self, file: Path, article: Article) -> tuple[Picture, Mapping[str, tuple[str, Path]]]:
        """What is known of a picture, and for each of its files its path in the site and its place. Raises Unfit."""
        folder = self._folder(file)
        picture = read_picture(folder)
        stem = slug_of(file.stem)
        places = {}
        for name in picture.files:
            digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:FINGERPRINT]
            size, _, suffix = name.rpartition(".")
            places[name] = (f"{FOLDER}/{article.key}/{stem}-{size}.{digest}.{suffix}", folder / name)
        return picture, places

    def address(self, path: str) -> str:
        """The root-relative address of a file of the site."""
        return f"{self._settings.base}/{path}"

    def _folder(self, file: Path) -> Path:
        from signoff.build.pictures import drawing, raster  # noqa: PLC0415 - 90 ms that a site without pictures need not wait

        if not file.resolve().is_relative_to(self._content):
            raise Unfit(Phrase("it lies outside of content/"), Phrase("put the file itself into the article's folder"))
        if file.stat().st_size > _MOST_BYTES:
            raise Unfit(
                Phrase("it has more than {megabytes} MB", {"megabytes": _MOST_BYTES // 1_000_000}),
                Phrase("save it smaller"),
            )
        raw, suffix = file.read_bytes(), file.suffix.lower()
        if suffix == ".svg":
            return self._made.folder_of([drawing.RECIPE, raw], lambda place: drawing.make(raw, place))
        return self._made.folder_of([raster.RECIPE, suffix, raw], lambda place: raster.make(raw, suffix, place))


class _Body:
    """One body on its way: the first picture is loaded at once, the others when they come into sight."""

    def __init__(self, pictures: Pictures, article: Article, text: Text) -> None:
        self._pictures = pictures
        self._article = article
        self._text = text
        self._files: dict[str, Path] = {}
        self._problems: list[Problem] = []
        self._count = 0

    def of(self, html: str) -> Shown:
        shown = _LINK.sub(self._link, _IMG.sub(self._image, html))
        return Shown(shown, self._files, tuple(self._problems))

    def _image(self, match: re.Match[str]) -> str:
        image = parse(match[0]).css_first("img")
        attributes = {name: value or "" for name, value in image.attributes.items()} if image else {}
        found = self._ready(attributes.get("src", ""))
        if found is None:
            return match[0]
        self._count += 1
        return "".join(_markup(*found, attributes, is_first=self._count == 1))

    def _link(self, match: re.Match[str]) -> str:
        """A link to a picture leads to its largest size for every browser, never to the file as it came from the camera."""
        found = self._ready(match["url"].replace("&amp;", "&"))
        if found is None:
            return match[0]
        picture, addresses = found
        return f"{match['before']}{escape(addresses[picture.plain.file])}"

    def _ready(self, url: str) -> tuple[Picture, Mapping[str, str]] | None:
        file = self._pictures.file_of(url, self._article)
        if file is None:
            return None
        try:
            picture, places = self._pictures.ready(file, self._article)
        except Unfit as unfit:
            self._problems.append(self._problem(url, unfit))
            return None
        self._files.update(places.values())
        return picture, {name: self._pictures.address(path) for name, (path, _) in places.items()}

    def _problem(self, url: str, unfit: Unfit) -> Problem:
        line = next((link.line for link in self._text.links if link.url == url), 1)
        facts = {"url": url, "why": unfit.why, "advice": unfit.advice}
        message = "the picture {url} cannot be published: {why}"
        return Problem(message, facts, Span(self._text.path, line), hint="{advice}")


def _markup(
    picture: Picture, addresses: Mapping[str, str], attributes: Mapping[str, str], *, is_first: bool
) -> Iterator[str]:
    kept = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if name not in _OURS)
    later = "" if is_first else ' loading="lazy"'
    image = f'<img src="{escape(addresses[picture.plain.file])}"{kept} width="{picture.width}" height="{picture.height}"{later}>'
    if not picture.modern:
        yield image
        return
    sizes = ", ".join(f"{escape(addresses[size.file])} {size.width}w" for size in picture.modern)
    yield f'<picture><source type="{picture.kind}" srcset="{sizes}" sizes="{_SIZES}">{image}</picture>'
