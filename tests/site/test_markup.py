from __future__ import annotations

import time

import pytest

from signoff.model import ParseError
from signoff.site.markup import parse_errors
from signoff.site.nesting import is_well_nested

BAD = [
    pytest.param("<div><p>a</p>", [(1, 1, "never-closed", "<div>")], id="block-never-closed"),
    pytest.param("<p><b>a</p>\n<p>c</b></p>", [(1, 4, "never-closed", "<b>")], id="bold-over-paragraphs-is-told-once"),
    pytest.param("<p><b><i>a</b></i></p>", [(1, 7, "never-closed", "<i>")], id="misnested"),
    pytest.param("<p>a</p>\n</div>", [(2, 1, "never-opened", "</div>")], id="end-tag-of-nothing"),
    pytest.param("<p>a</spam></p>", [(1, 5, "never-opened", "</spam>")], id="unknown-end-tag"),
    pytest.param("</p>", [(1, 1, "never-opened", "</p>")], id="end-of-no-paragraph"),
    pytest.param('<p id="a" ID=b>x</p>', [(1, 1, "attribute-twice", '<p id="a" ID=b>')], id="attribute-twice"),
    pytest.param(
        '<p><a href="/x>a</a> <b class="y">z</b></p>',
        [(1, 4, "attribute-quote", '<a href="/x>a</a> <b class="y">')],
        id="quote-missing-is-told-once",
    ),
    pytest.param('<p>a\n<a href="x', [(2, 1, "end-of-file-in-tag", '<a href="x')], id="file-cut-off"),
    pytest.param('<a href="/">a <a href="/b">b</a></a>', [(1, 15, "link-in-link", '<a href="/b">')], id="link-in-link"),
    pytest.param("<form><form></form></form>", [(1, 7, "form-in-form", "<form>")], id="form-in-form"),
    pytest.param(
        "<button>a<button>b</button></button>", [(1, 10, "button-in-button", "<button>")], id="button-in-button"
    ),
    pytest.param("<p>a<div>b</div></p>", [(1, 5, "block-in-paragraph", "<div>")], id="block-in-paragraph"),
    pytest.param("<p>a<ul><li>b</li></ul></p>", [(1, 5, "block-in-paragraph", "<ul>")], id="list-in-paragraph"),
    pytest.param(
        "<p><span>a<div>b</div></span></p>", [(1, 11, "block-in-paragraph", "<div>")], id="block-deep-in-paragraph"
    ),
    pytest.param("<h1>a<h2>b</h2></h1>", [(1, 6, "heading-in-heading", "<h2>")], id="heading-in-heading"),
    pytest.param("<h1>a</h2>", [(1, 6, "never-opened", "</h2>")], id="heading-closed-by-another"),
    pytest.param("<table><p>a</p><tr><td>b</table>", [(1, 8, "outside-cell", "<p>")], id="outside-cell"),
    pytest.param("<p>a</p><td>b</td>", [(1, 9, "outside-table", "<td>")], id="cell-outside-table"),
    pytest.param("<table><tr><td><div>a</td></tr></table>", [(1, 16, "never-closed", "<div>")], id="open-in-a-cell"),
    pytest.param("<ul><li><b>a<li>b</ul>", [(1, 9, "never-closed", "<b>")], id="open-in-an-item"),
    pytest.param("<div/>", [(1, 1, "never-closed", "<div/>")], id="block-that-cannot-close-itself"),
    pytest.param("<svg><g><path/></svg>", [(1, 6, "never-closed", "<g>")], id="open-in-a-drawing"),
]
GOOD = [
    pytest.param("<p>a<p>b<ul><li>c<li>d</ul><dl><dt>e<dd>f</dl>", id="end-tags-left-out"),
    pytest.param("<table><caption>a<tr><th>b<td>c<tbody><tr><td>d</table>", id="table-without-end-tags"),
    pytest.param("<p>a<ul><li>b</ul><p>c", id="list-ends-a-paragraph"),
    pytest.param("<ul><li>a<ul><li>b</li></ul></li></ul>", id="nested-lists"),
    pytest.param("<table><tr><td><table><tr><td>a</table></table>", id="table-in-a-cell"),
    pytest.param("<select><optgroup><option>a<option>b</select>", id="options"),
    pytest.param("<ruby>漢<rp>(<rt>kan<rp>)</ruby>", id="ruby"),
    pytest.param('<img src="a" alt=""/><br/><hr><input></input>', id="void-elements"),
    pytest.param('<svg viewBox="0 0 1 1"><title>a</title><path d="M0"/><use href="#x" /></svg>', id="drawing"),
    pytest.param('<a href="/"><svg><a><path/></a></svg></a>', id="link-of-a-drawing-in-a-link"),
    pytest.param('<p title="a > b" data-x=\'<p>\' data-y=c"d>e</p>', id="brackets-and-quotes-in-values"),
    pytest.param("<script>if (a<b) { '</p>' }</script>", id="script"),
    pytest.param("<script><!-- <script> </script> --></script>", id="script-in-a-comment-in-a-script"),
    pytest.param("<style>a > b { content: '</b>' }</style><textarea><p></textarea>", id="elements-of-text"),
    pytest.param("<noscript><p></noscript>", id="noscript"),
    pytest.param("<!-- <p> --><!----><!--> <p>a</p>", id="comments"),
    pytest.param("<?php echo ?><![if x]><p>a < b && c <3</p></ >", id="what-only-looks-like-a-tag"),
    pytest.param("<my-card><p>a</p></my-card>", id="element-of-ones-own"),
    pytest.param('<a href="/"><h2>a</h2><p>b</p></a>', id="block-in-a-link"),
    pytest.param("<p><button>a</button><object><p>b</object></p>", id="paragraph-in-an-object-in-a-paragraph"),
    pytest.param("<DIV><P>a</P></div>", id="capitals"),
    pytest.param("<p class=a/>b</p>", id="slash-belongs-to-the-value"),
    pytest.param("<details><summary><h2>a</h2></summary>b</details>", id="details"),
    pytest.param("<template><tr><td>a</td></tr></template>", id="row-in-a-template"),
    pytest.param("<b><p>a</p></b>", id="block-in-bold"),
]


