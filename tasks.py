"""`invoke` tasks: names for commands. What they do stands in signoff/, and in the tools that they call."""

from __future__ import annotations

import sys

from invoke import Context, task

PTY = sys.stdout.isatty() and sys.platform != "win32"
SIGNOFF = f'"{sys.executable}" -m signoff'
PYTHON = f'"{sys.executable}" -m'


def run(c: Context, command: str) -> None:
    """Run a command; invoke ends with its exit code."""
    c.run(command, pty=PTY)


@task(help={"preview": "the working texts, marked, into .signoff/preview"})
def build(c, preview=False):
    """Compile content/ and theme/ into output/."""
    run(c, f"{SIGNOFF} build{' --preview' if preview else ''}")


@task(help={"args": 'more for `signoff check`, such as --args="--format json"'})
def check(c, args=""):
    """Check output/ and say what is wrong with it, at the line of the source."""
    run(c, f"{SIGNOFF} check {args}")


@task(help={"as_": "let this reviewer approve from the page"})
def preview(c, port=8000, as_=""):
    """Show the working texts in the browser for review, and build again whenever a file is saved."""
    run(c, f"{SIGNOFF} preview --port {port} {f'--as {as_}' if as_ else ''}")


@task(help={"target": "one of [tool.signoff.targets]", "args": 'more, such as --args="--break-lock"'})
def publish(c, target="", args=""):
    """Build, check, and put the site on line if the gate is open."""
    run(c, f"{SIGNOFF} publish {f'--target {target}' if target else ''} {args}")


@task(positional=["release"], help={"release": "its id (default: the one that was served before)"})
def rollback(c, release="", target="", args=""):
    """Serve an earlier release again."""
    run(c, f"{SIGNOFF} rollback {release} {f'--target {target}' if target else ''} {args}")


@task
def releases(c, target="", args=""):
    """List the releases that are kept, and say which is served."""
    run(c, f"{SIGNOFF} releases {f'--target {target}' if target else ''} {args}")


@task(help={"key": "the new folder's name", "args": 'more for `signoff new`, such as --args="--service mri"'})
def new(c, key, args=""):
    """Make the folder of a new article."""
    run(c, f"{SIGNOFF} new {key} {args}")


@task(help={"args": '--args="--major", or --args="--minor --language fr"'})
def revise(c, key, args=""):
    """Raise the version of an article, and note what changes."""
    run(c, f"{SIGNOFF} revise {key} {args}")


@task(positional=["key", "language"], help={"as_": "who approves: a key of reviewers.toml"})
def sign(c, key, language, as_, args=""):
    """Show what changed since the last approval, ask, and approve a text."""
    run(c, f"{SIGNOFF} sign {key} {language} --as {as_} {args}")


@task(help={"centre": "its key in centres.toml", "by": "who opened the address", "args": '--args="--service mri"'})
def booking(c, centre, by, args=""):
    """Record who opened the booking address of a centre."""
    run(c, f'{SIGNOFF} booking confirm {centre} --by "{by}" {args}')


@task(help={"reply": "what a physician sent back for a review bundle"})
def sign_reply(c, reply, args=""):
    """Take in the reply to a review bundle: keep what is wrong, approve what is exact."""
    run(c, f'{SIGNOFF} sign --from "{reply}" {args}')


@task(help={"key": "the article", "args": 'more, such as --args="--language fr"'})
def review_bundle(c, key, args=""):
    """Write the review of an article as one HTML file, for a physician who has no repository."""
    run(c, f"{SIGNOFF} review-bundle {key} {args}")


@task
def status(c, args=""):
    """List every text: version, state, reviewer, days left."""
    run(c, f"{SIGNOFF} status {args}")


@task
def remarks(c, args=""):
    """List what reviewers found wrong and nobody has settled."""
    run(c, f"{SIGNOFF} remarks {args}")


@task(positional=["key", "number"], help={"args": "--args=\"--answer 'It says 20 minutes now.'\""})
def settle(c, key, number, args=""):
    """Say what was done about a remark."""
    run(c, f"{SIGNOFF} settle {key} {number} {args}")


@task(help={"page": "an address or a file", "args": 'more, such as --args="--format json"'})
def verify(c, page, args=""):
    """Say which approved version a published page shows, or which words differ."""
    run(c, f'{SIGNOFF} verify "{page}" {args}')


@task
def explain(c, rule):
    """Print the manual page of a rule."""
    run(c, f"{SIGNOFF} explain {rule}")


@task
def rules(c):
    """List all rules."""
    run(c, f"{SIGNOFF} rules")


@task
def doctor(c):
    """Say what this machine and this project lack."""
    run(c, f"{SIGNOFF} doctor")


@task
def clean(c):
    """Take away everything that was built."""
    run(c, f"{SIGNOFF} clean")


@task(clean, build)
def rebuild(c):
    """Clean, then build."""


@task
def regenerate(c):
    """Build with Pelican alone whenever a file is saved (no gate, no preview of drafts)."""
    run(c, f"{PYTHON} pelican --autoreload content -s pelicanconf.py")


@task
def serve(c, port=8000):
    """Serve output/ as it was last built, with Pelican's own server."""
    run(c, f"{PYTHON} pelican --listen --bind 127.0.0.1 --port {port} -s pelicanconf.py")


@task(build, serve)
def reserve(c):
    """Build, then serve."""


@task(preview)
def livereload(c):
    """The same as preview."""


@task
def lint(c):
    """Ruff and mypy."""
    run(c, f"{PYTHON} ruff check .")
    run(c, f"{PYTHON} ruff format --check .")
    run(c, f"{PYTHON} mypy")


@task
def test(c, args=""):
    """Run the whole test suite."""
    run(c, f"{PYTHON} pytest {args}")


@task(help={"args": 'more for bench/run.py, such as --args="--pages 1000"'})
def bench(c, args=""):
    """Measure the gate on sites of 1,000 and 10,000 pages, beside other link checkers that are on the PATH."""
    run(c, f'"{sys.executable}" bench/run.py {args}')


@task
def docs(c):
    """Write docs/rules.md from the rules' own manual pages."""
    run(c, f"{SIGNOFF} rules --markdown --output docs/rules.md")


@task
def translations(c):
    """Take the theme's messages into its catalogues, after a template changed."""
    options = "--add-location=file -w 110 -o theme/locale/messages.pot theme"
    run(c, f"{PYTHON} babel.messages.frontend extract -F theme/babel.cfg --omit-header {options}")
    options = "--no-fuzzy-matching --ignore-obsolete -w 110 -i theme/locale/messages.pot -d theme/locale"
    run(c, f"{PYTHON} babel.messages.frontend update --ignore-pot-creation-date {options}")


@task
def lock(c):
    """Lock requirements/*.in into requirements/*.txt, with hashes and without addresses (needs uv).

    What tests run with is what users get: the tools come first, and the site takes the same versions of what both need.
    """
    options = "--universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links"
    for name, same in (("dev", ""), ("site", "-c requirements/dev.txt")):
        run(c, f"uv pip compile -q {options} {same} requirements/{name}.in -o requirements/{name}.txt")
