"""What one page shows, whoever built it: for comparison with the ledger."""

from __future__ import annotations

import codecs

from selectolax.lexbor import LexborHTMLParser

from signoff.review.verify import Shown
from signoff.site.facts import read_page
from signoff.words import plain, text_of, tree

_WHERE = ("main", "[role=main]", "article", "body")


def read_shown(html: str) -> Shown:
    """The words of a page: of its marked parts, or of its main part when it has no markers of ours."""
    raw = codecs.BOM_UTF8 + html.encode("utf-8", "replace")  # whatever charset the page says, this is UTF-8 by now
    page = read_page("page.html", raw)
    language = page.language[:2].lower()
    if "body" in page.parts:
        title, summary = (plain(page.parts.get(name, ())) for name in ("title", "summary"))
        return Shown(language, title, summary, page.parts["body"], page.loose, is_marked=True)
    document = LexborHTMLParser(html)
    heading = document.css_first("h1")
    main = next((found for place in _WHERE if (found := document.css_first(place))), None)
    return Shown(language, text_of(heading) if heading else "", "", tree(main) if main else (), (), is_marked=False)
