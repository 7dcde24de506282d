"""glossary.toml: what is read, and what its editor is told."""

from __future__ import annotations

import pytest

from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.projects import Project
from tests.sources.reading import complaints

FILE = "content/glossary.toml"
MRI = """\
[mri.fr]
term = "IRM"
long = "imagerie par résonance magnétique"
definition = "Un examen qui montre l’intérieur du corps : il n’utilise pas de rayons X."

[mri.en]
term = "MRI"
long = "magnetic resonance imaging"
also = ["magnetic resonance scan"]
definition = "An examination that shows the inside of the body without X-rays."
"""


def test_a_term_has_its_words_in_each_language(sources: Project) -> None:
    sources.write(FILE, MRI)

    (term,) = load_sources(load_settings(sources.root)).glossary

    french, english = term.words["fr"], term.words["en"]
    assert (term.key, str(term.span)) == ("mri", f"{FILE}:1")
    assert french.forms == ("IRM", "imagerie par résonance magnétique")
    assert french.definition == "Un examen qui montre l’intérieur du corps\u00a0: il n’utilise pas de rayons X."
    assert (english.term, english.long) == ("MRI", "magnetic resonance imaging")
    assert english.forms == ("MRI", "magnetic resonance imaging", "magnetic resonance scan")
    assert str(english.span) == f"{FILE}:6"


def test_a_site_needs_no_glossary(sources: Project) -> None:
    sources.path(FILE).unlink(missing_ok=True)

    assert load_sources(load_settings(sources.root)).glossary == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("[mri.en]", "[ct.en]", [f"{FILE}:1: the term 'mri' is not explained in English", f"{FILE}:6: the term 'ct' is not explained in French"], id="other-language-missing"),
        pytest.param('definition = "An', 'defintion = "An', [f"{FILE}:6: [mri.en] needs definition", f"{FILE}:10: [mri.en] has no 'defintion': did you mean \"definition\"?"], id="misspelt"),
        pytest.param('term = "MRI"', 'term = ""', [f"{FILE}:7: term must not be empty"], id="empty"),
        pytest.param('term = "MRI"', 'term = "?"', [f"{FILE}:7: term holds '?', which has no letter that could be looked for"], id="no-letter"),
        pytest.param("without X-rays", "without *X-rays*", [f"{FILE}:10: definition holds '*': it is shown as it is typed, so write plain words"], id="markup"),
        pytest.param("An examination", "An examination" + " of the body" * 40, [f"{FILE}:10: definition has 544 characters, 400 is the most: say it shorter"], id="long"),
        pytest.param("[mri.en]", "[mri.de]\nterm = \"MRT\"\n\n[mri.en]", [f"{FILE}:6: [mri] has no 'de'"], id="another-language"),
        pytest.param("[mri.fr]\nterm", "[MRI.fr]\nterm", [f"{FILE}:1: 'MRI' cannot be the key of a term", f"{FILE}:1: the term 'MRI' is not explained in English", f"{FILE}:6: the term 'mri' is not explained in French"], id="key"),
        pytest.param("[mri.fr]", "mri = 3\n\n[ct.fr]", None, id="no-table"),
        pytest.param('definition = "An', 'definition = An', None, id="no-toml"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, expected: list[str] | None, sources: Project) -> None:
    sources.write(FILE, MRI)
    sources.replace(FILE, old, new)

    actual = complaints(sources)

    if expected is None:
        assert actual
        assert all(complaint.startswith(FILE) for complaint in actual)
    else:
        assert actual == expected


def test_a_word_is_explained_once(sources: Project) -> None:
    """Otherwise chance would decide where its reader is sent."""
    second = MRI.replace("[mri.", "[scan.").replace('term = "MRI"', 'term = "magnetic\u00a0resonance scan"')
    sources.write(FILE, MRI + second.replace("IRM", "RMN").replace("imagerie par résonance", "spectre de résonance"))

    assert complaints(sources) == [f"{FILE}:16: 'magnetic resonance scan' is explained at {FILE}:6 as well"]
