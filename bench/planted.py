"""Whether the gate finds each planted defect of a large site and nothing else, and nothing on the same site without them.

    python bench/planted.py [--pages 10000] [--defects 200]

Both sites are checked with all rules, cold, as `signoff check --isolated` does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from make_site import make_site

Place = tuple[str, str]  # a page, and the address at fault


def found(site: Path, cache: Path) -> list[Place]:
    """Where the gate finds something."""
    command = (sys.executable, "-m", "signoff", "check", "--isolated", "--quiet", "--format", "json", str(site))
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout
    return sorted((finding["page"] or "", finding["url"] or "") for finding in json.loads(said)["findings"])


def main() -> None:
    """Make both sites, check them, and compare."""
    parser = argparse.ArgumentParser(description="Find planted defects, and nothing else.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--defects", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        make_site(Path(top) / "clean", given.pages)
        truth = make_site(Path(top) / "broken", given.pages, broken=given.defects)
        false = found(Path(top) / "clean", Path(top) / "cache")
        said = found(Path(top) / "broken", Path(top) / "cache")
    planted = sorted((defect["page"], defect["url"]) for defect in truth)
    missed, more = set(planted) - set(said), set(said) - set(planted)
    sys.stdout.write(
        f"{given.pages:,} clean pages: {len(false)} findings\n"
        f"{len(planted)} planted defects: {len(planted) - len(missed)} found, {len(missed)} missed, {len(more)} others told\n"
    )
    for page, url in sorted({*missed, *more, *false})[:20]:
        sys.stdout.write(f"  {page}: {url}\n")
    sys.exit(bool(missed or more or false or len(said) != len(planted)))


if __name__ == "__main__":
    main()
