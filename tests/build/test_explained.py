"""Words of the glossary in the texts: found once, the longest, where a reader wants them, and no word is changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.build.explained import glossary_of, with_explanations
from signoff.model import Explained, Span, Term
from signoff.sources.markdown import Renderer, body_of

HERE = Span("content/glossary.toml", 1)
FRENCH = {
    "mri": ("IRM", "imagerie par résonance magnétique"),
    "disc": ("disque",),
    "herniated-disc": ("hernie discale", "disque hernié"),
    "corticosteroid": ("corticoïde", "corticostéroïde"),
    "anti-inflammatory": ("anti-inflammatoire",),
    "contrast": ("produit de contraste",),
    "oedema": ("œdème",),
    "one": ("un",),
}
ENGLISH = {
    "mri": ("MRI",),
    "ct": ("CT scan", "CT"),
    "it": ("IT",),
    "x-ray": ("X-ray",),
    "bruise": ("bruise",),
    "process": ("process",),
}


def linked(html: str, language: str = "fr", words: dict[str, tuple[str, ...]] | None = None) -> str:
    """The body with each link as [words|key]."""
    forms = words or {"fr": FRENCH, "en": ENGLISH}[language]
    terms = [Term(key, {language: Explained(form, "…", HERE, "", tuple(more))}, HERE) for key, (form, *more) in forms.items()]  # fmt: skip
    glossary = glossary_of(terms, language, "/g/")
    return re.sub(r'<a class="term" href="/g/#([\w-]+)">((?s:.*?))</a>', r"[\2|\1]", with_explanations(html, glossary))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Une IRM, puis une IRM.</p>", "<p>Une [IRM|mri], puis une IRM.</p>", id="once"),
        pytest.param("<p>L’IRM et d'IRM</p>", "<p>L’[IRM|mri] et d'IRM</p>", id="elision"),
        pytest.param("<p>Les disques.</p>", "<p>Les [disques|disc].</p>", id="plural"),
        pytest.param("<p>Deux hernies discales</p>", "<p>Deux [hernies discales|herniated-disc]</p>", id="both-words-in-the-plural"),
        pytest.param("<p>Un disque hernié, un disque</p>", "<p>[Un|one] [disque hernié|herniated-disc], un [disque|disc]</p>", id="longest-first"),
        pytest.param("<p>Disque</p>", "<p>[Disque|disc]</p>", id="capital-at-the-beginning"),
        pytest.param("<p>DISQUE</p>", "<p>[DISQUE|disc]</p>", id="in-capitals"),
        pytest.param("<p>irm, Irm</p>", "<p>irm, Irm</p>", id="an-abbreviation-is-in-capitals"),
        pytest.param("<p>produit\nde&nbsp;contraste</p>", "<p>[produit\nde&nbsp;contraste|contrast]</p>", id="spaces-of-any-kind"),
        pytest.param("<p>produit, de contraste</p>", "<p>produit, de contraste</p>", id="a-comma-parts"),
        pytest.param("<p>corticoi\u0308des</p>", "<p>[corticoi\u0308des|corticosteroid]</p>", id="decomposed"),
        pytest.param("<p>corticoides</p>", "<p>corticoides</p>", id="another-word-without-its-accent"),
        pytest.param("<p>anti\u2011inflammatoires</p>", "<p>[anti\u2011inflammatoires|anti-inflammatory]</p>", id="hyphens-of-any-kind"),
        pytest.param("<p>non-IRM, IRM-guidé</p>", "<p>non-IRM, IRM-guidé</p>", id="within-a-compound"),
        pytest.param("<p>IRM – disque</p>", "<p>[IRM|mri] – [disque|disc]</p>", id="a-dash-is-no-hyphen"),
        pytest.param("<p>discale hernie IRMX XIRM</p>", "<p>discale hernie IRMX XIRM</p>", id="inside-longer-words"),
        pytest.param("<p>Œdèmes</p>", "<p>[Œdèmes|oedema]</p>", id="ligature"),
        pytest.param("<p>uns &un; &#117;n</p>", "<p>uns &un; &#117;n</p>", id="entities-hold-no-words"),
        pytest.param("<h2 id='a'>IRM</h2><p>IRM</p>", "<h2 id='a'>IRM</h2><p>[IRM|mri]</p>", id="heading"),
        pytest.param('<p><a href="/b/">une <b>IRM</b></a> IRM</p>', '<p><a href="/b/">une <b>IRM</b></a> [IRM|mri]</p>', id="link"),
        pytest.param("<pre><code>IRM</code> IRM</pre><code>IRM</code>", "<pre><code>IRM</code> IRM</pre><code>IRM</code>", id="code"),
        pytest.param('<p><span lang="en">IRM <span>a</span> IRM</span> IRM</p>', '<p><span lang="en">IRM <span>a</span> IRM</span> [IRM|mri]</p>', id="another-language"),
        pytest.param('<section class="care care-urgent"><p>IRM</p></section><p>IRM</p>', '<section class="care care-urgent"><p>IRM</p></section><p>[IRM|mri]</p>', id="care-card"),
        pytest.param('<p title="IRM > disque">IRM</p><!-- disque <p>disque -->', '<p title="IRM > disque">[IRM|mri]</p><!-- disque <p>disque -->', id="attributes-and-comments"),
        pytest.param("<p><em>IRM</em> du disque</p>", "<p><em>[IRM|mri]</em> du [disque|disc]</p>", id="emphasis"),
        pytest.param("<p>produit de <em>contraste</em></p>", "<p>produit de <em>contraste</em></p>", id="across-elements"),
        pytest.param("<p><del>IRM</del> <abbr title='x'>IRM</abbr></p>", "<p><del>IRM</del> <abbr title='x'>IRM</abbr></p>", id="deleted-and-explained-already"),
        pytest.param("<p><a href='/b/'>IRM<p>IRM", "<p><a href='/b/'>IRM<p>IRM", id="unclosed-link"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_french_terms_are_found(html: str, expected: str) -> None:
    assert linked(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Two MRIs</p>", "<p>Two [MRIs|mri]</p>", id="plural-of-an-abbreviation"),
        pytest.param("<p>The CT scans. A CT.</p>", "<p>The [CT scans|ct]. A CT.</p>", id="longest-first"),
        pytest.param("<p>It is it. Its IT.</p>", "<p>It is it. Its [IT|it].</p>", id="capitals-are-not-a-word"),
        pytest.param("<p>X-rays, x-rays</p>", "<p>[X-rays|x-ray], x-rays</p>", id="a-capital-that-was-typed"),
        pytest.param("<p>bruises and processes</p>", "<p>[bruises|bruise] and [processes|process]</p>", id="plurals"),
        pytest.param("<p>the MRI's noise, the MRI’s</p>", "<p>the [MRI|mri]'s noise, the MRI’s</p>", id="genitive"),
    ],
)  # fmt: skip
def test_english_terms_are_found(html: str, expected: str) -> None:
    assert linked(html, "en") == expected


def test_an_abbreviation_says_what_it_stands_for() -> None:
    explained = Explained("IRM", "…", HERE, "imagerie par « résonance » magnétique")
    glossary = glossary_of([Term("mri", {"fr": explained}, HERE)], "fr", "/base/fr/glossaire/")

    short = with_explanations("<p>L’IRM</p>", glossary)
    long = with_explanations("<p>imagerie par « résonance » magnétique</p>", glossary)

    assert short == (
        '<p>L’<a class="term" href="/base/fr/glossaire/#mri">'
        '<abbr title="imagerie par « résonance » magnétique">IRM</abbr></a></p>'
    )
    assert "<abbr" not in long
    assert '<a class="term"' in long


PIECES = ["Une **IRM** du disque hernié.", "## IRM {#irm}", "- l’IRM\n- un [disque](/b/)", "> ## Un disque {.urgent}\n> IRM", "| IRM | un |\n|---|---|\n| IRM | œdème |", "corticoïdes & `IRM` &nbsp;IRM"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=5))
def test_no_word_is_changed(pieces: list[str]) -> None:
    """The digest of a page is that of its text, with and without explanations."""
    html = Renderer().render("\n\n".join(pieces), "fr")
    terms = [Term(key, {"fr": Explained(form, "…", HERE, "", tuple(more))}, HERE) for key, (form, *more) in FRENCH.items()]  # fmt: skip
    glossary = glossary_of(terms, "fr", "/g/")

    explained = with_explanations(html, glossary)

    assert body_of(explained) == body_of(html)
    assert re.sub(r'<a class="term" href="/g/#[\w-]+">((?s:.*?))</a>', r"\1", explained) == html
