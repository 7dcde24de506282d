"""python -m signoff, and the program `signoff`."""

import sys


def main() -> None:
    """Run the command line. What it is made of takes half a second to load: Ctrl-C ends that, too, without a traceback."""
    try:
        from signoff.cli import main as command  # noqa: PLC0415 - so that Ctrl-C can be caught meanwhile
    except KeyboardInterrupt:
        sys.exit(130)
    command()


if __name__ == "__main__":
    main()
