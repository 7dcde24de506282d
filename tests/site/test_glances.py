"""A glance at the links of a page may spare it a closer look, and never takes a finding away."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from bench.hard_cases import Case, cases
from signoff.rules import RULES
from signoff.rules.registry import asked_by
from signoff.site.readers import Wanted, row_of

ASKED = asked_by(RULES, isolated=True)
CLOSELY = replace(ASKED, questions={name: question._replace(glance=None) for name, question in ASKED.questions.items()})
SITES = Path(__file__).parents[1] / "sites"
PARTS = [
    *"https:// http:/ http:// / // a b.html # ?x=1 %20 %2 % \\ mailto: tel: é www.example.org 1.2.3.4 : .. https @ < [::1]".split(),
    " ",
    "\n",
    "",
]
WORDS = ["", " ", "\u200b", "\u00a0", "more", "En savoir plus", "https://example.org/x", "Knee", "»", "ici", "<b></b>"]
LINKS = [
    '<a href="{url}">{words}</a>',
    '<a href="{url}" aria-label="{words}"></a>',
    '<a href="{url}" title="{words}" lang="fr">here</a>',
    '<a href="/" ping="{url}">{words}</a>',
    '<svg><a xlink:href="{url}"><text>{words}</text></a></svg>',
    '<map name=m><area href="{url}" alt="{words}"></map>',
    '<img src="{url}" alt="{words}">',
    '<iframe src="{url}"></iframe>',
    '<script src="{url}"></script>',
    '<meta property="og:image" content="{url}">',
    '<link rel="preconnect" href="{url}">',
    '<link rel="canonical" href="{url}">',
    '<blockquote cite="{url}">{words}</blockquote>',
    '<form action="{url}"></form>',
    '<p style="background: url({url})">{words}</p>',
    '<base href="{url}">',
    '<noscript><a href="{url}">{words}</a></noscript>',
]


def noted(html: bytes) -> tuple[str, str]:
    """What is noted of a page: by way of glances, and without them."""
    wanted = Wanted("x/index.html", b"", tuple(ASKED.wanted))
    return row_of(wanted, html, ASKED).notes, row_of(wanted, html, CLOSELY).notes


def test_every_question_about_links_has_a_glance() -> None:
    """Else all links of all pages are looked at."""
    assert ASKED.glances
    assert not CLOSELY.glances


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.group} {case.name}") for case in cases()])
def test_hard_cases_are_noted_alike(case: Case) -> None:
    for html in (case.right, case.wrong):
        at_a_glance, closely = noted(html.encode())

        assert at_a_glance == closely


@pytest.mark.parametrize("site", sorted(path.name for path in SITES.iterdir() if path.is_dir()))
def test_pages_are_noted_alike(site: str) -> None:
    for file in sorted((SITES / site).rglob("*.html")):
        at_a_glance, closely = noted(file.read_bytes())

        assert at_a_glance == closely, file


@pytest.mark.parametrize("seed", range(8))
def test_links_thrown_together_are_noted_alike(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same each time
    for _ in range(150):
        links = "".join(
            dice.choice(LINKS).format(url="".join(dice.choices(PARTS, k=dice.randrange(5))), words=dice.choice(WORDS))
            for _ in range(dice.randrange(1, 3))
        )
        html = f"<!DOCTYPE html><html lang={dice.choice(['fr', 'en', 'de'])}><title>x</title>{links}"

        at_a_glance, closely = noted(html.encode())

        assert at_a_glance == closely, html
