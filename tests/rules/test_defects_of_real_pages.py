"""Every kind of defect that pages of patient information were seen to have, and where a test shows that its rule finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.rules.registry import find
from tests.rules.manuals import examples_of
from tests.rules.test_dirty_site import expected_in

SITES = Path(__file__).parents[1] / "sites"
MANUAL = "the rule's own manual page"  # its example needs a centre, or a ledger

SEEN = pytest.mark.parametrize(
    ("rule", "place"),
    [
        pytest.param("LNG001", "dirty-texts/half-translated/en.md", id="paragraph-heading-and-bullet-still-in-french"),
        pytest.param("LNG001", "dirty/booking.html", id="booking-labels-still-in-french"),
        pytest.param("TRN004", "dirty-texts/half-translated/en.md", id="translation-no-longer-equal-to-its-source"),
        pytest.param("TYP001", "dirty-texts/lists-and-lines/en.md", id="french-space-before-a-question-mark-in-an-english-heading"),
        pytest.param("TYP001", "dirty-texts/slips-and-promises/en.md", id="french-space-before-a-colon-in-an-english-heading"),
        pytest.param("SPL002", "dirty-texts/slips-and-promises/en.md", id="article-glued-to-its-noun"),
        pytest.param("SPL001", "dirty-texts/slips-and-promises/en.md", id="medical-term-misspelt"),
        pytest.param("SRC004", "dirty-texts/lists-and-lines/en.md", id="bullet-split-into-an-empty-item-and-a-loose-line"),
        pytest.param("SRC005", "dirty-texts/lists-and-lines/en.md", id="numbers-of-a-list-typed"),
        pytest.param("TRN008", "dirty/twice-more.html", id="one-article-at-two-addresses-with-one-title"),
        pytest.param("LNG002", "dirty-texts/half-translated/fr.md", id="english-words-pasted-into-a-french-sentence"),
        pytest.param("BKG013", MANUAL, id="booking-label-announces-an-mri-for-an-injection"),
        pytest.param("CLM001", "dirty-texts/slips-and-promises/en.md", id="promise-of-efficacy-that-the-text-contradicts"),
        pytest.param("REV001", MANUAL, id="no-date-of-a-medical-review"),
        pytest.param("REV006", MANUAL, id="no-line-that-says-who-controlled-the-page"),
        pytest.param("SRC009", MANUAL, id="line-of-review-typed-by-hand"),
    ],
)  # fmt: skip


@SEEN
def test_a_defect_that_pages_had_is_shown_to_be_found(rule: str, place: str) -> None:
    """What the dirty sites and the manual pages say they expect is tested where they are read."""
    if place == MANUAL:
        assert examples_of(find(rule).manual)
    else:
        assert rule in {expected for expected, _ in expected_in(SITES / place)}
