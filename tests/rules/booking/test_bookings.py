"""Addresses at which patients book: what pretends to be one, and what is one after all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signoff.booking_address import flaw
from tests.projects import Project
from tests.rules.tables import told, told_after
from tests.sites import isolated, page, write

CENTRES = "content/centres.toml"
TOML = "content/articles/knee-scan/article.toml"
EN = "output/en/knee-scan/index.html"
FR = "output/fr/scanner-du-genou/index.html"
ALPHA = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"
BETA = "https://www.doctolib.fr/radiologie/paris/centre-beta?pid=practice-202"
ODD = "it is not typed as an address is: backslashes, spaces, encoded dots or missing slashes"
REST = "/radiologie/paris/centre-alpha?pid=practice-101"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        pytest.param("https://doctolib.fr" + REST, "its host is doctolib.fr", id="without-www"),
        pytest.param("https://www.doctolib.fr.evil.example" + REST, "its host is www.doctolib.fr.evil.example", id="suffix"),
        pytest.param("https://evildoctolib.fr" + REST, "its host is evildoctolib.fr", id="prefix-glued-on"),
        pytest.param("https://www.doctolib.fr@evil.example" + REST, "what stands before the @ is a user's name, the host is evil.example", id="user-name"),
        pytest.param("https://www.doctolib.fr:8443" + REST, "it names the port 8443", id="port"),
        pytest.param("http://www.doctolib.fr" + REST, "it uses http: instead of https:", id="not-secure"),
        pytest.param("//www.doctolib.fr" + REST, "it is no complete address", id="without-a-scheme"),
        pytest.param("https://www.dоctolib.fr" + REST, "its host is www.xn--dctolib-9ig.fr", id="cyrillic-o"),
        pytest.param("https://www.doctolib.de" + REST, "its host is www.doctolib.de", id="another-country"),
        pytest.param("https://www%2Edoctolib.fr" + REST, ODD, id="encoded-dot"),
        pytest.param("https:/www.doctolib.fr" + REST, ODD, id="one-slash"),
        pytest.param("https://@www.doctolib.fr" + REST, "what stands before the @ is a user's name, the host is www.doctolib.fr", id="empty-user"),
        pytest.param("javascript:alert(1)//www.doctolib.fr", "it names no host", id="script"),
    ],
)  # fmt: skip
def test_an_address_of_a_centre_that_books_nowhere_is_found(url: str, why: str, project: Project) -> None:
    found = told_after(project, "BKG001", CENTRES, ALPHA, url)

    assert [(message, path) for message, path, _ in found] == [(f"this is no address for booking: {why}", CENTRES)]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://WWW.Doctolib.FR" + REST, id="capitals"),
        pytest.param("https://www.doctolib.fr:443" + REST, id="the-port-that-is-meant-anyway"),
    ],
)
def test_an_address_that_is_the_host_by_the_url_standard_is_right(url: str, project: Project) -> None:
    quoted = url.replace("\\", "\\\\")

    assert told_after(project, "BKG001", CENTRES, ALPHA, quoted) == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://www.example.org/about-doctolib", id="the-name-in-the-path"),
        pytest.param("https://www.ameli.fr/", id="another-site"),
        pytest.param("/fr/doctolib/", id="a-page-of-our-own"),
        pytest.param("mailto:doctolib@example.org", id="mail"),
    ],
)
def test_a_link_that_pretends_nothing_is_no_booking_link(url: str, project: Project) -> None:
    project.replace("content/articles/knee-scan/en.md", "ten minutes", f"[ten minutes]({url})")

    assert [place for place in told(project, "BKG001") if "mailto" not in url] == []


@pytest.mark.parametrize(
    ("page", "url", "expected"),
    [
        pytest.param(EN, ALPHA.replace("101", "102"), 1, id="another-practice"),
        pytest.param(EN, ALPHA + "&utm_source=x", 0, id="tracking-which-BKG010-tells"),
        pytest.param(EN, ALPHA.replace("https://www.doctolib.fr", "https://WWW.DOCTOLIB.FR"), 0, id="the-same-in-capitals"),
    ],
)  # fmt: skip
def test_an_address_that_centres_toml_does_not_hold_is_found(
    page: str, url: str, expected: int, project: Project
) -> None:
    found = told_after(project, "BKG004", page, ALPHA, url)

    assert [place[1] for place in found] == [TOML] * expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("Book at Centre Alpha", "Book at CENTRE BETA", 1, id="other-centre-in-capitals"),
        pytest.param("Book at Centre Alpha", "Book at Centre Alpha or Centre Beta", 0, id="both-centres"),
        pytest.param("Book at Centre Alpha", "Book at our centre", 0, id="no-centre"),
        pytest.param("Book at Centre Alpha", "Book at Centre\u00a0Alpha", 0, id="no-break-space"),
    ],
)
def test_a_label_and_its_address_name_one_centre(old: str, new: str, expected: int, project: Project) -> None:
    assert len(told_after(project, "BKG005", EN, old, new)) == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(EN, "Book at Centre Alpha", "Book your MRI at Centre Alpha", ["books CT scan, not MRI"], id="english"),
        pytest.param(FR, "sur Doctolib\u00a0: Centre Alpha", "pour une IRM, sur Doctolib\u00a0: Centre Alpha", ["books Scanner, not IRM"], id="french"),
        pytest.param(EN, "Book at Centre Alpha", "Book an IRM at Centre Alpha", ["books CT scan, not MRI"], id="named-in-the-other-language"),
        pytest.param(EN, "Book at Centre Alpha", "Book a CT scan at Centre Alpha", [], id="what-is-booked"),
        pytest.param(EN, "Book at Centre Alpha", "Book MRI or CT scans at Centre Alpha", [], id="among-others"),
        pytest.param(EN, "Book at Centre Alpha", "Book at Centre Alpha-MRI", [], id="part-of-a-name"),
    ],
)  # fmt: skip
def test_a_label_and_its_address_name_one_service(
    file: str, old: str, new: str, expected: list[str], project: Project
) -> None:
    found = told_after(project, "BKG013", file, old, new)

    assert [(message[message.rindex(" books") + 1 :], path) for message, path, _ in found] == [
        (message, CENTRES) for message in expected
    ]


def test_a_link_typed_into_a_text_names_its_service_too(project: Project) -> None:
    line = project.replace("content/articles/knee-scan/en.md", "ten minutes", f"[as long as an MRI]({ALPHA})")
    project.build(preview=True)

    assert [(found.rule, found.line) for found in project.findings("BKG013", preview=True)] == [("BKG013", line)]


def test_without_names_of_services_nothing_can_be_compared(project: Project) -> None:
    project.path("content/services.toml").unlink()

    assert told_after(project, "BKG013", EN, "Book at Centre Alpha", "Book your MRI at Centre Alpha") == []


def test_a_centre_without_an_address_needs_its_telephone_on_the_page(project: Project) -> None:
    project.replace(CENTRES, "[beta.booking.scan]", "[beta.booking.other]")
    project.build()
    assert told(project, "BKG006") == []

    project.write(EN, project.read(EN).replace('href="tel:+33199000022"', 'href="tel:+33199000099"'))

    assert [(message, path) for message, path, _ in told(project, "BKG006")] == [
        ("the page has no way to book at Centre Beta", TOML)
    ]


def test_only_addresses_in_use_have_to_be_confirmed(project: Project) -> None:
    project.write(CENTRES, project.read(CENTRES) + '\n[beta.booking.mri]\nurl = "https://www.doctolib.fr/x/y/z"\n')

    assert told(project, "BKG008") == []


@pytest.mark.parametrize(
    ("rule", "url", "expected"),
    [
        pytest.param("BKG002", "https://www.doctolib.fr/", 1, id="home"),
        pytest.param("BKG002", "https://www.doctolib.fr/radiologie/paris", 1, id="a-city"),
        pytest.param("BKG002", "https://www.doctolib.fr/search?location=paris", 1, id="search"),
        pytest.param("BKG002", "https://www.doctolib.fr/iframe/radiologie/paris/x", 1, id="frame"),
        pytest.param("BKG002", "https://www.doctolib.fr/radiologie/paris/{slug}", 1, id="placeholder"),
        pytest.param("BKG002", ALPHA.partition("?")[0], 0, id="without-a-number"),
        pytest.param("BKG002", ALPHA.partition("?")[0] + "/booking/availabilities?motiveIds[]=7&placeId=practice-1", 0, id="funnel"),
        pytest.param("BKG003", ALPHA + "?x=1", 1, id="two-question-marks"),
        pytest.param("BKG003", ALPHA.partition("?")[0] + "?pid=", 1, id="empty-pid"),
        pytest.param("BKG003", ALPHA.partition("?")[0] + "?pid=practice-", 1, id="no-digits"),
        pytest.param("BKG003", ALPHA.replace("centre-alpha", "Centre-Alpha"), 1, id="capitals"),
        pytest.param("BKG003", ALPHA.partition("?")[0] + "/booking/availabilities?motiveIds[]=7&placeId=practice-1", 0, id="funnel-form"),
        pytest.param("BKG010", ALPHA + "&gclid=1", 1, id="gclid"),
        pytest.param("BKG010", ALPHA + "&phs=1&utm_medium=x", 1, id="two-are-one-finding"),
        pytest.param("BKG010", ALPHA + "&motiveIds[]=7", 0, id="what-the-place-needs"),
    ],
)  # fmt: skip
def test_the_form_of_an_address_in_centres_toml(rule: str, url: str, expected: int, project: Project) -> None:
    found = told_after(project, rule, CENTRES, ALPHA, url)

    assert [path for _, path, _ in found] == [CENTRES] * expected


def test_an_address_confirmed_ninety_days_ago_is_still_confirmed(project: Project) -> None:
    assert told(project, "BKG009", today=date(2024, 9, 1)) == []
    assert len(told(project, "BKG009", today=date(2024, 9, 2))) == 2


def test_the_second_site_of_a_centre_is_not_the_first(project: Project) -> None:
    """Its name holds the other's: a label with it names one centre."""
    project.replace(CENTRES, 'name = "Centre Beta"', 'name = "Centre Alpha Nord"')

    found = told_after(project, "BKG005", EN, "Book at Centre Alpha", "Book at Centre Alpha Nord")

    assert len(found) == 1


