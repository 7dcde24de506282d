"""Web application manifests: what they name, and that each of it is found when it is missing, at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signoff.site.manifests import is_manifest, read_manifest
from tests.site.folders import findings, found, write

MANIFEST = {
    "name": "Knee",
    "id": "/gone",
    "scope": "/gone/",
    "start_url": "./?source=app",
    "icons": [{"src": "a.png", "sizes": "any"}],
    "screenshots": [{"src": "/b.png"}],
    "shortcuts": [{"name": "x", "url": "/c.html", "icons": [{"src": "d.png"}]}],
    "share_target": {"action": "e.html", "params": {"url": "link"}},
    "file_handlers": [{"action": "f.html"}],
    "related_applications": [{"platform": "play", "url": "https://play.google.com/store/apps/details?id=x"}],
}


def test_the_addresses_of_a_manifest() -> None:
    read = read_manifest(json.dumps(MANIFEST).encode())

    assert [url for url, _, _ in read] == ["./?source=app", "a.png", "/b.png", "/c.html", "d.png", "e.html", "f.html"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="no-json"),
        pytest.param(b"[" * 100_000, id="too-deep"),
        pytest.param(b'"a.png"', id="string"),
        pytest.param(b'{"icons": {"16": "a.png"}, "action": {"default_popup": "a.html"}}', id="of-an-extension"),
        pytest.param(b'{"main.js": {"file": "main.1.js", "src": "main.js"}, "src": "a"}', id="of-a-bundler"),
        pytest.param(b'{"start_url": 1, "icons": [1, null, {"src": 2}]}', id="mistyped"),
    ],
)
def test_what_is_no_manifest_names_nothing(raw: bytes) -> None:
    assert read_manifest(raw) == ()


@pytest.mark.parametrize("name", ["site.webmanifest", "app/manifest.json", "Manifest.JSON"])
def test_a_manifest_is_told_by_its_name(name: str) -> None:
    assert (is_manifest(name), is_manifest("my-manifest.json"), is_manifest(f"{name}.txt")) == (True, False, False)


def test_a_manifest_of_which_all_is_there_is_silent(tmp_path: Path) -> None:
    write(tmp_path, {"x/index.html": "", "x/site.webmanifest": '{"start_url": ".", "icons": [{"src": "/a.png"}]}'})
    write(tmp_path, {"a.png": ""})

    assert found(tmp_path, "LNK,PAG006") == []


def test_what_a_manifest_names_and_is_not_there_is_found_at_its_place(tmp_path: Path) -> None:
    words = '{\n "name": "gone.png",\n "start_url": "/gone",\n "icons": [{"src": "img\\/gone.png"}, {"src": "https://a.example/b.png"}]}'
    write(tmp_path, {"index.html": "", "x/manifest.json": words})

    told = [(one.rule, one.path, one.line, one.column, one.message) for one in findings(tmp_path, "LNK003,PAG006")]

    assert told == [
        ("LNK003", "site/x/manifest.json", 3, 16, "the manifest names /gone, which is not there"),
        ("LNK003", "site/x/manifest.json", 4, 21, "the manifest names /x/img/gone.png, which is not there"),
        ("PAG006", "site/x/manifest.json", 4, 47, "what the manifest names is loaded from a.example, another host"),
    ]
