"""Cases of the URL standard's own table (urltestdata.json), and what a site adds to them."""

from __future__ import annotations

from urllib.parse import quote

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.site.addresses import Addresses, Target
from signoff.site.fragments import decoded

HOST = "www.example.org"


def inside(path: str, fragment: str | None = None) -> Target:
    return Target("internal", path, fragment, HOST)


OUTSIDE = Target("external", host="other.org")
OTHER = Target("other")
MALFORMED = Target("malformed")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        pytest.param("/en/", inside("/en/"), id="path"),
        pytest.param("b.html", inside("/fr/b.html"), id="relative"),
        pytest.param("./b.html", inside("/fr/b.html"), id="dot"),
        pytest.param("../b.html", inside("/b.html"), id="two-dots"),
        pytest.param("../../../b.html", inside("/b.html"), id="above-the-root"),
        pytest.param("/a/./b/../c", inside("/a/c"), id="dots-inside"),
        pytest.param("/a/b/..", inside("/a/"), id="dots-at-the-end"),
        pytest.param("/a/%2e%2E/b", inside("/b"), id="dots-encoded"),
        pytest.param("/a/..b/.c", inside("/a/..b/.c"), id="dots-in-names"),
        pytest.param("/a//b", inside("/a//b"), id="empty-step"),
        pytest.param("", inside("/fr/a.html"), id="empty"),
        pytest.param("#", inside("/fr/a.html", ""), id="hash-alone"),
        pytest.param("#risks", inside("/fr/a.html", "risks"), id="fragment-alone"),
        pytest.param("?print", inside("/fr/a.html"), id="query-alone"),
        pytest.param("b.html?x=1/../2#y", inside("/fr/b.html", "y"), id="query"),
        pytest.param("/b?x#y?z", inside("/b", "y?z"), id="question-mark-in-fragment"),
        pytest.param("/b#s%C3%A9curit%C3%A9", inside("/b", "sécurité"), id="fragment-encoded"),
        pytest.param("/b#se\u0301curite\u0301", inside("/b", "sécurité"), id="fragment-decomposed"),
        pytest.param("/b#a#b", inside("/b", "a#b"), id="second-hash"),
        pytest.param("/b#a b", inside("/b", "a b"), id="space-in-fragment"),
        pytest.param("/b#:~:text=word", inside("/b", ":~:text=word"), id="text-fragment"),
        pytest.param("/caf%C3%A9", inside("/café"), id="path-encoded"),
        pytest.param("/café", inside("/café"), id="path-unencoded"),
        pytest.param("/a b", inside("/a b"), id="space-inside"),
        pytest.param("/a%20b", inside("/a b"), id="space-encoded"),
        pytest.param("/a+b", inside("/a+b"), id="plus-is-no-space"),
        pytest.param("/100%", inside("/100%"), id="percent-alone"),
        pytest.param("/%zz", inside("/%zz"), id="percent-without-digits"),
        pytest.param("  /en/ ", inside("/en/"), id="blanks-around"),
        pytest.param("/e\n\tn/", inside("/en/"), id="lines-inside"),
        pytest.param("\\en\\b", inside("/en/b"), id="backslashes"),
        pytest.param("https:/b", inside("/b"), id="one-slash"),
        pytest.param("https:b.html", inside("/fr/b.html"), id="no-slash"),
        pytest.param("https:///www.example.org/b", inside("/b"), id="three-slashes"),
        pytest.param("https://www.example.org", inside("/"), id="own-host"),
        pytest.param("https://www.example.org/b", inside("/b"), id="own-host-and-path"),
        pytest.param("HTTPS://WWW.Example.ORG/b", inside("/b"), id="own-host-in-capitals"),
        pytest.param("https://www.example.org:443/b", inside("/b"), id="own-port"),
        pytest.param("http://www.example.org/b", inside("/b"), id="own-host-by-http"),
        pytest.param("//www.example.org/b", inside("/b"), id="own-host-by-two-slashes"),
        pytest.param("https://www%2Eexample.org/b", inside("/b"), id="own-host-encoded"),
        pytest.param("https://user@www.example.org/b", inside("/b"), id="own-host-with-user"),
        pytest.param("//other.org/b", OUTSIDE, id="other-host-by-two-slashes"),
        pytest.param("/\\other.org/b", OUTSIDE, id="other-host-by-slash-and-backslash"),
        pytest.param("https://other.org", OUTSIDE, id="other-host"),
        pytest.param("https://other.org:8443/b", OUTSIDE, id="other-port"),
        pytest.param("https://other.org/b c", OUTSIDE, id="other-host-with-space"),
        pytest.param("https://www.example.org@other.org/", OUTSIDE, id="own-host-as-user"),
        pytest.param("https://www.example.org:8443/", Target("external", host=HOST), id="own-host-other-port"),
        pytest.param(
            "https://www.example.org.other.org/", Target("external", host="www.example.org.other.org"), id="suffix"
        ),
        pytest.param("https://bücher.example/", Target("external", host="xn--bcher-kva.example"), id="idn"),
        pytest.param("https://0x7f.1/", Target("external", host="127.0.0.1"), id="ipv4-in-disguise"),
        pytest.param("https://[::1]/", Target("external", host="[::1]"), id="ipv6"),
        pytest.param("mailto:a@example.org", OTHER, id="mailto"),
        pytest.param("tel:+331", OTHER, id="tel"),
        pytest.param("data:text/plain,a", OTHER, id="data"),
        pytest.param("javascript:void(0)", OTHER, id="javascript"),
        pytest.param("a:b", OTHER, id="unknown-scheme"),
        pytest.param("ftp://other.org/", OTHER, id="ftp"),
        pytest.param("https://", MALFORMED, id="no-host"),
        pytest.param("https://127.0.0.1:____", MALFORMED, id="port-of-underscores"),
        pytest.param("https://a b/", MALFORMED, id="space-in-host"),
        pytest.param("https://a:99999/", MALFORMED, id="port-too-high"),
        pytest.param("https://[::1/", MALFORMED, id="ipv6-unclosed"),
        pytest.param("https://a%00b/", MALFORMED, id="nul-in-host"),
        pytest.param("//", MALFORMED, id="two-slashes-alone"),
        pytest.param("https://256.1.1.1/", MALFORMED, id="ipv4-out-of-range"),
        pytest.param(":b", inside("/fr/:b"), id="colon-first"),
        pytest.param("::", inside("/fr/::"), id="colons-alone"),
        pytest.param("/:8443", inside("/:8443"), id="port-in-a-path"),
        pytest.param("./a:b", inside("/fr/a:b"), id="colon-behind-a-dot"),
        pytest.param("a/b:c", inside("/fr/a/b:c"), id="colon-behind-a-slash"),
        pytest.param("1a:b", inside("/fr/1a:b"), id="scheme-beginning-with-a-digit"),
        pytest.param("#\\", inside("/fr/a.html", "\\"), id="backslash-in-fragment"),
        pytest.param("?a\\b", inside("/fr/a.html"), id="backslash-in-query"),
        pytest.param("\\\\other.org\\b", OUTSIDE, id="other-host-by-two-backslashes"),
        pytest.param("https:\\\\other.org\\b", OUTSIDE, id="backslashes-behind-the-scheme"),
        pytest.param("https::@other", inside("/fr/:@other"), id="own-scheme-without-slashes"),
        pytest.param("http:b.html", Target("external", host="b.html"), id="another-scheme-without-slashes"),
        pytest.param("ht\ttps://www.example.org/b", inside("/b"), id="tab-in-the-scheme"),
        pytest.param("https://www.example.org:/b", inside("/b"), id="port-empty"),
        pytest.param("https://www.example.org:00443/b", inside("/b"), id="port-with-zeros"),
        pytest.param("https://www.example.org:0/b", Target("external", host=HOST), id="port-zero"),
        pytest.param("https://user:pass@www.example.org/b", inside("/b"), id="own-host-with-password"),
        pytest.param("https://www.example.org./b", Target("external", host=f"{HOST}."), id="host-with-a-dot-behind"),
        pytest.param("https://www。example。org/b", inside("/b"), id="ideographic-full-stops"),
        pytest.param("https://ＷＷＷ.example.org/b", inside("/b"), id="full-width-letters"),
        pytest.param("https://www.exam\u00adple.org/b", inside("/b"), id="soft-hyphen-in-a-host"),
        pytest.param("https://ex[ample.org/", MALFORMED, id="bracket-in-a-host"),
        pytest.param("https://a_b.example/", Target("external", host="a_b.example"), id="underscore-in-a-host"),
        pytest.param("https://1.2.3.4.5/", MALFORMED, id="five-numbers"),
        pytest.param("/a/..%2Fb", inside("/a/../b"), id="encoded-slash-is-no-step"),
        pytest.param("/a/.%2e/b", inside("/b"), id="two-dots-half-encoded"),
        pytest.param("/a/...", inside("/a/..."), id="three-dots-are-a-name"),
        pytest.param("..", inside("/"), id="two-dots-alone"),
        pytest.param(".", inside("/fr/"), id="dot-alone"),
        pytest.param("/%F0%9F%A6%B4", inside("/🦴"), id="beyond-the-basic-plane"),
        pytest.param("/%E9", inside("/\ufffd"), id="latin-1-is-no-utf-8"),
        pytest.param("blob:https://www.example.org/b", OTHER, id="blob"),
        pytest.param("view-source:https://www.example.org/", OTHER, id="view-source"),
        pytest.param("file:///etc/passwd", OTHER, id="file"),
    ],
)
def test_an_address_leads_where_the_url_standard_says(url: str, target: Target) -> None:
    assert Addresses("https://www.example.org").resolve(url, "/fr/a.html") == target


