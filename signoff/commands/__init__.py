"""The commands that have a file of their own: arguments -> one call -> print -> exit code. cli.py registers them."""

from importlib import import_module

import click

# Where each command is. It is imported when somebody types it: all of them take as long as a small check.
COMMANDS = {
    "booking": "booking.booking",
    "check": "check.check",
    "doctor": "doctor.doctor",
    "new": "new.new",
    "publish": "publish.publish",
    "releases": "publish.releases",
    "remarks": "remarks.remarks",
    "review-bundle": "bundle.command",
    "revise": "revise.revise",
    "rollback": "publish.rollback",
    "settle": "remarks.settle",
    "sign": "sign.sign",
    "status": "status.status",
    "verify": "verify.command",
}


def command(name: str) -> click.Command:
    """The command of a name in COMMANDS."""
    module, _, variable = COMMANDS[name].partition(".")
    found: click.Command = getattr(import_module(f"signoff.commands.{module}"), variable)
    return found