MRI = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-103"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(f'href="{ALPHA}"', f'href="{MRI}"', "the English page books an address of Centre Alpha", id="second-site"),
        pytest.param("</main>", f'<p><a href="{MRI}">an MRI</a></p></main>', "that the French page does not", id="one-more"),
    ],
)  # fmt: skip
def test_a_page_that_books_another_site_of_its_centre_differs(
    old: str, new: str, message: str, project: Project
) -> None:
    found = told_after(project, "BKG007", EN, old, new)

    assert [message in words for words, _, _ in found] == [True]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("</main>", f'<p><a href="{ALPHA}">Book again</a></p></main>', id="the-same-centre-twice"),
        pytest.param(f'href="{ALPHA}"', f'href="{ALPHA}&utm_source=x"', id="tracking"),
        pytest.param(f'href="{ALPHA}"', f'href="{BETA}"', id="the-wrong-centre-which-BKG005-tells"),
        pytest.param(f'href="{ALPHA}"', f'href="{ALPHA.replace("doctolib.fr", "doctolib.de")}"', id="host-which-BKG001-tells"),
        pytest.param(f'href="{ALPHA}"', 'href="#"', id="missing-which-BKG006-tells"),
    ],
)  # fmt: skip
def test_what_another_rule_tells_is_not_told_twice(old: str, new: str, project: Project) -> None:
    assert told_after(project, "BKG007", EN, old, new) == []


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        pytest.param('<iframe src="https://www.doctolib.fr/iframe/x" title="x"></iframe>', 1, id="frame"),
        pytest.param('<script src="https://www.doctolib.fr/widget.js"></script>', 1, id="script"),
        pytest.param('<object data="//partners.doctolib.fr/x"></object>', 1, id="object-of-a-sub-host"),
        pytest.param('<iframe src="https://widget.doctolib.com/" title="x"></iframe>', 1, id="another-host-of-the-brand"),
        pytest.param('<iframe src="https://video.example.com/" title="x"></iframe>', 0, id="another-frame-which-PAG006-tells"),
        pytest.param('<a href="https://www.doctolib.fr/iframe/x">x</a>', 0, id="a-link"),
        pytest.param('<iframe src="/doctolib/" title="x"></iframe>', 0, id="a-page-of-the-site"),
    ],
)  # fmt: skip
def test_a_widget_is_found_with_settings_and_without(
    element: str, expected: int, project: Project, tmp_path: Path
) -> None:
    project.replace(EN, "</main>", element + "</main>")
    write(tmp_path / "site", {"index.html": page(element)})

    assert len(told(project, "BKG011")) == expected
    assert len(isolated(tmp_path / "site", "BKG011")) == expected
    assert expected == 0 or isolated(tmp_path / "site", "PAG006") == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://www.doctolib.fr\\@evil.example" + REST, id="backslash-before-the-user"),
        pytest.param("https:\\\\www.doctolib.fr" + REST, id="backslashes"),
        pytest.param("https://www.doctolib.fr\\.evil.example" + REST, id="backslash-in-the-host"),
        pytest.param("https://user:word@www.doctolib.fr" + REST, id="user-and-password"),
        pytest.param("https://www.doctolib.fr." + REST, id="dot-at-the-end"),
        pytest.param("https://www.doctolib\u3002fr" + REST, id="ideographic-dot-is-typed-as-no-address-is"),
        pytest.param("https://www.xn--dctolib-9ig.fr" + REST, id="punycode"),
        pytest.param("https://www.d\u043ectolib.fr" + REST, id="cyrillic"),
        pytest.param("https://www.doct\u00f3lib.fr" + REST, id="accent"),
        pytest.param("https://www.doctolib.fr%2eevil.example" + REST, id="encoded-dot-of-another-host"),
        pytest.param("https://www.doctolib.fr%00.evil.example" + REST, id="encoded-nul"),
        pytest.param("ftp://www.doctolib.fr" + REST, id="another-scheme"),
        pytest.param("https://www.doctolib.fr:0" + REST, id="port-zero"),
        pytest.param("https://", id="nothing"),
        pytest.param(" https://www.doctolib.fr" + REST, id="space-before"),
    ],
)
def test_no_way_to_type_another_host_passes(url: str) -> None:
    assert flaw(url, ("www.doctolib.fr",)) is not None


def test_hosts_of_the_settings_are_compared_after_idna_and_case_folding() -> None:
    assert flaw("https://www.xn--rendez-vous-sant-qqb.fr/a/b/c", ("www.Rendez-vous-Sant\u00e9.fr",)) is None
    assert flaw("https://www.keldoc.com/a/b/c", ("www.doctolib.fr", "www.keldoc.com")) is None
