"""A letter or digit of a frozen text cannot be changed without shutting the gate (bench/altered_letters.py tries them all)."""

from __future__ import annotations

import pytest

from tests.altered import alter, places
from tests.projects import Project

FROZEN = "content/articles/knee-scan/versions/fr-1.0.md"
SAMPLE = 29  # every so many places, a prime: no rhythm of the text falls in with it


def test_the_sample_meets_every_part_of_the_text(built: Project) -> None:
    """Title, slug, version, note, headings, list, table, anchors, and letters of two bytes."""
    content = built.path(FROZEN).read_bytes()

    sampled = places(content)[::SAMPLE]

    assert len(sampled) > 12
    assert any(content[at] >= 0x80 for at in places(content))


def test_a_changed_letter_shuts_the_gate(project: Project) -> None:
    content = project.path(FROZEN).read_bytes()
    opened = []
    for at in places(content)[::SAMPLE]:
        project.path(FROZEN).write_bytes(alter(content, at))
        done = project.run("check", "--today", "2024-07-01", "--quiet")
        if done.exit_code == 0:
            opened.append(at)

    assert opened == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"a 1.", [0, 2], id="letters-and-digits"),
        pytest.param("é!".encode(), [0, 1], id="both-bytes-of-a-letter"),
        pytest.param("« 2° »".encode(), [3], id="no-punctuation"),
    ],
)
def test_the_places_are_those_of_letters_and_digits(content: bytes, expected: list[int]) -> None:
    assert places(content) == expected
