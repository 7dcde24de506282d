"""The Pelican plugin: public signals only, so that plain `pelican content` builds the same site.

Pelican brings settings, theme, templates, link resolution, static files and the writer. The articles are not found by
its own generators (they would publish drafts, and their translation and archive passes are quadratic) but by ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from signoff.as_built import forget_build
from signoff.build import listings
from signoff.build.address_book import AddressBook, same_addresses
from signoff.build.assets import SEARCH_SCRIPT, STYLESHEET, fingerprinted
from signoff.build.codes import Codes
from signoff.build.explained import with_explanations
from signoff.build.json_ld import digest_for_policy
from signoff.build.made import Made
from signoff.build.messages import install, read_catalogues
from signoff.build.moved import moved_pages
from signoff.build.pages import Pages
from signoff.build.pictures import Pictures
from signoff.build.run import put_copy
from signoff.build.search import documents_of, index, pagefind
from signoff.build.share import look_of, share_pictures
from signoff.build.shown_text import ShownText, file_of, scrolling_tables
from signoff.errors import BuildFailed, SourcesUnreadable
from signoff.headers import headers_file, redirects_file
from signoff.model import Edition, Problem, Sources
from signoff.review import editions, frozen_editions, histories
from signoff.review.signposts import Signpost, readable_texts, signposts
from signoff.security_contact import PATH, security_txt
from signoff.served import last_served
from signoff.settings import Settings, load_settings
from signoff.site.cache import Cache, project_file
from signoff.sources import Kept, load_sources
from signoff.sources.cards import labelled_cards
from signoff.sources.fields import missing_fields
from signoff.sources.pictures import is_picture
from signoff.specimen import BANNER

if TYPE_CHECKING:
    from signoff.build.warm import Warm

# The templates of signposts that are not called like their kind: guides, their subjects and letters are lists of texts alike.
TEMPLATES = {"subject": "guides", "letter": "guides"}
NEEDED = (
    *("404", "article", "centre", "centres", "choice", "glossary", "guides", "history", "home", "page", "redirect"),
    *("reviewer", "reviewers", "search"),
)
FILTERS = {
    "digest_for_policy": digest_for_policy,
    "labelled_cards": labelled_cards,
    "scrolling_tables": scrolling_tables,
}


def register() -> None:
    """Hook into Pelican (it calls this once for every run)."""
    signals.initialized.connect(set_up)
    signals.get_generators.connect(generators)


def set_up(pelican: Pelican) -> None:
    """Give Pelican the settings that follow from signoff's own, and what lies beside the pictures as static files."""
    content = Path(pelican.settings["PATH"])
    project = load_settings(project_root(content))
    if "SIGNOFF_PREVIEW" not in pelican.settings:  # Pelican by itself, without signoff/build/run.py
        forget_build(project.root)
    pelican.settings["SITEURL"] = project.base
    pelican.settings["STATIC_PATHS"] = [file.relative_to(content).as_posix() for file in other_files(content)]


def other_files(content: Path) -> list[Path]:
    """What is published as it is: forms to print, and the like. Pictures are not: see signoff/build/pictures."""
    found = (file for file in content.glob("articles/*/images/**/*") if file.is_file())
    return sorted(file for file in found if not is_picture(file.name) and not file.name.startswith("."))


def project_root(content: Path) -> Path:
    """The folder of pyproject.toml above the content; the content's own parent when there is none."""
    return next((place for place in content.parents if (place / "pyproject.toml").is_file()), content.parent)


def generators(_pelican: Pelican) -> type[Generator]:
    """The generator that Pelican is to run beside its own."""
    return TextGenerator


