"""Measure how many slips in terms are found, and how many words that people write are accused.

    python bench/spelling.py

Found: each term with one random slip, anywhere in it, that a hand may make. Accused: the words of wordfreq's lists, most of which are right;
whether one is, only a reader can tell, so they are printed. Words with a capital are not looked at within a sentence: wordfreq has
everything in lower case, names too.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).parents[1]))

from signoff.rules.spelling.term_misspelt import is_right
from signoff.spelling.terms import Terms
from signoff.spelling.vocabulary import vocabulary


def slipped(term: str, dice: random.Random) -> str:
    """The term with one slip: a letter left out, doubled, exchanged with the next, or another."""
    at = dice.randrange(len(term))
    kind = dice.choice(("out", "doubled", "exchanged", "another"))
    if kind == "exchanged":
        at = min(at, len(term) - 2)
        return term[:at] + term[at + 1] + term[at] + term[at + 2 :]
    middle = {"out": "", "doubled": term[at] * 2, "another": dice.choice("abcdefghijklmnopqrstuvwxyz")}[kind]
    return term[:at] + middle + term[at + 1 :]


def main() -> None:
    """Print what was measured."""
    dice = random.Random(7)
    for language, terms in sorted(vocabulary().terms.items()):
        matcher = Terms(terms)
        slips = [(term, word) for term in sorted(terms) if (word := slipped(term, dice)) not in terms]
        found = sum(matcher.meant_by(word) is not None and not is_right(word, language) for _, word in slips)
        written = get_frequency_dict(language, "large")
        accused = [
            (word, term)
            for word in written
            if word.isalpha() and not is_right(word, language) and (term := matcher.meant_by(word))
        ]
        print(f"{language}: {len(terms):,} terms, {100 * found / len(slips):.1f} % of {len(slips):,} slips found")
        print(f"    {len(accused)} of {len(written):,} words accused: {', '.join(f'{a} ({b})' for a, b in accused)}")


if __name__ == "__main__":
    main()
