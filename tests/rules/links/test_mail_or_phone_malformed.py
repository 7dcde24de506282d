from __future__ import annotations

import pytest

from signoff.rules.links.mail_or_phone_malformed import flaw

BAD = [
    pytest.param(
        "tel:+33 1 99 00 00 11", "a number has no spaces in an address", "write tel:+33199000011", id="spaces"
    ),
    pytest.param(
        "tel:+33%201%2099", "a number has no spaces in an address", "write tel:+33199000011", id="encoded-spaces"
    ),
    pytest.param(
        "tel:0199000011",
        "without its country, a number works in one country only",
        "write tel:+33199000011",
        id="national",
    ),
    pytest.param(
        "tel:0033199000011",
        "without its country, a number works in one country only",
        "write tel:+33199000011",
        id="double-zero",
    ),
    pytest.param("tel:+33(0)199000011", "(0) would be dialled too", "write tel:+33199000011", id="trunk-zero-shown"),
    pytest.param(
        "tel:+330199000011",
        "a French number has nine digits behind +33, of which the first is no 0",
        "write tel:+33199000011",
        id="trunk-zero-kept",
    ),
    pytest.param(
        "tel:+3319900001",
        "a French number has nine digits behind +33, of which the first is no 0",
        "write tel:+3319900001",
        id="digit-too-few",
    ),
    pytest.param("tel:", "there is no number in it", "write tel:+33199000011", id="no-number"),
    pytest.param("tel:01-CALL", "it is no telephone number", "write tel:+33199000011", id="letters"),
    pytest.param("mailto:", "there is no address in it", None, id="no-address"),
    pytest.param("mailto:jean", "'jean' is no mail address", None, id="no-at"),
    pytest.param("mailto:jean@example", "'jean@example' is no mail address", None, id="no-dot"),
    pytest.param(
        "mailto:a@example.org;b@example.org", "'a@example.org;b@example.org' is no mail address", None, id="semicolon"
    ),
    pytest.param("mailto:a@example.org,", "'' is no mail address", None, id="comma-at-the-end"),
    pytest.param("mailto:Jean <a@example.org>", "it has a space in it", None, id="name-and-address"),
    pytest.param("mailto://a@example.org", "no slashes stand behind mailto:", None, id="slashes"),
    pytest.param("mailto:a@example.org?Hello", "'Hello' is no list of headers", None, id="header-without-value"),
    pytest.param(
        "mailto:a@example.org?subject=x?body=y",
        "'subject=x?body=y' is no list of headers",
        None,
        id="two-question-marks",
    ),
    pytest.param("mailto:a@example.org?subject=a word", "it has a space in it", None, id="space-in-subject"),
]
GOOD = [
    pytest.param("tel:+33199000011", id="international"),
    pytest.param("tel:+33-1-99-00-00-11", id="separators"),
    pytest.param("tel:+1(201)555-0123", id="brackets"),
    pytest.param("tel:15", id="emergency"),
    pytest.param("tel:3114", id="short-number"),
    pytest.param("tel:+33199000011;ext=12", id="extension"),
    pytest.param("tel:7042;phone-context=example.org", id="local-with-context"),
    pytest.param("TEL:+33199000011", id="capital-scheme"),
    pytest.param("mailto:a@example.org", id="one-recipient"),
    pytest.param("mailto:a@example.org,b@example.org", id="several-recipients"),
    pytest.param("mailto:a@example.org?subject=A%20word&body=B", id="subject-and-body"),
    pytest.param("mailto:?subject=A%20page&body=https://www.example.org/?a=b", id="share-without-recipient"),
    pytest.param("mailto:jean.dupont+irm@sub.example.org", id="plus-and-dots"),
    pytest.param("mailto:gorby%25kremvax@example.com", id="encoded-percent"),
    pytest.param("mailto:a@xn--bcher-kva.example", id="punycode"),
    pytest.param("https://example.org/tel:1 2", id="no-such-scheme"),
]


@pytest.mark.parametrize(("url", "why", "hint"), BAD)
def test_what_no_program_could_use_is_found(url: str, why: str, hint: str | None) -> None:
    found = flaw(url)

    assert found is not None
    assert (str(found[0]), hint and str(found[1])) == (why, hint)


@pytest.mark.parametrize("url", GOOD)
def test_what_works_is_not(url: str) -> None:
    assert flaw(url) is None
