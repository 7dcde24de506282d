"""In which language the elements of a page stand, where it is not the page's."""

from __future__ import annotations

from itertools import islice

from signoff.site.html import Element

_MANY = 20_000  # elements in other languages than their page's


class Tongues:
    """The languages of elements on a page in its `own` language. `are_many` says whether any element is in another."""

    def __init__(self, own: str) -> None:
        self.are_many = False
        self._own = own
        self._inside: dict[int, str] = {}
        self._entered = 0
        self._asks = False  # whether the answer is looked for when it is asked for

    def enter(self, element: Element, language: str) -> None:
        """Note in which language stands what is inside an element.

        Where such elements lie one inside the other without end, the answer is looked for when it is asked for.
        """
        if language and not self._asks:
            inside = dict.fromkeys((node.mem_id for node in islice(element.traverse(), _MANY)), language)
            self._inside.update(inside)
            self.are_many = True
            self._entered += len(inside)
            if self._entered >= _MANY:
                self._inside.clear()
                self._asks = True

    def other(self, element: Element | None) -> str:
        """The language of an element where it is not the page's, else ""."""
        if not self._asks:
            said = self._inside.get(element.mem_id, "") if self.are_many and element is not None else ""
            return said if said != self._own else ""
        passed = []
        said = ""
        while element is not None and not said:
            identity = element.mem_id
            if identity in self._inside:
                said = self._inside[identity]
                break
            passed.append(identity)
            said = element.attributes.get("lang") or ""
            element = element.parent
        self._inside.update(dict.fromkeys(passed, said))
        return said if said != self._own else ""
