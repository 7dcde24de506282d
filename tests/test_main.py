"""The program itself, before there is a command."""

from __future__ import annotations

import subprocess
import sys

CTRL_C_WHILE_LOADING = """
import sys

class Interrupted:
    def find_spec(self, name, *_):
        if name == "signoff.cli":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
from signoff.__main__ import main
main()
"""


def test_ctrl_c_while_the_program_is_loaded_ends_with_130_and_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", CTRL_C_WHILE_LOADING], capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_the_package_can_be_run() -> None:
    done = subprocess.run([sys.executable, "-m", "signoff", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout.startswith("signoff, version ")
