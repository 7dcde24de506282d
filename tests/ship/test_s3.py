"""Publishing into a bucket: moto's server on loopback, spoken to over HTTP as S3 is."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from signoff import headers
from signoff.errors import NotShipped
from signoff.model import Report
from signoff.settings import Settings
from signoff.ship import rollback
from signoff.ship.lock import myself
from signoff.ship.manifest import manifest_of
from signoff.ship.release import Release
from signoff.ship.s3 import S3
from signoff.ship.seal import seal
from signoff.targets import S3Settings
from tests.build.snapshots import lay
from tests.projects import TODAY
from tests.ship.sites import QUIET, send


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    _, port = server.get_host_and_port()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket of its own, and the credentials that open it."""
    for name, value in {"ACCESS_KEY_ID": "test", "SECRET_ACCESS_KEY": "test", "DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    name = re.sub("[^a-z0-9]+", "-", request.node.name)[-60:].strip("-")
    resource = boto3.resource("s3", endpoint_url=endpoint)
    yield resource.create_bucket(Bucket=name)
    resource.meta.client.close()


@pytest.fixture
def sealed(tmp_path: Any) -> Settings:
    settings = Settings(tmp_path / "project")
    put(settings, "one")
    return settings


def put(settings: Settings, words: str, **more: str) -> Release:
    """Another output, signed by an open gate: a page, a style of its own by fingerprint, a list, and what is always the same."""
    mark = f"{int.from_bytes(words.encode()) % 16**12:012x}"
    pages = {f"{words}/index.html": f"<p>new {words}</p>", "sitemap.xml": f"<{words}/>", "fr/index.html": "<p>même</p>"}
    style = f"theme/site.{mark}.css"
    home = {"index.html": f'<link href="{style}">{words}', style: f"/* {words} */", "_headers": f"# {words}"}
    output = lay(settings.root / "output")
    for old in [path for path in output.rglob("*") if path.is_file()]:
        old.unlink()
    for path, text in {**pages, **home, **more}.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text)
    (settings.root / "content").mkdir(exist_ok=True)
    return seal(settings, manifest_of(output), Report((), {}), TODAY)


def target_of(bucket: Any, sealed: Settings, **options: Any) -> S3:
    place = bucket.meta.client.meta.endpoint_url
    return S3(S3Settings("cloud", "s3", bucket=bucket.name, endpoint=place, **options), sealed.root)


def live(bucket: Any) -> dict[str, str]:
    """What visitors may see, by its key."""
    found = {each.key: each.get()["Body"].read().decode() for each in bucket.objects.all()}
    return {key: text for key, text in found.items() if ".signoff/" not in key and not key.endswith("release.json")}


def wanted(settings: Settings) -> dict[str, str]:
    output = settings.root / "output"
    files = [file.path for file in manifest_of(output) if file.path not in headers.HIDDEN]
    return {path: (output / path).read_text() for path in files}


def test_a_release_is_served_with_what_is_to_be_said_of_each_file(bucket: Any, sealed: Settings) -> None:
    send(sealed, target_of(bucket, sealed))

    said = {key: bucket.Object(key).get() for key in live(bucket)}
    assert live(bucket) == wanted(sealed)
    assert {key: (each["ContentType"], each["CacheControl"]) for key, each in said.items()} == {
        key: (headers.content_type(key), headers.caching(key)) for key in said
    }
    assert said["fr/index.html"]["ContentType"] == "text/html; charset=utf-8"


def test_a_site_may_lie_in_a_folder_of_the_bucket(bucket: Any, sealed: Settings) -> None:
    bucket.put_object(Key="theirs/index.html", Body=b"theirs")
    bucket.put_object(Key="index.html", Body=b"theirs")

    send(sealed, target_of(bucket, sealed, prefix="patients/fr & en"))

    here = {f"patients/fr & en/{path}": text for path, text in wanted(sealed).items()}
    assert live(bucket) == {**here, "theirs/index.html": "theirs", "index.html": "theirs"}


