"""The structured data of a page: what its JSON-LD texts claim of its review, and say in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from signoff.words import fold

# Where a page speaks of itself. Below other keys (translationOfWork, isPartOf, citation) it speaks of other works.
_OF_ITSELF = ("@graph", "mainEntity", "mainEntityOfPage")
_PAGES = ("WebPage", "MedicalWebPage", "AboutPage", "Article", "MedicalScholarlyArticle", "NewsArticle")
# The keys whose values are read out to a reader as they stand.
_PROSE = frozenset(
    "name alternateName legalName headline alternativeHeadline description disambiguatingDescription abstract text articleBody "
    "caption slogan keywords award reviewBody honorificPrefix honorificSuffix jobTitle".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one node says of a page; None for what it does not say. `reviewers` are names."""

    last_reviewed: str | None = None
    reviewers: tuple[str, ...] | None = None
    language: str | None = None
    version: str | None = None
    modified: str | None = None


def claims(text: str) -> tuple[Claim, ...]:
    """What a JSON-LD text says of the page that it stands on. Raises ValueError when it is no JSON."""
    try:
        # A version is a name and no quantity: 1.10 is not 1.1.
        data = json.loads(text, parse_float=str)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    nodes = list(_nodes(data))
    names = {str(node["@id"]): node for node in nodes if "@id" in node}
    return tuple(claim for node in nodes if (claim := _claim(node, names)) != Claim())


def prose(text: str) -> Iterator[tuple[str, str]]:
    """(key, words) of all that a JSON-LD text says in words, at any depth. Raises ValueError as claims()."""
    try:
        yield from _prose(json.loads(text, parse_float=str))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _prose(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, list):
        for item in data:
            yield from _prose(item, key)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _prose(value, key if name == "@value" else name)
    elif isinstance(data, str) and key in _PROSE:
        yield key, fold(data)


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes that may speak of the page, from the outermost."""
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        for key in _OF_ITSELF:
            yield from _nodes(data.get(key))


def _claim(node: Mapping[str, Any], names: Mapping[str, Mapping[str, Any]]) -> Claim:
    types = node.get("@type")
    is_page = bool({*_list(types)} & {*_PAGES}) or "lastReviewed" in node or "reviewedBy" in node
    if not is_page:
        return Claim()
    reviewers = tuple(_name(item, names) for item in _list(node["reviewedBy"])) if "reviewedBy" in node else None
    return Claim(
        last_reviewed=_string(node.get("lastReviewed")),
        reviewers=reviewers,
        language=_language(node.get("inLanguage")),
        version=_string(node.get("version")),
        modified=_string(node.get("dateModified")),
    )


def _name(value: Any, names: Mapping[str, Mapping[str, Any]]) -> str:
    """The name of a person, who may be described elsewhere in the graph; "" when none is given."""
    if isinstance(value, dict):
        return fold(_string(value.get("name") or names.get(str(value.get("@id")), {}).get("name")) or "")
    return fold(str(value))


def _language(value: Any) -> str | None:
    """A language tag, or what stands in a schema.org Language in its place."""
    if isinstance(value, dict):
        return _string(value.get("alternateName") or value.get("name"))
    return ", ".join(map(str, value)) if isinstance(value, list) else _string(value)


def _string(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@value")
    return None if value is None else str(value).strip()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
