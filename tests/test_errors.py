"""What the system refuses, in words that somebody can act on."""

from __future__ import annotations

import errno
import os

import pytest

from signoff.errors import of_system


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "output/index.html"),
            "the disk is full: make room, then run the command again",
            id="full-whatever-the-file",
        ),
        pytest.param(
            PermissionError(errno.EACCES, os.strerror(errno.EACCES), "output"),
            "output: Permission denied",
            id="a-file-of-somebody-else",
        ),
        pytest.param(OSError("no number"), "the system refused this: no number", id="nothing-known"),
    ],
)
def test_what_the_system_refuses_names_the_file_or_the_way_out(error: OSError, words: str) -> None:
    assert str(of_system(error)) == words
