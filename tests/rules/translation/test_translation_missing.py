from __future__ import annotations

from tests.projects import Project
from tests.rules.tables import told

EXCUSE = 'excused = { en = "the examination is done for French speakers only" }\n'


def test_an_excuse_without_which_half_an_article_is_found(project: Project) -> None:
    project.replace("content/articles/hip-scan/article.toml", EXCUSE, "")

    assert told(project, "TRN001") == [
        ("this article has no English text (en.md)", "content/articles/hip-scan/fr.md", 1)
    ]


def test_a_text_that_nobody_approved_while_the_other_is_published_is_found(project: Project) -> None:
    """The English text is there; its approval is not."""
    ledger = project.read("content/articles/knee-scan/reviews.toml")
    project.write("content/articles/knee-scan/reviews.toml", ledger.split('[[review]]\nlanguage = "en"')[0])

    assert told(project, "TRN001") == [
        ("published in French, but no approved English text is there", "content/articles/knee-scan/en.md", 4)
    ]


def test_an_article_that_nobody_approved_in_either_language_is_no_half(project: Project) -> None:
    project.write("content/articles/knee-scan/reviews.toml", "")

    assert told(project, "TRN001") == []


def test_a_legal_page_cannot_be_excused(project: Project) -> None:
    project.path("content/pages/about/fr.md").unlink()

    assert told(project, "TRN001") == [("this article has no French text (fr.md)", "content/pages/about/en.md", 1)]
