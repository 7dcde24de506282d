"""Pages that stand deeper in themselves than browsers follow."""

from __future__ import annotations

import time

import pytest

from signoff.site.shallow import may_be_deep, may_be_wide, narrow, shallow
from tests.site.folders import page

DEEP = 30_000


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param("<div>", id="blocks"),
        pytest.param("<span>", id="words"),
        pytest.param('<div class="x">', id="with-attributes"),
        pytest.param("<b>", id="formatting"),
        pytest.param("<table><td>", id="tables"),
        pytest.param("<ul><li>", id="lists"),
    ],
)
def test_a_page_that_is_thirty_thousand_deep_is_read_in_a_second(tag: str) -> None:
    start = time.process_time()

    read = page(f"<a href=/first>a</a>{tag * DEEP}<a href=/last id=here>a</a>")

    assert time.process_time() - start < 1
    assert ([link.url for link in read.links], "here" in read.anchors) == (["/first", "/last"], True)


def test_what_tells_something_is_kept_however_deep() -> None:
    html = "<i>" * 600 + "<b id=a>x</b><u>y</u><a href=b>z</a>" + "</i>" * 600

    assert shallow(html) == "<i>" * 512 + "<b id=a>x</b>y<a href=b>z</a>" + "</i>" * 512


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<br>" * 20_000, id="void-elements"),
        pytest.param("<p>words" * 20_000, id="paragraphs-left-open"),
        pytest.param("<ul>" + "<li>words" * 20_000 + "</ul>", id="items-left-open"),
    ],
)
def test_a_long_page_is_left_as_it_is(html: str) -> None:
    assert may_be_deep(html.encode())
    assert shallow(html) == html


@pytest.mark.parametrize(
    "attributes",
    [
        pytest.param(" ".join(f"a{number}=1" for number in range(50_000)), id="with-values"),
        pytest.param(" ".join(f"a{number}" for number in range(50_000)), id="without-values"),
    ],
)
def test_an_element_with_fifty_thousand_attributes_is_read_in_a_second(attributes: str) -> None:
    start = time.process_time()

    read = page(f"<a href=/first {attributes}>a</a><a href=/last>a</a>")

    assert time.process_time() - start < 1
    assert [link.url for link in read.links] == ["/first", "/last"]


def test_a_long_attribute_is_left_as_it_is() -> None:
    data = "data:image/png;base64," + "A" * 100_000
    html = f'<p><img src="{data}" alt="x"><a href="/last">a</a>'

    assert (may_be_wide(html.encode()), narrow(html)) == (True, html)
    assert [link.url for link in page(html).links] == [data, "/last"]


def test_of_a_tag_that_never_ends_the_first_attributes_are_kept() -> None:
    assert narrow("<p " + "a " * 50_000) == "<p " + "a " * 2_000
