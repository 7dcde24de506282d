"""What the strip says of a page."""

from __future__ import annotations

import pytest

from signoff.build.warm import Warm
from signoff.model import Report
from signoff.preview.checker import checked
from signoff.preview.views import Views
from signoff.preview.wording import say_days
from signoff.settings import load_settings
from tests.projects import TODAY, Project

TEXT = "content/articles/knee-scan/en.md"


def test_a_line_is_quoted_as_it_was_checked_or_not_at_all(project: Project) -> None:
    """While a text cannot be built, the findings are those of the last good one: its lines are elsewhere by now."""
    project.write(TEXT, project.read(TEXT) + "\nThis is [[to be checked]].\n")
    settings, warm = load_settings(project.root), Warm()
    warm.build(settings, None)
    assert warm.sources
    assert warm.generator
    report = checked(settings, warm.sources, TODAY)
    assert isinstance(report, Report)

    def findings() -> str:
        assert warm.sources
        assert warm.generator
        views = Views(settings, warm.sources, warm.generator.pages.editions, report, TODAY, is_checked=True)
        return str(views.page("/en/knee-scan/", "en")["panels"]["findings"]["html"])

    quoted = "<pre>This is [[to be checked]].</pre>"
    before = findings()
    project.write(TEXT, "Titel\n" + project.read(TEXT))
    after = findings()

    assert (quoted in before, "SRC006" in after, "<pre>" in after) == (True, True, False)


@pytest.mark.parametrize(
    ("days", "english", "french"),
    [
        (0, "0 days left", "encore 0\u00a0jour"),
        (1, "1 day left", "encore 1\u00a0jour"),
        (2, "2 days left", "encore 2\u00a0jours"),
    ],
)
def test_days_are_counted_as_each_language_counts(days: int, english: str, french: str) -> None:
    assert (say_days("en", "days", days), say_days("fr", "days", days)) == (english, french)
