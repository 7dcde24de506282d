"""A review as one HTML file, for a physician who has no repository: page, changes, both languages, findings, and a form.

The form makes a reply (signoff/review/reply.py) that is sent back by mail; nothing is asked of any network. The pages stand in
frames without scripts, with their own style; a policy allows this file's script alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from signoff.model import Article, Edition, Finding, Reviewer, Text
from signoff.preview.marked import said
from signoff.preview.panels import beside_panel, changes_panel, findings_panel
from signoff.preview.shell import asset
from signoff.preview.views import reviewed
from signoff.preview.wording import WORDS, say
from signoff.report import Lines
from signoff.review.digest import digest_of
from signoff.review.reply import SCHEMA
from signoff.sources.pictures import seen

_STYLE = """
html, body { height: auto; } body { display: block; max-width: 72rem; margin: 0 auto; padding: 1rem; }
iframe { width: 100%; height: 75vh; border: 2px solid var(--line); background: #fff; }
section { margin: 2rem 0; } fieldset { margin: 1rem 0; border: 1px solid var(--line); } label { display: block; }
input[type=radio] { width: auto; } select { font: inherit; } nav ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
nav a, a { color: inherit; } textarea { min-height: 3rem; }
"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into the file. `folder` is the built preview, `editions` the article's shown texts."""

    article: Article
    editions: Sequence[Edition]
    findings: Sequence[Finding]
    reviewers: Sequence[Reviewer]
    folder: Path
    base: str
    lines: Lines


def review_bundle(bundle: Bundle, language: str) -> str:
    """The file, in the language of its reader."""
    script = asset("bundle.js").decode("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'"
    )
    shown = next((each.text for each in bundle.editions if each.language == language), bundle.editions[0].text)
    title = f"{say(language, 'strip')} – {shown.title or bundle.article.key}"
    style = asset("strip.css").decode("utf-8") + _STYLE
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">',
        f"<title>{said(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{said(title)}</h1>",
        *_sections(bundle, language),
        _form(bundle, language),
        f"</main>\n<script>{script}</script>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _sections(bundle: Bundle, language: str) -> Iterator[str]:
    texts = {edition.language: edition.text for edition in bundle.editions}
    yield f'<nav aria-label="{said(say(language, "tabs"))}"><ul>'
    for name in (
        *(f"page-{each}" for each in texts),
        *(f"changes-{each}" for each in texts),
        "beside",
        "findings",
        "answer",
    ):
        yield f'<li><a href="#{name}">{said(_label(name, language))}</a></li>'
    yield "</ul></nav>"
    for edition in bundle.editions:
        page = escape(standalone(bundle.folder, edition.url, bundle.base))
        label = said(_label(f"page-{edition.language}", language))
        yield f'<section id="page-{edition.language}"><h2>{label}</h2>'
        yield f'<iframe sandbox="" title="{label}" srcdoc="{page}"></iframe></section>'
    for name, text in texts.items():
        panel = changes_panel(reviewed(bundle.article, name), text, language)
        yield f'<section id="changes-{name}"><h2>{said(_label(f"changes-{name}", language))}</h2>{panel.html}</section>'
    beside = beside_panel(texts.get("fr"), texts.get("en"), language)
    yield f'<section id="beside"><h2>{said(say(language, "beside"))}</h2>{beside.html}</section>'
    found = findings_panel(bundle.findings, (), bundle.article.open_remarks, bundle.lines, language)
    yield f'<section id="findings"><h2>{said(say(language, "findings"))}</h2>{found.html}</section>'


def _label(name: str, language: str) -> str:
    what, _, tongue = name.partition("-")
    words = say(language, what)
    return f"{words} – {say(language, 'french' if tongue == 'fr' else 'english')}" if tongue else words


def _form(bundle: Bundle, language: str) -> str:
    options = "".join(f'<option value="{said(each.key)}">{said(each.full_name)}</option>' for each in bundle.reviewers)
    if len(bundle.reviewers) > 1:  # whoever forgets to choose must not answer in another one's name
        options = f'<option value="">–</option>{options}'
    fields = "".join(_fieldset(bundle.article, edition.text, language) for edition in bundle.editions)
    words = {name: WORDS[language][name] for name in ("needed", "copied", "both")}
    data = json.dumps({"schema": SCHEMA, "article": bundle.article.key, "words": words})
    return (
        f'<section id="answer"><h2>{said(say(language, "answer"))}</h2><form id="form" data-reply="{escape(data)}">'
        f'<label>{said(say(language, "by"))} <select name="reviewer" required>{options}</select></label>{fields}'
        f'<div class="row"><button>{said(say(language, "reply"))}</button></div></form>'
        f'<p id="told" role="status"></p><p id="made" hidden><label>{said(say(language, "made"))}'
        f'<textarea id="reply" rows="8" readonly></textarea></label>'
        f'<button type="button" id="copy">{said(say(language, "copy"))}</button> '
        f'<a class="button" id="save" download="reply-{said(bundle.article.key)}.json">{said(say(language, "save"))}</a></p></section>'
    )


def _fieldset(article: Article, text: Text, language: str) -> str:
    """The two answers for one text, and the words for an error."""
    tongue = text.language
    name = say(language, "french" if tongue == "fr" else "english")
    radios = "".join(
        f'<label><input type="radio" name="answer-{tongue}" value="{value}"> {said(say(language, word))}</label>'
        for value, word in (("exact", "exact"), ("error", "wrong"))
    )
    areas = "".join(
        f'<label>{said(say(language, field))}<textarea name="{field}-{tongue}" maxlength="4000"></textarea></label>'
        for field in ("where", "what", "why")
    )
    return (
        f'<fieldset data-language="{tongue}" data-version="{text.version}" data-text="{digest_of(text)}" '
        f'data-pictures="{seen(text, article.pictures)}">'
        f"<legend>{said(name)}, {said(say(language, 'version', version=text.version))}</legend>{radios}{areas}</fieldset>"
    )


def standalone(folder: Path, url: str, base: str) -> str:
    """A built page with its style and images inside, and nothing that could run or be fetched."""
    page = BeautifulSoup((folder / url.strip("/") / "index.html").read_text(encoding="utf-8"), "html.parser")
    for sheet in page.select("link[rel=stylesheet]"):
        file = _file(folder, str(sheet.get("href", "")), base)
        if file:
            style = page.new_tag("style")
            style.string = file.read_text(encoding="utf-8").replace("</", "<\\/")
            sheet.replace_with(style)
    for element in page.select("script, link, iframe, object, embed, base, meta[http-equiv]"):
        element.decompose()
    for source in page.select("source"):
        source.decompose()
    for image in page.select("img"):
        file = _file(folder, str(image.get("src", "")), base)
        del image["srcset"]
        image["src"] = _data(file) if file else ""
    return str(page)


def _file(folder: Path, url: str, base: str) -> Path | None:
    """The file of a root-relative address; None when it is none of the site's."""
    parts = urlsplit(url)
    if parts.netloc or parts.scheme or not parts.path.startswith("/"):
        return None
    file = (folder / unquote(parts.path).removeprefix(base).lstrip("/")).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None


def _data(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
