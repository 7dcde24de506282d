"""LNG004: the theme's templates and catalogues."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told

FR = "theme/locale/fr/LC_MESSAGES/messages.po"
PAGE = "theme/templates/words.html"


def with_template(project: Project, words: str, *, french: str | None = "Ici", pot: bool = True) -> None:
    """Another template of the theme, and what the catalogues have of its message "Here"."""
    project.write(PAGE, words)
    for language, said in (("en", "Here"), ("fr", french)):
        file = f"theme/locale/{language}/LC_MESSAGES/messages.po"
        if said is not None:
            project.write(file, project.read(file) + f'\nmsgid "Here %(name)s"\nmsgstr "{said}"\n')
    if pot:
        file = "theme/locale/messages.pot"
        project.write(file, project.read(file) + '\nmsgid "Here %(name)s"\nmsgstr ""\n')


HERE = '<p>{{ _("Here %(name)s", name=x)|e }}</p>'


def test_the_theme_of_this_repository_is_whole(built: Project) -> None:
    assert told(built, "LNG004") == []


@pytest.mark.parametrize(
    ("french", "message", "path"),
    [
        pytest.param(None, 'the French catalogue does not have the message "Here %(name)s"', PAGE, id="not-there"),
        pytest.param("", 'the message "Here %(name)s" has no French words', FR, id="empty"),
        pytest.param("Ici", "do not have the same placeholders: %(name)s", FR, id="placeholder-lost"),
        pytest.param("Ici %(nom)s", "do not have the same placeholders: %(name)s, %(nom)s", FR, id="placeholder-translated"),
    ],
)  # fmt: skip
def test_a_message_without_its_translation_is_found(
    french: str | None, message: str, path: str, project: Project
) -> None:
    with_template(project, HERE, french=french)

    found = [place for place in told(project, "LNG004") if "English" not in place[0]]

    assert [(message in words, where) for words, where, _ in found] == [(True, path)], found


def test_a_catalogue_that_was_not_written_anew_is_found(project: Project) -> None:
    with_template(project, HERE, french="Ici %(name)s", pot=False)

    found = [words for words, path, _ in told(project, "LNG004") if path.endswith(".pot")]

    assert found == ['messages.pot is out of date: it lacks "Here %(name)s"']


def test_words_of_a_stylesheet_are_found(project: Project) -> None:
    """They stand beside approved words, in one language, and no digest holds them."""
    file = "theme/static/css/site.css"
    lines = project.read(file).count("\n")
    project.write(file, project.read(file) + '.body::before { content: "Stop your tablets." }\n')

    message = 'the stylesheet says "Stop your tablets.", on the pages of every language'
    assert told(project, "LNG004") == [(message, file, lines + 1)]


def test_words_that_nobody_confirmed_are_found(project: Project) -> None:
    words = project.read(FR)
    project.write(FR, words.replace('msgid "Skip to content"', '#, fuzzy\nmsgid "Skip to content"'))

    assert [message for message, _, _ in told(project, "LNG004")] == [
        'nobody confirmed the French words of the message "Skip to content" (fuzzy)'
    ]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        pytest.param("<div>\n  <p>\n    You can book by telephone.</p></div>", 3, id="paragraph"),
        pytest.param("{% if x %}\n<p>Prenez rendez-vous par téléphone.</p>{% endif %}", 2, id="in-a-condition"),
        pytest.param('<img src="{{ x }}"\n alt="The way to the centre">', 1, id="attribute"),
        pytest.param('<p lang="{{ lang }}">You can book by telephone.</p>', 1, id="lang-of-the-page"),
    ],
)
def test_words_outside_of_messages_are_found_at_their_line(template: str, line: int, project: Project) -> None:
    project.write(PAGE, template)

    assert [(path, at) for _, path, at in told(project, "LNG004")] == [(PAGE, line)]


@pytest.mark.parametrize(
    "template",
    [
        pytest.param('<p lang="en">You can book by telephone.</p>', id="with-its-language"),
        pytest.param('<div lang="en"><p>You can book by <b>telephone</b>.</p></div>', id="inside-one"),
        pytest.param('{% if lang == "fr" %}Par téléphone, tous les jours{% else %}By telephone, every day{% endif %}', id="chosen"),
        pytest.param("{# You can book by telephone. #}", id="comment"),
        pytest.param("<p>{{ site.name }} – {{ page.title }}</p>", id="values"),
        pytest.param("<p>Doctolib</p><p>Dr {{ name }}</p><p>Paris 9e</p>", id="names"),
        pytest.param("<style>p { color: red; font: the best of all }</style>", id="style"),
    ],
)  # fmt: skip
def test_words_that_suit_every_language_are_not(template: str, project: Project) -> None:
    project.write(PAGE, template)

    assert told(project, "LNG004") == []


def test_a_template_that_cannot_be_read_is_found(project: Project) -> None:
    project.write(PAGE, "<p>\n{{ _('Here' }}</p>")

    assert [(path, line) for _, path, line in told(project, "LNG004")] == [(PAGE, 2)]
