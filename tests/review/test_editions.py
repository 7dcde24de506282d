"""Which text is shown, since when, and who vouches for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from signoff.model import Article, Field, Review, Sources, Span, Text, Version
from signoff.review import digest_of, editions
from signoff.sources.markdown import Renderer, body_of


def text(version: str, words: str, *, language: str = "fr", slug: str = "genou") -> Text:
    html = Renderer().render(words)
    fields = {"title": "Genou", "slug": slug, "summary": "Un genou.", "version": version}
    return Text(
        key="knee",
        language=language,
        path=f"content/articles/knee/{language}.md",
        fields={name: Field(value, Span("x")) for name, value in fields.items()},
        html=html,
        body=body_of(html),
        blocks=(),
        links=(),
        bytes_digest="",
    )


def record(version: str, kind: str, on: date, words: str = "", *, language: str = "fr") -> Review:
    major, minor = version.split(".")
    return Review(
        language=language,
        version=Version(int(major), int(minor)),
        kind=kind,
        reviewer="ada",
        on=on,
        text=digest_of(text(version, words, language=language)),
        evidence="recorded",
        span=Span("content/articles/knee/reviews.toml"),
    )


def article(working: Text, frozen: Sequence[Text], reviews: Sequence[Review], *, is_page: bool = False) -> Sources:
    versions = {found.version: found for found in frozen if found.version}
    made = Article(
        key="knee",
        folder="content/articles/knee",
        source_language="fr",
        working={working.language: working},
        frozen={working.language: versions},
        reviews=tuple(reviews),
        is_page=is_page,
    )
    return Sources(() if is_page else (made,), (made,) if is_page else (), {}, {})


def shown(sources: Sources, *, preview: bool = False) -> list[tuple[str, str, date | None, date | None, bool]]:
    """Of each edition that is not withdrawn: its words, the reviewed version, the day of the review, the day of the update, working or not."""
    return [
        (
            edition.text.html,
            str(edition.review.version) if edition.review else "",
            edition.review.on if edition.review else None,
            edition.updated,
            edition.is_working,
        )
        for edition in editions(sources, preview=preview)
        if not edition.is_withdrawn
    ]


MAY, JUNE, JULY, AUGUST = (date(2024, month, 1) for month in (5, 6, 7, 8))
ONE, ONE_ONE, TWO = text("1.0", "Un."), text("1.1", "Un !"), text("2.0", "Deux.")
DRAFT = text("3.0", "Trois.")


@pytest.mark.parametrize(
    ("frozen", "reviews", "expected"),
    [
        pytest.param([], [], [], id="never-reviewed"),
        pytest.param([ONE], [], [], id="frozen-but-not-reviewed"),
        pytest.param([], [record("1.0", "medical", MAY, "Un.")], [], id="reviewed-but-not-frozen"),
        pytest.param(
            [ONE],
            [record("1.0", "medical", MAY, "Un.")],
            [("<p>Un.</p>", "1.0", MAY, MAY, False)],
            id="approved",
        ),
        pytest.param(
            [ONE, TWO],
            [record("1.0", "medical", MAY, "Un."), record("2.0", "medical", JUNE, "Deux.")],
            [("<p>Deux.</p>", "2.0", JUNE, JUNE, False)],
            id="the-newest",
        ),
        pytest.param(
            [ONE, TWO],
            [record("2.0", "medical", MAY, "Deux."), record("1.0", "medical", JUNE, "Un.")],
            [("<p>Deux.</p>", "2.0", MAY, MAY, False)],
            id="the-newest-is-the-highest-version-not-the-last-record",
        ),
        pytest.param(
            [text("1.9", "Neuf."), text("1.10", "Dix.")],
            [record("1.10", "medical", MAY, "Dix."), record("1.9", "medical", MAY, "Neuf.")],
            [("<p>Dix.</p>", "1.10", MAY, MAY, False)],
            id="ten-comes-after-nine",
        ),
        pytest.param(
            [ONE, TWO],
            [record("1.0", "medical", MAY, "Un.")],
            [("<p>Un.</p>", "1.0", MAY, MAY, False)],
            id="frozen-but-not-approved-is-passed-over",
        ),
        pytest.param(
            [ONE],
            [record("1.0", "medical", MAY, "Un."), record("1.0", "withdrawal", JUNE)],
            [],
            id="withdrawn",
        ),
        pytest.param(
            [ONE],
            [record("1.0", "withdrawal", MAY), record("1.0", "medical", JUNE, "Un.")],
            [("<p>Un.</p>", "1.0", JUNE, JUNE, False)],
            id="approved-again-after-a-withdrawal",
        ),
        pytest.param(
            [ONE, TWO],
            [
                record("1.0", "medical", MAY, "Un."),
                record("2.0", "medical", JUNE, "Deux."),
                record("2.0", "withdrawal", JULY),
            ],
            [],
            id="the-newest-withdrawn-does-not-bring-back-the-old-one",
        ),
        pytest.param(
            [ONE],
            [record("1.0", "medical", MAY, "Un."), record("1.0", "withdrawal", JUNE, language="en")],
            [("<p>Un.</p>", "1.0", MAY, MAY, False)],
            id="withdrawn-in-the-other-language",
        ),
        pytest.param(
            [ONE, ONE_ONE],
            [record("1.0", "medical", MAY, "Un."), record("1.1", "wording", JUNE, "Un !")],
            [("<p>Un !</p>", "1.1", JUNE, MAY, False)],
            id="a-wording-does-not-move-the-update",
        ),
        pytest.param(
            [ONE],
            [record("1.0", "medical", MAY, "Un."), record("1.0", "medical", AUGUST, "Un.")],
            [("<p>Un.</p>", "1.0", AUGUST, MAY, False)],
            id="a-second-review-of-the-same-words-does-not-move-the-update",
        ),
        pytest.param(
            [ONE, TWO],
            [
                record("1.0", "medical", MAY, "Un."),
                record("2.0", "medical", JUNE, "Deux."),
                record("1.0", "medical", JULY, "Un."),
            ],
            [("<p>Deux.</p>", "2.0", JUNE, JUNE, False)],
            id="a-review-of-an-old-major-does-not-move-the-update",
        ),
    ],
)
def test_the_newest_approved_text_is_published(
    frozen: list[Text], reviews: list[Review], expected: list[tuple[str, str, date, date, bool]]
) -> None:
    actual = shown(article(DRAFT, frozen, reviews))

    assert actual == expected


def test_a_language_whose_working_text_was_deleted_keeps_its_approved_page() -> None:
    """What is published follows from versions/ and the ledger; the working text is seen in preview alone."""
    made = article(DRAFT, [ONE], [record("1.0", "medical", MAY, "Un.")])
    found = made.articles[0]
    without = Sources(
        (
            Article(
                key="knee",
                folder=found.folder,
                source_language="fr",
                working={},
                frozen=found.frozen,
                reviews=found.reviews,
            ),
        ),
        (),
        {},
        {},
    )

    actual = shown(without)

    assert actual == [("<p>Un.</p>", "1.0", MAY, MAY, False)]


@pytest.mark.parametrize(
    ("working", "expected"),
    [
        pytest.param(DRAFT, [("<p>Trois.</p>", "", None, None, True)], id="not-approved"),
        pytest.param(ONE, [("<p>Un.</p>", "1.0", MAY, MAY, False)], id="approved"),
        pytest.param(text("1.0", "Un\u00a0."), [("<p>Un\xa0.</p>", "", None, None, True)], id="space-before-a-full-stop"),
        pytest.param(text("1.0", "**Un**."), [("<p><strong>Un</strong>.</p>", "1.0", MAY, MAY, False)], id="dress"),
    ],
)  # fmt: skip
def test_a_preview_shows_the_working_text(
    working: Text, expected: list[tuple[str, str, date | None, date | None, bool]]
) -> None:
    sources = article(working, [ONE], [record("1.0", "medical", MAY, "Un.")])

    actual = shown(sources, preview=True)

    assert actual == expected


@pytest.mark.parametrize("preview", [pytest.param(True, id="preview"), pytest.param(False, id="published")])
def test_a_legal_page_needs_no_review(preview: bool) -> None:  # noqa: FBT001 - a table's column
    sources = article(ONE, [], [], is_page=True)

    actual = shown(sources, preview=preview)

    assert actual == [("<p>Un.</p>", "", None, None, False)]


def test_the_address_is_that_of_the_approved_text() -> None:
    """A slug that was changed in the working text is not yet the page's address."""
    working = text("3.0", "Trois.", slug="nouveau")
    sources = article(working, [ONE], [record("1.0", "medical", MAY, "Un.")])

    actual = (
        [edition.url for edition in editions(sources)],
        [edition.url for edition in editions(sources, preview=True)],
    )

    assert actual == (["/fr/genou/"], ["/fr/nouveau/"])
