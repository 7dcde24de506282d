"""REV002: what a page shows, against what was approved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ledgers import KNEE, approve, withdraw
from tests.projects import Project
from tests.rules.tables import EN, FR, HISTORY_EN, LEDGER, OLD_EN, Told, told, told_after

TEXT = f"{KNEE}/en.md"
TEN = "<p>The examination takes ten minutes.</p>"
EAT = "<p>Eat as usual before the examination.</p>"
BODY = '<div class="body" data-signoff="body">'


def says(shown: str, approved: str, line: int) -> list[Told]:
    return [(f"the page says {shown}, the approved text says {approved}", TEXT, line)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(TEN, TEN.replace(" ", "\n"), [], id="line-breaks"),
        pytest.param(TEN, TEN.replace(" ", "&nbsp;"), [], id="no-break-spaces"),
        pytest.param(TEN, TEN.replace("ten", "<!-- how long? -->ten"), [], id="comment-in-between"),
        pytest.param(TEN, TEN.replace("ten", "t<!-- -->en"), [], id="comment-within-a-word"),
        pytest.param(TEN, TEN.replace("ten", "&#116;&#x65;n"), [], id="character-references"),
        pytest.param(TEN, TEN.replace("ten", "<strong>ten</strong>"), [], id="emphasis-is-dress"),
        pytest.param(TEN, TEN.replace("ten", '<a href="#risks">ten</a>'), [], id="link-is-dress"),
        pytest.param(TEN, f"<div><section>{TEN}</section></div>", [], id="wrapped-in-elements-without-meaning"),
        pytest.param(
            TEN,
            TEN + "<script>document.title</script>",
            [('the page says "<script> document.title", the approved text says nothing', TEXT, 1)],
            id="a-script-could-write-any-word",
        ),
        pytest.param(
            TEN,
            TEN + '<div><template shadowrootmode="open"><p>or twelve</p></template></div>',
            [('the page says "<template shadowrootmode="open">", the approved text says nothing', TEXT, 1)],
            id="a-shadow-tree-is-shown",
        ),
        pytest.param(TEN, TEN + "<template><p>or twelve</p></template>", [], id="a-template-is-not-shown"),
        pytest.param(TEN, TEN + "<p hidden>or twelve</p>", [], id="an-added-word-that-nobody-sees"),
        pytest.param(TEN, TEN.replace("<p>", "<P>").replace("</p>", "</P>"), [], id="upper-case-tags"),
        pytest.param(
            TEN,
            TEN.replace("ten", "<del>ten</del>"),
            says(
                '"<p> The examination takes <del>ten</del> minutes ."', '"<p> The examination takes ten minutes ."', 20
            ),
            id="struck-through",
        ),
        pytest.param(
            EAT,
            EAT.replace("as usual", "<span hidden>as usual</span>"),
            says('"Eat before the examination."', '"Eat as usual before the examination."', 11),
            id="approved-word-hidden",
        ),
        pytest.param(
            EAT,
            EAT.replace("as usual", '<span style="color: red; display:none">as usual</span>'),
            says('"Eat before the examination."', '"Eat as usual before the examination."', 11),
            id="approved-word-not-displayed",
        ),
        pytest.param(
            EAT,
            EAT.replace("<p>", '<p style="visibility: hidden">'),
            says('"Bring:"', '"Eat as usual before the …"', 11),
            id="approved-paragraph-invisible",
        ),
        pytest.param(
            BODY,
            BODY.replace(">", " hidden>"),
            says("nothing", '"A CT scan shows the bones of your knee in fine slices."', 7),
            id="the-whole-body-hidden",
        ),
        pytest.param(
            EAT,
            EAT.replace("usual", "usu\u00adal"),
            says('"Eat as usu\u00adal before the examination."', '"Eat as usual before the examination."', 11),
            id="soft-hyphen-is-no-typography-of-digest-1",
        ),
        pytest.param(
            EAT,
            EAT.replace("usual", "u\u200bsual"),
            says('"Eat as u\u200bsual before the examination."', '"Eat as usual before the examination."', 11),
            id="zero-width-space",
        ),
        pytest.param(
            EAT,
            EAT.replace("Eat", "\u0415at"),
            says('"\u0415at as usual before the …"', '"Eat as usual before the …"', 11),
            id="cyrillic-letter",
        ),
        pytest.param(
            EAT,
            EAT.replace("Eat as usual", "EAT AS USUAL"),
            says('"EAT AS USUAL before the …"', '"Eat as usual before the …"', 11),
            id="capitals-are-other-letters",
        ),
        pytest.param(
            '<h2 id="risks">Risks</h2>',
            '<h3 id="risks">Risks</h3>',
            says('"<h3> Risks"', '"<h2> Risks"', 27),
            id="level-of-a-heading",
        ),
        pytest.param(
            "</main>",
            "<p>CURED IN A DAY.</p></main>",
            says('"CURED IN A DAY."', "nothing", 1),
            id="word-beside-the-text",
        ),
        pytest.param(
            ">Centre Alpha</a></h3>",
            '>Centre Alpha<img src="/theme/img/favicon.svg" alt="the best"></a></h3>',
            says('"Centre Alpha the best"', "nothing", 1),
            id="words-of-an-image-beside-the-text",
        ),
    ],
)
def test_what_the_reader_sees_is_compared(old: str, new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "REV002", EN, old, new) == expected


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda page: page.replace(b"\n", b"\r\n"), id="crlf"),
        pytest.param(lambda page: b"\xef\xbb\xbf" + page, id="byte-order-mark"),
        pytest.param(lambda page: page.replace("é".encode(), "e\u0301".encode()), id="decomposed-accents"),
        pytest.param(lambda page: page.replace("’".encode(), b"'"), id="typewriter-apostrophes"),
        pytest.param(lambda page: page.replace("’".encode(), b"&rsquo;"), id="named-character-references"),
        pytest.param(lambda page: page.replace("\u00a0:".encode(), b":"), id="no-space-before-the-colon"),
    ],
)
def test_typography_may_differ(change: Callable[[bytes], bytes], project: Project) -> None:
    file = project.path(FR)
    before = file.read_bytes()
    file.write_bytes(change(before))

    assert file.read_bytes() != before
    assert told(project, "REV002") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            OLD_EN,
            TEN,
            TEN.replace("ten", "five"),
            says('"The examination takes five minutes."', '"The examination takes ten minutes."', 20),
            id="word-of-a-frozen-page",
        ),
        pytest.param(
            OLD_EN,
            "kept for the record.</p>",
            "kept for the record. It is still true.</p>",
            says('"This is version 1.0, approved on June 1, 2024, kept for the record. It is still…"', "nothing", 1),
            id="word-of-a-banner",
        ),
        pytest.param(
            OLD_EN,
            'approved on <time datetime="2024-06-01">June 1, 2024<',
            'approved on <time datetime="2024-06-01">June 1, 2026<',
            says('"This is version 1.0, approved on June 1, 2026, kept for the record."', "nothing", 1),
            id="date-of-a-banner",
        ),
        pytest.param(
            OLD_EN,
            "– v1.0 –",
            "– v2.0 –",
            says('"CT scan of the knee – v2.0 – Example"', '"CT scan of the knee"', 1),
            id="title",
        ),
    ],
)
def test_a_frozen_page_shows_its_record(file: str, old: str, new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "REV002", file, old, new) == expected


NEXT_TO = '<section class="review"'


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param(
            EAT, EAT.replace("<p>", '<p class="print-only">'), '<p class="print-only">', id="class-that-hides"
        ),
        pytest.param(
            EAT, EAT.replace("<p>", '<p style="font-size:0">'), '<p style="font-size:0">', id="style-that-hides"
        ),
        pytest.param(EAT, EAT.replace("<p>", '<p aria-hidden="true">'), '<p aria-hidden="true">', id="not-read-out"),
        pytest.param(EAT, EAT.replace("<p>", "<p popover>"), '<p popover="">', id="shown-when-asked"),
        pytest.param(EAT, f"<dialog>{EAT}</dialog>", "<dialog>", id="closed-dialog"),
        pytest.param(EAT, f"<details>{EAT}</details>", "<details>", id="folded"),
        pytest.param(EAT, EAT.replace("<p>", "<p><strike>"), "<strike>", id="struck-through-as-of-old"),
        pytest.param(EAT, EAT.replace("usual", "<bdo dir=rtl>usual</bdo>"), "<bdo>", id="turned-round"),
        pytest.param(
            EAT, EAT.replace("<p>", '<p title="Stop your tablets.">'), '<p title="Stop your tablets.">', id="tooltip"
        ),
        pytest.param(
            EAT, EAT.replace("<p>", '<p aria-label="Fast.">'), '<p aria-label="Fast.">', id="other-words-read-out"
        ),
        pytest.param(EAT, EAT + '<input value="Stop your tablets.">', "<input>", id="words-in-a-field"),
        pytest.param(
            BODY, BODY.replace(">", ' style="opacity:0">'), '<div style="opacity:0">', id="style-of-the-whole"
        ),
        pytest.param("<main ", "<main inert ", '<main inert="">', id="what-holds-the-body"),
    ],
)
def test_what_changes_approved_words_without_a_word(old: str, new: str, shown: str, project: Project) -> None:
    assert told_after(project, "REV002", EN, old, new) == says(f'"{shown}"', "nothing", 1)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param("<footer>", "<footer><p>Approved by Prof. Nobody.</p>", "Approved by Prof. Nobody.", id="footer"),
        pytest.param("<header>", "<header><p>Stop your tablets.</p>", "Stop your tablets.", id="header"),
        pytest.param(
            NEXT_TO, f"<footer>Stop your tablets.</footer>{NEXT_TO}", "Stop your tablets.", id="footer-in-main"
        ),
        pytest.param(NEXT_TO, f'<a href="#risks">Stop.</a>{NEXT_TO}', "Stop.", id="second-skip-link"),
        pytest.param(NEXT_TO, '<section title="Stop your tablets." class="review"', "Stop your tablets.", id="tooltip"),
        pytest.param("<head>", '<head><base href="https://evil.example/">', "<base>", id="all-links-lead-elsewhere"),
        pytest.param(
            NEXT_TO,
            f'<div><template shadowrootmode="open">Stop.</template></div>{NEXT_TO}',
            "<template>",
            id="shadow-tree",
        ),
        pytest.param(NEXT_TO, f"<svg><title>Stop.</title></svg>{NEXT_TO}", "Stop.", id="name-of-a-drawing"),
        pytest.param(
            NEXT_TO,
            f'<iframe type="application/ld+json" srcdoc="Stop."></iframe>{NEXT_TO}',
            "<iframe>",
            id="frame-in-the-dress-of-data",
        ),
        pytest.param(NEXT_TO, f'<input value="Stop.">{NEXT_TO}', "<input>", id="value-of-a-field"),
        pytest.param(NEXT_TO, f'<audio src="/stop.mp3" autoplay></audio>{NEXT_TO}', "<audio>", id="voice"),
        pytest.param("<head>", '<head><link rel=stylesheet href="DATA:text/css,p{}">', "<link>", id="style-as-data"),
        pytest.param("<body>", '<body onload="x()">', '<body onload="x()">', id="handler"),
        pytest.param(
            "<head>", '<head><meta name="twitter:description" content="Stop.">', "Stop.", id="shared-with-the-link"
        ),
        pytest.param("<head>", '<head><meta name="author" content="Dr House">', "Dr House", id="author"),
        pytest.param(
            NEXT_TO,
            f'<a href="https://evil.example/">Sources</a>{NEXT_TO}',
            "https://evil.example/",
            id="way-out-outside-of-all-parts",
        ),
        pytest.param(
            'href="/en/knee-scan/history/"', 'href="https://evil.example/"', "https://evil.example/", id="way-out"
        ),
        pytest.param(
            'href="/en/knee-scan/history/"', 'href="javascript:x()"', "javascript:x()", id="program-as-a-link"
        ),
        pytest.param(EAT, EAT.replace("Eat", '<a href="/en/">Eat</a>'), "/en/", id="link-that-nobody-typed"),
    ],
)
def test_what_is_added_around_approved_words(old: str, new: str, shown: str, project: Project) -> None:
    assert told_after(project, "REV002", EN, old, new) == says(f'"{shown}"', "nothing", 1)


def test_a_link_that_the_text_has_may_not_lead_elsewhere(project: Project) -> None:
    link = "minutes: [more]({filename}/pages/about/en.md)."
    approve(project, "en", "1.1", ("minutes.", link), kind="wording")
    project.build()
    assert told(project, "REV002") == []

    assert told_after(project, "REV002", EN, '<a href="/en/about/">more</a>', '<a href="/en/">more</a>') == says(
        '"/en/"', '"{filename}/pages/about/en.md"', 20
    )


def neither(shown: str) -> str:
    return f"the history says {shown}, which is neither in the ledger nor in the frozen texts"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("<dd>Dr Ada Example", "<dd>Dr Bob Example", (neither('"Dr Bob Example. This reviewer is a specimen, not a real physician."'), LEDGER, 13), id="reviewer"),
        pytest.param(">June 1, 2024<", ">June 2, 2024<", (neither('"June 2, 2024"'), LEDGER, 13), id="date"),
        pytest.param("<p>First publication.</p>", "<p>First publication, and the best.</p>", (neither('"First publication, and the best."'), LEDGER, 13), id="change-note"),
        pytest.param("sha256:66bf", "sha256:77bf", (neither('"sha256:77bfdc454f14272d8d0dbf44827055cf44d11df27fbb1ab90aa305a549adb9eb"'), LEDGER, 13), id="digest"),
        pytest.param("</h1>", " (all good)</h1>", (neither('"History: CT scan of the knee (all good)"'), TEXT, 1), id="heading"),
        pytest.param("<title>History", "<title>True history", (neither('"True history: CT scan of the knee – Example"'), TEXT, 1), id="title"),
        pytest.param("</main>", "<p>And more.</p></main>", (neither('"And more."'), TEXT, 1), id="words-in-no-part"),
        pytest.param('data-signoff="record-1"', 'data-signoff="notice"', ("the history does not show the record of version 1.0", LEDGER, 13), id="record-not-shown"),
        pytest.param('<section class="record"', '<section hidden class="record"', ("the history does not show the record of version 1.0", LEDGER, 13), id="record-hidden"),
    ],
)  # fmt: skip
def test_a_history_shows_its_records(old: str, new: str, expected: Told, project: Project) -> None:
    assert told_after(project, "REV002", HISTORY_EN, old, new) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(">ten</del>", ">two</del>", '"The examination takes two twelve minutes."', id="deleted-word"),
        pytest.param(">twelve</ins>", ">six</ins>", '"The examination takes ten six minutes."', id="inserted-word"),
        pytest.param("examination takes <del", "test takes <del", '"The test takes ten twelve minutes."', id="word-around"),
        pytest.param("minutes.</p>", "minutes. Twelve minutes.</p>", '"The examination takes ten twelve minutes. Twelve minutes."', id="word-repeated"),
    ],
)  # fmt: skip
def test_a_difference_is_that_of_the_frozen_texts(old: str, new: str, expected: str, project: Project) -> None:
    approve(project, "en", "1.1", ("takes ten", "takes twelve"), kind="wording")
    project.build()
    assert told(project, "REV002") == []

    assert told_after(project, "REV002", HISTORY_EN, old, new) == [(neither(expected), LEDGER, 24)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("<h1 data-signoff=\"title\">CT", "<h1 data-signoff=\"title\">MRI", "MRI scan of the knee", id="heading"),
        pytest.param("</main>", "<p>Take two.</p></main>", "Take two.", id="words-in-no-part"),
        pytest.param("Last approved text:", "Still approved text:", "Still approved text: version 1.0, June 1, 2024.", id="words-of-the-notice"),
    ],
)  # fmt: skip
def test_a_notice_says_nothing_of_its_own(old: str, new: str, expected: str, project: Project) -> None:
    withdraw(project, "en", "1.0")
    project.build()
    assert told(project, "REV002") == []

    found = told_after(project, "REV002", EN, old, new)

    assert found == [(f'the notice of a withdrawn text says "{expected}"', TEXT, 1)]


def test_a_held_page_names_the_version_that_it_matches_and_nothing_else(project: Project) -> None:
    note = ("Change: Première publication.", "Change: La durée de l’examen a changé.")
    approve(project, "fr", "2.0", ("dix minutes", "douze minutes"), note)
    project.build()
    assert told(project, "REV002") == []

    found = told_after(project, "REV002", EN, "It matches version 1.0 of", "It matches version 2.0 of")

    assert found == says('"It matches version 2.0 of that page, approved on June 1, 2024."', "nothing", 1)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param("care-emergency", "care-advice", '"<advice>"', id="another-kind"),
        pytest.param('class="care care-emergency"', 'class="box"', "nothing", id="no-card"),
    ],
)
def test_a_care_card_is_shown_as_the_kind_that_its_text_gives_it(
    old: str, new: str, shown: str, project: Project
) -> None:
    """The kind is no word, so the digest is the same: this is what would make an emergency of no importance."""
    card = "\n> ## Call 112 at once if {.emergency}\n>\n> - you cannot breathe.\n"
    project.write(TEXT, project.read(TEXT) + card)
    approve(project, "en", "1.1", kind="wording")
    project.build()

    assert told(project, "REV002") == []
    assert [message for message, *_ in told_after(project, "REV002", EN, old, new)] == [
        f'the page says {shown}, the approved text says "<emergency>"'
    ]
