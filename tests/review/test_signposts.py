"""Which pages lead to the texts, and how they stay readable when there are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from signoff.model import (
    Article,
    Centre,
    Edition,
    Field,
    Review,
    Reviewer,
    Service,
    Sources,
    Span,
    Standing,
    Text,
    Version,
)
from signoff.review.signposts import (
    FEW,
    LATEST,
    LETTERED,
    WHOLE,
    Signpost,
    alphabetical,
    map_address,
    readable_texts,
    same_signposts,
    signposts,
    slug_of,
)

NOWHERE = Span("x")
ADA = Reviewer("ada", "Dr", "Ada Example", ("radiologist",), specimen=True, span=NOWHERE)
ALPHA = Centre("Alpha_1", "Centre Alpha", {}, "1 rue de l’Exemple", "75002", "Paris", "+33199000011", {}, NOWHERE)
MRI = Service("mri", {"fr": "IRM", "en": "MRI scan"}, NOWHERE)


def edition(title: str, language: str = "fr", *, number: int = 0, **facts: object) -> Edition:
    fields = {name: Field(value, NOWHERE) for name, value in [("title", title), ("slug", f"{slug_of(title)}-{number}")]}
    text = Text(f"k{number}", language, "x", fields, "", (), (), (), "")
    article = Article(f"k{number}", "x", "fr", {language: text}, centres=("Alpha_1",), **facts)  # type: ignore[arg-type]
    review = Review(language, Version(1, 0), "medical", "ada", date(2024, 1, 1), "", "recorded", NOWHERE)
    return Edition(article, text, f"/{language}/{text.slug}/", review)


def posts(texts: Sequence[Edition], languages: Sequence[str] = ("fr",)) -> Mapping[str, Signpost]:
    sources = Sources((), (), {"Alpha_1": ALPHA}, {"ada": ADA}, (), {"mri": MRI})
    return {post.url: post for post in signposts(texts, sources, languages)}


def many(count: int) -> list[Edition]:
    return [edition(f"{'ABCDEFGHIJ'[number % 10]} guide", number=number, service="mri") for number in range(count)]


def test_a_few_guides_stand_on_one_page_below_their_subjects() -> None:
    found = posts([edition("Genou", service="mri"), edition("Épaule", about="MedicalProcedure", number=1)])

    assert sorted(found) == [
        "/fr/", "/fr/centres/", "/fr/centres/alpha-1/", "/fr/guides/", "/fr/relecteurs/", "/fr/relecteurs/ada/",
    ]  # fmt: skip
    assert [(part.url, part.title, part.count) for part in found["/fr/guides/"].below] == [
        ("/fr/guides/#irm", "IRM", 1),
        ("/fr/guides/#actes", "", 1),
    ]


def test_many_guides_have_a_page_for_each_subject_with_their_letters() -> None:
    found = posts(many(WHOLE + 1))

    assert [(part.url, part.count) for part in found["/fr/guides/"].below] == [("/fr/guides/irm/", WHOLE + 1)]
    assert [part.url for part in found["/fr/guides/irm/"].below][:2] == ["/fr/guides/irm/#a", "/fr/guides/irm/#b"]


def test_very_many_guides_of_a_subject_have_a_page_for_each_letter() -> None:
    texts = [*many(LETTERED), edition("3D", service="mri", number=9999)]

    found = posts(texts)

    letters = found["/fr/guides/irm/"].below
    assert [part.url for part in letters][:2] == ["/fr/guides/irm/0-9/", "/fr/guides/irm/a/"]
    assert found["/fr/guides/irm/a/"].above == ("subject", "mri")
    assert sum(part.count for part in letters) == len(texts)


@pytest.mark.parametrize("count", [1, WHOLE, WHOLE + 1, LETTERED + 1, 2000])
def test_every_guide_is_named_once_and_reached_from_the_home_page(count: int) -> None:
    texts = many(count)
    found = posts(texts)

    def named(post: Signpost) -> list[str]:
        below = [part for part in post.below if part.kind in ("subject", "letter")]
        return [text.url for text in post.texts] + [url for part in below for url in named(part)]

    assert sorted(named(found["/fr/guides/"])) == sorted(text.url for text in texts)
    assert max(len(post.texts) for post in found.values()) <= max(LETTERED, LATEST)
    assert {post.url for post in found["/fr/"].below if post.is_page} <= set(found)


def test_home_and_centre_name_a_few_guides_and_then_the_subjects() -> None:
    few, more = posts(many(FEW)), posts(many(FEW + 1))

    assert [(len(found["/fr/"].texts), found["/fr/"].count) for found in (few, more)] == [(FEW, FEW), (0, FEW + 1)]
    assert [len(found["/fr/centres/alpha-1/"].texts) for found in (few, more)] == [FEW, 0]


def test_a_page_for_each_letter_stands_alone_and_all_others_have_their_translations() -> None:
    texts = [*many(LETTERED + 1), edition("Knee", "en", number=5000, service="mri")]
    found = posts(texts, ("fr", "en"))

    groups = [sorted(post.url for post in same.values()) for same in same_signposts(found.values()).values()]

    assert ["/en/guides/mri-scan/", "/fr/guides/irm/"] in groups
    assert ["/fr/guides/irm/a/"] in groups


def test_what_would_lead_nowhere_is_left_out() -> None:
    found = posts([], ("fr", "en"))

    assert sorted(found) == [
        "/en/",
        "/en/centres/",
        "/en/centres/alpha-1/",
        "/fr/",
        "/fr/centres/",
        "/fr/centres/alpha-1/",
    ]


def test_titles_are_ordered_as_in_a_dictionary() -> None:
    titles = ["Zona", "échographie", "Œil", "Épaule", "Orbite", "Abdomen"]
    texts = [edition(title) for title in titles]

    assert [text.text.title for text in readable_texts(texts, "fr")] == [
        "Abdomen", "échographie", "Épaule", "Œil", "Orbite", "Zona",
    ]  # fmt: skip
    assert alphabetical("Œil") < alphabetical("Orbite")


def test_a_withdrawn_text_is_listed_nowhere() -> None:
    gone = edition("Genou")
    withdrawn = Edition(gone.article, gone.text, gone.url, standing=Standing.WITHDRAWN)

    assert "/fr/guides/" not in posts([withdrawn])


def test_the_map_is_a_search_for_the_street_and_never_a_place_on_it() -> None:
    assert map_address(ALPHA) == (
        "https://www.openstreetmap.org/search?query=1%20rue%20de%20l%E2%80%99Exemple%2C%2075002%20Paris"
    )
