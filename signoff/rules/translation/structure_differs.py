"""A section is built otherwise in both languages: another level, other numbers of list items, cells or images; or it is in one only.

Why: what is built otherwise usually says something else: a risk that fell out of a list, a row of a table, a whole section.

Sections are paired by the anchors of their headings where both languages use the same, else by their order.
Does not look at: how many paragraphs a section has; languages read differently; translations whose source has moved on (TRN003), and texts whose words changed under their version (VER001, VER004).

Bad: content/pages/about/en.md
    - An invented site, for tests.
Good:
    An invented site, for tests.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.model import Article, Edition, Problem, Severity, Text
from signoff.review.pairing import Section, SectionPair, section_pairs
from signoff.rules.context import Context
from signoff.rules.translation.translations import Translation, once, translations
from signoff.rules.world import World

ID = "TRN005"
SEVERITY = Severity.WARNING

_WHAT = (
    ("li", 'the section "{title}" has {one} list items in {there}, {other} in {here}'),
    ("cell", 'the table in "{title}" has {one} cells in {there}, {other} in {here}'),
    ("image", 'the section "{title}" has {one} images in {there}, {other} in {here}'),
    ("level", 'the heading "{title}" is of level {one} in {there}, of level {other} in {here}'),
)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each section and thing that differs."""
    for _, problems in context.told(_of_article, context.each):
        yield from problems


def _of_article(article: Article, editions: Sequence[Edition], _world: World) -> list[Problem]:
    found = translations(article, editions)
    return list(once(problem for each in found for problem in _problems(each)))


def _problems(found: Translation) -> Iterator[Problem]:
    for pair in section_pairs(found.source, found.text):
        if pair.source is None or pair.translation is None:
            yield _alone(found, pair)
            continue
        one, other = _built(pair.source, found.source), _built(pair.translation, found.text)
        for what, message in _WHAT:
            if one[what] != other[what]:
                facts = {**found.facts, "title": _title(pair.translation, found.text)}
                yield Problem(
                    message,
                    facts | {"one": one[what], "other": other[what]},
                    span=found.span(pair.line),
                    also=(found.source_span(pair.source.line),),
                    hint="build both alike, so that readers of both get the same",
                )


def _alone(found: Translation, pair: SectionPair) -> Problem:
    if pair.translation:
        facts = {**found.facts, "title": _title(pair.translation, found.text)}
        message = 'the {here} text has the section "{title}", which the {there} text lacks'
        return Problem(message, facts, span=found.span(pair.line), hint="take it out, or write it in both languages")
    facts = {**found.facts, "title": _title(pair.source, found.source) if pair.source else ""}
    also = (found.source_span(pair.source.line),) if pair.source else ()
    message = 'the {there} text has the section "{title}", which the {here} text lacks'
    return Problem(message, facts, span=found.span(pair.line), also=also, hint="translate it, or take it out of both")


def _title(section: Section, text: Text) -> str:
    return section.heading.words if section.heading else text.title


def _built(section: Section, text: Text) -> dict[str, int]:
    kinds = section.kinds
    images = [link for link in text.links if link.is_image and section.line <= link.line <= section.end]
    return {
        "li": sum(kind.partition(":")[0] in ("li", "dt", "dd") for kind in kinds),
        "cell": sum(kind in ("td", "th") for kind in kinds),
        "image": len(images),
        "level": int(section.level[1:] or 0),
    }
