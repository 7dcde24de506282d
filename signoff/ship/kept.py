"""The releases that lie at a target, each in a folder named for its id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from signoff.errors import NotShipped
from signoff.ship.release import Release

NAME = re.compile(
    r"[0-9a-f]{12}(-[0-9]{1,4})?"
)  # a second number where a damaged release of the same files lies in the way


@dataclass(frozen=True, slots=True)
class Kept:
    """`releases` by the names of their folders; `served` is the name of the one that visitors get ("" for none)."""

    served: str
    releases: Mapping[str, Release]

    def current(self) -> Release | None:
        """The release that is served."""
        return self.releases.get(self.served)

    def listed(self) -> Sequence[Release]:
        """All, the last published first."""
        return sorted(self.releases.values(), key=lambda release: release.published, reverse=True)

    def name_of(self, release: Release) -> str:
        """The folder of a release."""
        for name, kept in self.releases.items():
            if (kept.id, kept.published) == (release.id, release.published):
                return name
        raise NotShipped(f"the release {release.id} is not kept any more; `signoff releases` lists those that are")


def names_for(release: Release) -> Sequence[str]:
    """The names that its folder may have, the best first."""
    return [release.id, *(f"{release.id}-{number}" for number in range(2, 1000))]
