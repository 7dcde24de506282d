"""Make signoff/language/lexicon.txt: words that tell French from English, each with the weight of its evidence.

    npm pack dictionary-fr@3.0.0 dictionary-en@4.0.0 dictionary-en-gb@3.0.0
    python bench/make_lexicon.py FOLDER

FOLDER holds the three packages, unpacked into fr/, en/ and en-gb/ (each with index.aff and index.dic). A word is taken when one of
the dictionaries knows it in lower case, so that names stay out, and when it is not rarer than six in a hundred million in one of
the languages (wordfreq). Its weight is the logarithm of how much more often English writes it than French, with a vote of 1.5
for the dictionary that knows it alone, cut at ±4; weights below 1 say too little to be kept.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Mapping
from pathlib import Path

from hunspell import Hunspell
from wordfreq import get_frequency_dict

RAREST = 6e-8
UNSEEN = 1e-8  # what wordfreq's lists begin with: a word that is not there may be as frequent as this
VOTE, MOST, LEAST = 1.5, 4.0, 1.0
LINE = 116  # letters
_WORD = re.compile(r"[a-zß-öø-ÿœ]{2,}")
LEXICON = Path(__file__).parents[1] / "signoff" / "language" / "lexicon.txt"
HEAD = """\
# Words by weight: above 0 English, below 0 French. Made by bench/make_lexicon.py; see LICENCE-lexicon.md.
"""


def weights(folder: Path) -> dict[str, float]:
    """The weight of each word, in halves."""
    french, *english = (Hunspell("index", hunspell_data_dir=str(folder / name)) for name in ("fr", "en", "en-gb"))
    in_english, in_french = (get_frequency_dict(language, "large") for language in ("en", "fr"))
    found = {}
    for word in sorted(in_english.keys() | in_french.keys()):
        often, souvent = in_english.get(word, 0.0), in_french.get(word, 0.0)
        if max(often, souvent) < RAREST or not _WORD.fullmatch(word):
            continue
        known, connu = any(book.spell(word) for book in english), french.spell(word)
        if known or connu:
            weight = math.log((often + UNSEEN) / (souvent + UNSEEN)) + VOTE * (known - connu)
            found[word] = round(2 * max(-MOST, min(MOST, weight))) / 2
    return {word: weight for word, weight in found.items() if abs(weight) >= LEAST}


def written(found: Mapping[str, float]) -> str:
    """The lexicon as text: lines of a weight and its words."""
    lines = [HEAD]
    for weight in sorted(set(found.values())):
        line = f"{weight:g}"
        for word in (word for word in found if found[word] == weight):
            if len(line) + len(word) >= LINE:
                lines.append(line + "\n")
                line = f"{weight:g}"
            line += f" {word}"
        lines.append(line + "\n")
    return "".join(lines)


def main() -> None:
    """Read the argument, write the lexicon."""
    parser = argparse.ArgumentParser(description="Make signoff/language/lexicon.txt.")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    LEXICON.write_text(written(weights(given.folder)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
