"""The commands with which editors and reviewers write: one file a command, arguments -> one call -> print."""

from signoff.commands.new import new
from signoff.commands.revise import revise
from signoff.commands.sign import sign
from signoff.commands.status import status

COMMANDS = (new, revise, sign, status)
