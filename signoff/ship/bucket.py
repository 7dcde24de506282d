"""A bucket of S3, as far as publishing needs one: keys below a prefix, many at once, and every failure told as NotShipped."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from signoff.errors import NotShipped, ToolMissing
from signoff.targets import S3Settings

if TYPE_CHECKING:
    from botocore.client import BaseClient

_AT_ONCE = 16
_AT_ONE_DELETE = 1000  # what S3 takes
_ADVICE = {
    "NoSuchBucket": "make it, or mend `bucket` and `region`",
    "AccessDenied": "these credentials may not: docs/publishing.md lists what is needed",
    "InvalidAccessKeyId": "the credentials are wrong",
    "SignatureDoesNotMatch": "the credentials are wrong",
    "ExpiredToken": "log in again",
    "NoCredentialsError": "say who you are: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, `profile`, or a role",
}
_TAKEN = ("PreconditionFailed", "ConditionalRequestConflict")

T = TypeVar("T")


class Bucket:
    """The keys of a bucket below the prefix of the settings; keys here are without it."""

    def __init__(self, settings: S3Settings) -> None:
        self._settings = settings
        self._prefix = f"{settings.prefix}/" if settings.prefix else ""
        self._made: BaseClient | None = None

    def listed(self, folder: str = "") -> dict[str, str]:
        """The keys that begin so, each with its ETag: of two objects that are the same it is the same, unless KMS hides it."""
        with self._telling():
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._settings.bucket, Prefix=self._prefix + folder
            )
            rows = [row for page in pages for row in page.get("Contents", ())]
        return {row["Key"].removeprefix(self._prefix): row["ETag"] for row in rows}

    def read(self, key: str) -> bytes | None:
        """The bytes of an object; None when there is none."""
        with self._telling():
            try:
                answer = self._client.get_object(**self._at(key))
            except self._client.exceptions.NoSuchKey:
                return None
            return bytes(answer["Body"].read())

    def write(self, key: str, raw: bytes, sha256: str = "", **said: str) -> None:
        """Write an object; with a digest S3 refuses what arrives as anything else."""
        if sha256:
            said["ChecksumSHA256"] = base64.b64encode(bytes.fromhex(sha256)).decode("ascii")
        with self._telling():
            self._client.put_object(**self._at(key), Body=raw, **said)

    def claim(self, key: str, raw: bytes, *, instead_of: str = "") -> bool:
        """Write an object that is not there yet, or in place of the one with that ETag; False when somebody was quicker."""
        from botocore.exceptions import ClientError  # noqa: PLC0415

        condition = {"IfMatch": instead_of} if instead_of else {"IfNoneMatch": "*"}
        with self._telling():
            try:
                self._client.put_object(**self._at(key), Body=raw, **condition)
            except ClientError as error:
                if error.response.get("Error", {}).get("Code") in (*_TAKEN, "NoSuchKey"):
                    return False
                raise
        return True

    def copy(self, origin: str, key: str, said: Mapping[str, str]) -> None:
        """Copy an object within the bucket, to be served with other headers."""
        source = {"Bucket": self._settings.bucket, "Key": self._prefix + origin}
        with self._telling():
            self._client.copy_object(**self._at(key), CopySource=source, MetadataDirective="REPLACE", **said)

    def delete(self, keys: Iterable[str]) -> None:
        """Take objects away."""
        rows = [{"Key": self._prefix + key} for key in sorted(keys)]
        for start in range(0, len(rows), _AT_ONE_DELETE):
            part = {"Objects": rows[start : start + _AT_ONE_DELETE], "Quiet": True}
            with self._telling():
                answer = self._client.delete_objects(Bucket=self._settings.bucket, Delete=part)
            for failed in answer.get("Errors", ()):
                raise self._failure(failed.get("Code", ""), f"{failed.get('Key')} could not be taken away")

    def _at(self, key: str) -> dict[str, str]:
        return {"Bucket": self._settings.bucket, "Key": self._prefix + key}

    @property
    def _client(self) -> Any:
        if self._made is None:
            self._made = _client(self._settings)
        return self._made

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
        except ImportError:
            raise ToolMissing(
                f"publishing to {self._settings.place} needs boto3: install signoff with its extra s3"
            ) from None
        try:
            yield
        except ClientError as error:
            told = error.response.get("Error", {})
            raise self._failure(str(told.get("Code", "")), str(told.get("Message") or error)) from error
        except BotoCoreError as error:
            raise self._failure(type(error).__name__, str(error)) from error

    def _failure(self, code: str, words: str) -> NotShipped:
        advice = f": {_ADVICE[code]}" if code in _ADVICE else ""
        return NotShipped(f"cannot publish to {self._settings.place}: {words.rstrip('.')} ({code}){advice}")


def all_of(call: Callable[[T], None], rows: Iterable[T]) -> None:
    """Call for each row, many at a time; raises what the first one raised, and begins no other then."""
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for _ in pool.map(call, rows):
            pass
    finally:
        pool.shutdown(cancel_futures=True)


def _client(settings: S3Settings) -> Any:
    import boto3  # noqa: PLC0415 - 0.3 s, and only with the extra s3
    from botocore.config import Config  # noqa: PLC0415

    config = Config(
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=_AT_ONCE,
        retries={"mode": "standard", "max_attempts": 5},
        request_checksum_calculation="when_required",  # many services that speak as S3 do refuse the checksums of 2025
        response_checksum_validation="when_required",
    )
    session = boto3.Session(profile_name=settings.profile or None, region_name=settings.region or None)
    return session.client("s3", endpoint_url=settings.endpoint or None, config=config)
