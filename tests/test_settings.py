"""[tool.signoff]: what may stand there, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.errors import SettingsError
from signoff.settings import Settings, load_settings


def load(folder: Path, words: str) -> Settings:
    (folder / "pyproject.toml").write_text(words, encoding="utf-8")
    return load_settings(folder)


def refusal(folder: Path, words: str) -> str:
    with pytest.raises(SettingsError) as caught:
        load(folder, words)
    return str(caught.value)


@pytest.mark.parametrize("words", ["", "[tool]\n", "[tool.ruff]\nline-length = 120\n", "[tool.signoff]\n"])
def test_nothing_has_to_be_set(words: str, tmp_path: Path) -> None:
    actual = load(tmp_path, words)

    assert actual == Settings(root=tmp_path)


def test_everything_can_be_set(tmp_path: Path) -> None:
    actual = load(
        tmp_path,
        """
        [tool.signoff]
        content = "texts"
        output = "built"
        theme = "looks"
        preview = "drafts"
        target = "/srv/www"
        address = "https://x.example/sub"
        names = { fr = "Santé" }
        languages = ["en"]
        specimen = true
        booking_hosts = ["a.example", "b.example"]
        overdue_notice_days = 30
        """,
    )

    assert actual == Settings(
        root=tmp_path,
        content="texts",
        output="built",
        theme="looks",
        preview="drafts",
        target="/srv/www",
        address="https://x.example/sub",
        names={"fr": "Santé"},
        languages=("en",),
        specimen=True,
        booking_hosts=("a.example", "b.example"),
        overdue_notice_days=30,
    )
    assert (actual.base, actual.name("fr"), actual.name("en")) == ("/sub", "Santé", "x.example")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            'adress = "https://x.example"', "has no setting 'adress': did you mean \"address\"?", id="unknown"
        ),
        pytest.param("zzz = 1", "has no setting 'zzz'", id="unknown-and-like-no-other"),
        pytest.param('root = "/"', "has no setting 'root'", id="not-theirs-to-set"),
        pytest.param("output = 1", "output must be a string, not 1", id="number-for-a-string"),
        pytest.param("specimen = 1", "specimen must be true or false, not 1", id="number-for-a-truth"),
        pytest.param("overdue_notice_days = true", "overdue_notice_days must be a whole number, not True", id="truth"),
        pytest.param('languages = "fr"', "languages must be a list of strings, not 'fr'", id="string-for-a-list"),
        pytest.param("booking_hosts = [1]", "booking_hosts must be a list of strings, not [1]", id="list-of-numbers"),
        pytest.param("names = { fr = 1 }", "names must be a table of strings, not {'fr': 1}", id="table-of-numbers"),
        pytest.param('languages = ["fr", "de"]', 'languages must be taken from "fr" and "en"', id="other-language"),
        pytest.param("languages = []", 'languages must be taken from "fr" and "en"', id="no-language"),
    ],
)
def test_a_wrong_setting_is_refused(line: str, expected: str, tmp_path: Path) -> None:
    actual = refusal(tmp_path, f"[tool.signoff]\n{line}\n")

    assert actual == f"pyproject.toml: [tool.signoff] {expected}"


@pytest.mark.parametrize(
    "address", ["", "www.example.org", "https://www.example.org/", "ftp://x.example", "//x.example", "https://", "/sub"]
)
def test_an_address_that_is_none_is_refused(address: str, tmp_path: Path) -> None:
    actual = refusal(tmp_path, f'[tool.signoff]\naddress = "{address}"\n')

    assert actual == (
        "pyproject.toml: [tool.signoff] address must be the site's own, without a slash at its end, "
        f"such as https://www.example.org, not {address!r}"
    )


@pytest.mark.parametrize("address", ["https://x.example?a=b", "https://x.example/a b", "https://x.example#top"])
def test_an_address_that_cannot_be_lengthened_is_refused(address: str, tmp_path: Path) -> None:
    """Every page's address is this one with a path behind it."""
    assert "address must be the site's own" in refusal(tmp_path, f'[tool.signoff]\naddress = "{address}"\n')


