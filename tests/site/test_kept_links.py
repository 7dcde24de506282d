"""The links of a page lie with what is known of it, or are read again from its file: nobody can tell which."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.errors import SignoffError
from signoff.rules import RULES, select
from signoff.rules.registry import asked_by
from signoff.site import read_site
from signoff.site.asked import Asked
from signoff.site.cache import Cache
from tests.site.folders import findings, write

PAGE = """<!DOCTYPE html><html lang=fr><title>x</title><a href=/a title="un titre" rel="nofollow me" hreflang=en>un</a>
<p lang=en><a href="#b">two</a><img src=c.png alt=""><div data-signoff-ignore="LNK001 LNK003"><a hidden href=d>three</a></div>"""
FEW = asked_by(select(["LNK001"], ()), isolated=True)
ALL = asked_by(RULES)


def test_links_are_the_same_kept_or_not(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": PAGE})

    kept, not_kept = (
        read_site(tmp_path, "site", cache=Cache(None, ""), asked=asked).pages["index.html"].links
        for asked in (ALL, FEW)
    )

    assert [link.url for link in kept] == ["/a", "#b", "c.png", "d"]
    assert list(kept) == list(not_kept)


@pytest.mark.parametrize("asked", [pytest.param(FEW, id="not-kept"), pytest.param(Asked(), id="asked-nothing")])
def test_a_page_that_changed_while_it_was_checked_ends_the_check(asked: Asked, tmp_path: Path) -> None:
    """Its links would be others than those that were judged."""
    write(tmp_path, {"index.html": PAGE})
    page = read_site(tmp_path, "site", cache=Cache(None, ""), asked=asked).pages["index.html"]
    write(tmp_path, {"index.html": "<a href=e>other</a>"})

    with pytest.raises(SignoffError, match=r"index\.html was changed while it was checked"):
        list(page.links)


def test_one_cause_on_many_pages_is_one_finding_with_their_number(tmp_path: Path) -> None:
    """So many that several processes read them again."""
    write(tmp_path, {f"{number}.html": f"<p>{number}<a href=/gone>a</a>" for number in range(320)})

    told = findings(tmp_path, "LNK001")

    assert [(finding.url, finding.page, finding.message) for finding in told] == [
        ("/gone", "0.html", "/gone is not built (on 320 pages)")
    ]
