"""What must hold on the labelled set. Thresholds were tuned on tuned.tsv alone; held_out.tsv was written before, and looked at after."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.language import foreign_run, language_of
from signoff.language.lexicon import DIGEST, FILE, OTHER, plain
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


@pytest.mark.parametrize(
    ("language", "words", "run"),
    [
        pytest.param(
            "fr", "Les médecins proposent une hip replacement depuis longtemps.", "hip replacement", id="two-words"
        ),
        pytest.param(
            "fr", "Il existe un lower back pain treatment pour tous.", "lower back pain treatment", id="keyword"
        ),
        pytest.param("en", "Please hand over your compte rendu to the nurse.", "compte rendu", id="french-keyword"),
        pytest.param("en", "The doctor orders a prise de sang before the scan.", "prise de sang", id="a-word-between"),
    ],
)
def test_a_keyword_within_a_sentence_is_found(language: str, words: str, run: str) -> None:
    raw = page(f"<p>{words}</p>", lang=language).encode()

    assert [found.words for found in read_page("index.html", raw).foreign] == [run]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("fr", "Faites un check-up, un follow-up ou un stress test avec un stand-by.", id="hyphens"),
        pytest.param("fr", "La séquence spin echo et le time of flight sont des techniques d’IRM.", id="loan-words"),
        pytest.param(
            "fr", "Le planning du Steering Committee est connu trois fois par an. Le planning change.", id="names"
        ),
        pytest.param("en", "The Pays de la Loire has its own École de santé.", id="a-joining-word-does-not-count"),
        pytest.param("en", "Call locale.getencoding(), os.environ, utf_16_le or PyThread_tss_alloc.", id="code"),
        pytest.param("en", "It is called unt(il), (de)compression, on Tue Aug 16 1988.", id="parts-of-words"),
    ],
)
def test_what_is_at_home_is_left_alone(language: str, words: str) -> None:
    raw = page(f"<p>{words}</p>", lang=language).encode()

    assert read_page("index.html", raw).foreign == ()


@given(st.data())
def test_no_foreign_block_of_four_words_is_missed_among_others(data: st.DataObject) -> None:
    """Whatever stands around it, and in whichever block: every sentence of the set in a page of the other language."""
    rows = [row for name in (TUNED, HELD_OUT) for row in labelled(name) if row.language and not row.foreign]
    own = data.draw(st.sampled_from(["fr", "en"]))
    around = data.draw(st.lists(st.sampled_from([row.words for row in rows if row.language == own]), max_size=4))
    long = [row.words for row in rows if row.language == OTHER[own] and len(row.words.split()) >= 4]
    planted = data.draw(st.sampled_from(long))
    at = data.draw(st.integers(0, len(around)))
    blocks = [*around[:at], planted, *around[at:]]
    raw = page("".join(f"<p>{escape(words)}</p>" for words in blocks), lang=own).encode()

    assert [found.words in plain(planted) for found in read_page("index.html", raw).foreign] == [True]


def test_the_set_is_large() -> None:
    assert len(labelled(TUNED)) + len(labelled(HELD_OUT)) >= 400


def test_the_digest_of_the_lexicon_is_that_of_its_file() -> None:
    """It makes remembered pages go when the lexicon changes."""
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == DIGEST


def test_a_command_that_needs_no_language_reads_no_lexicon() -> None:
    code = "import signoff.cli, signoff.rules, signoff.language.lexicon as l; print(l.lexicon.cache_info().misses)"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert said == "0\n"
