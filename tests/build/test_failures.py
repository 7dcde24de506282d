"""A build that fails says why, and leaves the last good output as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from signoff.build import build
from signoff.errors import BuildFailed, SettingsError, SignoffError, SourcesUnreadable
from signoff.settings import load_settings
from tests.build.snapshots import snapshot
from tests.projects import Project

KNEE = "content/articles/knee-scan"
Expected = tuple[type[SignoffError], list[str]]


def two_equal_slugs(project: Project) -> Expected:
    project.replace("content/pages/about/fr.md", "Slug: a-propos", "Slug: scanner-du-genou")
    words = (
        "content/pages/about/fr.md:2: the address /fr/scanner-du-genou/ is already taken by "
        "content/articles/knee-scan/versions/fr-1.0.md:2; give one of the two another slug or key"
    )
    return BuildFailed, [words]


def missing_title(project: Project) -> Expected:
    project.replace(f"{KNEE}/fr.md", "Title: Scanner du genou\n", "")
    return SourcesUnreadable, [f"{KNEE}/fr.md:1: the field Title is missing or empty"]


def empty_title(project: Project) -> Expected:
    project.replace(f"{KNEE}/versions/fr-1.0.md", "Title: Scanner du genou", "Title:")
    return SourcesUnreadable, [f"{KNEE}/versions/fr-1.0.md:1: the field Title is missing or empty"]


def empty_text(project: Project) -> Expected:
    project.write(f"{KNEE}/fr.md", "")
    fields = ("Title", "Slug", "Summary", "Version")
    return SourcesUnreadable, [f"{KNEE}/fr.md:1: the field {field} is missing or empty" for field in fields]


def slug_with_capitals(project: Project) -> Expected:
    project.replace("content/pages/about/en.md", "Slug: about", "Slug: About Us")
    return SourcesUnreadable, ["content/pages/about/en.md:2: the slug 'About Us' cannot be an address"]


def slug_that_climbs(project: Project) -> Expected:
    project.replace("content/pages/about/en.md", "Slug: about", "Slug: ../../about")
    return SourcesUnreadable, ["content/pages/about/en.md:2: the slug '../../about' cannot be an address"]


def version_of_three_parts(project: Project) -> Expected:
    project.replace(f"{KNEE}/en.md", "Version: 1.0", "Version: 1.0.0")
    return SourcesUnreadable, [f"{KNEE}/en.md:4: the version '1.0.0' is not MAJOR.MINOR"]


def broken_ledger(project: Project) -> Expected:
    project.replace(f"{KNEE}/reviews.toml", 'kind = "medical"', "kind = medical")
    return SourcesUnreadable, [f"{KNEE}/reviews.toml:6:8: the file is not valid TOML: invalid value"]


def missing_catalogue(project: Project) -> Expected:
    file = project.path("theme/locale/en/LC_MESSAGES/messages.po")
    file.unlink()
    return BuildFailed, ["the theme's messages cannot be read: ", "theme/locale/en/LC_MESSAGES/messages.po"]


def broken_catalogue(project: Project) -> Expected:
    project.path("theme/locale/en/LC_MESSAGES/messages.po").write_bytes(b'msgid "caf\xe9"\nmsgstr "caf\xe9"\n')
    return BuildFailed, ["the theme's messages cannot be read: ", "theme/locale/en/LC_MESSAGES/messages.po"]


def broken_template(project: Project) -> Expected:
    line = project.replace("theme/templates/article.html", '<div class="article">', "{% if %}")
    return BuildFailed, [f"theme/templates/article.html:{line}: "]


def template_that_asks_for_what_is_not_there(project: Project) -> Expected:
    project.replace("theme/templates/article.html", '<div class="article">', "{{ text.nothing.at_all }}")
    return BuildFailed, ["theme/templates/article.html:", "has no attribute 'nothing'"]


def missing_template(project: Project) -> Expected:
    project.path("theme/templates/page.html").unlink()
    return BuildFailed, ["page"]


def missing_theme(project: Project) -> Expected:
    project.path("theme").rename(project.path("gone"))
    return BuildFailed, ["theme"]


def missing_content(project: Project) -> Expected:
    project.path("content").rename(project.path("gone"))
    return BuildFailed, ["there is no folder content/ here: run the command in the folder of the site"]


def missing_pelican_settings(project: Project) -> Expected:
    project.path("pelicanconf.py").unlink()
    return BuildFailed, ["pelicanconf.py is not there: Pelican needs it"]


def broken_pelican_settings(project: Project) -> Expected:
    project.write("pelicanconf.py", "PATH = \n")
    return BuildFailed, ["pelicanconf.py"]


def alias_that_is_a_page(project: Project) -> Expected:
    project.replace(f"{KNEE}/article.toml", '"scan-of-the-knee"', '"about"')
    return BuildFailed, [f"{KNEE}/article.toml:5", "/en/about/"]


def alias_that_is_the_page_itself(project: Project) -> Expected:
    project.replace(f"{KNEE}/article.toml", '"scan-of-the-knee"', '"knee-scan"')
    return BuildFailed, [f"{KNEE}/article.toml:5", "/en/knee-scan/"]


def slug_that_the_site_keeps_for_itself(project: Project) -> Expected:
    project.replace("content/pages/about/fr.md", "Slug: a-propos", "Slug: guides")
    words = "content/pages/about/fr.md:2: the site keeps the address /fr/guides/ for a page of its own"
    return BuildFailed, [words]


def alias_that_the_site_keeps_for_itself(project: Project) -> Expected:
    project.replace(f"{KNEE}/article.toml", '"scan-of-the-knee"', '"reviewers"')
    return BuildFailed, [f"{KNEE}/article.toml:5: the site keeps the address /en/reviewers/ for a page of its own"]


def two_centres_with_one_address(project: Project) -> Expected:
    words = project.read("content/centres.toml").replace("[beta.", "[Alpha.").replace("[beta]", "[Alpha]")
    project.write("content/centres.toml", words)
    for file in ("knee-scan", "hip-scan"):
        facts = project.read(f"content/articles/{file}/article.toml").replace('"beta"', '"Alpha"')
        project.write(f"content/articles/{file}/article.toml", facts)
    return BuildFailed, ["/fr/centres/alpha/ is already taken by content/centres.toml:3; give one of the two another"]


def unknown_setting(project: Project) -> Expected:
    project.replace("pyproject.toml", "names", "nmaes")
    return SettingsError, ["pyproject.toml: [tool.signoff] has no setting 'nmaes': did you mean \"names\"?"]


FAILURES = [
    two_equal_slugs,
    missing_title,
    empty_title,
    empty_text,
    slug_with_capitals,
    slug_that_climbs,
    version_of_three_parts,
    broken_ledger,
    missing_catalogue,
    broken_catalogue,
    broken_template,
    template_that_asks_for_what_is_not_there,
    missing_template,
    missing_theme,
    missing_content,
    missing_pelican_settings,
    broken_pelican_settings,
    alias_that_is_a_page,
    alias_that_is_the_page_itself,
    slug_that_the_site_keeps_for_itself,
    alias_that_the_site_keeps_for_itself,
    two_centres_with_one_address,
    unknown_setting,
]


@pytest.mark.parametrize("break_it", FAILURES, ids=lambda break_it: break_it.__name__.replace("_", "-"))
def test_a_failed_build_says_why_and_changes_nothing(
    break_it: Callable[[Project], Expected], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)  # where the command is run: Pelican looks for the theme from here
    before = snapshot(project.path("output"))
    kind, words = break_it(project)

    with pytest.raises(SignoffError) as caught:
        build(load_settings(project.root))

    error = caught.value
    said = (
        [f"{problem.span}: {problem.words}" for problem in error.problems]
        if isinstance(error, SourcesUnreadable)
        else [str(error)]
    )
    assert type(error) is kind
    assert said == words if kind is SourcesUnreadable else all(word in said[0] for word in words), said
    assert snapshot(project.path("output")) == before
    assert list(project.path(".signoff").glob("build-*")) == []