@pytest.mark.parametrize(("html", "errors"), BAD)
def test_a_defect_is_told_once_with_its_place(html: str, errors: list[tuple[int, int, str, str]]) -> None:
    assert parse_errors(html.encode()) == tuple(ParseError(*error) for error in errors)


@pytest.mark.parametrize("html", GOOD)
def test_what_the_standard_allows_is_not(html: str) -> None:
    whole = f"<!DOCTYPE html><html><head><title>a</title></head><body>{html}</body></html>"

    assert (parse_errors(html.encode()), parse_errors(whole.encode())) == ((), ())


@pytest.mark.parametrize(("html", "_errors"), BAD)
def test_the_quick_look_lets_no_defect_pass(html: str, _errors: object) -> None:
    assert not is_well_nested(html.encode())
    assert not is_well_nested(f"<main><section>{html}</section></main>".encode())


HOSTILE = [
    pytest.param("<div>" * 200_000, id="deep"),
    pytest.param("<p><object>" + "<div>" * 200_000, id="deep-in-an-object"),
    pytest.param("<script>" * 100_000, id="scripts-never-closed"),
    pytest.param("<script><!-- <script>" + "</script>" * 50_000, id="scripts-in-comments"),
    pytest.param("</x>" * 200_000, id="end-tags-of-nothing"),
    pytest.param("<!--" * 200_000, id="comments-never-closed"),
    pytest.param("<a " + "b='" * 200_000, id="quotes-never-closed"),
    pytest.param("<a" + " " * 500_000 + "b>" + "<" * 500_000, id="spaces-and-brackets"),
    pytest.param("<li>" * 50_000, id="items"),
    pytest.param("<table>" * 100_000, id="tables-in-tables"),
]


@pytest.mark.parametrize("html", HOSTILE)
def test_no_page_takes_long(html: str) -> None:
    start = time.process_time()

    parse_errors(html.encode())

    assert time.process_time() - start < 2
