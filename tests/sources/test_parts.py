"""Care cards and figures: how they are typed, what is built, and that neither adds to the words that are approved."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.sources.cards import cards_of, labelled_cards
from signoff.sources.files import Reader
from signoff.sources.markdown import Renderer, body_of, slug_of
from signoff.sources.texts import TextReader

LABELS = {"emergency": "Urgence", "urgent": "Conseil urgent", "advice": "Conseil", "important": "Important"}
CARD = "> ## Call 15 at once if {.emergency}\n>\n> - you *cannot* breathe;\n> - you faint.\n>\n> Do not drive."
FIGURE = "![A knee](knee.svg)\nThe knee, *from the front*."


def plain(source: str) -> str:
    """What Python-Markdown makes of it, as docs/digest.md says: with these extensions, and nothing of ours."""
    extensions = ["tables", "attr_list", "def_list", "sane_lists", "toc"]
    return markdown.markdown(source, extensions=extensions, extension_configs={"toc": {"slugify": slug_of}})


def told(body: str, folder: Path) -> list[tuple[str, int, str, str]]:
    (folder / "text.md").write_bytes(f"Title: T\nSlug: t\nSummary: S\nVersion: 1.0\n\n{body}".encode())
    text = TextReader(Reader(folder)).read("text.md", "k", "en")
    assert text is not None
    return [(slip.rule, slip.line - 5, slip.kind, slip.words) for slip in text.slips]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(CARD, (("emergency", "Call 15 at once if"),), id="with-a-list"),
        pytest.param("> ### Call today if {.urgent}\n> - a\n> - b", (("urgent", "Call today if"),), id="no-empty-line"),
        pytest.param("> ## A {.advice #ask}\n>\n> b", (("advice", "A"),), id="with-an-anchor"),
        pytest.param("> ## A {: .important }\nb", (("important", "A"),), id="lazy"),
        pytest.param(f"{CARD}\n\nText.\n\n> ## B {{.urgent}}", (("emergency", "Call 15 at once if"), ("urgent", "B")), id="two"),
        pytest.param(f"{CARD}\n\n> ## B {{.urgent}}\n>\n> b", (("emergency", "Call 15 at once if"), ("urgent", "B")), id="one-after-the-other"),
        pytest.param("> > ## A {.urgent}", (), id="in-another-quotation"),
        pytest.param("> ## A\n>\n> b", (), id="a-quotation-with-a-heading"),
        pytest.param("## A {.urgent}\n\n> b", (), id="kind-outside"),
        pytest.param("> a\n>\n> ## B {.urgent}", (), id="heading-later"),
        pytest.param("> ## A {.urgent .emergency}", (), id="two-kinds"),
        pytest.param("    > ## A {.urgent}", (), id="code"),
    ],
)  # fmt: skip
def test_a_quotation_whose_first_heading_bears_a_kind_is_a_card(
    source: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert cards_of(Renderer().render(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            FIGURE,
            '<div aria-labelledby="figure-1-caption" class="figure" role="figure"><p><img alt="A knee" src="knee.svg">\n'
            '<span class="caption" id="figure-1-caption">The knee, <em>from the front</em>.</span></p></div>',
            id="caption-below",
        ),
        pytest.param("![A knee](knee.svg)", '<p><img alt="A knee" src="knee.svg"></p>', id="alone"),
        pytest.param("![A](a.svg) shows\nit", '<p><img alt="A" src="a.svg"> shows\nit</p>', id="in-a-sentence"),
        pytest.param("![A](a.svg)\n![B](b.svg)", '<p><img alt="A" src="a.svg">\n<img alt="B" src="b.svg"></p>', id="two"),
        pytest.param("See\n![A](a.svg)\nit", '<p>See\n<img alt="A" src="a.svg">\nit</p>', id="words-before"),
    ],
)  # fmt: skip
def test_an_image_with_words_on_the_next_line_is_a_figure(source: str, expected: str) -> None:
    assert Renderer().render(source) == expected


PIECES = [
    CARD,
    FIGURE,
    "> ### Call {.urgent}\n> - a\n> - b",
    "> > ## Deep {.advice}",
    "> ## One {.advice}\n>\n> a\n\n> ## Two {.urgent}\n> - b\n\n> c",
    "> " + FIGURE.replace("\n", "\n> "),
    "- " + FIGURE.replace("\n", "\n  ") + "\n\n- b",
    "![A](a.svg)\n![B](b.svg)\nwords",
    "![A](a.svg){: .wide }\n**Both** [knees](/b/)",
    "> ## Call {.unknown}\n> words",
    "## Before {.urgent}",
    "1. a\n2. b",
    "| a | b |\n|---|---|\n| c | d |",
    "Words « that » are : words !",
]


@pytest.mark.parametrize("source", PIECES)
def test_the_words_of_a_text_are_those_that_plain_markdown_makes(source: str) -> None:
    """The digest is defined by these extensions alone (docs/digest.md): what is ours must not move it."""
    assert body_of(Renderer().render(source, "fr")) == body_of(plain(source))


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_so_are_those_of_texts_made_of_such_pieces(pieces: list[str]) -> None:
    source = "\n\n".join(pieces)

    assert body_of(Renderer().render(source, "fr")) == body_of(plain(source))


def test_a_label_is_no_word_of_the_body() -> None:
    html = Renderer().render(CARD)

    labelled = labelled_cards(html, LABELS)

    assert labelled.startswith(
        '<blockquote class="care-cards" role="none">\n<section class="care care-emergency" role="group" aria-label="Urgence">'
    )
    assert body_of(labelled) == body_of(html)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("> ## Call 15 {.emergancy}\n> - a", [("SRC012", 1, "unknown", "emergancy")], id="misspelt"),
        pytest.param("> ## Appelez {.urgence}\n>\n> a", [("SRC012", 1, "unknown", "urgence")], id="in-french"),
        pytest.param("Text.\n\n## Call 15 {.emergency}\n\n- a", [("SRC012", 3, "misplaced", "emergency")], id="no-quotation"),
        pytest.param("> a\n>\n> ## B {.urgent}", [("SRC012", 3, "misplaced", "urgent")], id="not-first"),
        pytest.param("> [!CAUTION]\n> Call 15.", [("SRC012", 1, "foreign", "[!CAUTION]")], id="github"),
        pytest.param('!!! warning "Call 15"\n\nText.', [("SRC012", 1, "foreign", "!!! warning")], id="admonition"),
        pytest.param("> ## Call if {.urgent}\n>\n> Call if:\n> - a\n> - b", [("SRC005", 4, "unparted", "- a")], id="list-in-card"),
        pytest.param("> ## Call {.urgent}\n>\n> - a\n> -\n> - b", [("SRC004", 4, "empty", "-")], id="empty-item-in-card"),
        pytest.param("> ## A {.urgent}\n>\n> a\n>\n> ## B {.urgnt}\n>\n> b", [("SRC012", 5, "unknown", "urgnt")], id="second-misspelt"),
        pytest.param("> ## Call {.urgent .emergency}", [("SRC012", 1, "misplaced", "urgent")], id="two-kinds"),
    ],
)  # fmt: skip
def test_what_was_meant_as_a_card_and_is_none_is_told(
    body: str, expected: list[tuple[str, int, str, str]], tmp_path: Path
) -> None:
    assert told(body, tmp_path) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(CARD, id="a-card"),
        pytest.param(FIGURE, id="a-figure"),
        pytest.param("> ## A heading\n>\n> in a quotation", id="a-quotation"),
        pytest.param("Press [!] or say [!help] to the team.", id="brackets-in-a-sentence"),
        pytest.param("## Text {.wide}", id="a-class-of-the-theme"),
        pytest.param("> 5 > 3 and\n> - 2 is less", id="signs"),
    ],
)
def test_what_is_no_card_is_left_alone(body: str, tmp_path: Path) -> None:
    assert told(body, tmp_path) == []
