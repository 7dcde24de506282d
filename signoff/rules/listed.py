"""Addresses in sitemaps and feeds that lead to nothing of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signoff.model import Problem, Span
from signoff.phrases import Phrase
from signoff.rules.context import Context
from signoff.rules.documents import MANY
from signoff.rules.site_address import site_address
from signoff.site.addresses import Addresses


@dataclass(frozen=True, slots=True)
class NotBuilt:
    """Addresses that listings name and nobody answers for, told as one finding: `count` of them, `url` is the first."""

    url: str
    count: int
    files: Sequence[str]

    def problem(self, context: Context, message: str, facts: Mapping[str, Any], hint: str) -> Problem:
        """One problem at the first listing; the others beside it."""
        first, *also = (place_in(context, file) for file in self.files)
        told = {"url": self.url, "count": str(self.count), **facts}
        return Problem(message, told, span=first, url=self.url, also=tuple(also)[:MANY], hint=hint)


def not_built(context: Context, files: Iterable[str]) -> Iterator[NotBuilt]:
    """Each address of the site's own that these files name and nobody answers for; all together when they are many."""
    found = _not_built(context, files)
    if len(found) > MANY:
        url, named_by = next(iter(found.items()))
        yield NotBuilt(url, len(found), named_by[:1])
        return
    yield from (NotBuilt(url, 1, named_by) for url, named_by in found.items())


def _not_built(context: Context, files: Iterable[str]) -> dict[str, list[str]]:
    """The addresses, each with the files that name it."""
    addresses = Addresses(site_address(context) or context.settings.address)
    linked = {target.path for _, _, target in context.missing}  # LNK001 tells of these
    found: dict[str, list[str]] = {}
    for file in files:
        for url in context.site.named.get(file, ()):
            target = addresses.resolve(url, f"/{file}")
            if target.kind == "internal" and target.path not in linked and not context.host.is_there(target.path):
                found.setdefault(url, []).append(file)
    return found


def place_in(context: Context, file: str, why: Phrase | None = None) -> Span:
    """A listing, at the place that a parser's complaint names."""
    path, facts = f"{context.site.root}/{file}", why.facts if why else {}
    return Span(path, facts["line"], facts["column"]) if "line" in facts else Span(path)
