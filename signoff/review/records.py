"""A record of the ledger in its two written forms: the canonical bytes that are signed, and the TOML that is appended."""

from __future__ import annotations

import json

from signoff.model import Review


def canonical(key: str, review: Review) -> bytes:
    """The canonical JSON of a record of article `key`, its signature left out (docs/ledger.md specifies it).

    The article's key is in it: a record that is moved to another article is no longer what was signed.
    """
    of = {"text": review.of.text, "version": str(review.of.version)} if review.of else None
    fields: dict[str, object] = {
        "article": key,
        "evidence": review.evidence,
        "file": review.file,
        "kind": review.kind,
        "language": review.language,
        "of": of,
        "on": review.on.isoformat(),
        "reason": review.reason,
        "reviewer": review.reviewer,
        "text": review.text,
        "v": 1,
        "version": str(review.version),
    }
    if review.pictures:  # records of texts without pictures are as they were before pictures were recorded
        fields["pictures"] = dict(review.pictures)
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def appended(ledger: bytes | None, review: Review) -> bytes:
    """The ledger with a record at its end; all that stood in it, comments too, stays byte for byte.

    The record takes the ledger's line ends. A ledger that is not there (None) begins with a line that says what it is.
    """
    before = _HEAD.encode("utf-8") if ledger is None else ledger
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if not before or before.endswith((b"\n", b"\r")) else newline
    return before + gap + _toml(review).encode("utf-8").replace(b"\n", newline)


_HEAD = "# The ledger: who approved which words, and when. Records are appended by `signoff sign`, never edited.\n"


def _toml(review: Review) -> str:
    lines = ["", "[[review]]", _pair("language", review.language), _pair("version", str(review.version))]
    lines.append(_pair("kind", review.kind))
    if review.of:
        lines.append(f"of = {{ {_pair('version', str(review.of.version))}, {_pair('text', review.of.text)} }}")
    lines += [_pair("reviewer", review.reviewer), f"on = {review.on.isoformat()}", _pair("text", review.text)]
    lines += [_pair("file", review.file)] if review.file else []
    if review.pictures:
        pairs = ", ".join(
            f"{json.dumps(url, ensure_ascii=False)} = {json.dumps(it)}" for url, it in review.pictures.items()
        )
        lines.append(f"pictures = {{ {pairs} }}")
    lines += [_pair("reason", review.reason)] if review.reason else []
    lines.append(_pair("evidence", review.evidence))
    if review.signature:
        lines += ['signature = """', review.signature.strip("\n"), '"""']
    return "\n".join(lines) + "\n"


def _pair(key: str, value: str) -> str:
    """`key = "value"`: a JSON string without control characters is a TOML string too."""
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
