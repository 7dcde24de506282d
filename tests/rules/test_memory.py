"""What a rule said is recalled while nothing has changed that it could know, and never longer."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.make_site import make_site
from signoff.model import Finding
from signoff.pipeline import Check, check
from signoff.rules import RULES, run, select
from signoff.rules.context import Context
from signoff.rules.registry import asked_by
from signoff.settings import Settings
from signoff.site import read_site
from signoff.site.addresses import Addresses
from signoff.site.cache import Cache
from signoff.site.pinpoint import Pinpointer
from tests.projects import TODAY
from tests.sites import page, write

ALONE = [rule for rule in RULES if not (rule.needs_sources or rule.needs)]
BODY = "\n</footer>"  # where an edit puts its words


@pytest.fixture(autouse=True)
def _own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


def findings(folder: Path, settings: Settings, *, cached: bool, rules: str = "") -> tuple[Finding, ...]:
    """What the gate finds, by way of what is remembered or without."""
    wanted = Check(folder, "site", select(rules.split(), []), TODAY, isolated=True, cached=cached)
    return check(settings, wanted).findings


def asked(folder: Path, file: Path) -> bool:
    """Check a folder; whether a rule over the whole site was asked, or all were recalled."""
    cache = Cache(file, "site")
    try:
        site = read_site(folder, "site", cache=cache, asked=asked_by(ALONE, isolated=True))
        context = Context(Settings(folder), site, TODAY, Addresses())
        run(ALONE, context, Pinpointer(folder, site), cache)
        return "used" in vars(context)
    finally:
        cache.close()


def edit(file: Path, words: str) -> None:
    """Put words into a page."""
    html = file.read_text(encoding="utf-8")
    assert BODY in html
    file.write_text(html.replace(BODY, f"\n{words}{BODY}"), encoding="utf-8")


def test_other_words_need_no_rule_to_be_asked_again(tmp_path: Path) -> None:
    make_site(tmp_path / "site", 40)
    article = sorted((tmp_path / "site" / "en").glob("*/*-*.html"))[3]
    first, again = (asked(tmp_path / "site", tmp_path / "cache") for _ in range(2))

    edit(article, "<p>The scan takes ten minutes.</p>")
    words = asked(tmp_path / "site", tmp_path / "cache")
    edit(article, '<p><a href="/en/">The start page of this site</a></p>')
    link = asked(tmp_path / "site", tmp_path / "cache")

    assert (first, again, words, link) == (True, False, False, True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('<a href="b.html">here</a>', '<a href="b.html">click here</a>', id="words of a link"),
        pytest.param('<a href="b.html"> </a>', '<a href="b.html" title="the other page"> </a>', id="label of a link"),
        pytest.param('<a href="#">a</a><a href="gone">b</a>', '<a href="gone">b</a><a href="#">a</a>', id="order"),
        pytest.param('<a href="gone">b</a>', "<p>A line.\n</p><a href=gone>b</a>", id="line"),
        pytest.param(f"<!--{'x' * 1900}-->", f"<!--{'x' * 2400}-->", id="weight"),
        pytest.param('<img src="c.png" alt="x">', '<img src="d.png" alt="x">', id="what is loaded"),
    ],
)  # fmt: skip
def test_a_change_that_matters_is_seen(before: str, after: str, tmp_path: Path) -> None:
    settings = Settings(tmp_path, page_budget_kb=2)
    folder = write(tmp_path / "site", {"index.html": page(before), "b.html": page("<p>b</p>", title="B"), "d.png": b""})
    write(folder, {"c.png": b"x" * 3000})

    for body in (before, after, before):
        write(folder, {"index.html": page(body)})
        told = [findings(folder, settings, cached=True) for _ in range(2)]

        assert told == [findings(folder, settings, cached=False)] * 2


def test_a_page_that_grows_by_a_byte_may_be_too_heavy(tmp_path: Path) -> None:
    """Sizes are kept by the kilobyte, and the budget is exact."""
    settings = Settings(tmp_path, page_budget_kb=2)
    empty = len(page("<!---->"))
    folder = write(tmp_path / "site", {"index.html": page("<!--%s-->" % ("x" * (2000 - empty)))})
    light = findings(folder, settings, cached=True, rules="PAG010")

    write(folder, {"index.html": page("<!--%s-->" % ("x" * (2001 - empty)))})
    heavy = findings(folder, settings, cached=True, rules="PAG010")

    assert ([found.rule for found in light], [found.rule for found in heavy]) == ([], ["PAG010"])


def _link(dice: random.Random, pages: list[str]) -> str:
    target = dice.choice([*pages, "gone.html", "#", "mailto:x", "http://example.org", "/en/#nowhere"])
    return f'<p><a href="{target}">{dice.choice(["here", "Knee", "", "more"])}</a></p>'


EDITS: dict[str, Callable[[random.Random, list[str]], str]] = {
    "words": lambda dice, _: f"<p>{'It takes a while. ' * dice.randrange(80)}</p>",
    "link": _link,
    "place": lambda dice, _: f'<p id="place-{dice.randrange(3)}">x</p>',
    "image": lambda dice, _: f'<img src="{dice.choice(["/gone.png", "/static/icon.png"])}" alt="x">',
    "markup": lambda dice, _: dice.choice(["<p><b>x</p>", "</div>", "<p>x</p>"]),
}


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edit_the_verdict_is_that_without_a_memory(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same each time
    folder, settings = tmp_path / "site", Settings(tmp_path, page_budget_kb=60)
    make_site(folder, 44, seed=seed, broken=seed * 4)
    pages = sorted((folder / "en").glob("*/*-*.html"))
    urls = ["/" + file.relative_to(folder).as_posix() for file in pages]

    for _ in range(14):
        kind = dice.choice([*EDITS, "words", "went"])
        if kind == "went":
            dice.choice(pages).unlink(missing_ok=True)
        elif (file := dice.choice(pages)).exists():
            edit(file, EDITS[kind](dice, urls))

        assert findings(folder, settings, cached=True) == findings(folder, settings, cached=False), kind