@given(
    st.text(st.sampled_from("ab/.#?:%\\ é~-_&2e"), max_size=14),
    st.sampled_from(["/", "/fr/", "/fr/a.html", "/fr/irm/b"]),
)
def test_the_quick_ways_agree_with_the_parser(url: str, page: str) -> None:
    """Most addresses never reach the parser; what they are told must be the same."""
    addresses = Addresses("https://www.example.org")

    target = addresses.resolve(url, page)

    try:
        parsed = ada_url.URL(url, base="https://www.example.org" + page)
    except ValueError:
        assert target == MALFORMED
        return
    if parsed.host == HOST and parsed.protocol in ("https:", "http:"):
        assert (target.kind, ada_url.URL(f"https://x{quote(target.path)}").pathname) == (
            "internal",
            ada_url.URL(f"https://x{quote(decoded(parsed.pathname))}").pathname,
        )
        assert (target.fragment is None) == ("#" not in parsed.href)
    else:
        assert target.kind in ("external", "other")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        pytest.param("/patients/en/", inside("/en/"), id="below-the-base"),
        pytest.param("/patients", inside("/"), id="the-base"),
        pytest.param("../", inside("/"), id="relative"),
        pytest.param("/elsewhere/", Target("external", host=HOST), id="beside-the-base"),
        pytest.param("/patientsX/", Target("external", host=HOST), id="not-the-base-but-alike"),
    ],
)
def test_a_site_in_a_folder_ends_at_that_folder(url: str, target: Target) -> None:
    assert Addresses("https://www.example.org/patients").resolve(url, "/fr/a.html") == target


@pytest.mark.parametrize(
    ("base", "url", "path"),
    [
        pytest.param("/x/", "b", "/x/b", id="folder"),
        pytest.param("../x/y", "b", "/x/b", id="relative-file"),
        pytest.param("https://www.example.org/z/", "b", "/z/b", id="own-host"),
        pytest.param("https://", "b", "/fr/b", id="malformed-is-ignored"),
        pytest.param("/x/", "#risks", "/x/", id="fragment-leaves-the-page"),
    ],
)
def test_base_href_is_honoured(base: str, url: str, path: str) -> None:
    addresses = Addresses("https://www.example.org")

    assert addresses.resolve(url, addresses.place("/fr/a.html", base)).path == path


def test_base_href_may_leave_the_site() -> None:
    addresses = Addresses("https://www.example.org")

    assert addresses.resolve("b", addresses.place("/fr/a.html", "https://other.org/x/")) == OUTSIDE
