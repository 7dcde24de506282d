"""Who reviews, and where patients book: what articles name by its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from signoff.model.span import Span


@dataclass(frozen=True, slots=True)
class Booking:
    """The booking address of one service of a centre. `confirmed` is the day on which a person opened it."""

    service: str
    url: str
    confirmed: date | None
    by: str
    span: Span


@dataclass(frozen=True, slots=True)
class Service:
    """What can be booked, an examination or a procedure, as patients call it in each language."""

    key: str
    names: Mapping[str, str]
    span: Span


class Hours(NamedTuple):
    """From when until when a centre is open, from one day of the week to another (0 is Monday)."""

    first: int
    last: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Centre:
    """A place where patients are received. `telephone` is in E.164 form; `hours` are empty when nobody gave them."""

    key: str
    name: str
    about: Mapping[str, str]
    street: str
    postcode: str
    city: str
    telephone: str
    bookings: Mapping[str, Booking]
    span: Span
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who may vouch for texts. `since` and `until` bound the days on which they could."""

    key: str
    title: str
    name: str
    roles: tuple[str, ...]
    specimen: bool
    span: Span
    since: date | None = None
    until: date | None = None

    @property
    def full_name(self) -> str:
        return f"{self.title} {self.name}".strip()
