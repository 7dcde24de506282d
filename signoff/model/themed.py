"""What the theme says by itself: the messages that its templates ask for, its catalogues, and words outside of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signoff.model.span import Span


@dataclass(frozen=True, slots=True)
class ThemeMessage:
    """A message that a template asks for, at its first place. `forms` are the singular and, where there is one, the plural."""

    forms: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a catalogue makes of a message: its strings, one for each plural form. `is_fuzzy` when nobody confirmed them."""

    strings: tuple[str, ...]
    span: Span
    is_fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """The words of a theme. `catalogues` are, by language and then by the singular, what is said; `template` the ids of messages.pot.

    `bare` are words that a template says in every language alike, with their places; `unread` says of templates why they could not
    be read.
    """

    messages: tuple[ThemeMessage, ...]
    catalogues: Mapping[str, Mapping[str, Rendering]]
    template: frozenset[str]
    template_span: Span
    bare: tuple[tuple[str, Span], ...] = ()
    unread: tuple[tuple[str, Span], ...] = ()
