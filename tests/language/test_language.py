"""What must hold on the labelled set. Thresholds were tuned on tuned.tsv alone; held_out.tsv was written before, and looked at after."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from signoff.language import foreign_run, language_of
from signoff.language.lexicon import DIGEST, FILE, OTHER
from signoff.site.facts import read_page
from tests.language.labelled import HELD_OUT, TUNED, labelled
from tests.sites import page

BOTH = pytest.mark.parametrize("name", [TUNED, HELD_OUT])


@BOTH
def test_what_is_decided_is_right(name: str) -> None:
    wrong = [row for row in labelled(name) if language_of(row.words) not in (row.language, None)]

    assert wrong == []


@BOTH
def test_little_is_left_undecided(name: str) -> None:
    rows = [row for row in labelled(name) if row.language]

    assert sum(language_of(row.words) is None for row in rows) <= 0.12 * len(rows)


@BOTH
def test_no_foreign_block_of_four_words_is_missed_on_a_page(name: str) -> None:
    """The quick look at a page passes over nothing that a closer one finds."""
    missed = []
    for row in labelled(name):
        if row.language and not row.foreign and len(row.words.split()) >= 4:
            raw = page(f"<p>{row.words}</p>", lang=OTHER[row.language]).encode()
            if not read_page("index.html", raw).foreign:
                missed.append(row.words)

    assert missed == []


@BOTH
def test_no_page_in_its_own_language_is_accused(name: str) -> None:
    for row in labelled(name):
        if not row.foreign:
            for language in (row.language,) if row.language else OTHER:
                raw = page(f"<p>{row.words}</p>", lang=language, title="").encode()
                assert read_page("index.html", raw).foreign == (), row


def test_runs_of_foreign_words_are_found() -> None:
    rows = [row for row in labelled(TUNED) if row.foreign]
    found = [foreign_run(row.words, row.language or "") or "" for row in rows]

    assert [run for run, row in zip(found, rows, strict=True) if not run or run not in row.foreign] == []


def test_the_set_is_large() -> None:
    assert len(labelled(TUNED)) + len(labelled(HELD_OUT)) >= 400


def test_the_digest_of_the_lexicon_is_that_of_its_file() -> None:
    """It makes remembered pages go when the lexicon changes."""
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == DIGEST


def test_a_command_that_needs_no_language_reads_no_lexicon() -> None:
    code = "import signoff.cli, signoff.rules, signoff.language.lexicon as l; print(l.lexicon.cache_info().misses)"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert said == "0\n"
