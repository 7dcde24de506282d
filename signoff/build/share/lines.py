"""Words -> lines of about one width, in the largest size that they fit in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Measure = Callable[[str], float]


def fitted(
    words: str, measures: Sequence[tuple[int, Measure]], width: float, most: Callable[[int], int]
) -> tuple[int, list[str]]:
    """The first size of `measures` in which words fit into the lines that `most` allows for it, with these lines.

    In the last size, what does not fit is cut, and an ellipsis says so.
    """
    for size, measure in measures:
        lines = wrapped(words, measure, width)
        if len(lines) <= most(size):
            return size, balanced(words, measure, width, len(lines))
    kept = lines[: most(size)]
    while kept[-1] and measure(kept[-1] + "…") > width:
        kept[-1] = kept[-1][:-1]
    return size, [*kept[:-1], kept[-1].rstrip() + "…"]


def wrapped(words: str, measure: Measure, width: float) -> list[str]:
    """Lines no wider than `width`; never broken at a no-break space. A word that is wider than a line is cut."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".lstrip(" ")
        if measure(longer) <= width:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = word
        while measure(lines[-1]) > width and len(lines[-1]) > 1:
            end = next(at for at in range(len(lines[-1]) - 1, 0, -1) if at == 1 or measure(lines[-1][:at]) <= width)
            lines[-1:] = [lines[-1][:end], lines[-1][end:]]
    return lines


def balanced(words: str, measure: Measure, width: float, count: int) -> list[str]:
    """As many lines, as narrow as they can be: no word stands alone on the last one."""
    low, high = width / 3, width
    while high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if len(wrapped(words, measure, middle)) <= count else (middle, high)
    return wrapped(words, measure, high)
