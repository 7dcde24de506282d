"""A text as Pelican knows it, and what becomes of its body on the way to a page."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pelican.contents import Content

from signoff.model import Edition
from signoff.sources.markdown import parse

if TYPE_CHECKING:
    from signoff.build.plugin import TextGenerator


class ShownText(Content):
    """An edition as Pelican knows it: it resolves the links, from the place of the working text in every version.

    `root` is the folder of the project.
    """

    default_template = "article"

    def __init__(self, edition: Edition, root: Path, generator: TextGenerator) -> None:
        path = root / edition.text.path
        source = path.parent.parent / f"{edition.language}.md" if path.parent.name == "versions" else path
        metadata = {
            "title": edition.text.title,
            "slug": edition.text.slug,
            "lang": edition.language,
            "url": edition.url.lstrip("/"),
            "save_as": file_of(edition.url),
        }
        html = without_links(edition.text.html) if edition.current else edition.text.html
        html = generator.pictures.body(html, edition.article, edition.text)
        super().__init__(html, metadata, generator.settings, str(source), generator.context)

    def get_content(self, siteurl: str) -> str:
        """The body with its links resolved. Pelican's own remembers each text for ever: in a preview, all of them with every save."""
        resolved: str = self._update_content(self._content, siteurl)
        return resolved


def file_of(url: str) -> str:
    """The file of a page, relative to the output: `/en/lumbar-mri/` -> `en/lumbar-mri/index.html`."""
    return f"{url.strip('/')}/index.html".lstrip("/")


@lru_cache(maxsize=4096)  # for previews, as headings_of
def without_links(html: str) -> str:
    """A body with the words of its links, but no link that leaves the page.

    Nobody keeps up the links of an old version, and its text may not be touched: a page that it led to and that has gone
    since would shut the gate for ever.
    """
    body = parse(html)
    for element in body.css("a[href]"):
        if not (element.attributes["href"] or "").startswith("#"):
            element.unwrap()
    return body.inner_html or ""


def scrolling_tables(body: str, label: str) -> str:
    """A body whose tables scroll by themselves on a narrow screen, by keyboard too, instead of widening the page."""
    opening = f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(label)}"><table>'
    return body.replace("<table>", opening).replace("</table>", "</table></div>")
