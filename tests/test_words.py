"""The words of HTML as a reader sees them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from signoff.words import Node, fold, leaves, plain, tree


def nodes(html: str) -> tuple[Node, ...]:
    return tree(LexborHTMLParser(f"<!doctype html><body>{html}").css("body")[0])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("loose", (("", "loose"),), id="no-element"),
        pytest.param("<p>a <b>b</b>c</p>", (("p", "a bc"),), id="emphasis-adds-no-space"),
        pytest.param("<p>a<br>b</p>", (("p", "a b"),), id="line-break-is-a-space"),
        pytest.param("<p>a<wbr>b</p>", (("p", "ab"),), id="possible-break-is-none"),
        pytest.param("<div>a</div><div>b</div>", (("", "a"), ("", "b")), id="boxes-part-words"),
        pytest.param("<section><p>a</p></section>", (("p", "a"),), id="boxes-are-dress"),
        pytest.param("<p>10<sup>3</sup></p>", (("p", "10", ("sup", "3")),), id="raised"),
        pytest.param("<p>do <del>not</del> eat</p>", (("p", "do", ("del", "not"), "eat"),), id="struck-out"),
        pytest.param("<ul><li><p>a</p></li></ul>", (("ul", ("li", "a")),), id="item-with-a-paragraph"),
        pytest.param("<ul><li><p>a</p><p>b</p></li></ul>", (("ul", ("li", "a", "b")),), id="item-with-two"),
        pytest.param("<ol start=3><li>a</ol>", (("ol:3", ("li", "a")),), id="numbered-from-three"),
        pytest.param("<ol start=1><li>a</ol>", (("ol", ("li", "a")),), id="numbered-from-one"),
        pytest.param("<img alt=' a  b '>", (("img", "a b"),), id="image"),
        pytest.param("<img>", (("img", ""),), id="image-without-words"),
        pytest.param("<script>a</script><style>b</style><template>c</template>", (), id="unseen"),
        pytest.param("<!-- a -->", (), id="comment"),
        pytest.param("<p>a&nbsp;b&amp;c&#x202f;!</p>", (("p", "a b&c!"),), id="entities"),
        pytest.param("<p></p><ul></ul>", (("p",), ("ul",)), id="empty-elements-stay"),
        pytest.param(
            "<table><tr><th>a<td><p>b</p></table>", (("table", ("tr", ("th", "a"), ("td", "b"))),), id="table"
        ),
    ],
)
def test_the_tree_keeps_meaning_and_drops_dress(html: str, expected: tuple[Node, ...]) -> None:
    actual = nodes(html)

    assert actual == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("  a \t\n b ", "a b", id="white-space"),
        pytest.param("a\u00a0b\u202fc\u2009d\u3000e", "a b c d e", id="special-spaces"),
        pytest.param("qu\u2019un qu\u02bcun qu'un", "qu'un qu'un qu'un", id="apostrophes"),
        pytest.param("a ; b : c ! d ?", "a; b: c! d?", id="tall-punctuation"),
        pytest.param("a , b .", "a , b .", id="low-punctuation-is-kept"),
        pytest.param("« a »", "«a»", id="guillemets"),
        pytest.param("cafe\u0301", "café", id="decomposed"),
        pytest.param("ﬁn ²", "ﬁn ²", id="compatibility-forms-are-kept"),
        pytest.param("a\u00adb\u200bc", "a\u00adb\u200bc", id="hidden-characters-are-kept"),
        pytest.param("‘a’", "‘a'", id="opening-quote-is-kept"),
    ],
)
def test_folding_drops_typography_alone(words: str, expected: str) -> None:
    actual = fold(words)

    assert actual == expected


def test_leaves_are_in_the_order_of_reading() -> None:
    found = nodes("<h2>a</h2><ul><li>b<sup>2</sup> c<ul><li>d</ul>e</ul><img alt=f>")

    assert list(leaves(found)) == [("h2", "a"), ("li", "b 2 c"), ("li", "d"), ("li", "e"), ("img", "f")]
    assert plain(found) == "a b 2 c d e f"


@pytest.mark.parametrize("tag", ["blockquote", "div", "b", "ul><li", "sup"])
def test_ten_thousand_elements_deep_is_no_crash(tag: str) -> None:
    found = nodes(f"<{tag}>" * 10_000 + "deep")

    assert plain(found).split()[-1] == "deep"
