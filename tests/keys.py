"""SSH keys, made for one test and thrown away."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Key:
    file: Path

    @property
    def public(self) -> str:
        """The key's type and its public half, as allowed_signers has them."""
        return " ".join(Path(f"{self.file}.pub").read_text().split()[:2])


def make_key(file: Path) -> Key:
    """An Ed25519 key without a passphrase."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return Key(file)
