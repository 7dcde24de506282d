"""What changed from one text to another."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from signoff.review.changes import Change, State, aligned, compare, runs
from signoff.sources.markdown import Renderer, body_of

RENDERER = Renderer()


def difference(old: str, new: str) -> list[str]:
    """The blocks that differ, deleted words in [-…-] and inserted ones in {+…+}."""
    before, after = (runs("Title", "", body_of(RENDERER.render(each))) for each in (old, new))
    return [told(change) for change in compare(before, after) if change.state is not State.EQUAL]


def told(change: Change) -> str:
    marks = {State.EQUAL: "{}", State.DELETED: "[-{}-]", State.INSERTED: "{{+{}+}}"}
    words = "".join(
        (" " if piece.is_apart else "") + marks[piece.state].format(piece.words) for piece in change.pieces
    ).strip()
    return f"{change.state.value} {change.kind}: {words}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("Eat.", "Eat.", [], id="equal"),
        pytest.param(
            "It takes ten minutes.",
            "It takes twelve minutes.",
            ["changed p: It takes [-ten-] {+twelve+} minutes."],
            id="a-word",
        ),
        pytest.param("Do eat.", "Do not eat.", ["changed p: Do {+not+} eat."], id="a-negation"),
        pytest.param("Eat.", "Eat,", ["changed p: Eat[-.-]{+,+}"], id="a-mark-without-space"),
        pytest.param(
            "Take 1,000 mg of it.",
            "Take 1,500 mg of it.",
            ["changed p: Take [-1,000-] {+1,500+} mg of it."],
            id="thousands-are-whole",
        ),
        pytest.param(
            "Prenez 1\u202f000 mg.",
            "Prenez 1\u202f500 mg.",
            ["changed p: Prenez [-1 000-] {+1 500+} mg."],
            id="french-thousands-are-whole",
        ),
        pytest.param(
            "Take 2.5 ml of it.", "Take 2.0 ml of it.", ["changed p: Take [-2.5-] {+2.0+} ml of it."], id="decimals"
        ),
        pytest.param(
            "Call 01 99 00 00 02 now.",
            "Call 01 99 00 00 03 now.",
            ["changed p: Call [-01 99 00 00 02-] {+01 99 00 00 03+} now."],
            id="telephone",
        ),
        pytest.param(
            "Take co-amoxiclav in the evening.",
            "Take co-codamol in the evening.",
            ["changed p: Take [-co-amoxiclav-] {+co-codamol+} in the evening."],
            id="drug-names-are-whole",
        ),
        pytest.param(
            "Avant l’examen du genou.",
            "Avant l’opération du genou.",
            ["changed p: Avant l'[-examen-]{+opération+} du genou."],
            id="elision",
        ),
        pytest.param("- one\n- two", "- one\n- two\n- three", ["inserted li: {+three+}"], id="a-list-item"),
        pytest.param("- one\n- two", "- two", ["deleted li: [-one-]"], id="an-item-gone"),
        pytest.param(
            "- one\n- two",
            "1. one\n2. two",
            ["changed li: one", "changed li: two"],
            id="list-becomes-numbered-with-the-same-words",
        ),
        pytest.param("## Risks\n\nx y z", "### Risks\n\nx y z", ["changed h3: Risks"], id="level-of-heading"),
        pytest.param("10<sup>3</sup> cells", "103 cells", ["changed p: [-10 3-] {+103+} cells"], id="superscript"),
        pytest.param(
            "Take <del>two</del> one.", "Take two one.", ["changed p: Take [-two-] {+two+} one."], id="struck-out"
        ),
        pytest.param(
            "|A|B|\n|-|-|\n|yes|no|",
            "|A|B|\n|-|-|\n|yes|no, tell us|",
            ["changed td: no{+, tell us+}"],
            id="a-table-cell",
        ),
        pytest.param(
            "Bring your prescription.",
            "Nobody may drive afterwards!",
            ["deleted p: [-Bring your prescription.-]", "inserted p: {+Nobody may drive afterwards!+}"],
            id="nothing-alike-is-no-change-of-words",
        ),
        pytest.param(
            "First one here.\n\nSecond one there.",
            "Second one there.\n\nFirst one here.",
            ["deleted p: [-First one here.-]", "inserted p: {+First one here.+}"],
            id="paragraphs-that-changed-places",
        ),
        pytest.param("", "Eat as usual.", ["inserted p: {+Eat as usual.+}"], id="from-nothing"),
        pytest.param("Eat as usual.", "", ["deleted p: [-Eat as usual.-]"], id="to-nothing"),
    ],
)
def test_a_difference_reads_as_a_person_would_tell_it(old: str, new: str, expected: list[str]) -> None:
    assert difference(old, new) == expected


def test_title_and_summary_are_blocks_of_their_own() -> None:
    found = compare(runs("CT scan", "What it shows.", ()), runs("MRI scan", "What it shows.", ()))

    assert [told(change) for change in found] == ["changed title: [-CT-] {+MRI+} scan", "equal summary: What it shows."]


@pytest.mark.parametrize("seed", range(200))
def test_both_texts_can_be_told_from_the_difference(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same texts in every run
    old, new = ([chance.choice("abcdefgh") for _ in range(chance.randrange(40))] for _ in "12")

    found = list(aligned(old, new))

    whole = [(slice(0, 0), slice(0, 0)), *((a, b) for _, a, b in found), (slice(len(old), 0), slice(len(new), 0))]
    assert all(x[0].stop == y[0].start and x[1].stop == y[1].start for x, y in pairwise(whole))
    assert all((state is State.EQUAL) == (old[a] == new[b]) for state, a, b in found)
    assert all(x is not y for (x, _, _), (y, _, _) in pairwise(found))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            [f"word {n} here" for n in range(20000)], [f"word {n} here" for n in range(1, 20001)], id="unique"
        ),
        pytest.param(["yes", "no"] * 5000, ["no", "yes"] * 5000, id="the-same-two-cells"),
        pytest.param([f"a{n}" for n in range(10000)], [f"b{n}" for n in range(10000)], id="nothing-in-common"),
        pytest.param([" ".join("ab" * 9000)], [" ".join("ba" * 9000)], id="one-block-of-two-letters"),
    ],
)
def test_a_long_text_is_no_longer_in_the_square_of_its_length(old: list[str], new: list[str]) -> None:
    """Quadratic, each of these would need more than 100 million steps; the test would not end."""
    before, after = (runs("", "", tuple(("p", words) for words in each)) for each in (old, new))

    found = compare(before, after)

    assert len(found) >= 1
