"""[tool.signoff.targets]: every value is checked before anything is done with it."""

from __future__ import annotations

import tomllib

import pytest

from signoff.errors import SettingsError
from signoff.targets import SshSettings, TargetSettings, read_targets


def read(toml: str) -> TargetSettings:
    return read_targets(tomllib.loads(f"[web]\n{toml}"))["web"]


def test_a_folder_is_the_kind_that_is_meant_without_one() -> None:
    assert read('path = "/srv/web"') == TargetSettings("web", "directory", path="/srv/web")


def test_a_machine_is_told_by_a_host_and_a_folder() -> None:
    actual = read('kind = "ssh"\nhost = "web.example.org"\nuser = "deploy"\nport = 2222\npath = "sites/it\'s here"')

    assert actual == SshSettings("web", "ssh", path="sites/it's here", host="web.example.org", user="deploy", port=2222)
    assert actual.place == "web.example.org:sites/it's here"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        pytest.param("", "needs path, the folder to publish into", id="no-path"),
        pytest.param('kind = "shh"', "kind must be one of .*, not 'shh': did you mean \"ssh\"", id="kind-misspelt"),
        pytest.param("kind = 3", "kind must be one of", id="kind-a-number"),
        pytest.param('path = "x"\nhost = "y"', "\\(kind directory\\) has no setting 'host'", id="key-of-another-kind"),
        pytest.param('path = "x"\nkeep = 1', "keep must be at least 2", id="keeps-nothing"),
        pytest.param('path = "x"\nurl = "ftp://x"', "url must be an address", id="url-of-another-kind"),
        *(
            pytest.param(
                f'kind = "github-pages"\nbranch = "{name}"', "branch must be the name of one", id=f"branch{name}"
            )
            for name in ("-x", "a..b", "a.lock", "/a", "a/", "a b", "a//b", "", "@{x}", ".a")
        ),
        pytest.param('kind = "github-pages"\nremote = "--upload-pack=x"', "remote must be", id="remote-an-option"),
        pytest.param('kind = "github-pages"\nremote = "ext::sh -c x"', "remote must be", id="remote-a-command"),
        pytest.param('kind = "github-pages"\ndomain = "a/b"', "domain must be", id="domain-with-a-path"),
        pytest.param('kind = "s3"', "needs bucket", id="no-bucket"),
        pytest.param('kind = "s3"\nbucket = "a/b"', "needs bucket", id="bucket-with-a-folder"),
        pytest.param('kind = "s3"\nbucket = "abc"\nprefix = "../x"', "prefix must be a folder", id="prefix-leaves"),
        pytest.param('kind = "s3"\nbucket = "abc"\nprefix = "/x"', "prefix must be a folder", id="prefix-absolute"),
        pytest.param('kind = "s3"\nbucket = "abc"\nendpoint = "s3"', "endpoint must be an address", id="endpoint"),
        pytest.param('kind = "ssh"\npath = "x"', "needs host", id="no-host"),
        pytest.param('kind = "ssh"\nhost = "x"', "needs host", id="no-folder"),
    ],
)
def test_what_cannot_be_a_target_is_refused(toml: str, words: str) -> None:
    with pytest.raises(SettingsError, match=rf"pyproject.toml: \[tool.signoff.targets.web\] {words}"):
        read(toml)


@pytest.mark.parametrize(
    "host",
    ["-oProxyCommand=touch x", "a b", "a;b", "$(x)", "user@host", "host:22", "", "a\nb", "host/", "::1;x", "été"],
)
def test_a_host_that_is_none_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match="host"):
        read_targets({"web": {"kind": "ssh", "host": host, "path": "/srv/web"}})


@pytest.mark.parametrize("host", ["web", "web-1.example.org", "192.0.2.1", "2001:db8::1", "::1", "fe80::1%eth0", "a_b"])
def test_a_host_may_be_a_name_or_a_number(host: str) -> None:
    assert read_targets({"web": {"kind": "ssh", "host": host, "path": "/srv/web"}})["web"].place == f"{host}:/srv/web"


@pytest.mark.parametrize(
    "path",
    ["~/web", "~", "/", "//", ".", "./", "/srv/../etc", "..", "/srv/*", "/srv/[ab]", "a\\b", "/srv/\nx", "what?"],
)
def test_a_folder_that_is_none_or_not_its_own_is_refused(path: str) -> None:
    with pytest.raises(SettingsError, match="path"):
        read_targets({"web": {"kind": "ssh", "host": "web", "path": path}})


@pytest.mark.parametrize(
    ("key", "value"), [("user", "-l"), ("user", "a b"), ("user", "x;y"), ("port", 65536), ("port", -1)]
)
def test_a_user_or_port_that_is_none_is_refused(key: str, value: object) -> None:
    with pytest.raises(SettingsError, match=key):
        read_targets({"web": {"kind": "ssh", "host": "web", "path": "/srv/web", key: value}})
