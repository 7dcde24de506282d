"""TRN005 and TRN006: sections built alike, with the same links."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told, told_after

EN = "content/articles/knee-scan/en.md"
FR = "content/articles/knee-scan/fr.md"
ABOUT = "content/pages/about/en.md"


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        pytest.param(
            "- your prescription;\n",
            "",
            'the section "Before the scan" has 2 list items in French, 1 in English',
            9,
            id="list-item",
        ),
        pytest.param(
            "| Pain | No: tell us |\n",
            "",
            'the table in "During the scan" has 6 cells in French, 4 in English',
            18,
            id="row-of-a-table",
        ),
        pytest.param(
            "## Risks {#risks}", "### Risks {#risks}", 'the heading "Risks" is of level 2 in French, of level 3', 27,
            id="level",
        ),
        pytest.param(
            "## Risks {#risks}\n\n", "", 'the French text has the section "Risques", which the English text lacks', 18,
            id="section-gone",
        ),
        pytest.param(
            "## Risks {#risks}",
            "## Costs {#costs}\n\nNone.\n\n## Risks {#risks}",
            "which the French text lacks",
            27,
            id="section-more",
        ),
        pytest.param(
            "pregnant.",
            "pregnant.\n\n![A knee](knee.png)",
            'the section "Risks" has 0 images in French, 1 in English',
            27,
            id="image",
        ),
    ],
)  # fmt: skip
def test_what_is_built_otherwise_is_found(old: str, new: str, message: str, line: int, raised: Project) -> None:
    found = told_after(raised, "TRN005", EN, old, new)

    assert [(message in words, path, at) for words, path, at in found] == [(True, EN, line)], found


def test_one_paragraph_more_is_no_other_structure(raised: Project) -> None:
    assert told_after(raised, "TRN005", EN, "is low. Tell", "is low.\n\nTell") == []


def test_sections_are_paired_by_anchors_that_both_languages_use(raised: Project) -> None:
    """The English puts the risks first: it is the same section, found by its anchor."""
    for file, name in ((FR, "risques"), (EN, "risks")):
        raised.write(file, raised.read(file).replace(f"{{#{name}}}", "{#risk}"))
    words = raised.read(EN)
    at, risks = words.index("## Before"), words.index("## Risks")
    raised.write(EN, words[:at] + words[risks:].strip() + "\n\n" + words[at:risks])

    assert told(raised, "TRN004") == []


LINK = "[CT scan of the knee]({filename}/articles/knee-scan/en.md)"


@pytest.mark.parametrize(
    ("new", "message"),
    [
        pytest.param("CT scan of the knee", "the French text links to {filename}/articles/knee-scan/fr.md, the English", id="gone"),
        pytest.param(f"{LINK} ([more](https://www.example.com/))", "the English text links to https://www.example.com/", id="more"),
        pytest.param(LINK.replace("knee-scan/", "hip-scan/"), "links to", id="another-article"),
    ],
)  # fmt: skip
def test_a_link_in_one_language_is_found(new: str, message: str, raised: Project) -> None:
    found = told_after(raised, "TRN006", ABOUT, LINK, new)

    assert found
    assert all(message in words and path == ABOUT for words, path, _ in found)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        pytest.param("https://www.example.com/fr/dos", "https://www.example.com/en/dos", id="folder"),
        pytest.param("https://fr.example.com/dos", "https://en.example.com/dos", id="host"),
        pytest.param("https://example.com/?lang=fr", "https://example.com/?lang=en", id="query"),
        pytest.param("https://www.example.com/mal-de-dos", "https://www.example.com/back-pain", id="same-site"),
        pytest.param("tel:+33199000002", "tel:+33199000002", id="telephone"),
    ],
)
def test_the_same_address_in_each_language_is_not(french: str, english: str, raised: Project) -> None:
    for file, url in ((ABOUT, english), (ABOUT.replace("en.md", "fr.md"), french)):
        raised.write(file, raised.read(file) + f"\n[x]({url})\n")

    assert told(raised, "TRN006") == []


def test_another_image_is_found_and_one_for_each_language_is_not(raised: Project) -> None:
    for file, image in ((ABOUT, "knee-en.png"), (ABOUT.replace("en.md", "fr.md"), "knee-fr.png")):
        raised.write(file, raised.read(file) + f"\n![x]({image})\n")
    assert told(raised, "TRN006") == []

    raised.replace(ABOUT, "knee-en.png", "hip-en.png")

    assert {message for message, _, _ in told(raised, "TRN006")} == {
        "the English text shows the image hip-en.png, the French text does not",
        "the French text shows the image knee-fr.png, the English text does not",
    }
