"""What the templates of signposts are given: plain values, in the page's own language."""

from __future__ import annotations

from typing import Any

from signoff.dates import hours_words, long_date, telephone_words
from signoff.model import Centre, Edition, Sources
from signoff.review.signposts import Signpost, alphabetical, map_address, service_name


def card_values(edition: Edition) -> dict[str, Any]:
    """A text as a list names it."""
    return {
        "title": edition.text.title,
        "summary": edition.text.summary,
        "url": edition.url,
        "updated_words": long_date(edition.updated, edition.language) if edition.updated else "",
        "about": edition.article.about,
    }


def signpost_values(post: Signpost) -> dict[str, Any]:
    """A signpost as the one above it shows it; `is_page` is false for one whose texts stand on that same page."""
    return {
        "kind": post.kind,
        "key": post.key,
        "title": post.title,
        "url": post.url,
        "anchor": post.url.partition("#")[2],
        "is_page": post.is_page,
        "count": post.count,
        "texts": [card_values(edition) for edition in post.texts],
    }


def crumb_values(post: Signpost, *, is_here: bool = False) -> dict[str, Any]:
    """A signpost on the way from the home page; `kind` and `key` are for those whose name only the theme knows."""
    return {"title": post.title, "kind": post.kind, "key": post.key, "url": None if is_here else post.url}


def about_values(post: Signpost, sources: Sources) -> dict[str, Any]:
    """What is told of the centre, the reviewer or the terms whose page this is; nothing for other signposts."""
    if post.kind == "centre":
        centre = sources.centres[post.key]
        services = service_values(centre, sources, post.language)
        return {"centre": {**centre_values(centre, post.language), "page": post.url, "services": services}}
    if post.kind == "reviewer":
        reviewer = sources.reviewers[post.key]
        told = {"name": reviewer.full_name, "roles": list(reviewer.roles), "specimen": reviewer.specimen}
        return {"reviewer": {**told, "texts": [review_values(edition) for edition in post.texts]}}
    if post.kind == "glossary":
        return {"terms": term_values(sources, post.language)}
    return {}


def term_values(sources: Sources, language: str) -> list[dict[str, str]]:
    """The terms of the glossary in the order of a dictionary; `long` is "" for what is no abbreviation."""
    words = [(term.key, term.words[language]) for term in sources.glossary]
    return [
        {"key": key, "term": each.term, "long": each.long, "definition": each.definition}
        for key, each in sorted(words, key=lambda pair: (alphabetical(pair[1].term), pair[0]))
    ]


def review_values(edition: Edition) -> dict[str, Any]:
    """A text as the page of its reviewer names it: what was reviewed, and when."""
    review = edition.review
    return {
        "title": edition.text.title,
        "url": edition.url,
        "kind": review.kind if review else "",
        "version": str(review.version) if review else "",
        "date": review.on.isoformat() if review else "",
        "words": long_date(review.on, edition.language) if review else "",
        "evidence": review.evidence if review else "",
    }


def centre_values(centre: Centre, language: str) -> dict[str, Any]:
    """The address of a centre, and how to reach it; `map` is the address of a map, "" without a street."""
    return {
        "key": centre.key,
        "name": centre.name,
        "about": centre.about.get(language, ""),
        "street": centre.street,
        "postcode": centre.postcode,
        "city": centre.city,
        "telephone": centre.telephone,
        "telephone_words": telephone_words(centre.telephone),
        "hours": [hours_words(hours, language) for hours in centre.hours],
        "map": map_address(centre),
    }


def service_values(centre: Centre, sources: Sources, language: str) -> list[dict[str, Any]]:
    """What can be booked in a centre; a service without a name in services.toml goes by its key."""
    return [
        {
            "label": service_name(key, sources, language) or key,
            "url": booking.url,
            "confirmed": bool(booking.confirmed),
        }
        for key, booking in centre.bookings.items()
    ]
