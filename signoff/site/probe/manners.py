"""How the web is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """How the web is asked. Times are in seconds, `days` is for how long a clear answer holds.

    `budget` bounds a whole run, `timeout` one response, `longest_wait` what a server may ask us to wait. `site` tells those who
    read their logs who asks. `private` are hosts that may lie on a private network.
    """

    site: str = ""
    days: int = 7
    budget: float = 900.0
    timeout: float = 20.0
    delay: float = 0.5
    per_host: int = 2
    in_all: int = 48
    tries: int = 3
    backoff: float = 2.0
    longest_wait: float = 30.0
    private: tuple[str, ...] = ()
