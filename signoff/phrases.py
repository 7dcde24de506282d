"""Words inside a message that are themselves to be said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fact that is a phrase, not a name: a template filled from facts of its own. As a string it is English."""

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.facts)