def test_what_changed_is_served_and_what_is_gone_is_taken_away(bucket: Any, sealed: Settings) -> None:
    """A style of the old release stays: somebody may be reading a page of it. It goes when the release is kept no more."""
    target = target_of(bucket, sealed, keep=2)
    bucket.put_object(Key="theirs.txt", Body=b"theirs")
    send(sealed, target)
    (old,) = [key for key in live(bucket) if key.endswith(".css")]
    put(sealed, "two")
    send(sealed, target, 1)
    with_old = live(bucket)
    put(sealed, "three")
    send(sealed, target, 2)

    assert set(with_old) - {old, "theirs.txt"} == {
        path
        for path in with_old
        if "two" in path or path in ("index.html", "fr/index.html", "sitemap.xml") or ".css" in path
    } - {old}
    assert old in with_old
    assert {key for key in live(bucket) if key.endswith(".css")} == {
        path for path in (*with_old, *wanted(sealed)) if path.endswith(".css") and path != old
    }
    assert live(bucket)["theirs.txt"] == "theirs"


def test_publishing_twice_writes_nothing(bucket: Any, sealed: Settings) -> None:
    target = target_of(bucket, sealed)
    first = send(sealed, target)
    before = {each.key: each.last_modified for each in bucket.objects.all()}

    again = send(sealed, target, 5)

    assert (again, {each.key: each.last_modified for each in bucket.objects.all()}) == (first, before)


def test_rollback_serves_the_release_before(bucket: Any, sealed: Settings) -> None:
    target = target_of(bucket, sealed)
    first = send(sealed, target)
    before = live(bucket)
    put(sealed, "two")
    second = send(sealed, target, 1)

    served = rollback(sealed, target, "", QUIET)

    left = {key: text for key, text in live(bucket).items() if key in before}
    assert (served, left, target.releases()) == (first, before, [second, first])
    assert [key for key in live(bucket) if key not in before] == [
        file.path for file in second.files if file.path.endswith(".css")
    ]


def test_a_file_that_was_altered_is_put_right(bucket: Any, sealed: Settings) -> None:
    target = target_of(bucket, sealed)
    send(sealed, target)
    bucket.put_object(Key="index.html", Body=b"hacked")

    send(sealed, target, 1)

    assert live(bucket) == wanted(sealed)


def test_when_what_is_said_with_files_changes_all_are_shown_again(bucket: Any, sealed: Settings) -> None:
    target = target_of(bucket, sealed)
    send(sealed, target)
    bucket.Object(".signoff/current.json").put(
        Body=bucket.Object(".signoff/current.json").get()["Body"].read().replace(b'"headers": "', b'"headers": "0')
    )
    bucket.Object("fr/index.html").copy_from(
        CopySource={"Bucket": bucket.name, "Key": "fr/index.html"}, MetadataDirective="REPLACE", CacheControl="old"
    )
    put(sealed, "two")

    send(sealed, target, 1)

    assert bucket.Object("fr/index.html").cache_control == headers.ASKED_ANEW


def test_an_old_address_sends_on_by_itself(bucket: Any, sealed: Settings) -> None:
    put(sealed, "two", **{"en/old/index.html": "moved", "_redirects": "/en/old/ /en/new/ 301\n"})

    send(sealed, target_of(bucket, sealed))

    assert bucket.Object("en/old/index.html").website_redirect_location == "/en/new/"


# --- the order, and being stopped ----------------------------------------------------------------------


def calls(target: S3, most: int = 10_000) -> list[tuple[str, str]]:
    """What is asked of the bucket from now on: (operation, key). After so many changes it is as if the power failed."""
    seen: list[tuple[str, str]] = []
    lock = threading.Lock()

    def note(model: Any, params: Any, **_: Any) -> None:
        if model.name.startswith(("Put", "Copy", "Delete")):
            with lock:
                if len(seen) >= most:
                    raise KeyboardInterrupt
                seen.append((model.name, params["url_path"].lstrip("/").split("?")[0]))

    target._bucket._client.meta.events.register("before-call.s3", note)
    return seen


def test_files_come_before_the_pages_that_load_them_and_deletions_last(bucket: Any, sealed: Settings) -> None:
    send(sealed, target_of(bucket, sealed))
    put(sealed, "two")
    target = target_of(bucket, sealed)
    seen = calls(target)

    send(sealed, target, 1)

    shown = [key.partition(".")[0] for call, key in seen if call == "CopyObject"]
    order = [call for call, key in seen if not key.startswith(".signoff/blobs")]
    assert shown == ["theme/site", "two/index", "index", "sitemap"]
    assert order == [
        *("PutObject", "PutObject"),  # the lock, the release's record
        *("CopyObject",) * 4,
        *("PutObject", "PutObject", "DeleteObjects"),  # release.json, what is served; what is left over
        "DeleteObjects",  # the lock
    ]


