"""What a folder holds, to be compared whole."""

from __future__ import annotations

from pathlib import Path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; links are not followed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def lay(folder: Path, **files: str) -> Path:
    """A folder with these files; `__` in a name stands for a slash."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    return folder
