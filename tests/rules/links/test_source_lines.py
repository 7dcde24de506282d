"""A finding of a link stands at the line where a person typed it."""

from __future__ import annotations

import pytest

from tests.projects import Project

TEXT = "content/pages/about/en.md"
HEAD = "Title: About this site\nSlug: about\nSummary: Who makes it.\nVersion: 1.0\nChange: First.\n\n"
FIRST = HEAD.count("\n") + 1  # the line on which the body begins


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("Read [this](/gone/).", [1], id="plain"),
        pytest.param("Words.\n\nRead [this][a], please.\n\n[a]: /gone/", [5], id="reference-at-its-address"),
        pytest.param("Words.\n\nRead [this][], please.\n\n[this]: /gone/", [5], id="reference-without-a-name"),
        pytest.param("[a](/en/)\n\n[a](/en/)\n\n[a](/gone/)", [5], id="third-of-three-with-equal-words"),
        pytest.param("[a](/gone/)\n\n[b](/gone/)\n\n[c](/gone/)", [1, 3, 5], id="three-to-one-address"),
        pytest.param("- one\n- two [a](/gone/)\n- three", [2], id="in-a-list"),
        pytest.param("> Words,\n> and [a](/gone/).", [2], id="in-a-quotation"),
        pytest.param("Words\nand words\nand [a](/gone/).", [3], id="third-line-of-a-paragraph"),
        pytest.param("Read [this]({filename}/articles/gone/en.md).", [1], id="file-that-is-not-there"),
        pytest.param("Read [this]({filename}../../articles/gone/en.md).", [1], id="file-relative"),
        pytest.param("`[a](/gone/)`\n\nRead [a](/gone/).", [3], id="behind-code"),
        pytest.param("<!-- [a](/gone/) -->\n\nRead [a](/gone/).", [3], id="behind-a-comment"),
        pytest.param('Read <a href="/gone/">this</a>.', [1], id="typed-as-html"),
    ],
)
def test_a_missing_target_is_told_where_it_was_typed(body: str, lines: list[int], project: Project) -> None:
    project.write(TEXT, HEAD + body + "\n")
    project.build()

    (found,) = project.findings("LNK001")

    places = [(found.path, found.line), *((span.path, span.line) for span in found.also if span.path == TEXT)]
    assert places == [(TEXT, FIRST - 1 + line) for line in lines]


def test_a_link_of_the_theme_is_told_once_at_its_template(project: Project) -> None:
    footer = '<p><a href="/gone/">Our other site</a></p>'
    line = project.replace("theme/templates/base.html", "</body>", f"{footer}\n</body>")
    project.build()

    (found,) = project.findings("LNK001")

    assert (found.path, found.line, found.message) == (
        "theme/templates/base.html",
        line,
        f"/gone/ is not built (on {found.problem.pages} pages)",
    )
    assert found.problem.pages > 10


def test_an_address_that_two_templates_have_is_told_at_a_page(project: Project) -> None:
    for template in ("article", "page"):
        name = f"theme/templates/{template}.html"
        project.write(name, project.read(name).replace("{% endblock %}", '<a href="/gone/">x</a>{% endblock %}'))
    project.build()

    assert {found.path.partition("/")[0] for found in project.findings("LNK001")} == {"output"}