@pytest.mark.parametrize("setting", ["output", "preview", "target"])
@pytest.mark.parametrize(
    "place",
    [
        pytest.param("content", id="the-sources"),
        pytest.param("content/articles", id="inside-the-sources"),
        pytest.param(".", id="the-project"),
        pytest.param("", id="nothing"),
        pytest.param("output/..", id="the-project-in-disguise"),
        pytest.param("./content", id="the-sources-in-disguise"),
        pytest.param("signoff", id="the-program"),
        pytest.param("theme/static", id="inside-the-theme"),
        pytest.param("tests", id="the-tests"),
        pytest.param(".git", id="the-history"),
        pytest.param(".venv/lib", id="the-interpreter"),
    ],
)
def test_a_folder_whose_files_would_be_lost_is_refused(setting: str, place: str, tmp_path: Path) -> None:
    actual = refusal(tmp_path, f'[tool.signoff]\n{setting} = "{place}"\n')

    assert actual.startswith(f"pyproject.toml: [tool.signoff] {setting} ")


@pytest.mark.parametrize("setting", ["output", "preview"])
@pytest.mark.parametrize("place", ["..", "../elsewhere", "/", "/srv/www"])
def test_a_build_outside_of_the_project_is_refused(setting: str, place: str, tmp_path: Path) -> None:
    actual = refusal(tmp_path, f'[tool.signoff]\n{setting} = "{place}"\n')

    assert actual == f"pyproject.toml: [tool.signoff] {setting} must be a folder inside the project"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param('theme = "looks"\noutput = "looks"', id="output-is-the-theme-of-the-settings"),
        pytest.param('output = "x"\npreview = "x"', id="preview-is-the-output"),
        pytest.param('output = "x"\npreview = "x/drafts"', id="preview-inside-the-output"),
        pytest.param('output = "x/y"\npreview = "x"', id="output-inside-the-preview"),
        pytest.param('output = "x"\ntarget = "x"', id="target-is-the-output"),
        pytest.param('output = "x"\ntarget = "x/web"', id="target-inside-the-output"),
        pytest.param('preview = "x"\ntarget = "x"', id="target-is-the-preview"),
        pytest.param('output = "published/current"', id="output-inside-the-target"),
        pytest.param('output = ".signoff"', id="output-is-the-scratch-folder"),
    ],
)
def test_two_folders_that_would_wipe_each_other_are_refused(lines: str, tmp_path: Path) -> None:
    """A build takes away what it did not write: drafts must not lie in the output, nor releases where builds go."""
    actual = refusal(tmp_path, f"[tool.signoff]\n{lines}\n")

    assert actual.startswith("pyproject.toml: [tool.signoff] ")


def test_a_link_to_the_sources_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "built").symlink_to("content", target_is_directory=True)

    actual = refusal(tmp_path, '[tool.signoff]\noutput = "built"\n')

    assert actual == "pyproject.toml: [tool.signoff] output and content must not lie in one another"


def test_a_target_elsewhere_is_allowed(tmp_path: Path) -> None:
    actual = load(tmp_path, '[tool.signoff]\ntarget = "../web"\n')

    assert actual.target == "../web"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"[tool\n", "Expected ']' at the end of a table declaration (at line 1, column 6)", id="broken"),
        pytest.param(
            b'a = "\xe9"\n',
            "'utf-8' codec can't decode byte 0xe9 in position 5: invalid continuation byte",
            id="latin-1",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_said(raw: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(raw)

    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert str(caught.value) == f"pyproject.toml cannot be read: {expected}"


def test_the_mark_that_windows_puts_in_front_of_a_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b'\xef\xbb\xbf[tool.signoff]\naddress = "https://www.example.org"\n')

    assert load_settings(tmp_path).address == "https://www.example.org"


def test_a_table_is_wanted(tmp_path: Path) -> None:
    actual = refusal(tmp_path, "tool.signoff = 1\n")

    assert actual == "pyproject.toml: [tool.signoff] must be a table"


def test_a_tool_that_is_no_table_is_refused(tmp_path: Path) -> None:
    actual = refusal(tmp_path, "tool = 1\n")

    assert actual.startswith("pyproject.toml: ")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").mkdir()

    with pytest.raises(SettingsError):
        load_settings(tmp_path)


def test_no_project_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)

    assert str(caught.value) == (
        f"no pyproject.toml in {tmp_path}: run the command in the folder of the site, or use --isolated"
    )
