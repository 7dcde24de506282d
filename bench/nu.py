"""What the Nu HTML checker says of every page that is built: python bench/nu.py VNU.JAR [FOLDER].

The checker is the W3C's own: `npm install vnu-jar` in a folder outside of the project brings the jar; it needs Java. FOLDER is
output/ when none is given. Ends with 1 when there is an error or a warning.

The checker does not fetch from this machine, so it reads files, and of files it cannot know that the search page's script comes from
'self', as its policy wants: that one message is left out.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

OWN_SCRIPT = re.compile(r"Resource violates Content Security Policy .* external script “/theme/js/search\.")


def main() -> int:
    """Check all pages, and print each message with its page."""
    parser = argparse.ArgumentParser(description="Check the built pages with the Nu HTML checker.")
    parser.add_argument("jar", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("output"))
    options = parser.parse_args()
    pages = sorted(str(page) for page in options.folder.rglob("*.html"))
    command = ["java", "-jar", str(options.jar), "--format", "json", "--exit-zero-always", *pages]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    messages = [said for said in json.loads(done.stderr)["messages"] if not OWN_SCRIPT.match(said["message"])]
    for said in messages:
        print(f"{said['url']}:{said.get('lastLine', 1)}: {said['type']}: {said['message']}")
    print(f"{len(pages)} pages, {len(messages)} messages")
    return int(bool(messages))


if __name__ == "__main__":
    sys.exit(main())