class TextGenerator(Generator):
    """Reads the sources, checks that none would go missing, and writes every page and listing."""

    def generate_context(self) -> None:
        """Read everything, and register each text so that others can link to it."""
        settings = load_settings(project_root(Path(self.path)))
        settings = replace(settings, target=self.settings.get("SIGNOFF_TARGET") or settings.target)
        self.warm: Warm | None = self.settings.get("SIGNOFF_WARM")
        refuse_missing_templates(Path(self.theme))
        self.catalogues = read_catalogues(Path(self.theme), settings.languages)
        install(self.env, self.catalogues)
        kept = project_file(settings.root) if self.settings.get("SIGNOFF_RECALLS") else None
        self.codes = Codes(kept)
        self.env.filters.update(FILTERS, qr=self.codes.svg)
        self.made = Made(settings.root / ".signoff" / "made")
        self.pictures = Pictures(settings, self.made)
        self.read(settings, self._sources(settings, kept))
        if self.warm:
            self.warm.generator = self

    def _sources(self, settings: Settings, file: Path | None) -> Sources:
        if self.warm:
            return load_sources(settings, self.warm.kept)
        cache = Cache(file, "")
        try:
            return load_sources(settings, Kept(cache))
        finally:
            cache.close()

    def read(self, settings: Settings, sources: Sources) -> None:
        """Take in the sources, and what follows from them."""
        preview = bool(self.settings.get("SIGNOFF_PREVIEW"))
        shown = editions(sources, stale=settings.stale, preview=preview)
        frozen = frozen_editions(shown)
        posts = signposts(shown, sources, settings.languages)
        book = AddressBook(shown, settings, posts)
        refuse_losses(shown, posts, missing_fields(sources, settings), book)
        stylesheet, script = (self._of_theme(name) for name in (STYLESHEET, SEARCH_SCRIPT))
        self.index = {} if preview else self._index(shown)
        searchable = frozenset(document.language for document in documents_of(shown)) if self.index else frozenset()
        self.share = {} if preview else self._share(settings, shown)
        share = {url: f"/{path}" for url, (path, _) in self.share.items()}
        explain = self.warm.explain if self.warm else with_explanations
        self.pages = Pages(
            settings, sources, shown, book, posts, preview, f"/{stylesheet}", f"/{script}", searchable, share, explain
        )
        self.served = None if preview else last_served(settings)
        self.frozen = frozen
        self.histories = histories(shown)
        self.pictures.begin()
        self.texts = {edition.url: ShownText(edition, settings.root, self) for edition in (*shown, *frozen)}
        self.pictures.refuse_unfit()
        for edition in shown:  # a link to a text leads to its page, never to a frozen one
            self.add_source_path(self.texts[edition.url])
        for text in self.texts.values():
            self.add_static_links(text)

    def generate_output(self, writer: Writer) -> None:
        """Write pages through Pelican's writer, and the listings beside them."""
        warm = self.warm
        redirects: dict[str, str] = {}
        shown: dict[str, tuple[str, Mapping[str, Any]]] = {}
        for path, template, context in self.shown_pages():
            writer.write_file(path, self.get_template(template), {**self.context, **context})
            redirects.update(redirect_of(path, template, context))
            if warm:
                shown[path] = (template, context)
        if warm:
            warm.pages = shown
        for path, words in self.listings(redirects):
            if warm:
                warm.listings[path] = words
            file = Path(self.output_path) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(words, encoding="utf-8", newline="\n")
        for path, made in self.files().items():
            if warm:
                warm.files.add(path)
            put_copy(made, Path(self.output_path) / path)
        self.made.forget_the_oldest()
        self.codes.keep()

    def files(self) -> Mapping[str, Path]:
        """What pages load, by its path, with the file to copy. Under one path lies one content for ever, but for the index."""
        theme = Path(self.theme) / "static"
        ours = {self._of_theme(name): theme / name for name in (STYLESHEET, SEARCH_SCRIPT)}
        icon = theme / "img" / "favicon.ico"  # asked for at this address by whatever reads no HTML
        icons = {"favicon.ico": icon} if icon.is_file() else {}
        return {**ours, **icons, **dict(self.share.values()), **self.pictures.files, **self.index}

    def _of_theme(self, name: str) -> str:
        return f"{self.settings['THEME_STATIC_DIR']}/{fingerprinted(Path(self.theme), name)}"

    def _index(self, shown: Sequence[Edition]) -> Mapping[str, Path]:
        documents = documents_of(shown)
        program = pagefind() if documents else ""
        return index(documents, program, self.made) if program else {}

    def _share(self, settings: Settings, shown: Sequence[Edition]) -> Mapping[str, tuple[str, Path]]:
        look = look_of(Path(self.theme))
        warnings = {each: self.catalogues[each].get(BANNER, BANNER) for each in settings.languages}
        return share_pictures(shown, settings, look, warnings if settings.specimen else {}, self.made)

    def shown_pages(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """(path, template, context) of every page, and of every redirect from where one was in the last release."""
        built: set[str] = set()
        for path, template, context in self._pages_of_the_sources():
            built.add(path)
            yield path, template, context
        if self.served:
            for path, edition in moved_pages(self.pages.editions, self.served, built):
                yield path, "redirect", self.pages.redirect(edition)

    def page_of(self, edition: Edition) -> tuple[str, str, Mapping[str, Any]]:
        """(path, template, context) of the page of a text."""
        body = self.texts[edition.url].content
        if edition.article.is_page:
            return file_of(edition.url), "page", self.pages.legal(edition, body)
        return file_of(edition.url), "article", self.pages.article(edition, body)

    def _pages_of_the_sources(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        pages = self.pages
        yield "index.html", "choice", pages.choice()
        yield "404.html", "404", pages.not_found()
        for language, url in pages.book.search.urls.items():
            yield file_of(url), "search", pages.search(language)
        for post in pages.posts:
            yield file_of(post.url), TEMPLATES.get(post.kind, post.kind), pages.signpost(post)
        for edition in pages.editions:
            yield self.page_of(edition)
            for alias in edition.article.aliases.get(edition.language, ()):
                yield f"{edition.language}/{alias}/index.html", "redirect", pages.redirect(edition)
        for edition in self.frozen:
            yield self.page_of(edition)
            for slug in former_slugs(edition):
                old = f"{edition.language}/{slug}/v{edition.text.version}/index.html"
                yield old, "redirect", pages.redirect(edition)
        for history in self.histories:
            yield file_of(history.url), "history", pages.history(history)
            for slug in former_slugs(history.edition):
                old = history.url.replace(history.edition.url, f"/{history.edition.language}/{slug}/")
                yield file_of(old), "redirect", pages.redirect(replace(history.edition, url=history.url))

    def listings(self, redirects: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """(path, content) of what tells of the whole site. `redirects` are old addresses with those in force."""
        pages = self.pages
        yield "sitemap.xml", listings.sitemap(pages.book, pages.settings)
        yield "pages.json", listings.pages_json(pages.editions, pages.sources, pages.settings)
        yield "history.json", listings.history_json(self.histories, pages.sources, pages.settings)
        yield "robots.txt", listings.robots(pages.settings)
        contact, expires = pages.settings.security_contact, pages.settings.security_expires
        if contact and expires:
            yield PATH, security_txt(contact, expires, pages.settings.address, pages.settings.languages)
        base, specimen = pages.settings.base, pages.settings.specimen
        yield "_headers", headers_file(self.files(), base=base, specimen=specimen)
        yield "_redirects", redirects_file(redirects, base=base)
        for language in pages.settings.languages:
            name = pages.settings.name(language)
            yield (
                f"{language}/atom.xml",
                listings.feed(readable_texts(pages.editions, language), language, name, pages.settings),
            )


def redirect_of(path: str, template: str, context: Mapping[str, Any]) -> dict[str, str]:
    """The old address that a page stands for, with the one in force; nothing for any other page."""
    return {f"/{path.removesuffix('index.html')}": context["target"]} if template == "redirect" else {}


def former_slugs(edition: Edition) -> list[str]:
    """The aliases under which versions were published here: their frozen pages and histories have moved with the article."""
    article, language = edition.article, edition.language
    slugs = {text.slug for text in article.frozen.get(language, {}).values()}
    return [alias for alias in article.aliases.get(language, ()) if alias in slugs]


def refuse_missing_templates(theme: Path) -> None:
    """Raise BuildFailed when the theme lacks a template: Pelican would take one of its own, which shows no body."""
    for name in NEEDED:
        if not (theme / "templates" / f"{name}.html").is_file():
            raise BuildFailed("{file} is not there: the theme needs it", file=f"{theme.name}/templates/{name}.html")


def refuse_losses(
    shown: tuple[Edition, ...], posts: tuple[Signpost, ...], missing: Iterator[Problem], book: AddressBook
) -> None:
    """Stock Pelican leaves a text without a title out and ends well; here that ends the build, with every place."""
    problems = list(missing)
    if problems:
        raise SourcesUnreadable(problems)
    for edition in shown:
        if edition.url in book.search.urls.values():
            place = edition.text.span("slug")
            message = "{place}: {url} is the address of the search page; give the text another slug"
            raise BuildFailed(message, place=place, url=edition.url)
    for url, first, second in same_addresses(shown, posts):
        if first is None:
            message = "{place}: the site keeps the address {url} for a page of its own; give the text another slug"
            raise BuildFailed(message, place=second, url=url)
        message = "{place}: the address {url} is already taken by {first}; give one of the two another slug or key"
        raise BuildFailed(message, place=second, url=url, first=first)
