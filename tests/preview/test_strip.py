"""The review strip as a physician's browser shows it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.projects import REPOSITORY, Project

TEXT = "content/articles/knee-scan/en.md"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PICTURES = bool(os.environ.get("UPDATE_PICTURES"))


def start(project: Project, *more: str) -> tuple[subprocess.Popen[str], str]:
    command = [
        sys.executable,
        "-m",
        "signoff",
        "preview",
        "--port",
        "0",
        "--no-browser",
        "--today",
        "2024-07-01",
        *more,
    ]
    process = subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, text=True, bufsize=1)
    assert process.stdout
    return process, next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/", line)))


def stop(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)


@pytest.fixture
def address(project: Project) -> Iterator[str]:
    process, address = start(project)
    yield address
    stop(process)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
    opened(page, f"{address}en/knee-scan/")
    yield page
    page.context.close()


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("#strip[data-article=knee-scan]")).to_be_visible(timeout=60_000)


def save(project: Project, words: str) -> None:
    project.write(TEXT, f"{project.read(TEXT)}\n{words}\n")


def test_tabs_are_reached_by_keyboard(page: Page) -> None:
    tab = page.locator("#tab-page")
    tab.focus()
    names = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "End", "Home", "ArrowLeft"):
        page.keyboard.press(key)
        names.append(page.locator("[role=tab][aria-selected=true]").get_attribute("id"))
        assert page.evaluate("() => document.activeElement.id") == names[-1]

    page.keyboard.press("Tab")

    assert [str(name).removeprefix("tab-") for name in names] == [
        *("changes", "beside", "findings", "page", "findings", "page", "findings")
    ]
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "tabpanel"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en-GB", "fr-FR"])
def test_axe_finds_nothing_in_any_tab(
    language: str, scheme: str, browser: Browser, project: Project, address: str
) -> None:
    save(project, "Take 1,000 mg of paracetamol, not 500.")
    context = browser.new_context(locale=language, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    opened(page, f"{address}en/knee-scan/")
    expect(page.locator("#strip[data-checked=true]")).to_be_visible(timeout=30_000)
    found = []
    for name in ("tab-page", "tab-changes", "tab-beside", "tab-findings", "exact", "wrong"):
        page.click(f"#{name}")
        told = Axe().run(page, options={"runOnly": RULES, "iframes": False}).response["violations"]
        found += [(name, each["id"], [node["target"] for node in each["nodes"]]) for each in told]
        if name in ("exact", "wrong"):
            page.locator(".answer button").last.click()
    lang = page.evaluate("() => document.documentElement.lang")
    context.close()

    assert (found, lang) == ([], language[:2])


def test_a_swap_keeps_the_place_and_takes_nothing_of_the_page_away(project: Project, page: Page) -> None:
    project.write(TEXT, project.read(TEXT) + "\n\nLine.\n" * 60)
    inside = page.frame_locator("#frame")
    expect(inside.get_by_text("Line.").last).to_be_attached(timeout=15_000)
    frame = page.frames[1]
    frame.evaluate("() => { window.scrollTo({ top: 700, behavior: 'instant' }); window.kept = true; }")

    save(project, "Swapped words.")

    expect(inside.get_by_text("Swapped words.")).to_be_attached(timeout=15_000)
    assert frame.evaluate("() => [window.scrollY, window.kept]") == [700, True]


def test_changes_are_whole_words_numbers_set_off_and_stepped_through_by_key(project: Project, page: Page) -> None:
    save(project, "Take 1,000 mg of paracetamol.\n\nThen rest.")
    page.click("#tab-changes")
    changes = page.locator(".change")
    expect(changes).to_have_count(2, timeout=15_000)

    page.keyboard.press("n")
    page.keyboard.press("n")
    last = changes.nth(1).get_attribute("class")
    page.keyboard.press("p")

    assert changes.nth(0).locator("b").all_inner_texts() == ["1,000", "paracetamol"]
    assert ("current" in str(last), "current" in str(changes.nth(0).get_attribute("class"))) == (True, True)


def test_a_finding_appears_within_a_second_of_saving(project: Project, page: Page) -> None:
    page.click("#tab-findings")
    save(project, "TODO: how long?")

    finding = page.locator(".finding", has_text="SRC006")

    expect(finding).to_be_visible(timeout=20_000)
    assert TEXT in finding.inner_text()


def test_french_stands_beside_english_and_other_numbers_are_marked(project: Project, page: Page) -> None:
    page.click("#tab-beside")
    rows = page.locator("tbody tr")
    assert rows.count() > 3

    save(project, "It takes 45 minutes.")

    expect(page.locator("tr.differs", has_text="It takes 45 minutes.")).to_be_visible(timeout=15_000)


def test_a_text_that_fails_shows_its_last_good_page_under_the_line(project: Project, page: Page) -> None:
    good = project.read(TEXT)
    heading = page.frame_locator("#frame").locator("h1")
    words = heading.inner_text()
    project.write(TEXT, good.replace("Title:", "Title"))

    expect(page.locator("#failure")).to_contain_text(f"{TEXT}:1", timeout=15_000)
    assert "Title " in page.locator("#failure pre").inner_text()
    assert heading.inner_text() == words

    project.write(TEXT, good)
    expect(page.locator("#failure")).to_be_hidden(timeout=15_000)


def test_an_error_is_told_and_stays_until_it_is_settled(project: Project, page: Page) -> None:
    page.click("#wrong")
    page.fill("[name=what]", "It is <b>20</b> minutes.")
    page.fill("[name=by]", "Ada")
    page.click(".answer .wrong")
    expect(page.locator("#told")).to_contain_text("remarks.toml")
    page.reload()
    page.click("#tab-findings")

    expect(page.locator(".remark")).to_contain_text("It is <b>20</b> minutes.", timeout=15_000)
    kept = tomllib.loads(project.read("content/articles/knee-scan/remarks.toml"))["remark"]
    assert (kept[-1]["what"], kept[-1]["by"], kept[-1]["language"]) == ("It is <b>20</b> minutes.", "Ada", "en")


def test_without_a_reviewer_exact_shows_the_command(page: Page) -> None:
    page.click("#exact")

    assert page.locator(".answer code").inner_text() == "invoke sign knee-scan en --as=REVIEWER"


def test_with_a_reviewer_exact_signs(project: Project, browser: Browser) -> None:
    process, address = start(project, "--as", "ada-example")
    page = browser.new_page()
    opened(page, f"{address}en/knee-scan/")
    before = project.read("content/articles/knee-scan/reviews.toml").count("[[review]]")
    page.click("#exact")
    page.click(".answer .exact")
    expect(page.locator("#told")).not_to_be_empty()
    told = page.locator("#told").inner_text()
    page.context.close()
    stop(process)

    assert told == "Approved. The page will say so with the next publication."
    assert project.read("content/articles/knee-scan/reviews.toml").count("[[review]]") == before + 1


def test_axe_runs_in_the_reviewers_own_browser(page: Page) -> None:
    page.click("#tab-findings")
    page.click("#axe")

    expect(page.locator("#barriers > *")).to_be_visible(timeout=30_000)
    assert "could not" not in page.locator("#barriers").inner_text()


def test_the_overview_shows_all_articles_without_a_script(page: Page, address: str) -> None:
    expect(page.locator("#strip[data-checked=true]")).to_be_visible(timeout=30_000)
    page.goto(f"{address}__signoff/?language=fr")

    assert page.locator("table.matrix tbody tr").count() == 2
    assert (page.locator("svg.ages .due").count(), page.locator("script").count()) == (1, 0)


def test_the_strip_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_a_bundle_bears_the_title_and_no_reviewer_until_somebody_chooses(
    project: Project, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "review.html"
    bob = '\n[bob]\nname = "Bob"\nroles = ["radiologist"]\n'
    project.write("content/reviewers.toml", project.read("content/reviewers.toml") + bob)
    project.run("review-bundle", "knee-scan", "--output", str(file), "--language", "fr", "--today", "2024-07-01")
    page = browser.new_page()
    page.goto(file.as_uri())

    for language in ("fr", "en"):
        page.locator(f"[name=answer-{language}][value=exact]").focus()  # a click may miss while the frames load
        page.keyboard.press("Space")
    page.click("#form button")

    assert page.locator("h1").inner_text() == "Relecture – Scanner du genou"
    assert page.input_value("#reply") == ""
    page.select_option("[name=reviewer]", "bob")
    page.click("#form button")
    assert '"reviewer": "bob"' in page.input_value("#reply")
    page.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_bundle_works_from_a_file_without_a_network(
    language: str, project: Project, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "review.html"
    project.run("review-bundle", "knee-scan", "--output", str(file), "--language", language, "--today", "2024-07-01")
    context = browser.new_context(offline=True, accept_downloads=True)
    page, asked, said = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())

    violations = Axe().run(page, options={"runOnly": RULES, "iframes": False}).response["violations"]
    heading = page.frame_locator("iframe").nth(0).locator("h1").inner_text()
    for name in ("[name=answer-fr][value=exact]", "[name=answer-en][value=error]"):
        page.locator(name).focus()
        page.keyboard.press("Space")
        expect(page.locator(name)).to_be_checked()
    page.fill("[name=what-en]", "It is “20”.")
    page.click("#form button")
    reply = page.input_value("#reply")
    context.close()
    project.write("reply.json", reply)
    on = re.search(r'"on": "([0-9-]+)"', reply)
    assert on
    done = project.run("sign", "--from", "reply.json", "--yes", "--today", on[1])

    assert [(each["id"], each["nodes"][0]["target"]) for each in violations] == []
    assert (asked, said, bool(heading)) == ([file.as_uri()], [], True)
    assert (done.exit_code, "It is “20”." in project.read("content/articles/knee-scan/remarks.toml")) == (0, True)


@pytest.mark.skipif(
    not PICTURES, reason="pictures are made on demand: UPDATE_PICTURES=1 pytest tests/preview -k pictures"
)
def test_pictures_for_the_documents(browser: Browser, project: Project, address: str) -> None:
    save(project, "Take 1,000 mg of paracetamol. TODO")
    page = browser.new_context(viewport={"width": 1000, "height": 760}, locale="en-GB").new_page()
    opened(page, f"{address}en/knee-scan/")
    expect(page.locator("#strip[data-checked=true]")).to_be_visible(timeout=30_000)
    page.click("#tab-changes")
    page.screenshot(path=REPOSITORY / "docs/preview-strip.png")
    page.goto(f"{address}__signoff/")
    page.screenshot(path=REPOSITORY / "docs/preview-report.png")
    page.context.close()
