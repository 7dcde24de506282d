"""What somebody probably meant by an address or a place that is not there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import cached_property

_MOST = 500  # guesses of one run of a rule, 2 ms each: whoever has more defects has renamed a folder
_AROUND = 10  # names compared to each side of where the word would stand
_ALIKE = 0.6
_VERY_ALIKE = 0.8


class Names:
    """Names among which the nearest to a word is found: of all those that begin, or end, most like it.

    To compare it with all takes 50 µs a name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        names = sorted(self._names)
        return names, sorted(name[::-1] for name in names)

    def nearest(self, word: str, cutoff: float = _ALIKE) -> str | None:
        """The name closest to `word`; None when none is close."""
        forwards, backwards = self._sorted
        there, back = bisect(forwards, word), bisect(backwards, word[::-1])
        near = dict.fromkeys(forwards[max(0, there - _AROUND) : there + _AROUND])
        near |= {name[::-1]: None for name in backwards[max(0, back - _AROUND) : back + _AROUND]}
        return next(iter(get_close_matches(word, near, n=1, cutoff=cutoff)), None)


class Guesses:
    """Finds the nearest of the paths of a site, or of the anchors of a page, as often as one run may.

    Likeness of whole paths misleads ("/js/jquery.js" is much like "/js/menu.js"), so only names are compared: first those in the
    same folder, then the same name elsewhere, for files are moved as often as they are misspelt.
    """

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._paths = paths
        self._left = _MOST
        self._anchors: dict[str, Names] = {}
        self._kin: dict[tuple[str, str], Names] = {}

    def path(self, wanted: str) -> str | None:
        """The path that was probably meant; None when nothing is near."""
        if not self._has_one_more():
            return None
        folder, name = _taken_apart(wanted)
        return (
            self._beside(folder, name, _VERY_ALIKE)
            or self._elsewhere(folder, name)
            or self._beside(folder, name, _ALIKE)
        )

    def anchor(self, page: str, wanted: str, anchors: Collection[str]) -> str | None:
        """The anchor of a page that was probably meant."""
        if not self._has_one_more():
            return None
        if page not in self._anchors:
            self._anchors[page] = Names(anchors)
        return self._anchors[page].nearest(wanted)

    def _has_one_more(self) -> bool:
        self._left -= 1
        return self._left >= 0

    @cached_property
    def _index(self) -> tuple[dict[str, dict[str, str]], dict[str, list[str]]]:
        """The paths by folder and name, and by name."""
        by_folder: dict[str, dict[str, str]] = {}
        by_name: dict[str, list[str]] = {}
        for path in self._paths:
            folder, name = _taken_apart(path)
            by_folder.setdefault(folder, {})[name] = path
            by_name.setdefault(name, []).append(path)
        return by_folder, by_name

    def _beside(self, folder: str, name: str, cutoff: float) -> str | None:
        """A name like it in its folder: of the same kind, or the same but for its kind."""
        beside = self._index[0].get(folder, {})
        stem, kind = _split(name)
        if (folder, kind) not in self._kin:
            self._kin[folder, kind] = Names([_split(other)[0] for other in beside if _split(other)[1] == kind])
        found = self._kin[folder, kind].nearest(stem, cutoff)
        if found is not None:
            return beside[f"{found}{kind}"]
        return next((path for other, path in beside.items() if _split(other)[0] == stem), None)

    def _elsewhere(self, folder: str, name: str) -> str | None:
        """The same name in the folder that is most like the wanted one."""
        folders = {_taken_apart(path)[0]: path for path in self._index[1].get(name, ())}
        nearest = Names(folders).nearest(folder, 0.0)
        return folders[nearest] if nearest is not None else None


def _taken_apart(path: str) -> tuple[str, str]:
    """The folder and the name; of "/en/knee-scan/", too, the name is the last step."""
    folder, _, name = path.rstrip("/").rpartition("/")
    return folder, name


def _split(name: str) -> tuple[str, str]:
    """The stem and the ending: "knee", ".png"."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem else (name, "")