def test_stopped_before_any_change_no_page_lacks_what_it_loads_and_the_next_one_is_whole(
    bucket: Any, sealed: Settings
) -> None:
    send(sealed, target_of(bucket, sealed))
    for most in range(1, 40):
        put(sealed, f"try{most}")
        stopped = target_of(bucket, sealed, keep=2)
        calls(stopped, most)
        with suppress(KeyboardInterrupt):
            send(sealed, stopped, most, break_lock=True)
            break
        there = live(bucket)
        assert re.findall('href="([^"]+)', there["index.html"])[0] in there

    def pages(files: dict[str, str]) -> dict[str, str]:
        return {path: text for path, text in files.items() if not path.endswith(".css")}

    assert (pages(live(bucket)), most > 8) == (pages(wanted(sealed)), True)


# --- one at a time, and who may not --------------------------------------------------------------------


def test_only_one_publishes_at_a_time(bucket: Any, sealed: Settings) -> None:
    bucket.put_object(Key=".signoff/lock", Body=b"ann@elsewhere:7:0")

    with pytest.raises(
        NotShipped, match=r"ann@elsewhere \(process 7\) has been publishing to s3://.* days: that is longer"
    ):
        send(sealed, target_of(bucket, sealed))
    send(sealed, target_of(bucket, sealed), break_lock=True)

    assert (live(bucket), ".signoff/lock" in {each.key for each in bucket.objects.all()}) == (wanted(sealed), False)


def test_whoever_lost_the_lock_shows_nothing(bucket: Any, sealed: Settings) -> None:
    target = target_of(bucket, sealed)
    release = send(sealed, target)

    with target.lock(break_lock=False):
        bucket.put_object(Key=".signoff/lock", Body=b"ann@elsewhere:7:0")
        with pytest.raises(NotShipped, match="somebody else broke the lock"):
            target.switch(release)

    assert target._holder() == "ann@elsewhere:7:0"


def test_the_lock_of_a_process_that_ended_is_taken_over(bucket: Any, sealed: Settings) -> None:
    bucket.put_object(Key=".signoff/lock", Body=replace(myself(), pid=2**22 + 1).token.encode())

    send(sealed, target_of(bucket, sealed))

    assert live(bucket) == wanted(sealed)


def test_a_bucket_that_is_not_there_is_told(bucket: Any, sealed: Settings) -> None:
    target = target_of(bucket, sealed)
    bucket.delete()

    with pytest.raises(NotShipped, match=r"cannot publish to s3://.*\(NoSuchBucket\): make it, or mend"):
        send(sealed, target)


def test_a_service_that_does_not_answer_is_told(bucket: Any, sealed: Settings) -> None:
    settings = S3Settings("cloud", "s3", bucket=bucket.name, endpoint="http://127.0.0.1:1")

    with pytest.raises(NotShipped, match=r"cannot publish to s3://.*Could not connect .*\(EndpointConnectionError\)"):
        send(sealed, S3(settings, sealed.root))


# --- what visitors get --------------------------------------------------------------------------------


@pytest.fixture
def front(bucket: Any) -> Iterator[str]:
    """The bucket as a web site: S3's website hosting, as far as reading goes."""

    class Website(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            try:
                raw = (
                    bucket.Object((self.path + "index.html" if self.path[-1] == "/" else self.path)[1:])
                    .get()["Body"]
                    .read()
                )
            except bucket.meta.client.exceptions.NoSuchKey:
                self.send_error(404)
                return
            self.send_response(500 if raw == b"<p>new two</p>" else 200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_release_that_visitors_do_not_get_is_taken_back(bucket: Any, sealed: Settings, front: str) -> None:
    target = target_of(bucket, sealed, url=front, patience=0)
    first = send(sealed, target)
    before = live(bucket)
    put(sealed, "two")

    with pytest.raises(NotShipped, match=rf"/two/ answers 500; {first.id} is served again"):
        send(sealed, target, 1)

    assert (live(bucket), target.releases()) == (before, [first])
