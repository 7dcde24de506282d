"""Markdown -> HTML, and the line of each run of words and of each link."""

from __future__ import annotations

import pytest

from signoff.sources.markdown import Renderer, blocks_of, body_of, headings_of, links_of, slug_of

FIRST = 10  # the line on which these bodies begin


def blocks(source: str) -> list[tuple[str, str, int]]:
    html = Renderer().render(source)
    return [(block.kind, block.words, block.line) for block in blocks_of(body_of(html), source, FIRST)]


def links(source: str) -> list[tuple[str, str, int]]:
    html = Renderer().render(source)
    return [(link.url, link.words, link.line) for link in links_of(html, source, FIRST)]


@pytest.mark.parametrize(
    ("source", "places"),
    [
        pytest.param("[a](/x) and [b](/x)", [(10, 5), (10, 17)], id="the-second-of-two"),
        pytest.param("é [a]({filename}/en.md#b)", [(10, 7)], id="of-pelican"),
        pytest.param("[a](</x y>)\n![i](/i.png 'title')", [(10, 6), (11, 6)], id="angles-and-an-image"),
        pytest.param("See [a][r].\n\n[r]: /x", [(12, 6)], id="where-a-reference-is-defined"),
        pytest.param("<https://example.org/?a=1&b>", [(10, 2)], id="address-alone"),
        pytest.param('<a href="/x?a=1&amp;b=2">a</a>', [(10, 10)], id="html-with-an-entity"),
        pytest.param("[a](/x\\_y)", [(10, None)], id="written-otherwise-than-read"),
    ],
)
def test_a_link_knows_where_its_address_begins(source: str, places: list[tuple[int, int | None]]) -> None:
    html = Renderer().render(source)

    assert [(link.line, link.column) for link in links_of(html, source, FIRST)] == places


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("One.\n\nTwo.\n\n\n\nThree.", [("p", "One.", 10), ("p", "Two.", 12), ("p", "Three.", 16)], id="p"),
        pytest.param("One\ntwo\nthree.\n\nFour.", [("p", "One two three.", 10), ("p", "Four.", 14)], id="wrapped"),
        pytest.param(
            "Same.\n\nSame.\n\nSame.", [("p", "Same.", 10), ("p", "Same.", 12), ("p", "Same.", 14)], id="equal"
        ),
        pytest.param(
            "## Before {#avant}\n\nEat.\n\nAfter\n-----\n\nRest.",
            [("h2", "Before", 10), ("p", "Eat.", 12), ("h2", "After", 14), ("p", "Rest.", 17)],
            id="headings-of-both-kinds",
        ),
        pytest.param(
            "Bring:\n\n- one;\n- two:\n    - deep;\n    - deeper;\n- three.",
            [
                ("p", "Bring:", 10),
                ("li", "one;", 12),
                ("li", "two:", 13),
                ("li", "deep;", 14),
                ("li", "deeper;", 15),
                ("li", "three.", 16),
            ],
            id="nested-list",
        ),
        pytest.param(
            "- a\n- b\n- a\n- b",
            [("li", "a", 10), ("li", "b", 11), ("li", "a", 12), ("li", "b", 13)],
            id="items-of-one-letter",
        ),
        pytest.param("3. one\n4. two", [("li", "one", 10), ("li", "two", 11)], id="numbered-list"),
        pytest.param(
            "| What | Usual? |\n|---|---|\n| Warm | Yes |\n| Pain | No |",
            [
                ("th", "What", 10),
                ("th", "Usual?", 10),
                ("td", "Warm", 12),
                ("td", "Yes", 12),
                ("td", "Pain", 13),
                ("td", "No", 13),
            ],
            id="table",
        ),
        pytest.param(
            "> Quoted.\n>\n> Again.\n\nOut.",
            [("p", "Quoted.", 10), ("p", "Again.", 12), ("p", "Out.", 14)],
            id="quotation",
        ),
        pytest.param(
            "Take **two** [tablets](https://x.example/).\n\nDo *not* drive.",
            [("p", "Take two tablets.", 10), ("p", "Do not drive.", 12)],
            id="emphasis-and-links-are-dress",
        ),
        pytest.param(
            "Dose\n:   Two tablets.\n\nEnd.",
            [("dt", "Dose", 10), ("dd", "Two tablets.", 11), ("p", "End.", 13)],
            id="definition-list",
        ),
        pytest.param("Caf\u0065\u0301 ouvert.", [("p", "Café ouvert.", 10)], id="decomposed-letters"),
        pytest.param("Fish &amp; chips &lt; 3 &eacute;", [("p", "Fish & chips < 3 é", 10)], id="entities"),
        pytest.param(
            "One.\n\n<!-- a note -->\n\nTwo.", [("p", "One.", 10), ("p", "Two.", 14)], id="comments-are-unseen"
        ),
        pytest.param("![A knee](knee.png)", [("p", "A knee", 10)], id="image-alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_each_run_of_words_has_the_line_it_begins_on(source: str, expected: list[tuple[str, str, int]]) -> None:
    actual = blocks(source)

    assert actual == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "[a](https://x.example/)\n\n[b](https://x.example/) and\n[c](https://x.example/)",
            [
                ("https://x.example/", "a", 10),
                ("https://x.example/", "b", 12),
                ("https://x.example/", "c", 13),
            ],
            id="the-third-of-three-equal-links-is-the-third",
        ),
        pytest.param(
            "[a](/en/knee/)\n\n[b](/en/knee/after/)\n\n[c](/en/knee/)",
            [("/en/knee/", "a", 10), ("/en/knee/after/", "b", 12), ("/en/knee/", "c", 14)],
            id="an-address-that-begins-like-another",
        ),
        pytest.param(
            "[c](/en/knee/after/)\n\n[a](knee/)\n\n[b](/en/knee/)",
            [("/en/knee/after/", "c", 10), ("knee/", "a", 12), ("/en/knee/", "b", 14)],
            id="an-address-that-ends-like-a-later-one",
        ),
        pytest.param(
            "[b](/en/knee/)\n\n[a](knee/)",
            [("/en/knee/", "b", 10), ("knee/", "a", 12)],
            id="an-address-that-ends-like-an-earlier-one",
        ),
        pytest.param(
            "Read [this][one].\n\nAnd that.\n\n[one]: https://x.example/one",
            [("https://x.example/one", "this", 14)],
            id="reference-style-at-its-address",
        ),
        pytest.param("<https://x.example/>", [("https://x.example/", "https://x.example/", 10)], id="bare-address"),
        pytest.param('[a](/b/ "Title")', [("/b/", "a", 10)], id="with-a-title"),
        pytest.param("[a](/b/?c=1&d=2)", [("/b/?c=1&d=2", "a", 10)], id="with-an-ampersand"),
        pytest.param("Text.\n\n![A knee](knee.png)", [("knee.png", "A knee", 12)], id="image"),
        pytest.param(
            "Text.\n\n[![A knee](a.png)](/b/)", [("/b/", "A knee", 12), ("a.png", "A knee", 12)], id="image-link"
        ),
        pytest.param(
            "[a]({filename}/articles/knee/fr.md#risques)",
            [("{filename}/articles/knee/fr.md#risques", "a", 10)],
            id="to-another-article",
        ),
        pytest.param("[](/b/)", [("/b/", "", 10)], id="without-words"),
        pytest.param("[a]()", [("", "a", 10)], id="without-an-address"),
        pytest.param('Text.\n\n<a href="/b/">raw</a>', [("/b/", "raw", 12)], id="raw-html"),
        pytest.param("| a |\n|---|\n| [x](/b/) |", [("/b/", "x", 12)], id="in-a-table"),
        pytest.param("`[a](/b/)`\n\n[a](/b/)", [("/b/", "a", 12)], id="after-the-same-link-in-code"),
    ],
)
def test_each_link_has_the_line_of_its_address(source: str, expected: list[tuple[str, str, int]]) -> None:
    actual = links(source)

    assert actual == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("## Avant {#preparer}", [("preparer", "Avant")], id="typed"),
        pytest.param("## Après l’examen", [("apres-l-examen", "Après l’examen")], id="accents-and-apostrophe"),
        pytest.param(
            "## Œdème\u00a0: 2\u00a0%", [("deme-2", "Œdème\u00a0: 2\u00a0%")], id="a-letter-without-a-plain-form"
        ),
        pytest.param("## ???", [("section", "???")], id="nothing-to-name-it-by"),
        pytest.param("## Risks\n\n## Risks", [("risks", "Risks"), ("risks_1", "Risks")], id="twice"),
        pytest.param("# One\n\n### Three", [], id="other-levels"),
        pytest.param("## Le *bon* choix", [("le-bon-choix", "Le bon choix")], id="with-emphasis"),
    ],
)
def test_second_level_headings_have_anchors(source: str, expected: list[tuple[str, str]]) -> None:
    """Their words stand in the page's list of contents: typography and all."""
    actual = list(headings_of(Renderer().render(source)))

    assert actual == expected


def test_equal_headings_of_two_texts_get_equal_anchors() -> None:
    """The renderer is shared: what one text holds must leave no trace in the next."""
    renderer = Renderer()
    first = renderer.render("## Risks\n\n[a][one]\n\n[one]: /b/")

    second = renderer.render("## Risks\n\n[a][one]")

    assert first == '<h2 id="risks">Risks</h2>\n<p><a href="/b/">a</a></p>'
    assert second == '<h2 id="risks">Risks</h2>\n<p>[a][one]</p>'


def test_slug_of_a_heading_is_plain() -> None:
    actual = slug_of("  À l’Hôpital — 2e étage ")

    assert actual == "a-l-hopital-2e-etage"


def test_ten_thousand_nested_quotations_do_not_exhaust_the_stack() -> None:
    source = "> " * 10_000 + "Eat."

    actual = blocks(source)

    assert [line for _, _, line in actual] == [FIRST]


def test_after_a_text_that_could_not_be_read_others_are_read_as_ever() -> None:
    renderer = Renderer()
    with pytest.raises(RecursionError):
        renderer.render("".join(f"{'    ' * level}- a\n" for level in range(400)))

    assert renderer.render("Eat.\n\nDrink.") == Renderer().render("Eat.\n\nDrink.")
